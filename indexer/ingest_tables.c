/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ingest_tables.c - what tables tell of documents. */
#include "indexer/ingest_internal.h"

#include "indexer/interrupt.h"

void ingest_join_tables(struct ingest *ingest, struct record *record)
{
    const struct tables_document document = {
        .id = record->id, .paths = record->paths, .facts = record->facts};
    tables_join(shelf_tables(ingest->shelf), &document);
}

struct shelf *ingest_shelf(struct ingest *ingest)
{
    return ingest->shelf;
}

/* Tells one document what the tables say now. */
static bool tell(struct ingest *ingest, const char *id, GError **error)
{
    bool has;
    if (!records_has(ingest->records, id, &has, error))
        return false;
    /* It may have left meanwhile. */
    struct record *record =
        has ? records_get(ingest->records, id, error) : NULL;
    if (!record)
        return !has;
    /* It leaves with the next commit. */
    if (record->paths->len == 0)
        return true;
    g_autoptr(GVariant) then = g_variant_ref_sink(facts_encode(record->facts));
    ingest_join_tables(ingest, record);
    g_autoptr(GVariant) now = g_variant_ref_sink(facts_encode(record->facts));
    if (g_variant_equal(then, now))
        return true;
    records_changed(ingest->records, record);
    ingest->n_pending += record->pages->len + 1;
    return true;
}

bool ingest_tell_all(struct ingest *ingest, char **ids, guint n_step,
                     GError **error)
{
    tables_reset(shelf_tables(ingest->shelf));
    for (char **id = ids; *id && !interrupt_signal(); id++) {
        if (!ingest_end_change(ingest, tell(ingest, *id, error), 0) ||
            (ingest->n_pending >= n_step && !ingest_commit(ingest, error)))
            return false;
    }
    return true;
}

bool ingest_settle_tables(struct ingest *ingest, GError **error)
{
    return ingest_end_change(ingest, shelf_settle(ingest->shelf, error), 1);
}
