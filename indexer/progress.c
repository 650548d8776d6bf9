/* SPDX-License-Identifier: GPL-3.0-or-later */
/* progress.c - one line on a terminal that tells how far a run is. */
#include "indexer/progress.h"

#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

/* Often enough to look alive, seldom enough to be read. */
#define REDRAW_US (200 * G_TIME_SPAN_MILLISECOND)

struct progress {
    bool is_shown, is_drawn;
    guint n_files, files_done, pages_done;
    guint64 n_bytes, bytes_done;
    gint64 started, drawn; /* monotonic, microseconds */
};

struct progress *progress_new(guint n_files, guint64 n_bytes)
{
    struct progress *progress = g_new0(struct progress, 1);
    progress->is_shown = isatty(STDERR_FILENO);
    progress->n_files = n_files;
    progress->n_bytes = n_bytes;
    progress->started = g_get_monotonic_time();
    return progress;
}

void progress_clear(struct progress *progress)
{
    if (progress->is_drawn)
        fputs("\r\033[K", stderr);
    progress->is_drawn = false;
}

void progress_free(struct progress *progress)
{
    if (!progress)
        return;
    progress_clear(progress);
    g_free(progress);
}

void progress_say(struct progress *progress, const char *what)
{
    if (!progress->is_shown)
        return;
    fprintf(stderr, "\r\033[K%s", what);
    progress->is_drawn = true;
}

static void draw(struct progress *progress, gint64 now)
{
    double seconds =
        (double) (now - progress->started) / (double) G_TIME_SPAN_SECOND;
    g_autoptr(GString) line = g_string_new(NULL);

    g_string_printf(line, "%u of %u files, %u pages", progress->files_done,
                    progress->n_files, progress->pages_done);
    if (seconds >= 1) {
        guint left =
            progress->bytes_done
                ? (guint) (seconds / (double) progress->bytes_done *
                           (double) (progress->n_bytes - progress->bytes_done))
                : 0;
        g_string_append_printf(line, ", %.0f pages/s, %u:%02u left",
                               progress->pages_done / seconds, left / 60,
                               left % 60);
    }
    progress_say(progress, line->str);
    progress->drawn = now;
}

void progress_add(struct progress *progress, guint n_files, guint n_pages,
                  guint64 n_bytes)
{
    progress->files_done += n_files;
    progress->pages_done += n_pages;
    progress->bytes_done += n_bytes;
    if (!progress->is_shown)
        return;
    gint64 now = g_get_monotonic_time();
    if (now - progress->drawn >= REDRAW_US ||
        progress->files_done == progress->n_files)
        draw(progress, now);
}
