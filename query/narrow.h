/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * narrow.h - filters that stand beside a query, and not in its text: cells of
 * a batch.
 *
 * Pure.
 */
#ifndef QUERY_NARROW_H
#define QUERY_NARROW_H

#include "query/syntax.h"

G_BEGIN_DECLS

struct narrow_filter {
    enum filter_field field;
    char *value; /* never empty; as filter_text.h has it */
};

/* Elements: struct narrow_filter, cleared by the array. */
GArray *narrow_new(void);

/* Adds the filter that a cell (bytes) asks for; an empty one asks for nothing.
 * Errors: SYNTAX_ERROR, without a column. */
bool narrow_add(GArray *filters, enum filter_field field, const char *cell,
                GError **error);

/* The tree, which is taken over, of passages that obey the filters too, as if
 * they were typed behind it; tree NULL: the filters alone, one at least. */
struct node *narrow_tree(struct node *tree, const GArray *filters);

/* The query (bytes) with the filters behind it; yours. */
char *narrow_text(const char *query, const GArray *filters);

G_END_DECLS

#endif
