/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * gather.h - the tables of a run: those that were given, and those that lie
 * among the documents.
 *
 * Found by themselves are SCDL files, by their columns, whose names end in
 * ".csv", and files named sources.tsv whose first line names the columns.
 * They are no documents; any other CSV is one, as the text it is.  A table that
 * has not changed since is not read again, unless it was given.
 *
 * What is wrong with a table that is read is told on stderr, a line a reason.
 */
#ifndef INDEXER_GATHER_H
#define INDEXER_GATHER_H

#include "indexer/ingest.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/walk.h"

#include <glib.h>
#include <stdbool.h>

struct gather;
typedef struct gather gather_t;

struct gather_parts { /* borrowed */
    struct ingest *ingest;
    struct progress *progress;
    const struct walk *walk;
    char **scdl, **sources; /* paths that were given, or NULL */
};

/* Reads the tables; documents that come from now on are told.  Errors: a file
 * that was given cannot be read, or is no such table. */
struct gather *gather_new(const struct gather_parts *parts, GError **error);
void gather_free(struct gather *gather);

/* Whether the file is a table, and no document. */
bool gather_has(const struct gather *gather, const struct walk_entry *entry);

/* After all files are settled: tells the documents that are there what has
 * changed, and reports the tables.  A signal leaves that to the next run. */
bool gather_finish(struct gather *gather, struct report *report,
                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(gather_t, gather_free)

#endif
