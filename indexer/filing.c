/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filing.c - each file on its way from the walk to the report: the queue. */
#include "indexer/filing_internal.h"

#include "indexer/interrupt.h"

#include <string.h>

/* Passages, pages and files from one commit to the next: what a killed run may
 * lose. */
enum { COMMIT_STEP = 8000 };

struct item *item_new(const struct walk_entry *entry)
{
    struct item *item = g_new0(struct item, 1);
    item->entry = entry;
    return item;
}

void item_free(struct item *item)
{
    ledger_entry_free(item->file);
    g_clear_pointer(&item->kept, extraction_free);
    g_free(item->reason);
    g_clear_pointer(&item->own, walk_entry_free);
    spool_unref(item->spool);
    g_free(item);
}

struct filing *filing_new(const struct filing_parts *parts)
{
    struct filing *filing = g_new0(struct filing, 1);
    filing->parts = *parts;
    g_queue_init(&filing->items);
    filing->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    filing->again =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    filing->failures =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    filing->unclosed =
        g_ptr_array_new_with_free_func((GDestroyNotify) ledger_entry_free);
    return filing;
}

void filing_free(struct filing *filing)
{
    if (!filing)
        return;
    g_queue_clear_full(&filing->items, (GDestroyNotify) item_free);
    g_hash_table_unref(filing->ids);
    g_hash_table_unref(filing->failures);
    g_hash_table_unref(filing->again);
    g_ptr_array_unref(filing->unclosed);
    g_clear_pointer(&filing->unpacker, pool_free);
    g_free(filing);
}

bool filing_commit(struct filing *filing, GError **error)
{
    progress_say(filing->parts.progress, "writing the index");
    return ingest_commit(filing->parts.ingest, error);
}

guint filing_n_members(const struct filing *filing)
{
    return filing->n_members;
}

/* What a document comes with from the cache; false: it was damaged. */
static bool fetch(struct filing *filing, struct item *item)
{
    item->kept = ocr_cache_get(filing->parts.cache, item->file->id);
    if (!item->kept)
        g_hash_table_remove(filing->ids, item->file->id);
    return item->kept != NULL;
}

/* Whether what a file waits for is not there after all: the document it was to
 * share, whose last other path has left it meanwhile, or could not be read; or
 * its pages in the cache. */
static bool is_left_alone(struct filing *filing, struct item *item,
                          bool *is_alone, GError **error)
{
    bool has = true;
    *is_alone = item->wait == WAIT_CACHE && !fetch(filing, item);
    if (item->wait != WAIT_SAME ||
        g_hash_table_contains(filing->failures, item->file->id))
        return true;
    if (!ingest_has_document(filing->parts.ingest, item->file->id, &has, error))
        return false;
    *is_alone = !has;
    return true;
}

/* Behind all others. */
static bool start(struct filing *filing, struct item *item, GError **error)
{
    bool is_started = item_start(filing, item, error);
    g_queue_push_tail(&filing->items, item);
    return is_started;
}

static bool end_step(struct filing *filing, GError **error)
{
    return ingest_n_pending(filing->parts.ingest) < COMMIT_STEP ||
           filing_commit(filing, error);
}

bool filing_settle_oldest(struct filing *filing, GError **error)
{
    struct item *item = g_queue_peek_head(&filing->items);
    bool is_alone;
    if (!is_left_alone(filing, item, &is_alone, error))
        return false;
    if (is_alone)
        return start(filing, g_queue_pop_head(&filing->items), error);
    if (!item_settle(filing, item, error))
        return false;
    item_free(g_queue_pop_head(&filing->items));
    return end_step(filing, error);
}

/* Whether the oldest file would be waited for. */
static bool oldest_waits(struct filing *filing)
{
    const struct item *item = g_queue_peek_head(&filing->items);
    return item && item->wait == WAIT_POOL;
}

bool filing_take(struct filing *filing, struct item *item, GError **error)
{
    if (!start(filing, item, error))
        return false;
    while (!g_queue_is_empty(&filing->items) &&
           (!oldest_waits(filing) || !pool_wants(filing->parts.pool))) {
        if (!filing_settle_oldest(filing, error))
            return false;
    }
    return true;
}

bool filing_start(struct filing *filing, const struct walk_entry *entry,
                  GError **error)
{
    return filing_take(filing, item_new(entry), error);
}

bool filing_settle_all(struct filing *filing, GError **error)
{
    while (!g_queue_is_empty(&filing->items) && !interrupt_signal()) {
        if (!filing_settle_oldest(filing, error))
            return false;
    }
    return true;
}

bool filing_forget_gone(struct filing *filing, GError **error)
{
    g_autoptr(GList) paths = g_list_sort(
        g_hash_table_get_keys(filing->parts.gone), (GCompareFunc) strcmp);
    for (GList *path = paths; path && !interrupt_signal(); path = path->next) {
        struct report_file line = {.path = path->data,
                                   .status = REPORT_REMOVED};
        if (!ingest_forget(filing->parts.ingest, path->data, error) ||
            !report_add(filing->parts.report, &line, error) ||
            !end_step(filing, error))
            return false;
    }
    return interrupt_signal() || archive_close_all(filing, error);
}
