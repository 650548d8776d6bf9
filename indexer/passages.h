/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * passages.h - cuts a document's stream into passages.
 *
 * About PASSAGE_WORDS words each, cut where a paragraph or a sentence ends
 * near there, else at a line's end, else between two words.  Best of all
 * before a heading, which belongs to what follows it; never behind one.  In
 * reading order, without overlap and without a gap.  Pure.
 */
#ifndef INDEXER_PASSAGES_H
#define INDEXER_PASSAGES_H

#include <glib.h>

/* Long enough to hold a thought and rank by it, short enough to be shown.  A
 * short document is left whole (measured on judged questions: 300 for 270 is
 * better by a little, 240 worse by more). */
#define PASSAGE_WORDS 200
#define PASSAGE_WORDS_MIN 130
#define PASSAGE_WORDS_MAX 300

struct passage {
    gsize start, len;             /* of the stream, in bytes */
    guint first_token, end_token; /* of the tokens: [first, end) */
};

struct passages_input {
    const char *text;
    gsize len;
    const GArray *tokens;    /* of french_tokens() */
    const GArray *stretches; /* of prominence_read() */
};

/* Empties passages (elements: struct passage) and fills it; a text without
 * words has none. */
void passages_cut(const struct passages_input *input, GArray *passages);

#endif
