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
 * Pure.
 */
#ifndef INDEXER_PROMINENCE_H
#define INDEXER_PROMINENCE_H

#include <glib.h>

/* The wdf of a word (posting.h), so that body text ranks as it would without:
 * shim/search.cc multiplies BM25's k1 by that of body.  Measured on the
 * judged queries of corpus/. */
enum prominence {
    PROMINENCE_FORMALITY = 1,
    PROMINENCE_BODY = 2,
    PROMINENCE_HEADING = 4,
};

/* Bytes [start, end) of a text, whole lines. */
struct stretch {
    gsize start, end;
    enum prominence prominence;
};

/* Empties stretches (elements: struct stretch) and fills it with what is not
 * body, in order, without overlap, no two of a kind with nothing between.
 * running: lines of the text that are known to run, in order; NULL
 * for none. */
void prominence_read(const char *text, gsize len, const GArray *running,
                     GArray *stretches);

/* What the byte is of. */
enum prominence prominence_at(const GArray *stretches, gsize offset);

#endif
