/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * suggest.h - did you mean: a question near to the one that was asked, which
 * finds more.
 *
 * It is the question with other words for those the index does not know;
 * where all are known and nothing is found, for those it hardly knows
 * (guess.h).  Operators, quotation marks, signs and parentheses stay, and
 * what NOT leaves out.
 */
#ifndef QUERY_SUGGEST_H
#define QUERY_SUGGEST_H

#include "query/holdings.h"

G_BEGIN_DECLS

/* Guesses that are tried, each costs a search. */
#define SUGGEST_TRIES 3

struct suggestion {
    char *text;       /* as answer.parsed is written; NULL: none */
    guint n_passages; /* that it finds: more than the question did */
};

struct suggest_input {
    struct holdings *holdings;
    const char *text; /* a question that can be parsed */
    bool is_related;  /* with what all its words are related to (related.h) */
    const struct shim_query *scope; /* what is searched; NULL: everything */
    guint n_found;                  /* passages that it finds there */
};

/* The passages that a query finds where the input's is asked; 0 for what is
 * no query.  Errors: of the reader. */
bool suggest_count(const struct suggest_input *input, const char *query,
                   guint *n, GError **error);

/* Errors: of the reader. */
bool suggest_other(const struct suggest_input *input,
                   struct suggestion *suggestion, GError **error);

G_END_DECLS

#endif
