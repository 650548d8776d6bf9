/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * near_row.h - the rows of words in which something may stand: each reading of
 * its units (unit.h), by the terms of each place.
 */
#ifndef QUERY_NEAR_ROW_H
#define QUERY_NEAR_ROW_H

#include "query/unit.h"
#include "shim/shim.h"

G_BEGIN_DECLS

/* One place: the terms of the passage, and those of the words that follow it
 * (schema.h, look-ahead); char *, NULL-terminated. */
struct near_slot {
    GPtrArray *here, *ahead;
};

/* Rows are GPtrArray * of struct near_slot *.  All that is one word is one row;
 * yours. */
GPtrArray *near_rows(const GPtrArray *units);

/* Places of the longest one. */
guint near_rows_longest(const GPtrArray *rows);

/* Where the rows stand in a passage, by positions, is added to spans (struct
 * proximity_span).  Errors: of the reader. */
bool near_rows_find(const GPtrArray *rows, struct shim_reader *reader,
                    guint docid, GArray *spans, GError **error);

G_END_DECLS

#endif
