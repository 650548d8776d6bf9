/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ingest.h - what goes into the index, and what leaves it.
 *
 * Each call is one whole change: text, passages, the ledger's entry and the
 * coverage move together, and become durable together with the next commit.
 * An error half-way through a change leaves the index as the last commit made
 * it: no commit succeeds any more.
 *
 * A document whose last path is gone stays until the next commit: should
 * another file turn out to hold it, it need not be read again.
 */
#ifndef INDEXER_INGEST_H
#define INDEXER_INGEST_H

#include "indexer/ledger.h"
#include "indexer/pool.h"
#include "indexer/shelf.h"
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

/* Whether pages of a document that the index has were not read and may be now
 * (reading_may_come()). */
bool ingest_may_read_more(struct ingest *ingest, const char *id, bool *may,
                          GError **error);

/* The file holds a document: file->id says which.  What the index had of it
 * makes room, under all its paths.  Takes over what is in extraction, and fills
 * in file what is known now. */
bool ingest_document(struct ingest *ingest, struct ledger_entry *file,
                     struct extraction *extraction, GError **error);

/* How the index knows what a file holds. */
enum ingest_known {
    INGEST_SAME,      /* from this path */
    INGEST_DUPLICATE, /* from another */
    INGEST_MOVED,     /* from another that is gone, and is forgotten now */
};
/* The file holds a document that the index has; fills in file what is known of
 * it.  gone: paths whose files are no more; one that this file takes the place
 * of is taken out. */
bool ingest_same(struct ingest *ingest, struct ledger_entry *file,
                 GHashTable *gone, enum ingest_known *known, GError **error);
/* What the ledger is to say of a file that brings nothing: it failed, was
 * skipped, or is as it was.  What it held before and does no more leaves. */
bool ingest_note(struct ingest *ingest, const struct ledger_entry *file,
                 GError **error);

/* There is no such file any more: what it held leaves the index. */
bool ingest_forget(struct ingest *ingest, const char *path, GError **error);

/* The tables that tell of its documents: those that come are told what is on
 * the shelf.  Those that are there are told again by ingest_tell_all(), and a
 * signal ends it; ids: of ingest_documents().  It commits once n_step changes
 * are pending.  Once all have been told the tables are settled (shelf.h). */
struct shelf *ingest_shelf(struct ingest *ingest);
bool ingest_tell_all(struct ingest *ingest, char **ids, guint n_step,
                     GError **error);
bool ingest_settle_tables(struct ingest *ingest, GError **error);

/* Opens an index, also one of another analysis, without anything that is made
 * from text (shim_writer_renew()). */
struct ingest *ingest_renew(const char *dir, GError **error);
/* The ids of its documents; ingest_again() makes from the text of each what
 * is to be made.  Nothing shows before the commit. */
char **ingest_documents(struct ingest *ingest, GError **error);
bool ingest_again(struct ingest *ingest, const char *id, guint *n_pages,
                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ingest_t, ingest_free)

#endif
