/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filing.h - each file on its way from the walk to the report.
 *
 * A file is started: planned, opened, hashed, and handed to the pool where its
 * pages are wanted.  It is settled once they are there: its document goes into
 * the index, its line into the report.  Files are started and settled in the
 * same order, whatever the workers do, so that the same files give the same
 * index.
 *
 * An archive is unpacked at its start, while the pool goes on, and its members
 * are started in its place as files of their own; it is settled after them.
 * A member's path is the archive's path, two slashes (shim/path.h), and the
 * member's name without its empty, "." and ".." parts; "?" where nothing is
 * left.  The second of a name is "name (2)".  It is never opened.
 *
 * What the ledger says of an archive has the names of its members, so that an
 * archive that has not changed need not be unpacked, and members that are no
 * longer in it are known.  Those leave, unless the archive could not be read
 * to its end.
 */
#ifndef INDEXER_FILING_H
#define INDEXER_FILING_H

#include "indexer/ingest.h"
#include "indexer/ocr_cache.h"
#include "indexer/pool.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/sniff.h"
#include "indexer/walk.h"

#include <glib.h>
#include <stdbool.h>

/* What a file passes through; borrowed. */
struct filing_parts {
    struct ingest *ingest;
    struct sniffer *sniffer;
    struct pool *pool;
    const struct ocr_options *ocr;
    struct ocr_cache *cache; /* NULL: without OCR there is nothing to keep */
    struct report *report;
    struct progress *progress;
    GHashTable *gone; /* paths of files that are no more (missing.h) */
    bool retry_failed, keep_missing;
    struct pool_options unpacking; /* of the pool that unpacks archives */
};

struct filing;
typedef struct filing filing_t;

struct filing *filing_new(const struct filing_parts *parts);
void filing_free(struct filing *filing);

/* Starts a file (borrowed until it is settled), and settles those before it
 * that need not be waited for, or that there are too many of. */
bool filing_start(struct filing *filing, const struct walk_entry *entry,
                  GError **error);
/* Settles all that were started, unless a signal comes. */
bool filing_settle_all(struct filing *filing, GError **error);

/* Lets what gone still holds leave the index: after all files are settled,
 * so that a file that moved is not read again. */
bool filing_forget_gone(struct filing *filing, GError **error);

/* Members of archives that were settled. */
guint filing_n_members(const struct filing *filing);

bool filing_commit(struct filing *filing, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(filing_t, filing_free)

#endif
