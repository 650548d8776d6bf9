/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scdl_check.h - the cells of one SCDL row, held against the schema.
 *
 * Version 2.1.5: what is required, patterns, days, whole numbers, and what
 * columns say of each other (votes that do not add up, a budget without its
 * year).  Not checked: whether DELIB_MATIERE_NOM is the name of its code, since
 * it may be of a list of the collectivité's own.  Pure.
 */
#ifndef INDEXER_SCDL_CHECK_H
#define INDEXER_SCDL_CHECK_H

#include "indexer/defects.h"

#include <glib.h>
#include <stdbool.h>

/* In the order of the schema, then ours. */
enum scdl_column {
    COLUMN_COLL_NOM,
    COLUMN_COLL_SIRET,
    COLUMN_DELIB_ID,
    COLUMN_DELIB_DATE,
    COLUMN_MATIERE_CODE,
    COLUMN_MATIERE_NOM,
    COLUMN_OBJET,
    COLUMN_BUDGET_ANNEE,
    COLUMN_BUDGET_NOM,
    COLUMN_PREF_ID,
    COLUMN_PREF_DATE,
    COLUMN_VOTE_EFFECTIF,
    COLUMN_VOTE_REEL,
    COLUMN_VOTE_POUR,
    COLUMN_VOTE_CONTRE,
    COLUMN_VOTE_ABSTENTION,
    COLUMN_URL,
    COLUMN_FILE, /* not of SCDL: names the document's file */
    N_SCDL_COLUMNS,
};

/* "DELIB_ID". */
const char *scdl_column_name(enum scdl_column column);
bool scdl_column_is_required(enum scdl_column column);
/* The column that a cell of the first row names; N_SCDL_COLUMNS: another. */
enum scdl_column scdl_column_find(const char *name);

/* The cells of a row by column, each on one line; NULL: empty.  *has: which
 * columns the file has. */
struct scdl_cells {
    char *cells[N_SCDL_COLUMNS];
    bool has[N_SCDL_COLUMNS];
};

/* Whether all that has a form has the right one: SIRET, days, numbers, URL.
 * Where it has not, in a row of the wrong length, cells have shifted. */
bool scdl_cells_fit(const struct scdl_cells *row);

/* Reports what is wrong with the row.  Takes out what must not be used, and
 * writes days as "2020-02-12", a SIRET without blanks. */
void scdl_check(struct scdl_cells *row, const struct defect_place *place,
                defects_t *defects);

#endif
