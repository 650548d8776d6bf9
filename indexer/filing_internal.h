/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filing_internal.h - what the parts of filing.h share: a file on its way, and
 * the queue that it waits in.
 *
 *   filing.c           the queue
 *   filing_start.c     what a file needs
 *   filing_settle.c    what became of it
 *   filing_archive.c   files that hold files
 */
#ifndef INDEXER_FILING_INTERNAL_H
#define INDEXER_FILING_INTERNAL_H

#include "indexer/filing.h"
#include "indexer/spool.h"

/* What a file waits for. */
enum wait {
    WAIT_NOTHING, /* its report can be written */
    WAIT_SAME,    /* an earlier file of this run may hold the same bytes */
    WAIT_CACHE,   /* its turn: its pages are in the cache */
    WAIT_KEPT,    /* its turn: its pages are in kept */
    WAIT_MEMBERS, /* its members, which come before it */
    WAIT_POOL,    /* its pages */
};

/* A file on its way. */
struct item {
    const struct walk_entry *entry;
    enum wait wait;
    enum report_status status; /* where it waits for nothing */
    struct ledger_entry *file; /* what the ledger will say, or says */
    struct stat st;            /* as it was opened */
    struct extraction *kept;   /* where it waited for its turn only */
    char *reason;
    guint elapsed_ms; /* of unpacking it */
    bool is_open;     /* an archive: older members are still to leave */
    bool is_again;    /* the index has its document, less some pages */

    /* Of a member of an archive. */
    struct walk_entry *own; /* the entry */
    guint depth;            /* archives around it; 0: it is a file */
    struct spool *spool;    /* NULL: the archive is not unpacked again */
    guint member;           /* of the spool */
};

struct filing {
    struct filing_parts parts;
    GQueue items;          /* struct item *, in the order they were started */
    GHashTable *ids;       /* of the documents that the pool holds */
    GHashTable *failures;  /* id to reason, of this run */
    GHashTable *again;     /* of documents that were read once more */
    bool has_warned;       /* of the language that OCR lacks */
    struct pool *unpacker; /* from the first archive on */
    guint n_archives;      /* that are unpacked, their members on their way */
    guint64 unpacked_len;  /* from the last file that is an archive, and from */
    guint n_unpacked;      /* the archives within it */
    guint n_members;       /* of the run */
    GPtrArray *unclosed;   /* struct ledger_entry *: entries whose old members
                              are in gone, as they are to be without these */
};

struct item *item_new(const struct walk_entry *entry);
void item_free(struct item *item);
/* Starts the item, which the queue takes over, and settles those before it
 * that need not be waited for, or that there are too many of. */
bool filing_take(struct filing *filing, struct item *item, GError **error);
bool filing_settle_oldest(struct filing *filing, GError **error);

/* Sets what it waits for from now on, and tells the ledger what is known
 * without waiting. */
bool item_start(struct filing *filing, struct item *item, GError **error);
void item_resolve(struct item *item, enum report_status status,
                  const char *reason);
/* What the ledger is to say of a file that gives no document. */
bool item_note(struct filing *filing, struct item *item,
               enum ledger_state state, const char *reason, GError **error);
bool item_fail(struct filing *filing, struct item *item, const char *reason,
               GError **error);
/* A file that cannot be read now keeps what the index knows of it; one it
 * knows nothing of is remembered, and tried again by the next run. */
bool item_fail_for_now(struct filing *filing, struct item *item,
                       const char *reason, GError **error);
/* The file is as the ledger has it, but its file system may have another
 * number by now (missing.h).  Takes known over. */
bool item_leave(struct filing *filing, struct item *item,
                struct ledger_entry *known, enum report_status status,
                GError **error);
/* Whether the bytes that were hashed may not be those that were read. */
bool item_has_changed(const struct item *item);

/* Its turn has come. */
bool item_settle(struct filing *filing, struct item *item, GError **error);

/* Unpacks the archive (takes fd over) and starts its members.  It may turn out
 * to be a document. */
bool archive_start(struct filing *filing, struct item *item, int fd,
                   GError **error);
/* Whether an archive that has not changed is to be unpacked all the same: a
 * member failed and may not fail again, or was never settled. */
bool archive_wants_reading(struct filing *filing,
                           const struct ledger_entry *known, bool *wants,
                           GError **error);
/* The members are as the ledger has them: they go to the report. */
bool archive_leave_members(struct filing *filing, const struct item *item,
                           const struct ledger_entry *known, GError **error);
/* The item is settled: what its entry still has of older members leaves. */
bool archive_settle(struct filing *filing, struct item *item, GError **error);
/* After what is gone has left. */
bool archive_close_all(struct filing *filing, GError **error);

#endif
