/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.c - one run of the indexer, from the walk to the last commit. */
#include "indexer/run.h"

#include "indexer/ingest.h"
#include "indexer/interrupt.h"
#include "indexer/plan.h"
#include "indexer/pool.h"
#include "indexer/progress.h"
#include "indexer/report.h"
#include "indexer/sniff.h"
#include "indexer/walk.h"
#include "shim/path.h"

#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

/* Passages from one commit to the next: what a killed run may lose, and what
 * the writer holds in memory (about 10 kB each). */
enum { COMMIT_PASSAGES = 8000 };

/* What a file waits for. */
enum wait {
    WAIT_NOTHING, /* its report can be written */
    WAIT_SAME,    /* an earlier file of this run may hold the same bytes */
    WAIT_POOL,    /* its pages */
};

/* A file on its way from the walk to the report. */
struct item {
    const struct walk_entry *entry;
    enum wait wait;
    enum report_status status; /* where it waits for nothing */
    struct ledger_entry *file; /* what the ledger will say, or says */
    char *reason;
};

struct run {
    const struct options *options;
    ingest_t *ingest;
    sniffer_t *sniffer;
    pool_t *pool;
    report_t *report;
    progress_t *progress;
    GQueue items;         /* struct item *, in the order of the walk */
    GHashTable *ids;      /* of the documents that are being read */
    GHashTable *failures; /* id to reason, of this run */
};

static void item_free(struct item *item)
{
    ledger_entry_free(item->file);
    g_free(item->reason);
    g_free(item);
}

static void tell_failure(struct run *run, const char *path, const char *reason)
{
    g_autofree char *printed = path_print(path);
    progress_clear(run->progress);
    fprintf(stderr, "vigie-index: %s: %s\n", printed, reason);
}

/* ---- What a file needs ----------------------------------------------------
 */

static void resolve(struct item *item, enum report_status status,
                    const char *reason)
{
    item->wait = WAIT_NOTHING;
    item->status = status;
    item->reason = g_strdup(reason);
}

static struct ledger_entry *new_ledger_entry(const struct walk_entry *entry)
{
    struct ledger_entry *file = g_new0(struct ledger_entry, 1);
    file->path = g_strdup(entry->path);
    file->size = entry->size;
    file->mtime_ns = entry->mtime_ns;
    return file;
}

/* A file that cannot be opened now keeps what the index knows of it. */
static bool fail_to_read(struct run *run, struct item *item,
                         const struct ledger_entry *known, GError *failure,
                         GError **error)
{
    bool is_empty =
        g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    resolve(item, REPORT_FAILED, failure->message);
    if (known && known->id && !is_empty)
        return true;
    item->file->failure = g_strdup(failure->message);
    item->file->again = !is_empty;
    return ingest_failure(run->ingest, item->file, error);
}

/* Opens the file and hands it to the pool, or finds that it need not be. */
static bool read_file(struct run *run, struct item *item,
                      const struct ledger_entry *known, GError **error)
{
    struct sniff sniff;
    g_autoptr(GError) failure = NULL;
    item->file = new_ledger_entry(item->entry);

    if (!sniff_open(run->sniffer, item->entry->path, &sniff, &failure))
        return fail_to_read(run, item, known, failure, error);
    if (sniff.skip) {
        resolve(item, REPORT_SKIPPED, sniff.skip);
        g_free(sniff.skip);
        return true;
    }
    item->file->id = sniff_sha256(sniff.fd, &failure);
    if (!item->file->id) {
        close(sniff.fd);
        return fail_to_read(run, item, known, failure, error);
    }

    bool has;
    if (!ingest_has_document(run->ingest, item->file->id, &has, error)) {
        close(sniff.fd);
        return false;
    }
    if (has || g_hash_table_contains(run->ids, item->file->id)) {
        close(sniff.fd);
        item->wait = WAIT_SAME;
        return true;
    }
    g_hash_table_add(run->ids, g_strdup(item->file->id));
    item->wait = WAIT_POOL;
    pool_add(run->pool, sniff.fd, sniff.kind);
    return true;
}

