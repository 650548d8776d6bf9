/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.c - one line on a terminal that tells how far a run is. */
#include "indexer/progress.h"

#include "shim/status.h"

struct progress {
    struct status *status;
    guint n_files, files_done, pages_done;
    guint64 n_bytes, bytes_done;
};

struct progress *progress_new(guint n_files, guint64 n_bytes)
{
    struct progress *progress = g_new0(struct progress, 1);
    progress->status = status_new();
    progress->n_files = n_files;
    progress->n_bytes = n_bytes;
    return progress;
}

void progress_clear(struct progress *progress)
{
    status_clear(progress->status);
}

void progress_free(struct progress *progress)
{
    if (!progress)
        return;
    status_free(progress->status);
    g_free(progress);
}

void progress_say(struct progress *progress, const char *what)
{
    status_say(progress->status, what);
}

static void draw(struct progress *progress)
{
    const double seconds = status_seconds(progress->status);
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_printf(line, "%u of %u files, %u pages", progress->files_done,
                    progress->n_files, progress->pages_done);
    if (seconds >= 1) {
        const double left =
            progress->bytes_done
                ? seconds / (double) progress->bytes_done *
                      (double) (progress->n_bytes - progress->bytes_done)
                : 0;
        g_autofree char *time = status_time(left);
        g_string_append_printf(line, ", %.0f pages/s, %s left",
                               progress->pages_done / seconds, time);
    }
    progress_say(progress, line->str);
}

void progress_add(struct progress *progress, guint n_files, guint n_pages,
                  guint64 n_bytes)
{
    progress->files_done += n_files;
    progress->pages_done += n_pages;
    progress->bytes_done += n_bytes;
    if (status_is_due(progress->status) ||
        progress->files_done == progress->n_files)
        draw(progress);
}
