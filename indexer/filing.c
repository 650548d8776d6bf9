/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filing.c - each file on its way from the walk to the report. */
#include "indexer/filing.h"

#include "indexer/interrupt.h"
#include "indexer/plan.h"
#include "shim/path.h"

#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Passages, pages and files from one commit to the next: what a killed run may
 * lose. */
enum { COMMIT_STEP = 8000 };

/* What a file waits for. */
enum wait {
    WAIT_NOTHING, /* its report can be written */
    WAIT_SAME,    /* an earlier file of this run may hold the same bytes */
    WAIT_CACHE,   /* its turn: its pages are there already */
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
};

struct filing {
    struct filing_parts parts;
    GQueue items;         /* struct item *, in the order they were started */
    GHashTable *ids;      /* of the documents that the pool holds */
    GHashTable *failures; /* id to reason, of this run */
    bool has_warned;      /* of the language that OCR lacks */
};

static void item_free(struct item *item)
{
    ledger_entry_free(item->file);
    g_clear_pointer(&item->kept, extraction_free);
    g_free(item->reason);
    g_free(item);
}

struct filing *filing_new(const struct filing_parts *parts)
{
    struct filing *filing = g_new0(struct filing, 1);
    filing->parts = *parts;
    g_queue_init(&filing->items);
    filing->ids = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    filing->failures =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return filing;
}

void filing_free(struct filing *filing)
{
    if (!filing)
        return;
    g_queue_clear_full(&filing->items, (GDestroyNotify) item_free);
    g_hash_table_unref(filing->ids);
    g_hash_table_unref(filing->failures);
    g_free(filing);
}

bool filing_commit(struct filing *filing, GError **error)
{
    progress_say(filing->parts.progress, "writing the index");
    return ingest_commit(filing->parts.ingest, error);
}

static void tell_failure(struct filing *filing, const char *path,
                         const char *reason)
{
    g_autofree char *printed = path_print(path);
    progress_clear(filing->parts.progress);
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
    file->device = entry->device;
    return file;
}

/* What the ledger is to say of a file that gives no document. */
static bool note(struct filing *filing, struct ledger_entry *file,
                 enum ledger_state state, const char *reason, GError **error)
{
    file->state = state;
    g_free(file->reason);
    file->reason = g_strdup(reason);
    return ingest_note(filing->parts.ingest, file, error);
}

/* A file that cannot be read now keeps what the index knows of it; one it
 * knows nothing of is remembered, and tried again by the next run. */
static bool fail_for_now(struct filing *filing, struct item *item,
                         const char *reason, GError **error)
{
    g_autoptr(ledger_entry_t) known = NULL;
    resolve(item, REPORT_FAILED, reason);
    if (!ingest_find(filing->parts.ingest, item->entry->path, &known, error))
        return false;
    if (known && known->state == LEDGER_INDEXED)
        return true;
    g_clear_pointer(&item->file->id, g_free);
    item->file->again = true;
    return note(filing, item->file, LEDGER_FAILED, reason, error);
}

/* What has become of a file that held a document may be no document at all. */
static bool skip_file(struct filing *filing, struct item *item,
                      const struct ledger_entry *known, const char *reason,
                      GError **error)
{
    resolve(item, REPORT_SKIPPED, reason);
    if (known && known->state == LEDGER_SKIPPED &&
        g_strcmp0(known->reason, reason) == 0)
        return true;
    return note(filing, item->file, LEDGER_SKIPPED, reason, error);
}

/* What no file is to blame for ends the run. */
static bool is_of_the_run(const GError *failure)
{
    return g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES);
}

