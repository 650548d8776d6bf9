/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scdl.h - what a file in the SCDL format says of délibérations.
 *
 * SCDL (socle commun des données locales) is the national format for lists of
 * délibérations: CSV, a row each, 17 columns, of which version 2.1.5 of the
 * schema requires seven (https://schema.data.gouv.fr/scdl/deliberations).
 * Real files break its rules in every way, and are used all the same:
 *
 *   - the delimiter is what gives the most known names of columns in the first
 *     row: comma, semicolon or tab;
 *   - names of columns are compared as labels (shim/label.h);
 *   - other columns are passed over, but for one that names the document's
 *     file;
 *   - a cell that is not what its column asks for is not used, where using it
 *     would be wrong; a row whose cells have shifted is not used at all;
 *   - an address or a file name that rows share which differ says nothing of
 *     any of them: it is the portal's page, or the register's;
 *   - a row that stands there twice counts once.
 *
 * Everything that is against the schema is reported, also what vigie does not
 * use: scdl_check.h.  Pure.
 */
#ifndef INDEXER_SCDL_H
#define INDEXER_SCDL_H

#include "indexer/defects.h"

#include <glib.h>
#include <stdbool.h>

/* What is used.  Stored: new ones go to the end. */
enum scdl_value {
    SCDL_COMMUNE, /* COLL_NOM */
    SCDL_SIRET,   /* 14 digits */
    SCDL_ID,
    SCDL_DATE, /* a day that exists: "2020-02-12" */
    SCDL_MATIERE,
    SCDL_MATIERE_NAME,
    SCDL_OBJECT,
    SCDL_URL,
    SCDL_FILE, /* of the column that names the file: it, or a path to it */
    N_SCDL_VALUES,
};

struct scdl_row {
    const char *values[N_SCDL_VALUES]; /* UTF-8 on one line, or NULL */
    struct defect_place place;
};

struct scdl {
    GArray *rows; /* struct scdl_row, those that are used */
    guint n_rows; /* that the file has, the first one not counted */
    defects_t *defects;
    GStringChunk *chunk; /* of the values */
};
typedef struct scdl scdl_t;

/* Whether these bytes, the first of a file, begin with the names of SCDL's
 * columns: two of DELIB_ID, DELIB_DATE, DELIB_OBJET, DELIB_URL. */
bool scdl_is_head(const char *p, gsize len);

/* Reads a whole file.  Errors: G_IO_ERROR_INVALID_DATA, it is none. */
struct scdl *scdl_read(const char *p, gsize len, GError **error);
void scdl_free(struct scdl *scdl);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(scdl_t, scdl_free)

#endif
