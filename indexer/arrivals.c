/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arrivals.c - when documents first came into the index. */
#include "indexer/arrivals.h"

#include "shim/schema.h"
#include "shim/stamp.h"

struct arrivals {
    struct shim_writer *writer;
    struct newest newest; /* of all commits */
    gint64 current;       /* of the next one; 0: nothing has come */
};

static bool get(struct shim_writer *writer, const char *key, gint64 *stamp,
                GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    return shim_writer_get_metadata(writer, key, &bytes, error) &&
           stamp_decode(bytes, stamp, error);
}

static bool set(struct shim_writer *writer, const char *key, GBytes *bytes,
                GError **error)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    return shim_writer_set_metadata(writer, key, data, len, error);
}

static bool read_tag(struct arrivals *arrivals, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    if (!shim_writer_get_metadata(arrivals->writer, SCHEMA_KEY_TAG, &bytes,
                                  error))
        return false;
    gsize len = 0;
    const char *digits = bytes ? g_bytes_get_data(bytes, &len) : "";
    g_autofree char *text = g_strndup(digits, len);
    arrivals->newest.tag = (guint32) g_ascii_strtoull(text, NULL, 10);
    return true;
}

static bool read_newest(struct arrivals *arrivals, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    return shim_writer_get_metadata(arrivals->writer, SCHEMA_KEY_ARRIVALS,
                                    &bytes, error) &&
           (!bytes || newest_decode(bytes, &arrivals->newest, error));
}

struct arrivals *arrivals_new(struct shim_writer *writer, GError **error)
{
    g_autoptr(arrivals_t) arrivals = g_new0(struct arrivals, 1);
    arrivals->writer = writer;
    if (!read_newest(arrivals, error) || !read_tag(arrivals, error))
        return NULL;
    return g_steal_pointer(&arrivals);
}

void arrivals_free(struct arrivals *arrivals)
{
    g_free(arrivals);
}

bool arrivals_stamp(struct arrivals *arrivals, const char *id, gint64 *stamp,
                    GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_ADDED, id, NULL);
    if (!get(arrivals->writer, key, stamp, error))
        return false;
    if (*stamp)
        return true;
    if (!arrivals->current)
        arrivals->current = MAX(g_get_real_time() / G_TIME_SPAN_MILLISECOND,
                                arrivals->newest.stamp + 1);
    *stamp = arrivals->current;
    g_autoptr(GBytes) bytes = stamp_encode(*stamp);
    return set(arrivals->writer, key, bytes, error);
}

bool arrivals_remove(struct arrivals *arrivals, const char *id, GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_ADDED, id, NULL);
    return shim_writer_set_metadata(arrivals->writer, key, NULL, 0, error);
}

bool arrivals_finish(struct arrivals *arrivals, GError **error)
{
    if (!arrivals->current)
        return true;
    const struct newest newest = {arrivals->newest.tag, arrivals->current};
    g_autoptr(GBytes) bytes = newest_encode(&newest);
    return set(arrivals->writer, SCHEMA_KEY_ARRIVALS, bytes, error);
}

void arrivals_committed(struct arrivals *arrivals)
{
    arrivals->newest.stamp = MAX(arrivals->newest.stamp, arrivals->current);
    arrivals->current = 0;
}
