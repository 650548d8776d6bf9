/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * star.h - a star after the beginning of a word: vidéo*.
 *
 * It stands for any ending, none too, after STAR_MIN letters or digits at
 * least.  A star that touches neither letter nor digit is punctuation, and so
 * is that of an article, "R* 123-4", "R.*123-4"; all others are refused: they
 * would ask for something else elsewhere.  Pure.
 */
#ifndef QUERY_STAR_H
#define QUERY_STAR_H

#include "query/syntax_error.h"

G_BEGIN_DECLS

/* Of one letter the words are too many to be meant. */
#define STAR_MIN 2

/* Whether what text[0, end) ends with is the beginning of a word and a star
 * follows it. */
bool star_follows(const char *text, gsize end);

/* Whether that star is one of an article. */
bool star_is_of_article(const char *text, const char *star);

/* Checks the stars of [start, end), a part of text, valid UTF-8; column: of
 * start.  *n_stars: of those that stand for endings.  Errors: SYNTAX_ERROR. */
bool star_check(const char *text, const char *start, const char *end,
                guint column, guint *n_stars, GError **error);

G_END_DECLS

#endif
