/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arrivals.c - when documents first came into the index. */
#include "indexer/arrivals.h"

#include "shim/schema.h"
#include "shim/stamp.h"

struct arrivals {
    struct shim_writer *writer;
    gint64 newest;  /* of all commits */
    gint64 current; /* of the next one; 0: nothing has come */
};

static bool get(struct shim_writer *writer, const char *key, gint64 *stamp,
                GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    return shim_writer_get_metadata(writer, key, &bytes, error) &&
           stamp_decode(bytes, stamp, error);
}

static bool set(struct shim_writer *writer, const char *key, gint64 stamp,
                GError **error)
{
    g_autoptr(GBytes) bytes = stamp_encode(stamp);
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    return shim_writer_set_metadata(writer, key, data, len, error);
}

struct arrivals *arrivals_new(struct shim_writer *writer, GError **error)
{
    g_autoptr(arrivals_t) arrivals = g_new0(struct arrivals, 1);
    arrivals->writer = writer;
    if (!get(writer, SCHEMA_KEY_NEWEST, &arrivals->newest, error))
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
                                arrivals->newest + 1);
    *stamp = arrivals->current;
    return set(arrivals->writer, key, *stamp, error);
}

bool arrivals_remove(struct arrivals *arrivals, const char *id, GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_ADDED, id, NULL);
    return shim_writer_set_metadata(arrivals->writer, key, NULL, 0, error);
}

bool arrivals_finish(struct arrivals *arrivals, GError **error)
{
    return !arrivals->current ||
           set(arrivals->writer, SCHEMA_KEY_NEWEST, arrivals->current, error);
}

void arrivals_committed(struct arrivals *arrivals)
{
    arrivals->newest = MAX(arrivals->newest, arrivals->current);
    arrivals->current = 0;
}
