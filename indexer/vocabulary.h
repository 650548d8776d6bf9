/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * vocabulary.h - what the index knows of its own words: how they were printed
 * (schema.h, synonym table), and in how many documents each stands (spelling
 * table), to suggest from.
 *
 * Both are functions of the documents that the index holds: whatever came and
 * left before, and in whichever order, the same documents leave the same
 * tables.  This holds because each entry is of one word.  A word's entries are
 * added when a document brings it and removed when the last that holds it is
 * gone; no entry has two owners, so none is counted.
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

struct vocabulary;
typedef struct vocabulary vocabulary_t;

/* Borrows both, which outlive it. */
struct vocabulary *vocabulary_new(struct shim_writer *writer,
                                  struct french *french);
void vocabulary_free(struct vocabulary *vocabulary);
/* Before the analyser may forget its words (french_trim()), between two
 * documents. */
void vocabulary_forget(struct vocabulary *vocabulary);

/* A word of the document that is coming; again and again, if it likes. */
void vocabulary_see(struct vocabulary *vocabulary,
                    const struct french_token *token);
/* All its words were seen. */
void vocabulary_end_document(struct vocabulary *vocabulary);
/* The document of that id is about to be deleted. */
bool vocabulary_leave(struct vocabulary *vocabulary, const char *id,
                      GError **error);

/* Before each commit: writes what the documents since the last one changed. */
bool vocabulary_write(struct vocabulary *vocabulary, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(vocabulary_t, vocabulary_free)

#endif
