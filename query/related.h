/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * related.h - what a question's words are related to: trees, rewritten.
 *
 * Pure.  span.h says which words of a question are an entry of the thesaurus.
 */
#ifndef QUERY_RELATED_H
#define QUERY_RELATED_H

#include "query/syntax.h"
#include "query/thesaurus.h"

G_BEGIN_DECLS

/* Related entries that one question asks for: as many as it may have words. */
#define RELATED_MAX SYNTAX_MAX_WORDS
/* Trees that related_replace() makes: each is a search. */
#define RELATED_TREES_MAX 64

/* Puts a NODE_RELATED in the place of every word or phrase whose sign asks for
 * related words, or of all with is_everything.  In a phrase one entry at a
 * time is replaced by those related to it.  unknown (char *) is added what was
 * signed and is related to nothing; of is_everything, the whole question if
 * nothing in it is related to anything.  Errors: SYNTAX_ERROR_LIMIT. */
bool related_add(const struct thesaurus *thesaurus, struct french *french,
                 struct node **tree, bool is_everything, GPtrArray *unknown,
                 GError **error);

/* The tree with one entry in it replaced by one that is related to it. */
struct related_tree {
    char *typed;      /* what is replaced, as it was typed */
    const char *text; /* what replaces it; the thesaurus's own */
    struct node *tree;
};

/* Every such tree (struct related_tree *), the first RELATED_TREES_MAX of
 * them.  What stands below a NODE_RELATED stays, and so does what is left
 * out; nothing is replaced by what the question speaks of already. */
GPtrArray *related_replace(const struct thesaurus *thesaurus,
                           struct french *french, const struct node *tree);

G_END_DECLS

#endif
