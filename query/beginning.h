/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * beginning.h - the words of the index that begin so: vidéo*.
 *
 * Words are told apart without their accents, and each stands with all its
 * printings, as the index has them (schema.h, w); in one spelling, accents
 * count, and so each printing is a word.  The time is that of the words that
 * begin so, however many others there are.
 */
#ifndef QUERY_BEGINNING_H
#define QUERY_BEGINNING_H

#include "shim/shim.h"

G_BEGIN_DECLS

/* Words that one star stands for, the most frequent ones of more, since
 * Xapian's OR takes time with the square of its terms.  Measured on ninety
 * documents of communes, 12,115 words: of three letters only "con" has more,
 * and these hold 96 % of what stands there, of two letters 85 % at least.
 * Finding them takes 10 ms of three letters and 100 ms of two, in an index of a
 * million words. */
#define BEGINNING_WORDS_MAX 200

struct beginning {
    char **forms;   /* as printed, in byte order; none: no word begins so */
    guint n_words;  /* that begin so */
    guint n_chosen; /* that forms are of */
};

/* text: small letters; without accents unless is_strict.  Fills *beginning,
 * whose forms are yours.  Errors: of the reader. */
bool beginning_find(struct shim_reader *reader, const char *text,
                    bool is_strict, struct beginning *beginning,
                    GError **error);

G_END_DECLS

#endif
