/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * copies.h - what each document of the index shares with which other.
 *
 * Documents that share COPIES_SHINGLES different shingles or more, none of
 * them in more than SCHEMA_SHINGLE_COMMON passages, are compared (likeness.h);
 * what stands in more passages is boilerplate, and joins nothing by itself. The
 * shingles are terms of the passages (schema.h, XF): who shares one is found
 * in the index.
 *
 * The result, a list for each document (shim/sharing.h), is a function of the
 * documents that the index holds, whatever came and left before and in
 * whichever order: two documents are compared when one of them comes, and
 * again when a shingle becomes too common, or no longer is.
 *
 * What changes is gathered, and worked out before each commit.
 */
#ifndef INDEXER_COPIES_H
#define INDEXER_COPIES_H

#include "indexer/sketch.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

/* A stretch of LIKENESS_WORDS words has nine shingles, of which OCR on both
 * sides leaves five. */
#define COPIES_SHINGLES 3
/* Shingles that came or left, before they are worked through: 40 MB. */
#define COPIES_CHANGES_MAX 500000

struct copies;
typedef struct copies copies_t;

/* Borrows the writer, which outlives it. */
struct copies *copies_new(struct shim_writer *writer);
void copies_free(struct copies *copies);

/* The terms of a passage: the shingles of its document's sketch from first
 * on. */
void copies_add_terms(struct shim_document *doc, const struct sketch *sketch,
                      guint first);

/* All passages of a document were added to the index; takes the sketch over. */
bool copies_add(struct copies *copies, const char *id, struct sketch *sketch,
                GError **error);
/* All were deleted. */
bool copies_remove(struct copies *copies, const char *id, GError **error);

/* Before each commit: works out what changed since the last one. */
bool copies_write(struct copies *copies, GError **error);
/* The same where that is more than COPIES_CHANGES_MAX. */
bool copies_relieve(struct copies *copies, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(copies_t, copies_free)

#endif
