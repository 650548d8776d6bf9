/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * more.h - related words that would find what a question does not.
 */
#ifndef QUERY_MORE_H
#define QUERY_MORE_H

#include "query/holdings.h"
#include "query/search.h"
#include "query/syntax.h"

G_BEGIN_DECLS

/* Words named: a line of text. */
#define MORE_MAX 8

struct more {
    char *text;       /* the related word, as the thesaurus writes it */
    char *typed;      /* the one it is related to, as it was typed */
    guint n_passages; /* exact: found with it in the other's place, and not by
                         the question */
};

/* Of every word or phrase of the tree that the thesaurus knows, the related
 * ones that find more (struct more): the MORE_MAX that find most, most first;
 * none for a tree whose related words are asked for.  search is the tree's.
 *
 * Each is a search without ranking, of all passages that match; the first
 * RELATED_TREES_MAX (related.h) are tried.  Measured: 20 microseconds each in
 * a hundred passages, a millisecond in 73,000 of which half match.  Errors: of
 * the reader. */
GArray *more_find(struct holdings *holdings, const struct node *tree,
                  const struct search *search, GError **error);

G_END_DECLS

#endif
