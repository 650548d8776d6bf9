/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plan.c - decides what a file needs. */
#include "indexer/plan.h"

enum plan plan_file(const struct walk_entry *entry,
                    const struct ledger_entry *known, bool retry_failed)
{
    if (entry->skip)
        return PLAN_SKIP;
    if (entry->trouble)
        return PLAN_TROUBLE;
    if (!known || known->state == LEDGER_SKIPPED ||
        known->state == LEDGER_TABLE || known->size != entry->size ||
        known->mtime_ns != entry->mtime_ns)
        return PLAN_READ;
    if (retry_failed && (known->state == LEDGER_FAILED || known->n_unread > 0))
        return PLAN_READ;
    if (known->state == LEDGER_INDEXED || known->state == LEDGER_ARCHIVE)
        return PLAN_UNCHANGED;
    return known->again ? PLAN_READ : PLAN_FAILED;
}
