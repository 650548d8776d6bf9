/* SPDX-License-Identifier: GPL-3.0-or-later */
/* upkeep.c - changes to an index that need no documents read. */
#include "indexer/upkeep.h"

#include "indexer/ingest.h"
#include "indexer/interrupt.h"
#include "indexer/progress.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* ---- All anew -------------------------------------------------------------
 */

static bool analyse_all(struct ingest *ingest, char **ids, GError **error)
{
    guint n = g_strv_length(ids);
    g_autoptr(progress_t) progress = progress_new(n, n);
    for (char **id = ids; *id; id++) {
        guint n_pages = 0;
        if (interrupt_signal())
            return true;
        if (!ingest_again(ingest, *id, &n_pages, error))
            return false;
        progress_add(progress, 1, n_pages, 1);
    }
    progress_say(progress, "writing the index");
    /* Each was told what the tables say. */
    if (!ingest_settle_tables(ingest, error) || !ingest_commit(ingest, error))
        return false;
    progress_clear(progress);
    fprintf(stderr,
            "vigie-index: %u documents, %" G_GINT64_FORMAT
            " pages analysed anew\n",
            n, ingest_coverage(ingest)->pages);
    return true;
}

bool upkeep_reanalyse(const char *dir, int *interrupted, GError **error)
{
    int interrupt_fd = interrupt_open(error);
    if (interrupt_fd < 0)
        return false;
    g_autoptr(ingest_t) ingest = ingest_renew(dir, error);
    g_auto(GStrv) ids = ingest ? ingest_documents(ingest, error) : NULL;
    bool is_done = ids && analyse_all(ingest, ids, error);
    *interrupted = interrupt_signal();
    close(interrupt_fd);
    return is_done;
}

/* ---- What is to leave -----------------------------------------------------
 */

struct round {
    char **folders;   /* absolute */
    GPtrArray *paths; /* below them: char * */
};

/* One where there are two: a member of an archive is below it (shim/path.h),
 * and may be asked for by either. */
static char *with_single_slashes(const char *path)
{
    GString *single = g_string_new(NULL);
    for (const char *p = path; *p; p++) {
        if (p[0] != '/' || p[1] != '/')
            g_string_append_c(single, *p);
    }
    return g_string_free(single, FALSE);
}

static bool is_below(const char *path, const char *folder)
{
    gsize len = strlen(folder);
    return g_str_has_prefix(path, folder) &&
           (path[len] == '\0' || path[len] == '/' || folder[len - 1] == '/');
}

static bool collect(void *context, struct ledger_entry **entry,
                    GError **error G_GNUC_UNUSED)
{
    struct round *round = context;
    g_autofree char *path = with_single_slashes((*entry)->path);
    for (char **folder = round->folders; *folder; folder++) {
        if (is_below(path, *folder)) {
            g_ptr_array_add(round->paths, g_steal_pointer(&(*entry)->path));
            break;
        }
    }
    return true;
}

static bool find_below(const char *dir, char **paths, GPtrArray *found,
                       GError **error)
{
    g_autoptr(shim_reader_t) reader = shim_reader_open(dir, error);
    g_autoptr(GStrvBuilder) folders = g_strv_builder_new();
    for (char **path = paths; *path; path++) {
        g_autofree char *absolute = g_canonicalize_filename(*path, NULL);
        g_autofree char *folder = with_single_slashes(absolute);
        g_strv_builder_add(folders, folder);
    }
    g_auto(GStrv) all = g_strv_builder_end(folders);
    struct round round = {.folders = all, .paths = found};
    return reader && ledger_each(reader, collect, &round, error);
}

bool upkeep_forget(const char *dir, char **paths, GError **error)
{
    g_autoptr(GPtrArray) found = g_ptr_array_new_with_free_func(g_free);
    /* Opening for writing would make an index where there is none. */
    if (!find_below(dir, paths, found, error))
        return false;
    g_autoptr(ingest_t) ingest = ingest_new(dir, error);
    if (!ingest)
        return false;
    for (guint i = 0; i < found->len; i++) {
        if (!ingest_forget(ingest, found->pdata[i], error))
            return false;
    }
    g_auto(GStrv) ids = ingest_documents(ingest, error);
    if (!ids ||
        (shelf_is_changed(ingest_shelf(ingest)) &&
         !ingest_tell_all(ingest, ids, G_MAXUINT, error)) ||
        !ingest_settle_tables(ingest, error) || !ingest_commit(ingest, error))
        return false;
    const struct coverage *coverage = ingest_coverage(ingest);
    fprintf(stderr,
            "vigie-index: %u files forgotten; the index has %" G_GINT64_FORMAT
            " documents, %" G_GINT64_FORMAT " pages\n",
            found->len, coverage->documents, coverage->pages);
    return true;
}
