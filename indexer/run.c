/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.c - one run of the indexer, from the walk to the last commit. */
#include "indexer/run.h"

#include "indexer/filing.h"
#include "indexer/gather.h"
#include "indexer/interrupt.h"
#include "indexer/missing.h"
#include "indexer/passwords.h"
#include "shim/beside.h"
#include "shim/path.h"

#include <gio/gio.h>
#include <stdio.h>
#include <unistd.h>

struct run {
    const struct options *options;
    walk_t *walk;
    missing_t *missing;
    char *worker_path;
    int passwords_fd;          /* 0: none */
    struct filing_parts parts; /* owned */
    filing_t *filing;
    gather_t *gather;
    bool is_warned;
};

static char *count_files(const struct report *report)
{
    g_autoptr(GString) counts = g_string_new(NULL);
    for (int i = 0; i < REPORT_REMOVED; i++) {
        guint n = report_count(report, i);
        if (n)
            g_string_append_printf(counts, "%s%u %s", counts->len ? ", " : "",
                                   n, report_status_name(i));
    }
    if (counts->len == 0)
        g_string_append(counts, "none read");
    guint n_removed = report_count(report, REPORT_REMOVED);
    if (n_removed)
        g_string_append_printf(counts, "; %u removed: no more there",
                               n_removed);
    return g_string_free(g_steal_pointer(&counts), FALSE);
}

static void tell_kept(const struct missing *missing)
{
    GHashTableIter kept;
    gpointer folder, n;
    g_hash_table_iter_init(&kept, missing->kept);
    while (g_hash_table_iter_next(&kept, &folder, &n)) {
        g_autofree char *printed = path_print(folder);
        fprintf(stderr,
                "vigie-index: %u files are missing below %s, where their file "
                "system may not be mounted: the index keeps them\n",
                GPOINTER_TO_UINT(n), printed);
    }
}

/* Those of archives, where there are any. */
static char *count_members(const struct run *run)
{
    guint n = run->filing ? filing_n_members(run->filing) : 0;
    return n ? g_strdup_printf(", %u in archives", n) : g_strdup("");
}

static void tell_summary(const struct run *run)
{
    const struct coverage *coverage = ingest_coverage(run->parts.ingest);
    g_autofree char *counts = count_files(run->parts.report);
    progress_clear(run->parts.progress);
    tell_kept(run->missing);
    g_autofree char *members = count_members(run);
    fprintf(stderr, "vigie-index: %u files%s: %s\n", run->walk->entries->len,
            members, counts);
    if (report_count(run->parts.report, REPORT_SKIPPED) &&
        !run->options->report)
        fputs("vigie-index: --report=FILE tells why files were skipped\n",
              stderr);
    g_autofree char *by_ocr =
        coverage->pages_ocr ? g_strdup_printf(" (%" G_GINT64_FORMAT " by OCR)",
                                              coverage->pages_ocr)
                            : g_strdup("");
    fprintf(stderr,
            "vigie-index: the index has %" G_GINT64_FORMAT
            " documents, %" G_GINT64_FORMAT " pages%s; %" G_GINT64_FORMAT
            " pages without text, %" G_GINT64_FORMAT " files failed\n",
            coverage->documents, coverage->pages, by_ocr,
            coverage->pages_without_text, coverage->documents_failed);
}

static void run_clear(struct run *run)
{
    filing_free(run->filing);
    gather_free(run->gather);
    g_clear_pointer(&run->parts.pool, pool_free);
    ingest_free(run->parts.ingest);
    sniffer_free(run->parts.sniffer);
    ocr_cache_free(run->parts.cache);
    report_free(run->parts.report);
    progress_free(run->parts.progress);
    if (run->passwords_fd > 0)
        close(run->passwords_fd);
    missing_free(run->missing);
    walk_free(run->walk);
    g_free(run->worker_path);
}

/* Compares the walk with what the index knows, which nothing has changed
 * yet. */
static bool find_missing(struct run *run, GError **error)
{
    if (run->options->keep_missing || interrupt_signal())
        return true;
    g_autoptr(shim_reader_t) reader =
        shim_reader_open(run->options->index, error);
    return reader && missing_find(run->missing, reader, run->walk, error);
}

static bool gather_tables(struct run *run, GError **error)
{
    const struct gather_parts parts = {
        .ingest = run->parts.ingest,
        .progress = run->parts.progress,
        .walk = run->walk,
        .scdl = run->options->scdl,
        .sources = run->options->sources,
    };
    run->gather = gather_new(&parts, error);
    return run->gather != NULL;
}

