/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ingest.h - what goes into the index, and what leaves it.
 *
 * Each call is one whole change: text, passages, the ledger's entry and the
 * coverage move together, and become durable together with the next commit.
 * An error half-way through a change leaves the index as the last commit made
 * it: no commit succeeds any more.
 */
#ifndef INDEXER_INGEST_H
#define INDEXER_INGEST_H

#include "indexer/ledger.h"
#include "indexer/pool.h"
#include "shim/coverage.h"

#include <glib.h>
#include <stdbool.h>

struct ingest;
typedef struct ingest ingest_t;

/* Opens the index in dir for writing, or creates it (shim_writer_open()). */
struct ingest *ingest_new(const char *dir, GError **error);
void ingest_free(struct ingest *ingest);

bool ingest_commit(struct ingest *ingest, GError **error);
/* What a killed run would lose: passages, pages and files changed since the
 * last commit. */
guint ingest_n_pending(const struct ingest *ingest);
const struct coverage *ingest_coverage(const struct ingest *ingest);

bool ingest_find(struct ingest *ingest, const char *path,
                 struct ledger_entry **entry, GError **error);
bool ingest_has_document(struct ingest *ingest, const char *id, bool *has,
                         GError **error);

/* The file holds a document that is new to the index: file->id says which.
 * Takes title and pages out of extraction, and counts them in file. */
bool ingest_document(struct ingest *ingest, struct ledger_entry *file,
                     struct extraction *extraction, GError **error);
/* The file holds a document that the index has, and counts its pages in file.
 * *is_duplicate: this path is new to it. */
bool ingest_same(struct ingest *ingest, struct ledger_entry *file,
                 bool *is_duplicate, GError **error);
/* The file could not be read: file->failure says why.  What it held before
 * leaves the index. */
bool ingest_failure(struct ingest *ingest, const struct ledger_entry *file,
                    GError **error);

/* The path holds no document any more: what it held leaves the index. */
bool ingest_forget(struct ingest *ingest, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ingest_t, ingest_free)

#endif
