/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * complete.h - queries that one that is being typed may become: for search
 * boxes and for shells.
 *
 * The last word is completed by the words of the index, accents aside, as they
 * are mostly printed there; where no such query finds anything, there is the
 * one that "did you mean" would ask (suggest.h).
 */
#ifndef QUERY_COMPLETE_H
#define QUERY_COMPLETE_H

#include "query/holdings.h"

G_BEGIN_DECLS

/* Queries that are given; each costs a search. */
#define COMPLETE_MAX 10
/* Letters from which on a word is completed: of one, the words are too many to
 * be meant, and to be looked through in a moment. */
#define COMPLETE_MIN 2

struct completion {
    char *text;       /* a whole query */
    guint n_passages; /* that it finds: one at least */
};

/* Where the word begins that text, valid UTF-8, ends with: behind blanks,
 * signs, quotes, what parts words; its length where it ends with no word, or
 * in a filter, which takes other words.  Pure. */
gsize complete_from(const char *text);

/* struct completion, cleared by the array, most passages first; none: no error.
 * text: bytes.  Errors: of the reader. */
GArray *complete_query(struct holdings *holdings, const char *text,
                       GError **error);

G_END_DECLS

#endif
