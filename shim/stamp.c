/* SPDX-License-Identifier: GPL-3.0-or-later */
/* stamp.c - when documents came into the index. */
#include "shim/stamp.h"

#include "shim/variant.h"

static const char STAMP_TYPE[] = "x";
static const char NEWEST_TYPE[] = "(ux)";

/* The end of the year 9999. */
#define STAMP_LAST G_GINT64_CONSTANT(253402300799999)

GBytes *stamp_encode(gint64 stamp)
{
    return variant_encode(g_variant_new_int64(stamp));
}

bool stamp_decode(GBytes *bytes, gint64 *stamp, GError **error)
{
    *stamp = 0;
    if (!bytes)
        return true;
    g_autoptr(GVariant) value =
        variant_decode(STAMP_TYPE, bytes, "the time of a document", error);
    if (!value)
        return false;
    *stamp = g_variant_get_int64(value);
    return true;
}

GBytes *newest_encode(const struct newest *newest)
{
    return variant_encode(
        g_variant_new(NEWEST_TYPE, newest->tag, newest->stamp));
}

bool newest_decode(GBytes *bytes, struct newest *newest, GError **error)
{
    g_autoptr(GVariant) value =
        variant_decode(NEWEST_TYPE, bytes, "the newest document's time", error);
    if (value)
        g_variant_get(value, NEWEST_TYPE, &newest->tag, &newest->stamp);
    return value != NULL;
}

char *stamp_text(gint64 stamp)
{
    stamp = CLAMP(stamp, 0, STAMP_LAST);
    g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc(stamp / 1000);
    g_autofree char *seconds = g_date_time_format(time, "%Y-%m-%dT%H:%M:%S");
    return g_strdup_printf("%s.%03dZ", seconds, (int) (stamp % 1000));
}
