/* SPDX-License-Identifier: GPL-3.0-or-later */
/* status.c - one line on a terminal that tells how far a run is. */
#include "shim/status.h"

#include <stdio.h>
#include <unistd.h>

/* Often enough to look alive, seldom enough to be read. */
#define REDRAW_US (200 * G_TIME_SPAN_MILLISECOND)

struct status {
    bool is_shown, is_drawn;
    gint64 started, drawn; /* monotonic, microseconds */
};

struct status *status_new(void)
{
    struct status *status = g_new0(struct status, 1);
    status->is_shown = isatty(STDERR_FILENO);
    status->started = g_get_monotonic_time();
    return status;
}

void status_free(struct status *status)
{
    if (!status)
        return;
    status_clear(status);
    g_free(status);
}

bool status_is_shown(const struct status *status)
{
    return status->is_shown;
}

bool status_is_due(const struct status *status)
{
    return status->is_shown &&
           g_get_monotonic_time() - status->drawn >= REDRAW_US;
}

double status_seconds(const struct status *status)
{
    return (double) (g_get_monotonic_time() - status->started) /
           (double) G_TIME_SPAN_SECOND;
}

void status_say(struct status *status, const char *what)
{
    if (!status->is_shown)
        return;
    fprintf(stderr, "\r\033[K%s", what);
    status->is_drawn = true;
    status->drawn = g_get_monotonic_time();
}

void status_clear(struct status *status)
{
    if (status->is_drawn)
        fputs("\r\033[K", stderr);
    status->is_drawn = false;
}

char *status_time(double seconds)
{
    const guint whole = seconds > 0 ? (guint) MIN(seconds, G_MAXINT) : 0;
    return g_strdup_printf("%u:%02u", whole / 60, whole % 60);
}