static bool start_file(struct run *run, struct item *item, GError **error)
{
    g_autoptr(ledger_entry_t) known = NULL;
    if (!ingest_find(run->ingest, item->entry->path, &known, error))
        return false;

    switch (plan_file(item->entry, known, run->options->retry_failed)) {
    case PLAN_SKIP:
        resolve(item, REPORT_SKIPPED, item->entry->skip);
        return true;
    case PLAN_TROUBLE:
        resolve(item, REPORT_FAILED, item->entry->trouble);
        return true;
    case PLAN_UNCHANGED:
        resolve(item, REPORT_UNCHANGED, NULL);
        item->file = g_steal_pointer(&known);
        return true;
    case PLAN_FAILED:
        resolve(item, REPORT_FAILED, known->failure);
        return true;
    case PLAN_READ:
        break;
    }
    return read_file(run, item, known, error);
}

/* ---- What became of it ----------------------------------------------------
 */

static bool fail_document(struct run *run, struct item *item,
                          const char *reason, GError **error)
{
    resolve(item, REPORT_FAILED, reason);
    if (!g_hash_table_contains(run->failures, item->file->id))
        g_hash_table_insert(run->failures, g_strdup(item->file->id),
                            g_strdup(reason));
    g_clear_pointer(&item->file->id, g_free);
    item->file->failure = g_strdup(reason);
    return ingest_failure(run->ingest, item->file, error);
}

static bool settle_extraction(struct run *run, struct item *item,
                              guint *elapsed_ms, GError **error)
{
    g_autoptr(extraction_t) extraction = pool_next(run->pool, error);
    if (!extraction)
        return false;
    *elapsed_ms = extraction->elapsed_ms;
    if (extraction->failure)
        return fail_document(run, item, extraction->failure, error);
    resolve(item, REPORT_INDEXED, extraction->complaint);
    return ingest_document(run->ingest, item->file, extraction, error);
}

static bool settle_same(struct run *run, struct item *item, GError **error)
{
    const char *reason = g_hash_table_lookup(run->failures, item->file->id);
    if (reason)
        return fail_document(run, item, reason, error);
    bool is_duplicate;
    if (!ingest_same(run->ingest, item->file, &is_duplicate, error))
        return false;
    resolve(item, is_duplicate ? REPORT_DUPLICATE : REPORT_UNCHANGED, NULL);
    return true;
}

static bool settle(struct run *run, struct item *item, GError **error)
{
    guint elapsed_ms = 0;
    if (item->wait == WAIT_POOL &&
        !settle_extraction(run, item, &elapsed_ms, error))
        return false;
    if (item->wait == WAIT_SAME && !settle_same(run, item, error))
        return false;

    struct report_file line = {
        .path = item->entry->given,
        .status = item->status,
        .reason = item->reason,
        .n_pages = item->file ? item->file->n_pages : 0,
        .n_unread = item->file ? item->file->n_unread : 0,
        .elapsed_ms = elapsed_ms,
    };
    if (item->status == REPORT_FAILED)
        tell_failure(run, line.path, line.reason);
    progress_add(run->progress, line.n_pages, (guint64) item->entry->size);
    return report_add(run->report, &line, error);
}

static bool commit(struct run *run, GError **error)
{
    progress_say(run->progress, "writing the index");
    return ingest_commit(run->ingest, error);
}

static bool settle_oldest(struct run *run, GError **error)
{
    struct item *item = g_queue_peek_head(&run->items);
    if (!settle(run, item, error))
        return false;
    item_free(g_queue_pop_head(&run->items));
    return ingest_n_pending(run->ingest) < COMMIT_PASSAGES ||
           commit(run, error);
}

/* Whether the oldest file would be waited for. */
static bool oldest_waits(struct run *run)
{
    const struct item *item = g_queue_peek_head(&run->items);
    return item && item->wait == WAIT_POOL;
}

static bool index_files(struct run *run, const GPtrArray *entries,
                        GError **error)
{
    for (guint i = 0; i < entries->len && !interrupt_signal(); i++) {
        struct item *item = g_new0(struct item, 1);
        item->entry = entries->pdata[i];
        g_queue_push_tail(&run->items, item);
        if (!start_file(run, item, error))
            return false;
        while (!g_queue_is_empty(&run->items) &&
               (!oldest_waits(run) || !pool_wants(run->pool))) {
            if (!settle_oldest(run, error))
                return false;
        }
    }
    while (!g_queue_is_empty(&run->items) && !interrupt_signal()) {
        if (!settle_oldest(run, error))
            return false;
    }
    return true;
}

/* ---- The run --------------------------------------------------------------
 */

