/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match.h - one unit of a question to the Xapian query that finds it.
 *
 * In each of these the query given out is the caller's.
 */
#ifndef QUERY_MATCH_H
#define QUERY_MATCH_H

#include "query/unit.h"
#include "shim/shim.h"

G_BEGIN_DECLS

/* Passages in which the unit begins.  A phrase may end in the words that
 * follow the passage (schema.h, look-ahead); no word is found by those
 * alone. */
struct shim_query *match_unit(const struct unit *unit);

/* Passages that what was typed finds, or else one of the units (struct unit *)
 * that are related to it.  Takes typed over.  At equal evidence what was typed
 * comes first. */
struct shim_query *match_related(struct shim_query *typed,
                                 const GPtrArray *related);

/* For ranking: the words as they were typed, accents aside, and not others of
 * their families. */
struct shim_query *match_spelling(const struct unit *unit);

/* For ranking: all words whose stems begin as that of the word that was typed,
 * which are of its wider family: sécuriser, sécurité.  NULL for several words
 * and for what has no stem, or one too short to have a root. */
struct shim_query *match_root(struct shim_reader *reader,
                              const struct unit *unit);

/* For ranking: the words in the document's title; NULL for words that no
 * title is indexed by. */
struct shim_query *match_title(const struct unit *unit);

/* Words of a question whose neighbours rank: each reads the positions of two
 * words wherever both stand, and who pastes a page is found by its words. */
#define MATCH_NEIGHBOURS_MAX 64

/* For ranking: one unit near the other, before it or after; NULL unless both
 * are single words. */
struct shim_query *match_neighbours(const struct unit *left,
                                    const struct unit *right);

/* Takes over the queries (struct shim_query *) and leaves the array empty;
 * NULL for none. */
struct shim_query *match_every(GPtrArray *queries);
struct shim_query *match_either(GPtrArray *queries);

G_END_DECLS

#endif
