/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ledger.h - what the index remembers of each file, so that a second run
 * reads only what has changed.
 *
 * One entry a path (schema.h, F<sha256 of the path>): a path may be longer
 * than a key, and may hold any byte.
 */
#ifndef INDEXER_LEDGER_H
#define INDEXER_LEDGER_H

#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>
#include <sys/stat.h>

struct ledger_entry {
    char *path;  /* absolute, bytes */
    gint64 size; /* as they were when the file was read */
    gint64 mtime_ns;
    char *id; /* of the document it holds, or NULL: it failed */
    guint n_pages, n_unread, n_ocr; /* of the document */
    char *failure;                  /* why, or NULL */
    bool again; /* the failure may pass by itself (no permission): try
                   again though the file has not changed */
};
typedef struct ledger_entry ledger_entry_t;

void ledger_entry_free(struct ledger_entry *entry);

/* *entry is NULL where the path is not known. */
bool ledger_find(struct shim_writer *writer, const char *path,
                 struct ledger_entry **entry, GError **error);
bool ledger_set(struct shim_writer *writer, const struct ledger_entry *entry,
                GError **error);
/* The time of change as the ledger has it. */
gint64 ledger_mtime_ns(const struct stat *st);
bool ledger_remove(struct shim_writer *writer, const char *path,
                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ledger_entry_t, ledger_entry_free)

#endif