static void tell_summary(const struct run *run, guint n_files)
{
    static const char *const names[REPORT_N_STATUS] = {
        "indexed", "unchanged", "duplicate", "failed", "skipped",
    };
    const struct coverage *coverage = ingest_coverage(run->ingest);
    g_autoptr(GString) counts = g_string_new(NULL);
    for (int i = 0; i < REPORT_N_STATUS; i++) {
        guint n = report_count(run->report, i);
        if (n)
            g_string_append_printf(counts, "%s%u %s", counts->len ? ", " : "",
                                   n, names[i]);
    }
    progress_clear(run->progress);
    fprintf(stderr, "vigie-index: %u files: %s\n", n_files,
            counts->len ? counts->str : "none read");
    fprintf(stderr,
            "vigie-index: the index has %" G_GINT64_FORMAT
            " documents, %" G_GINT64_FORMAT " pages; %" G_GINT64_FORMAT
            " pages without text, %" G_GINT64_FORMAT " files failed\n",
            coverage->documents, coverage->pages, coverage->pages_without_text,
            coverage->documents_failed);
}

static char *worker_path(void)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : g_strdup(".");
    return g_build_filename(folder, "vigie-extract", NULL);
}

static void run_clear(struct run *run)
{
    g_queue_clear_full(&run->items, (GDestroyNotify) item_free);
    g_clear_pointer(&run->pool, pool_free);
    g_clear_pointer(&run->ingest, ingest_free);
    g_clear_pointer(&run->sniffer, sniffer_free);
    g_clear_pointer(&run->report, report_free);
    g_clear_pointer(&run->progress, progress_free);
    g_clear_pointer(&run->ids, g_hash_table_unref);
    g_clear_pointer(&run->failures, g_hash_table_unref);
}

static bool open_all(struct run *run, const GPtrArray *entries,
                     int interrupt_fd, GError **error)
{
    g_autofree char *worker = worker_path();
    struct pool_options pool = {
        .n_workers = run->options->n_workers,
        .worker_path = worker,
        .interrupt_fd = interrupt_fd,
    };
    guint64 n_bytes = 0;
    for (guint i = 0; i < entries->len; i++)
        n_bytes += ((const struct walk_entry *) entries->pdata[i])->size;

    g_queue_init(&run->items);
    run->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    run->failures =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    run->progress = progress_new(entries->len, n_bytes);
    return (run->report = report_new(run->options->report, error)) &&
           (run->sniffer = sniffer_new(error)) &&
           (run->ingest = ingest_new(run->options->index, error)) &&
           (run->pool = pool_new(&pool, error));
}

/* Nothing that was named is there: a slip of the keyboard, not a failure to
 * be listed among others. */
static bool check_paths(const GPtrArray *entries, GError **error)
{
    for (guint i = 0; i < entries->len; i++) {
        if (!((const struct walk_entry *) entries->pdata[i])->trouble)
            return true;
    }
    if (entries->len == 0)
        return true;
    const struct walk_entry *first = entries->pdata[0];
    g_autofree char *printed = path_print(first->given);
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                "nothing to index: %s: %s", printed, first->trouble);
    return false;
}

bool run_index(const struct options *options, struct run_outcome *outcome,
               GError **error)
{
    struct run run = {.options = options};
    *outcome = (struct run_outcome){0};
    int interrupt_fd = interrupt_open(error);
    if (interrupt_fd < 0)
        return false;

    g_autoptr(GPtrArray) entries = walk_paths(options->paths, options->index);
    g_ptr_array_set_free_func(entries, (GDestroyNotify) walk_entry_free);
    g_autoptr(GError) failure = NULL;
    bool done = check_paths(entries, &failure) &&
                open_all(&run, entries, interrupt_fd, &failure) &&
                index_files(&run, entries, &failure);
    outcome->interrupted = interrupt_signal();
    if (outcome->interrupted &&
        g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_CANCELLED)) {
        g_clear_error(&failure);
        done = true;
    }
    if (failure)
        g_propagate_error(error, g_steal_pointer(&failure));
    done = done && commit(&run, error) && report_close(run.report, error);
    if (done) {
        tell_summary(&run, entries->len);
        outcome->n_failed = report_count(run.report, REPORT_FAILED);
    }
    run_clear(&run);
    close(interrupt_fd);
    return done;
}