static bool fail_to_read(struct filing *filing, struct item *item,
                         GError *failure, GError **error)
{
    if (is_of_the_run(failure)) {
        g_propagate_error(error, g_error_copy(failure));
        return false;
    }
    if (!g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        return fail_for_now(filing, item, failure->message, error);
    resolve(item, REPORT_FAILED, failure->message);
    return note(filing, item->file, LEDGER_FAILED, failure->message, error);
}

/* Hands the file to the pool, or finds that it need not be. */
static bool read_document(struct filing *filing, struct item *item, int fd,
                          enum file_kind kind, GError **error)
{
    const char *id = item->file->id;
    bool has;
    if (!ingest_has_document(filing->parts.ingest, id, &has, error)) {
        close(fd);
        return false;
    }
    if (has || g_hash_table_contains(filing->ids, id) ||
        g_hash_table_contains(filing->failures, id)) {
        close(fd);
        item->wait = WAIT_SAME;
        return true;
    }
    g_hash_table_add(filing->ids, g_strdup(id));
    if (filing->parts.cache && ocr_cache_has(filing->parts.cache, id)) {
        close(fd);
        item->wait = WAIT_CACHE;
        return true;
    }
    item->wait = WAIT_POOL;
    pool_add(filing->parts.pool, fd, kind);
    return true;
}

/* Whether these very bytes failed before, and need not fail again. */
static bool is_failure_known(const struct filing *filing,
                             const struct ledger_entry *known, const char *id)
{
    return known && known->state == LEDGER_FAILED && !known->again &&
           !filing->parts.retry_failed && g_strcmp0(known->id, id) == 0;
}

static bool read_file(struct filing *filing, struct item *item,
                      const struct ledger_entry *known, GError **error)
{
    struct sniff sniff;
    g_autoptr(GError) failure = NULL;

    if (!sniff_open(filing->parts.sniffer, item->entry->path, &sniff, &failure))
        return fail_to_read(filing, item, failure, error);
    if (sniff.skip) {
        g_autofree char *reason = sniff.skip;
        return skip_file(filing, item, known, reason, error);
    }
    item->st = sniff.st;
    item->file->size = sniff.st.st_size;
    item->file->device = sniff.st.st_dev;
    item->file->mtime_ns =
        ledger_settled_ns(ledger_mtime_ns(&sniff.st), g_get_real_time() * 1000);
    item->file->id = sniff_sha256(sniff.fd, &failure);
    if (!item->file->id) {
        close(sniff.fd);
        return fail_to_read(filing, item, failure, error);
    }
    if (is_failure_known(filing, known, item->file->id)) {
        close(sniff.fd);
        resolve(item, REPORT_FAILED, known->reason);
        return note(filing, item->file, LEDGER_FAILED, known->reason, error);
    }
    return read_document(filing, item, sniff.fd, sniff.kind, error);
}

/* The file is as the ledger has it, but its file system may have another
 * number by now (missing.h). */
static bool leave_as_it_is(struct filing *filing, struct item *item,
                           struct ledger_entry *known,
                           enum report_status status, GError **error)
{
    resolve(item, status, known->reason);
    bool is_noted = known->device == item->entry->device;
    known->device = item->entry->device;
    ledger_entry_free(item->file);
    item->file = known;
    return is_noted || ingest_note(filing->parts.ingest, known, error);
}

static bool start_item(struct filing *filing, struct item *item, GError **error)
{
    g_autoptr(ledger_entry_t) known = NULL;
    if (!ingest_find(filing->parts.ingest, item->entry->path, &known, error))
        return false;

    ledger_entry_free(item->file);
    item->file = new_ledger_entry(item->entry);
    switch (plan_file(item->entry, known, filing->parts.retry_failed)) {
    case PLAN_SKIP:
        return skip_file(filing, item, known, item->entry->skip, error);
    case PLAN_TROUBLE:
        resolve(item, REPORT_FAILED, item->entry->trouble);
        return true;
    case PLAN_UNCHANGED:
        return leave_as_it_is(filing, item, g_steal_pointer(&known),
                              REPORT_UNCHANGED, error);
    case PLAN_FAILED:
        return leave_as_it_is(filing, item, g_steal_pointer(&known),
                              REPORT_FAILED, error);
    case PLAN_READ:
        break;
    }
    return read_file(filing, item, known, error);
}

/* ---- What became of it ----------------------------------------------------
 */

static bool fail_document(struct filing *filing, struct item *item,
                          const char *reason, GError **error)
{
    resolve(item, REPORT_FAILED, reason);
    if (!g_hash_table_contains(filing->failures, item->file->id))
        g_hash_table_insert(filing->failures, g_strdup(item->file->id),
                            g_strdup(reason));
    return note(filing, item->file, LEDGER_FAILED, reason, error);
}

/* Whether the bytes that were hashed may not be those that were read. */
static bool has_changed(const struct item *item)
{
    struct stat now;
    return stat(item->entry->path, &now) != 0 ||
           now.st_dev != item->st.st_dev || now.st_ino != item->st.st_ino ||
           now.st_size != item->st.st_size ||
           now.st_mtim.tv_sec != item->st.st_mtim.tv_sec ||
           now.st_mtim.tv_nsec != item->st.st_mtim.tv_nsec ||
           now.st_ctim.tv_sec != item->st.st_ctim.tv_sec ||
           now.st_ctim.tv_nsec != item->st.st_ctim.tv_nsec;
}

/* That what OCR has read cannot be kept does not harm the document. */
static void keep(struct filing *filing, const struct item *item,
                 const struct extraction *extraction)
{
    g_autoptr(GError) error = NULL;
    if (!filing->parts.cache || item->wait == WAIT_CACHE ||
        ocr_cache_put(filing->parts.cache, item->file->id, extraction, &error))
        return;
    progress_clear(filing->parts.progress);
    fprintf(stderr, "vigie-index: %s\n", error->message);
}

static bool lacks_language(const struct extraction *extraction)
{
    for (guint i = 0; i < extraction->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(extraction->pages, struct record_page, i);
        if (page->reading == RECORD_UNREAD && page->cause == RECORD_NO_LANGUAGE)
            return true;
    }
    return false;
}

/* Once is enough: the report has the pages. */
static void warn_of_language(struct filing *filing,
                             const struct extraction *extraction)
{
    const struct ocr_options *ocr = filing->parts.ocr;
    if (filing->has_warned || !lacks_language(extraction))
        return;
    g_autofree char *package = ocr_options_package(ocr);
    filing->has_warned = true;
    progress_clear(filing->parts.progress);
    fprintf(stderr,
            "vigie-index: OCR lacks the language '%s' (Debian: %s): pages "
            "without text are not read; install it, then build the index "
            "anew\n",
            ocr->language, package);
}

static bool settle_extraction(struct filing *filing, struct item *item,
                              struct extraction *extraction, GError **error)
{
    g_hash_table_remove(filing->ids, item->file->id);
    if (has_changed(item))
        return fail_for_now(filing, item, "changed while it was read", error);
    if (extraction->failure)
        return fail_document(filing, item, extraction->failure, error);
    keep(filing, item, extraction);
    warn_of_language(filing, extraction);
    if (!ingest_document(filing->parts.ingest, item->file, extraction, error))
        return false;
    resolve(item, REPORT_INDEXED, item->file->reason);
    return true;
}

static bool settle_same(struct filing *filing, struct item *item,
                        GError **error)
{
    static const enum report_status statuses[] = {
        [INGEST_SAME] = REPORT_UNCHANGED,
        [INGEST_DUPLICATE] = REPORT_DUPLICATE,
        [INGEST_MOVED] = REPORT_MOVED,
    };
    const char *reason = g_hash_table_lookup(filing->failures, item->file->id);
    if (reason)
        return fail_document(filing, item, reason, error);
    enum ingest_known known;
    if (!ingest_same(filing->parts.ingest, item->file, filing->parts.gone,
                     &known, error))
        return false;
    resolve(item, statuses[known], item->file->reason);
    return true;
}

static bool settle_item(struct filing *filing, struct item *item,
                        GError **error)
{
    g_autoptr(extraction_t) extraction = NULL;
    if (item->wait == WAIT_POOL || item->wait == WAIT_CACHE) {
        extraction = item->wait == WAIT_CACHE
                         ? g_steal_pointer(&item->kept)
                         : pool_next(filing->parts.pool, error);
        if (!extraction || !settle_extraction(filing, item, extraction, error))
            return false;
    } else if (item->wait == WAIT_SAME && !settle_same(filing, item, error)) {
        return false;
    }

    struct report_file line = {
        .path = item->entry->given,
        .status = item->status,
        .reason = item->reason,
        .n_pages = item->file ? item->file->n_pages : 0,
        .n_unread = item->file ? item->file->n_unread : 0,
        .n_ocr = item->file ? item->file->n_ocr : 0,
        .pages = item->status == REPORT_INDEXED ? extraction->pages : NULL,
        .elapsed_ms = extraction ? extraction->elapsed_ms : 0,
    };
    if (item->status == REPORT_FAILED)
        tell_failure(filing, line.path, line.reason);
    progress_add(filing->parts.progress, line.n_pages,
                 (guint64) item->entry->size);
    return report_add(filing->parts.report, &line, error);
}

/* ---- The queue ------------------------------------------------------------
 */

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

/* Starts the oldest file anew, behind all others. */
static bool start_again(struct filing *filing, GError **error)
{
    struct item *item = g_queue_pop_head(&filing->items);
    g_queue_push_tail(&filing->items, item);
    return start_item(filing, item, error);
}

static bool end_step(struct filing *filing, GError **error)
{
    return ingest_n_pending(filing->parts.ingest) < COMMIT_STEP ||
           filing_commit(filing, error);
}

static bool settle_oldest(struct filing *filing, GError **error)
{
    struct item *item = g_queue_peek_head(&filing->items);
    bool is_alone;
    if (!is_left_alone(filing, item, &is_alone, error))
        return false;
    if (is_alone)
        return start_again(filing, error);
    if (!settle_item(filing, item, error))
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

bool filing_start(struct filing *filing, const struct walk_entry *entry,
                  GError **error)
{
    struct item *item = g_new0(struct item, 1);
    item->entry = entry;
    g_queue_push_tail(&filing->items, item);
    if (!start_item(filing, item, error))
        return false;
    while (!g_queue_is_empty(&filing->items) &&
           (!oldest_waits(filing) || !pool_wants(filing->parts.pool))) {
        if (!settle_oldest(filing, error))
            return false;
    }
    return true;
}

bool filing_settle_all(struct filing *filing, GError **error)
{
    while (!g_queue_is_empty(&filing->items) && !interrupt_signal()) {
        if (!settle_oldest(filing, error))
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
    return true;
}
