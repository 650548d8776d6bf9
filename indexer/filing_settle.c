/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filing_settle.c - what became of a file: into the index, into the report. */
#include "indexer/filing_internal.h"

#include "shim/path.h"

#include <stdio.h>
#include <sys/stat.h>

static void tell_failure(struct filing *filing, const char *path,
                         const char *reason)
{
    g_autofree char *printed = path_print(path);
    progress_clear(filing->parts.progress);
    fprintf(stderr, "vigie-index: %s: %s\n", printed, reason);
}

/* The same bytes need not fail again in this run. */
static bool fail_document(struct filing *filing, struct item *item,
                          const char *reason, GError **error)
{
    if (!g_hash_table_contains(filing->failures, item->file->id))
        g_hash_table_insert(filing->failures, g_strdup(item->file->id),
                            g_strdup(reason));
    return item_fail(filing, item, reason, error);
}

/* Whether the bytes that were hashed may not be those that were read. */
bool item_has_changed(const struct item *item)
{
    struct stat now;
    if (item->spool)
        return false;
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
            "without text are not read; install it, then run this again "
            "with --retry-failed\n",
            ocr->language, package);
}

static bool settle_extraction(struct filing *filing, struct item *item,
                              struct extraction *extraction, GError **error)
{
    g_hash_table_remove(filing->ids, item->file->id);
    if (item_has_changed(item))
        return item_fail_for_now(filing, item, "changed while it was read",
                                 error);
    if (extraction->failure)
        return item->is_again
                   ? item_fail_for_now(filing, item, extraction->failure, error)
                   : fail_document(filing, item, extraction->failure, error);
    keep(filing, item, extraction);
    warn_of_language(filing, extraction);
    if (!ingest_document(filing->parts.ingest, item->file, extraction, error))
        return false;
    item_resolve(item, REPORT_INDEXED, item->file->reason);
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
    item_resolve(item, statuses[known], item->file->reason);
    return true;
}

/* The pages that the file waited for are here, or it has none. */
static bool settle_pages(struct filing *filing, struct item *item,
                         struct extraction **extraction, GError **error)
{
    switch (item->wait) {
    case WAIT_NOTHING:
    case WAIT_MEMBERS:
        return true;
    case WAIT_SAME:
        return settle_same(filing, item, error);
    case WAIT_CACHE:
    case WAIT_KEPT:
        *extraction = g_steal_pointer(&item->kept);
        break;
    case WAIT_POOL:
        *extraction = pool_next(filing->parts.pool, error);
        break;
    }
    return *extraction && settle_extraction(filing, item, *extraction, error);
}

bool item_settle(struct filing *filing, struct item *item, GError **error)
{
    g_autoptr(extraction_t) extraction = NULL;
    if (!settle_pages(filing, item, &extraction, error) ||
        !archive_settle(filing, item, error))
        return false;

    struct report_file line = {
        .path = item->entry->given,
        .status = item->status,
        .reason = item->reason,
        .n_pages = item->file ? item->file->n_pages : 0,
        .n_unread = item->file ? item->file->n_unread : 0,
        .n_ocr = item->file ? item->file->n_ocr : 0,
        .pages = item->status == REPORT_INDEXED ? extraction->pages : NULL,
        .n_members = item->file && item->file->members
                         ? g_strv_length(item->file->members)
                         : 0,
        .elapsed_ms = extraction ? extraction->elapsed_ms : item->elapsed_ms,
    };
    if (item->status == REPORT_FAILED)
        tell_failure(filing, line.path, line.reason);
    filing->n_members += item->own != NULL;
    progress_add(filing->parts.progress, item->own == NULL, line.n_pages,
                 item->own ? 0 : (guint64) item->entry->size);
    return report_add(filing->parts.report, &line, error);
}
