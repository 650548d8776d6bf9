/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ledger.h - what the index remembers of each file, so that a second run
 * reads only what has changed, and every file can be accounted for.
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

enum ledger_state {
    LEDGER_INDEXED, /* its document is in the index */
    LEDGER_FAILED,  /* it could not be read */
    LEDGER_SKIPPED, /* it is no document */
    LEDGER_ARCHIVE, /* it holds files that have entries of their own */
    LEDGER_TABLE,   /* it tells of documents (shelf.h) */
    LEDGER_N_STATES,
};

struct ledger_entry {
    char *path; /* absolute, bytes */
    enum ledger_state state;
    gint64 size;     /* as they were when the file was read */
    gint64 mtime_ns; /* LEDGER_UNSETTLED: not to be relied upon */
    guint64 device;  /* that it stood on, st_dev */
    char *id;        /* SHA-256 of its bytes; NULL: they were not read */
    char *reason;    /* why it failed or was skipped, or what is damaged in a
                        document that could be read all the same; or NULL */
    bool again;      /* the failure may pass by itself (no permission): try
                        again though the file has not changed */
    guint n_pages, n_unread, n_ocr; /* of the document */
    char **members; /* of an archive, also of one that failed since: what
                       follows its path and "//" in theirs; or NULL */
};
typedef struct ledger_entry ledger_entry_t;

struct ledger_entry *ledger_entry_copy(const struct ledger_entry *entry);
void ledger_entry_free(struct ledger_entry *entry);

/* Of a time of change so near to the time of reading that the file may change
 * once more and keep it: file systems count in steps of up to two seconds. */
#define LEDGER_UNSETTLED ((gint64) -1)
#define LEDGER_MTIME_STEP_NS ((gint64) 2000000000)

/* The time of change, ns since 1970. */
gint64 ledger_mtime_ns(const struct stat *st);
/* What the ledger says of it, given the time of reading. */
gint64 ledger_settled_ns(gint64 mtime_ns, gint64 now_ns);

/* Errors: G_IO_ERROR_INVALID_DATA. */
struct ledger_entry *ledger_decode(GBytes *bytes, GError **error);

/* *entry is NULL where the path is not known. */
bool ledger_find(struct shim_writer *writer, const char *path,
                 struct ledger_entry **entry, GError **error);
bool ledger_set(struct shim_writer *writer, const struct ledger_entry *entry,
                GError **error);
bool ledger_remove(struct shim_writer *writer, const char *path,
                   GError **error);

/* What ledger_each() calls; the entry may be stolen: *entry = NULL.  False
 * with *error set ends the round. */
typedef bool ledger_visit(void *context, struct ledger_entry **entry,
                          GError **error);
/* Every entry of the last commit, in no order that means anything. */
bool ledger_each(struct shim_reader *reader, ledger_visit *visit, void *context,
                 GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ledger_entry_t, ledger_entry_free)

#endif
