/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables.h - all tables of an index, and which of their rows are of a
 * document.
 *
 * A row of a sources list is of the document at its path (relative to the
 * list's folder), or whose SHA-256 its file is named by, wherever that is now.
 *
 * A row of an SCDL file is of a document, by the first of these that any row
 * fits:
 *
 *   1. the document came from DELIB_URL: a sources list says so;
 *   2. its path is what the column of file names says, from the file's folder;
 *   3. its file's name is the one in that column, or the last part of
 *      DELIB_URL, unless the paper contradicts the row and agrees in nothing
 *      (day, collectivité, number; its name does not count);
 *   4. DELIB_ID is the number that the paper prints, or stands in its file's
 *      name as a whole, and day or collectivité are those of the paper, and
 *      neither is another; a short DELIB_ID wants both.
 *
 * Of several rows that differ the one that fits by 4 is meant; if none or
 * several do, none is: nothing is guessed.  The paper's are the facts that are
 * given of other origins.
 *
 * The order in which tables and documents come makes no difference.
 */
#ifndef INDEXER_TABLES_H
#define INDEXER_TABLES_H

#include "indexer/table.h"
#include "shim/fact.h"

#include <glib.h>
#include <stdbool.h>

struct tables;
typedef struct tables tables_t;

struct tables *tables_new(void);
void tables_free(struct tables *tables);

/* Takes the table over, in the place of another of the same path. */
void tables_put(struct tables *tables, struct table *table);
void tables_remove(struct tables *tables, const char *path);
/* NULL: there is none. */
const struct table *tables_find(const struct tables *tables, const char *path);
/* Elements: struct table *, by path; borrowed until they change. */
const GPtrArray *tables_all(const struct tables *tables);

struct tables_document {
    const char *id;         /* SHA-256 of its bytes, 64 hex digits */
    const GPtrArray *paths; /* char *, absolute, sorted */
    GArray *facts;          /* fact.h: those of the paper are looked at */
};

/* Puts what the tables say in the place of what such origins said before. */
void tables_join(struct tables *tables, const struct tables_document *document);

/* Says of all rows that they are of no document: all are to be joined anew. */
void tables_reset(struct tables *tables);

/* Documents that rows may be of and that are told nothing, since rows differ or
 * the paper contradicts: how many, and a line on one of them, yours; NULL where
 * there is none. */
guint tables_n_unclear(const struct tables *tables);
char *tables_unclear_text(const struct tables *tables);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(tables_t, tables_free)

#endif
