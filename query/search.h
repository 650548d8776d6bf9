/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * search.h - the tree of a question to the queries that answer it.
 *
 * Operators do as they say.  Plain words, side by side and without AND, ask
 * for two things: the passages that hold ALL of them, which are what counts,
 * and after those the passages that hold only SOME.  Phrases, groups and what
 * NOT leaves out bind both.  Words of grammar are left out of plain words
 * where others remain.
 *
 * A filter binds both too and weighs nothing (filter.h); where nothing but
 * filters is asked for, every passage that obeys them is as good as another.
 *
 * Ranking: BM25 on the stems, with Xapian's defaults but for b, 0.2: passages
 * are cut to a length, so that it tells little.  What follows only ranks; what
 * matches, matches by the stems.
 *
 *   0.7  the stems that share the root of a word's: its own less three
 *        letters, but four at least, all of them as one term
 *   0.5  the words as they were typed, accents aside
 *   0.2  words typed side by side, within 8 positions in either order; of the
 *        first 64 (match.h)
 *   0.5  words of the document's title
 *   5    a phrase as it was typed, accents aside
 *
 * A word counts for more in a heading and for less in a formality (schema.h,
 * wdf).  Measured on two sets of judged French questions, nDCG@10 of 4,714 and
 * of 535, the gain on both halves of either: 80.1 and 84.7 before roots, 80.9
 * and 85.3 with them, 80.7 and 86.5 with b; between these numbers a plateau.
 * What did not help, or only long documents against short ones, is left out:
 * other passages of the document, all its words, the share of the words that a
 * passage holds, windows of 16, verbs of questions taken for words of grammar.
 *
 * What was typed and all that is related to it (NODE_RELATED) count as one
 * term, weighted 0.5, and what was typed counts once more: it comes first at
 * equal evidence, however rare the others are.  No judged set tells the weight;
 * the order holds with any.
 */
#ifndef QUERY_SEARCH_H
#define QUERY_SEARCH_H

#include "query/expand.h"
#include "query/interval.h"
#include "query/proximity.h"
#include "query/syntax.h"
#include "shim/shim.h"

G_BEGIN_DECLS

struct search {
    struct shim_query *all;
    struct shim_query *some; /* NULL: nothing is left that some would add */
    GPtrArray *units; /* struct unit *, those that a passage is found by: what
                         is to be marked in it; none: filters alone */
    GPtrArray *proximities;   /* struct proximity *, of units */
    GArray *pages;            /* struct interval: those that filters ask for */
    struct shim_query *scope; /* NULL: the whole index */
};
typedef struct search search_t;

/* What was cut is told in notices (notice.h), which may be NULL.
 * Errors: SYNTAX_ERROR for words that no index can hold, and for filters that
 * ask for nothing that can be; of the reader. */
struct search *search_new(struct expander *expander, const struct node *tree,
                          GPtrArray *notices, GError **error);
void search_free(struct search *search);

/* Nothing is found any more that scope does not match, which weighs nothing
 * (borrowed; NULL: no limit). */
void search_limit(struct search *search, const struct shim_query *scope);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(search_t, search_free)

/* How each unit is read and what Xapian is asked, a line each. */
char *search_describe(const struct search *search);

G_END_DECLS

#endif
