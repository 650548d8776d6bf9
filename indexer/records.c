/* SPDX-License-Identifier: GPL-3.0-or-later */
/* records.c - the records of documents while their paths change. */
#include "indexer/records.h"

#include "shim/schema.h"

/* What is kept: few, since each may have 100,000 pages. */
enum { KEPT = 64 };

struct records {
    struct shim_writer *writer;
    records_settle *settle;
    void *context;       /* of settle */
    GHashTable *kept;    /* id to struct record * */
    GHashTable *changed; /* ids of those that are to be written */
};

struct records *records_new(struct shim_writer *writer, records_settle *settle,
                            void *context)
{
    struct records *records = g_new0(struct records, 1);
    records->writer = writer;
    records->settle = settle;
    records->context = context;
    records->kept = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                          (GDestroyNotify) record_free);
    records->changed =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return records;
}

void records_free(struct records *records)
{
    if (!records)
        return;
    g_hash_table_unref(records->kept);
    g_hash_table_unref(records->changed);
    g_free(records);
}

static bool read_bytes(struct records *records, const char *id, GBytes **bytes,
                       GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_RECORD, id, NULL);
    return shim_writer_get_metadata(records->writer, key, bytes, error);
}

bool records_has(struct records *records, const char *id, bool *has,
                 GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    *has = g_hash_table_contains(records->kept, id);
    if (*has)
        return true;
    if (!read_bytes(records, id, &bytes, error))
        return false;
    *has = bytes != NULL;
    return true;
}

struct record *records_take(struct records *records, const char *id,
                            GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    if (!read_bytes(records, id, &bytes, error))
        return NULL;
    if (!bytes) {
        g_set_error(error, SHIM_ERROR, SHIM_ERROR_CORRUPT,
                    "the index lacks the record of document %.12s: "
                    "build the index anew",
                    id);
        return NULL;
    }
    return record_decode(bytes, error);
}

struct record *records_get(struct records *records, const char *id,
                           GError **error)
{
    struct record *record = g_hash_table_lookup(records->kept, id);
    if (record)
        return record;
    if (g_hash_table_size(records->kept) >= KEPT &&
        !records_write(records, error))
        return NULL;
    record = records_take(records, id, error);
    if (record)
        g_hash_table_insert(records->kept, record->id, record);
    return record;
}

void records_changed(struct records *records, const struct record *record)
{
    g_hash_table_add(records->changed, g_strdup(record->id));
}

bool records_remove(struct records *records, const char *id, GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_RECORD, id, NULL);
    g_hash_table_remove(records->changed, id);
    g_hash_table_remove(records->kept, id);
    return shim_writer_set_metadata(records->writer, key, NULL, 0, error);
}

bool records_write(struct records *records, GError **error)
{
    GHashTableIter ids;
    gpointer id;
    g_hash_table_iter_init(&ids, records->changed);
    while (g_hash_table_iter_next(&ids, &id, NULL)) {
        g_autofree char *key = g_strconcat(SCHEMA_KEY_RECORD, id, NULL);
        struct record *record = g_hash_table_lookup(records->kept, id);
        if (!records->settle(records->context, record, error))
            return false;
        g_autoptr(GBytes) bytes = record_encode(record);
        gsize len;
        const void *data = g_bytes_get_data(bytes, &len);
        if (!shim_writer_set_metadata(records->writer, key, data, len, error))
            return false;
    }
    g_hash_table_remove_all(records->changed);
    g_hash_table_remove_all(records->kept);
    return true;
}
