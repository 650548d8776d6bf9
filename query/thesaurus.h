/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * thesaurus.h - words and expressions that say the same thing.
 *
 * Pure: text to groups, words to what is related to them.
 *
 * A thesaurus is UTF-8 text that people edit.  A line is a GROUP of ENTRIES,
 * divided by commas; an entry is a word or an expression of several words.
 * From a # at the start of a line or after a blank, the line is a comment.
 *
 * An entry is found however it is typed: with accents or without, in
 * capitals, in the plural; a compound with a hyphen, with a blank and in one
 * word.  Two lines that write one entry in two ways speak of one entry, which
 * is written as the first of them writes it.  An entry may stand in several
 * groups: it is related to what stands in any of them, and relations go no
 * further than that.
 */
#ifndef QUERY_THESAURUS_H
#define QUERY_THESAURUS_H

#include "shim/french.h"

G_BEGIN_DECLS

/* Words of an entry: names of offices are long, sentences are no entries. */
#define THESAURUS_WORDS_MAX 8
/* Relations of an entry: each is asked of the index. */
#define THESAURUS_RELATED_MAX 64

struct thesaurus_entry {
    char *text;         /* as written, on one line */
    GPtrArray *related; /* const struct thesaurus_entry *, in the order of
                           their lines; none: the entry is not known */
};

struct thesaurus;
typedef struct thesaurus thesaurus_t;

/* Without groups; borrows the analyser, which outlives it.  Keeps no word of
 * it. */
struct thesaurus *thesaurus_new(struct french *french);
void thesaurus_free(struct thesaurus *thesaurus);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(thesaurus_t, thesaurus_free)

/* Adds the groups of a text.  What cannot be read is passed over, whole lines
 * of it, and told in complaints (char *): "line 3: ...", where what is quoted
 * may be anything. */
void thesaurus_read(struct thesaurus *thesaurus, const char *text, gsize len,
                    GPtrArray *complaints);

/* A SHA-256, hex, of all that was read; yours. */
char *thesaurus_sum(const struct thesaurus *thesaurus);

/* The longest known entry that the words begin with, *n_entry the number of
 * its words; NULL where there is none.  words: all of kind FRENCH_WORD. */
const struct thesaurus_entry *thesaurus_find(const struct thesaurus *thesaurus,
                                             const struct french_token *words,
                                             guint n_words, guint *n_entry);

G_END_DECLS

#endif
