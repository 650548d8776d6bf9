/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * span.h - the entries of a thesaurus that a leaf of a question holds.
 *
 * Pure.  An entry is the longest that begins at a word: "centre de supervision
 * urbain de Nice" holds one of four words.  A part of what is tied is none
 * (tie.h), and no word is whose sign asks for one spelling (syntax.h).
 */
#ifndef QUERY_SPAN_H
#define QUERY_SPAN_H

#include "query/syntax.h"
#include "query/thesaurus.h"

G_BEGIN_DECLS

struct span {
    guint first, n_words; /* words of the leaf */
    gsize start, end;     /* bytes of the leaf's text */
    const struct thesaurus_entry *entry;
};

struct leaf {
    const struct node *node; /* NODE_WORDS or NODE_PHRASE */
    GArray *words;           /* struct french_token, without compounds */
    GArray *spans;           /* struct span, in order, without overlap */
};
typedef struct leaf leaf_t;

/* Reads a leaf.  Spans begin where a sign asks for related words, with
 * is_everything at any word.  What is signed and no entry is added to unknown
 * (char *), which may be NULL. */
struct leaf leaf_read(const struct thesaurus *thesaurus, struct french *french,
                      const struct node *node, bool is_everything,
                      GPtrArray *unknown);
void leaf_clear(struct leaf *leaf);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(leaf_t, leaf_clear)

const struct french_token *leaf_word(const struct leaf *leaf, guint i);
/* Where it ends in the text, its star (star.h) with it. */
gsize leaf_word_end(const struct leaf *leaf, guint i);

G_END_DECLS

#endif
