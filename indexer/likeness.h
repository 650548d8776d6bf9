/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * likeness.h - which stretches of two documents are copies of one another.
 *
 * Copies are the same text, typeset otherwise, cut otherwise, or read by OCR,
 * in documents that may hold much else.  Two conventions made from one
 * template share most of their words and are no copies: what tells them apart
 * is their marks (sketch.h), the parties, amounts and dates.
 *
 * Along a strand (alignment.h) the marks conflict (conflict.h)
 *
 *   nowhere, or in one place    a paragraph was changed: all else is a copy
 *   in several                  the strand is cut there.  A piece is a copy
 *                               only by itself, where both sides have
 *                               LIKENESS_STRONG strong marks in it, each
 *                               counted once.  So a convention is found that
 *                               is annexed to two délibérations of one
 *                               template; an article that a template gives to
 *                               all conventions is not
 *
 * A copy has LIKENESS_WORDS words, or nearly all of a shorter document, and
 * no LIKENESS_HOLE words in a row of whose shingles the other side has none:
 * such a hole is left out of it.
 *
 * Measured on seven documents of corpus/: re-typeset, with 1, 3, 5, 8 and 10
 * words in 100 misread, with another paragraph in the middle, and as templates
 * (other names throughout, other numbers), also misread.  Pairs that are
 * copies, with up to 5 words misread on either side: 208 of 210 found; with 8
 * or 10 on one side or both: 113 of 133.  Pairs of a document, also misread,
 * and one made from it as from a template, by 3 names and 4 numbers or more: 0
 * of 441 joined, of two such ones 7 of 252; by one or two names, which may
 * stand there once only, the next thing to a changed paragraph: 24 of 441.
 * Of 90 real documents 19 pairs share something; eight of them, read side by
 * side, are the same text: what the bylaws of a town have in common, two
 * versions of a guide, some stretches of which have lists that were revised.
 *
 * Pure, and symmetric.
 */
#ifndef INDEXER_LIKENESS_H
#define INDEXER_LIKENESS_H

#include "indexer/sketch.h"

#include <glib.h>

#define LIKENESS_WORDS 150
#define LIKENESS_STRONG 10
/* Six times the distance of two shingles: where OCR loses a quarter of them,
 * one in a hundred is so far from the next. */
#define LIKENESS_HOLE 96

/* Bytes [start, end) of the stream of either document. */
struct likeness {
    guint32 start[2], end[2];
};

/* Empties copies (struct likeness) and fills it: a's side first, in its order.
 * They may overlap, where a document repeats itself. */
void likeness_find(struct sketch *a, struct sketch *b, GArray *copies);

#endif
