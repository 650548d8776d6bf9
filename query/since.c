/* SPDX-License-Identifier: GPL-3.0-or-later */
/* since.c - a moment that a person types. */
#include "query/since.h"

#include "query/interval.h"
#include "shim/schema.h"

#include <string.h>

struct since since_copy(const struct since *since)
{
    return (struct since){since->first,
                          since->each ? g_array_ref(since->each) : NULL};
}

void since_clear(struct since *since)
{
    g_clear_pointer(&since->each, g_array_unref);
}

/* ---- The query ------------------------------------------------------------
 */

static struct shim_query *stamps_from(gint64 first)
{
    const double low = (double) first;
    return shim_query_range(SCHEMA_SLOT_ADDED, &low, NULL);
}

static struct shim_query *new_to(const struct newest *index)
{
    const double tag = index->tag;
    struct shim_query *both[] = {
        shim_query_range(SCHEMA_SLOT_INDEX, &tag, &tag),
        stamps_from(index->stamp)};
    return shim_query_and(both, G_N_ELEMENTS(both));
}

struct shim_query *since_query(const struct since *since)
{
    const guint n = since && since->each ? since->each->len : 0;
    gint64 last = since ? since->first : 0;
    g_autoptr(GPtrArray) news = g_ptr_array_new();
    for (guint i = 0; i < n; i++) {
        const struct newest *index =
            &g_array_index(since->each, struct newest, i);
        last = MAX(last, index->stamp);
    }
    if (last == 0)
        return NULL;
    for (guint i = 0; i < n; i++)
        g_ptr_array_add(news,
                        new_to(&g_array_index(since->each, struct newest, i)));
    struct shim_query *query =
        n > 0 ? shim_query_or((struct shim_query **) news->pdata, n)
              : stamps_from(since->first);
    return shim_query_scale(query, 0);
}

/* ---- Moments --------------------------------------------------------------
 */

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

bool since_read(const char *text, struct since *since)
{
    g_autoptr(GDateTime) time = read_day(text);
    if (!time)
        time = read_time(text);
    if (!time)
        return false;
    since->first = MAX(g_date_time_to_unix(time) * 1000 +
                           g_date_time_get_microsecond(time) / 1000,
                       1);
    return true;
}
