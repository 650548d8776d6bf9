/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary.h - what the index knows of its own words: how they were printed
 * (schema.h, metadata).
 *
 * That is a function of the documents it holds: whatever came and left before,
 * and in whichever order, the same documents leave the same table.  It holds
 * because each entry is of one word: added when a document brings the word,
 * removed when the last that holds it is gone.
 *
 * A word here is an unprefixed term of the index of at most
 * VOCABULARY_WORD_MAX bytes: what documents wrote, but for compounds, whose
 * parts are words themselves.
 */
#ifndef INDEXER_VOCABULARY_H
#define INDEXER_VOCABULARY_H

#include "shim/french.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

/* No word of French has more than 25 letters; what is longer is no word, and
 * far from what the shim would shorten. */
#define VOCABULARY_WORD_MAX 64
/* Words: 10 MB.  French has fewer; what has more is broken text. */
#define VOCABULARY_CHANGES_MAX 100000

struct vocabulary;
typedef struct vocabulary vocabulary_t;

/* Borrows both, which outlive it. */
struct vocabulary *vocabulary_new(struct shim_writer *writer,
                                  struct french *french);
void vocabulary_free(struct vocabulary *vocabulary);
/* Before the analyser may forget its words (french_trim()). */
void vocabulary_forget(struct vocabulary *vocabulary);

/* A word of a passage that is added. */
void vocabulary_add(struct vocabulary *vocabulary,
                    const struct french_token *token);
/* Words of passages that were deleted. */
void vocabulary_leave(struct vocabulary *vocabulary, char **words);

/* Before each commit: writes what changed since the last one. */
bool vocabulary_write(struct vocabulary *vocabulary, GError **error);
/* The same where that is more than VOCABULARY_CHANGES_MAX, so that a document
 * of nothing but new words cannot fill the memory. */
bool vocabulary_relieve(struct vocabulary *vocabulary, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(vocabulary_t, vocabulary_free)

#endif
