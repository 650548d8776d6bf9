/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unknown.h - filters that no document of the index obeys, and what they may
 * have meant: so that a zero, or a filter that leaves nothing out, is not
 * mistaken for an answer.
 *
 * Near to a value are those that hold it from the beginning of a word, and
 * those that are spelt nearly as it is (nearest.h), among what stands in the
 * index.
 */
#ifndef QUERY_UNKNOWN_H
#define QUERY_UNKNOWN_H

#include "query/filter.h"

G_BEGIN_DECLS

/* Values given. */
#define UNKNOWN_NEAR_MAX 5
/* Characters of a value: a shorter one is near to too many. */
#define UNKNOWN_NEAR_MIN 3

struct unknown {
    enum filter_field field;
    char *value; /* as it was asked for */
    char **near; /* values to ask for instead, the nearest first */
};

/* Of the tree's filters, each once (struct unknown).  is_zero: the question
 * found nothing; else only those are looked at of which it costs little to
 * say.  NULL: an error of the reader. */
GArray *unknown_find(struct expander *expander, const struct node *tree,
                     bool is_zero, GError **error);

G_END_DECLS

#endif
