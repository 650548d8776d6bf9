/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ingest_internal.h - what the parts of ingest.h share: an index that is being
 * written.
 *
 *   ingest.c         documents and files
 *   ingest_tables.c  what tables tell of documents
 */
#ifndef INDEXER_INGEST_INTERNAL_H
#define INDEXER_INGEST_INTERNAL_H

#include "indexer/arrivals.h"
#include "indexer/ingest.h"
#include "indexer/posting.h"
#include "indexer/records.h"

struct ingest {
    shim_writer_t *writer;
    french_t *french;
    posting_t *posting;
    records_t *records;
    shelf_t *shelf;
    arrivals_t *arrivals;
    struct coverage coverage;
    GHashTable *leaving; /* ids of documents that lost their last path */
    guint n_pending;
    bool is_half; /* a change failed half-way */
};

/* Every change ends here: done as a whole, or never to be committed. */
bool ingest_end_change(struct ingest *ingest, bool is_done, guint n_changed);

/* Puts what the tables say in the place of what they said. */
void ingest_join_tables(struct ingest *ingest, struct record *record);

#endif
