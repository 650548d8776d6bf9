/* SPDX-License-Identifier: GPL-3.0-or-later */
/* since.c - a moment that a person types. */
#include "query/since.h"

#include "query/interval.h"

#include <string.h>

/* "2026-11-22T08:00+01:00" to "2026-11-22T08:00:00+01:00". */
static char *with_seconds(const char *text)
{
    const gsize len = MIN(strlen(text), strlen("2026-11-22T08:00"));
    return g_strdup_printf("%.*s:00%s", (int) len, text, text + len);
}

static GDateTime *read_time(const char *text)
{
    g_autoptr(GTimeZone) local = g_time_zone_new_local();
    g_autofree char *full = with_seconds(text);
    GDateTime *time = g_date_time_new_from_iso8601(text, local);
    return time ? time : g_date_time_new_from_iso8601(full, local);
}

/* The first of the days, at midnight. */
static GDateTime *read_day(const char *text)
{
    struct interval days;
    if (strstr(text, "..") || !interval_read_days(text, &days))
        return NULL;
    return g_date_time_new_local((int) days.low / 10000,
                                 (int) days.low / 100 % 100,
                                 (int) days.low % 100, 0, 0, 0);
}

bool since_read(const char *text, gint64 *since)
{
    g_autoptr(GDateTime) time = read_day(text);
    if (!time)
        time = read_time(text);
    if (!time)
        return false;
    *since = MAX(g_date_time_to_unix(time) * 1000 +
                     g_date_time_get_microsecond(time) / 1000,
                 1);
    return true;
}
