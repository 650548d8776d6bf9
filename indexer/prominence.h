/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * prominence.h - which stretches of a text are headings, which are formality.
 *
 * A HEADING says what follows is about: the subject of an act, the title of a
 * document, of an article or a chapter.  FORMALITY stands in every document
 * and says nothing of this one: the prefecture's stamp, the laws an act is
 * taken in view of, lists of those present, page numbers, entries of a table
 * of contents, signatures, and the lines that run on every page (clean.h).
 * All else is BODY.
 *
 * The lines tell, by their first words (opening.h), their length, their
 * capitals and what stands before and after; what is in doubt is body.  A
 * mistake costs rank, never a match: prominence is only a word's weight.
 *
 * Text of a single line is body, whatever it says: nothing stands beside it.
 *
 * Measured on 141 headings of real documents, taken from their tables of
 * contents, and 323 rows of words from their paragraphs: the page that has
 * them comes first for 70 % of the headings instead of 43 %, for 84 % of the
 * rows instead of 83 %.
 *
 * Pure.
 */
#ifndef INDEXER_PROMINENCE_H
#define INDEXER_PROMINENCE_H

#include "shim/schema.h"

#include <glib.h>

/* The values are the wdf of a word. */
enum prominence {
    PROMINENCE_FORMALITY = SCHEMA_WDF_FORMALITY,
    PROMINENCE_BODY = SCHEMA_WDF_BODY,
    PROMINENCE_HEADING = SCHEMA_WDF_HEADING,
};

/* Bytes [start, end) of a text, whole lines. */
struct stretch {
    gsize start, end;
    enum prominence prominence;
};

struct prominence_input {
    const char *text;
    gsize len;
    gsize start;           /* where the text begins in the document's stream */
    const GArray *running; /* struct stretch of that stream: lines that are
                              known to run, in order; NULL for none */
};

/* Empties stretches (elements: struct stretch) and fills it with what is not
 * body, in order, without overlap, no two of a kind with nothing between. */
void prominence_read(const struct prominence_input *input, GArray *stretches);

/* What the byte is of. */
enum prominence prominence_at(const GArray *stretches, gsize offset);

#endif
