/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * posting.h - a document's stream, as passages in the index.
 *
 * The stream is read window by window, so that a document of any length takes
 * the memory of one; the cuts are the same as if it were read at once but for
 * what a window's end may move, and the same in every run.
 */
#ifndef INDEXER_POSTING_H
#define INDEXER_POSTING_H

#include "shim/french.h"
#include "shim/record.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

struct posting;
typedef struct posting posting_t;

/* Both are borrowed until posting_free().  posting_add() lets the analyser
 * forget words (french_trim()). */
struct posting *posting_new(struct shim_writer *writer, struct french *french);
void posting_free(struct posting *posting);

/* Cuts the record's stream into passages and adds each to the index, with the
 * card of its document (card.h) and its stamp (record->added).
 * running: of clean_record(), or NULL.  *n_passages: how many there are. */
bool posting_add(struct posting *posting, struct record *record,
                 const GArray *running, guint *n_passages, GError **error);
/* The passages of that document leave the index. */
bool posting_remove(struct posting *posting, const char *id, GError **error);
/* Before each commit: the index learns what words and copies came and left
 * (vocabulary.h, copies.h). */
bool posting_finish(struct posting *posting, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(posting_t, posting_free)

#endif
