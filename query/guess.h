/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * guess.h - a word that the index does not know, to words of the index that
 * may have been meant.
 *
 * Errors are a letter or two (nearest.h) and blanks too many or too few;
 * accents and capitals are none.  What is offered is printed as the index
 * mostly has it, with its accents, and in capitals where it was typed in
 * capitals.
 */
#ifndef QUERY_GUESS_H
#define QUERY_GUESS_H

#include "query/expand.h"

G_BEGIN_DECLS

/* Letters of a word whose first letter may be in error: of a shorter one that
 * makes another word. */
#define GUESS_MIN_FOR_FIRST 7
/* Letters of a word with an error that may also be in another number or
 * gender. */
#define GUESS_MIN_FOR_INFLECTION 6
/* Letters of a word that lacks the blank before it: "lamairie".  What stands
 * before is a word of grammar; of two others a lattice is made (unit.h). */
#define GUESS_GLUED_MIN 5
/* A word of the index that stands in so many passages at most may be an error
 * of the document, if one that is printed so many times as often is near. */
#define GUESS_RARE_MAX 1
#define GUESS_RARE_FACTOR 10

/* text[start, end) may have been meant as this. */
struct guess {
    gsize start, end;
    char *text;
    bool is_same; /* word, in an inflection that the index has: no error */
};

enum guess_kind {
    GUESS_UNKNOWN, /* words that are not in the index; where there are any,
                      also words that are, but not so inflected */
    GUESS_RARE,    /* words that hardly are */
};

/* The words of a leaf's text (syntax.h) that something else may be meant by,
 * in order, each a GArray * of struct guess, the likeliest first; none of them
 * is empty.  NULL: an error of the reader. */
GPtrArray *guess_words(struct expander *expander, const char *text,
                       bool is_strict, enum guess_kind kind, GError **error);

G_END_DECLS

#endif
