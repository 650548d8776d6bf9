/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * table.h - one table of what is known of documents: the rows of an SCDL file
 * or of a sources list, as the index keeps them.
 *
 * They are kept (schema.h, M<sha256 of the path>) so that documents that come
 * later are told of without the table being given again.  Pure.
 */
#ifndef INDEXER_TABLE_H
#define INDEXER_TABLE_H

#include "indexer/scdl.h"
#include "indexer/sources.h"

#include <glib.h>
#include <stdbool.h>

/* Stored. */
enum table_kind { TABLE_SCDL, TABLE_SOURCES };

/* Cells of a sources list. */
enum { SOURCE_PATH, SOURCE_URL, SOURCE_FETCHED, N_SOURCE_CELLS };

struct table_row {
    const struct table *table;
    guint line; /* from 1 */
    /* Of an SCDL file: by enum scdl_value; NULL where there is none. */
    const char *cells[N_SCDL_VALUES];
    bool is_joined; /* to a document, as far as this run has looked */
};

struct table {
    char *path; /* absolute, bytes */
    enum table_kind kind;
    guint n_rows;       /* that the file has, those too that are not used */
    GPtrArray *defects; /* char *: defect_text() */
    GArray *rows;       /* struct table_row */
    GStringChunk *chunk;
};
typedef struct table table_t;

struct table *table_of_scdl(const char *path, const struct scdl *scdl);
struct table *table_of_sources(const char *path, const struct sources *sources);
void table_free(struct table *table);

guint table_n_joined(const struct table *table);

/* Deflated. */
GBytes *table_encode(const struct table *table);
/* Errors: G_IO_ERROR_INVALID_DATA. */
struct table *table_decode(GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(table_t, table_free)

#endif
