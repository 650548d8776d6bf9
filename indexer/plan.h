/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plan.h - decides what a file needs.  Pure: same inputs, same plan.
 */
#ifndef INDEXER_PLAN_H
#define INDEXER_PLAN_H

#include "indexer/ledger.h"
#include "indexer/walk.h"

#include <stdbool.h>

enum plan {
    PLAN_SKIP,      /* not a document */
    PLAN_TROUBLE,   /* cannot be read */
    PLAN_UNCHANGED, /* stands in the index as it is */
    PLAN_FAILED,    /* failed before, and has not changed since */
    PLAN_READ,      /* new, perhaps changed, or worth another try */
};

/* known: what the ledger says of the path, or NULL.  A file is taken for
 * unchanged where size and time of change are.  What was no document is looked
 * at anew: another version may know better. */
enum plan plan_file(const struct walk_entry *entry,
                    const struct ledger_entry *known, bool retry_failed);

#endif
