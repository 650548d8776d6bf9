/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shown.h - a passage as it is shown: on one line, and cut to an excerpt.
 *
 * Pure.
 */
#ifndef QUERY_SHOWN_H
#define QUERY_SHOWN_H

#include "query/mark.h"

G_BEGIN_DECLS

/* Words of an excerpt, and of those at most so many before the best match. */
#define SHOWN_EXCERPT_WORDS 60
#define SHOWN_EXCERPT_BEFORE 20

/* Valid UTF-8 in which every run of white space is one blank, none at the
 * ends; what was no UTF-8 stands as U+FFFD.  Ranges (struct range, in order)
 * are moved along; ranges may be NULL. */
char *shown_text(const char *text, gsize len, GArray *ranges);

/* The sentences around a place of a shown text. */
struct range shown_excerpt(const char *text, const struct range *place);
/* The sentence of the place; of a long one, SHOWN_EXCERPT_BEFORE words before
 * it and as many behind. */
struct range shown_sentence(const char *text, const struct range *place);

/* Words after which a sentence ends where none is seen to: a table, a list. */
#define SHOWN_SENTENCE_WORDS 100
/* The sentence of the place, whole, and so many before and after it, as far as
 * the text goes. */
struct range shown_context(const char *text, const struct range *place,
                           guint n_before, guint n_after);

G_END_DECLS

#endif
