/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * telling.h - the words that tell two documents made from one template apart.
 *
 * A number of three digits or more: of a year, an amount, an act, a telephone;
 * shorter ones count pages, lines and items.  A name: what has a capital and
 * does not begin a sentence; words of grammar are none.
 *
 * STRONG is what hardly stands in a document about other parties: numbers, and
 * names within a line of running text.  Not so the
 * numbers of laws and articles (up to TELLING_ACT_WORDS words after "loi",
 * "décret", "article", "L."), nor what acts write with a capital whoever signs
 * them ("la Ville", "les Parties", "le Tribunal"; one list).
 *
 * Pure.
 */
#ifndef INDEXER_TELLING_H
#define INDEXER_TELLING_H

#include "indexer/passages.h"

#include <glib.h>

/* "la loi n° 78-17 du 6 janvier 1978" */
#define TELLING_ACT_WORDS 7

enum telling {
    TELLING_NOTHING,
    TELLING_WEAK,
    TELLING_STRONG,
};

/* What the word, token of window->tokens, tells. */
enum telling telling_of(const struct passages_input *window, guint token);

#endif