static bool open_all(struct run *run, int interrupt_fd, GError **error)
{
    const GPtrArray *entries = run->walk->entries;
    run->worker_path = beside_path("vigie-extract");
    struct pool_options pool = {
        .n_workers = run->options->n_workers,
        .worker_path = run->worker_path,
        .ocr = run->options->ocr,
        .interrupt_fd = interrupt_fd,
    };
    if (run->options->password_file &&
        (run->passwords_fd =
             passwords_open(run->options->password_file, error)) < 0)
        return false;
    pool.passwords_fd = run->passwords_fd;
    guint64 n_bytes = 0;
    for (guint i = 0; i < entries->len; i++)
        n_bytes += ((const struct walk_entry *) entries->pdata[i])->size;

    run->parts.progress = progress_new(entries->len, n_bytes);
    run->parts.ocr = &run->options->ocr;
    run->parts.retry_failed = run->options->retry_failed;
    run->parts.keep_missing = run->options->keep_missing;
    run->parts.gone = run->missing->gone;
    /* One is enough: its members keep the others busy. */
    run->parts.unpacking = pool;
    run->parts.unpacking.n_workers = 1;
    run->parts.unpacking.ocr.mode = OCR_NEVER;
    if (!(run->parts.report = report_new(run->options->report, error)) ||
        !(run->parts.sniffer = sniffer_new(error)) ||
        !(run->parts.ingest = ingest_new(run->options->index, error)) ||
        !find_missing(run, error) || !gather_tables(run, error) ||
        !(run->parts.pool = pool_new(&pool, error)))
        return false;
    if (run->options->ocr.mode != OCR_NEVER) {
        g_autofree char *folder = ocr_cache_folder();
        run->parts.cache = ocr_cache_new(folder, &run->options->ocr, 0);
    }
    run->filing = filing_new(&run->parts);
    return true;
}

/* Once, and as soon as a worker has told. */
static void warn_of_lack(struct run *run)
{
    const char *loss =
        run->is_warned ? NULL : lack_loss(pool_lack(run->parts.pool));

    if (!loss)
        return;
    run->is_warned = true;
    progress_clear(run->parts.progress);
    fprintf(stderr, "vigie-index: warning: %s\n", loss);
}

static bool index_files(struct run *run, GError **error)
{
    const GPtrArray *entries = run->walk->entries;
    for (guint i = 0; i < entries->len && !interrupt_signal(); i++) {
        const struct walk_entry *entry = entries->pdata[i];
        if (gather_has(run->gather, entry))
            progress_add(run->parts.progress, 1, 0, (guint64) entry->size);
        else if (!filing_start(run->filing, entry, error))
            return false;
        warn_of_lack(run);
    }
    bool is_settled = filing_settle_all(run->filing, error);
    warn_of_lack(run);
    if (!is_settled || !filing_forget_gone(run->filing, error))
        return false;
    return interrupt_signal() ||
           gather_finish(run->gather, run->parts.report, error);
}

/* What is whole is kept, whatever ended the run: *failure, the first that went
 * wrong, if anything did. */
static void finish(struct run *run, GError **failure)
{
    if (*failure && interrupt_signal() &&
        g_error_matches(*failure, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_clear_error(failure);
    if (run->filing)
        filing_commit(run->filing, *failure ? NULL : failure);
    if (run->parts.report)
        report_close(run->parts.report, *failure ? NULL : failure);
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
    *outcome = (struct run_outcome){0};
    int interrupt_fd = interrupt_open(error);
    if (interrupt_fd < 0)
        return false;

    struct run run = {
        .options = options,
        .walk = walk_paths(options->paths, options->index),
        .missing = missing_new(),
    };
    g_autoptr(GError) failure = NULL;
    if (check_paths(run.walk->entries, &failure) &&
        open_all(&run, interrupt_fd, &failure))
        index_files(&run, &failure);
    finish(&run, &failure);
    outcome->interrupted = interrupt_signal();
    bool is_done = failure == NULL;
    if (is_done) {
        tell_summary(&run);
        outcome->n_failed = report_count(run.parts.report, REPORT_FAILED);
    } else {
        g_propagate_error(error, g_steal_pointer(&failure));
    }
    run_clear(&run);
    close(interrupt_fd);
    return is_done;
}
