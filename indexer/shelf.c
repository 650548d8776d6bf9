/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shelf.c - the tables that an index keeps. */
#include "indexer/shelf.h"

#include "indexer/ledger.h"
#include "shim/schema.h"

#include <string.h>

struct shelf {
    struct shim_writer *writer;
    tables_t *tables;
    GHashTable *changed; /* paths of those that are to be stored or removed */
    bool is_changed;
};

void shelf_free(struct shelf *shelf)
{
    if (!shelf)
        return;
    tables_free(shelf->tables);
    g_hash_table_unref(shelf->changed);
    g_free(shelf);
}

static char *key_of(const char *path)
{
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    return g_strconcat(SCHEMA_KEY_TABLE, sum, NULL);
}

static bool store(struct shelf *shelf, const char *key, GBytes *bytes,
                  GError **error)
{
    gsize len = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &len) : NULL;
    return shim_writer_set_metadata(shelf->writer, key, data, len, error);
}

/* Documents are being told otherwise from now on. */
static bool begin_change(struct shelf *shelf, const char *path, GError **error)
{
    static const char changed[] = "changed";
    if (path)
        g_hash_table_add(shelf->changed, g_strdup(path));
    if (shelf->is_changed)
        return true;
    shelf->is_changed = true;
    return shim_writer_set_metadata(shelf->writer, SCHEMA_KEY_TABLES, changed,
                                    strlen(changed), error);
}

static bool load(struct shelf *shelf, const char *key, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    g_autoptr(ledger_entry_t) file = NULL;
    if (!shim_writer_get_metadata(shelf->writer, key, &bytes, error))
        return false;
    g_autoptr(table_t) table = bytes ? table_decode(bytes, error) : NULL;
    if (!table || !ledger_find(shelf->writer, table->path, &file, error))
        return false;
    if (!file || file->state != LEDGER_TABLE)
        return begin_change(shelf, table->path, error);
    tables_put(shelf->tables, g_steal_pointer(&table));
    return true;
}

struct shelf *shelf_new(struct shim_writer *writer, GError **error)
{
    g_autoptr(shelf_t) shelf = g_new0(struct shelf, 1);
    g_autoptr(GBytes) changed = NULL;
    shelf->writer = writer;
    shelf->tables = tables_new();
    shelf->changed =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) keys =
        shim_writer_metadata_keys(writer, SCHEMA_KEY_TABLE, error);
    if (!keys ||
        !shim_writer_get_metadata(writer, SCHEMA_KEY_TABLES, &changed, error))
        return NULL;
    shelf->is_changed = changed != NULL;
    for (char **key = keys; *key; key++) {
        if (!load(shelf, *key, error))
            return NULL;
    }
    return g_steal_pointer(&shelf);
}

struct tables *shelf_tables(struct shelf *shelf)
{
    return shelf->tables;
}

bool shelf_put(struct shelf *shelf, struct table *table, GError **error)
{
    const struct table *old = tables_find(shelf->tables, table->path);
    g_autoptr(GBytes) then = old ? table_encode(old) : NULL;
    g_autoptr(GBytes) now = table_encode(table);
    const bool is_new = !then || !g_bytes_equal(then, now);
    tables_put(shelf->tables, table);
    return !is_new || begin_change(shelf, table->path, error);
}

bool shelf_remove(struct shelf *shelf, const char *path, GError **error)
{
    if (!tables_find(shelf->tables, path))
        return true;
    tables_remove(shelf->tables, path);
    return begin_change(shelf, path, error);
}

bool shelf_is_changed(const struct shelf *shelf)
{
    return shelf->is_changed;
}

bool shelf_settle(struct shelf *shelf, GError **error)
{
    GHashTableIter paths;
    gpointer path;
    g_hash_table_iter_init(&paths, shelf->changed);
    while (g_hash_table_iter_next(&paths, &path, NULL)) {
        const struct table *table = tables_find(shelf->tables, path);
        g_autofree char *key = key_of(path);
        g_autoptr(GBytes) bytes = table ? table_encode(table) : NULL;
        if (!store(shelf, key, bytes, error))
            return false;
    }
    g_hash_table_remove_all(shelf->changed);
    if (!shelf->is_changed)
        return true;
    shelf->is_changed = false;
    return store(shelf, SCHEMA_KEY_TABLES, NULL, error);
}
