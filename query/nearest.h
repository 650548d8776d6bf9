/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * nearest.h - the words of the index that are spelt nearly as a word.
 *
 * The distance of two words is the least number of letters more, less, other
 * or swapped with their neighbour that make one of the other; accents are no
 * difference.  All words that may be near are looked at: in a million words,
 * those of one first letter take some 10 ms.
 *
 * A table of fragments beside the words (Xapian's spelling table) was tried:
 * five times slower to ask, one answer, and more work to keep up than all else
 * that is indexed.
 */
#ifndef QUERY_NEAREST_H
#define QUERY_NEAREST_H

#include "query/expand.h"

G_BEGIN_DECLS

/* Letters of a word: a shorter one is near to too many; from the second on,
 * two of them may be in error. */
#define NEAREST_MIN 4
#define NEAREST_MIN_FOR_TWO 9
/* Words given. */
#define NEAREST_MAX 3

struct near {
    const struct french_word *word; /* its commonest printing */
    guint distance;                 /* 1 or 2 */
    guint n_passages;               /* that hold this printing */
};

/* Those of the same first letter and at most that far, of a short word at
 * distance 1 (struct near): none of them the word itself, a word of grammar or
 * a number; the nearest first, of equally near ones the most frequent.
 * folded: a folded word.  NULL: an error of the reader. */
GArray *nearest_words(struct expander *expander, const char *folded,
                      guint max_distance, GError **error);
/* The same of any first letter, at distance 1. */
GArray *nearest_words_anywhere(struct expander *expander, const char *folded,
                               GError **error);

/* The distance of two texts, of FRENCH_WORD_MAX characters at most: over max
 * it may be any number over max. */
guint nearest_distance(const char *a, const char *b, guint max);

/* Whether the word begins with these letters, accents aside; folded: without
 * any. */
bool nearest_begins(const char *word, const char *folded);

G_END_DECLS

#endif
