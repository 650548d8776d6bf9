/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables.c - all tables of an index, and the keys to their rows. */
#include "indexer/tables_internal.h"

#include "indexer/agreement.h"
#include "indexer/url.h"
#include "shim/label.h"

#include <string.h>

struct tables *tables_new(void)
{
    struct tables *tables = g_new0(struct tables, 1);
    tables->all = g_ptr_array_new_with_free_func((GDestroyNotify) table_free);
    tables->unclear =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    return tables;
}

static void forget_keys(struct tables *tables)
{
    g_clear_pointer(&tables->by_place, g_hash_table_unref);
    g_clear_pointer(&tables->by_hash, g_hash_table_unref);
    g_clear_pointer(&tables->by_url, g_hash_table_unref);
    g_clear_pointer(&tables->by_name, g_hash_table_unref);
    g_clear_pointer(&tables->by_act, g_hash_table_unref);
}

void tables_free(struct tables *tables)
{
    if (!tables)
        return;
    forget_keys(tables);
    g_hash_table_unref(tables->unclear);
    g_ptr_array_unref(tables->all);
    g_free(tables);
}

/* Where the table of that path is, or would be: every file of a walk asks. */
static bool find_place(const struct tables *tables, const char *path, guint *at)
{
    guint first = 0, end = tables->all->len;
    while (first < end) {
        const guint middle = first + (end - first) / 2;
        const struct table *table = tables->all->pdata[middle];
        const int order = strcmp(table->path, path);
        if (order == 0) {
            *at = middle;
            return true;
        }
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    *at = first;
    return false;
}

void tables_remove(struct tables *tables, const char *path)
{
    guint at;
    if (!find_place(tables, path, &at))
        return;
    forget_keys(tables);
    g_ptr_array_remove_index(tables->all, at);
}

void tables_put(struct tables *tables, struct table *table)
{
    guint at;
    tables_remove(tables, table->path);
    forget_keys(tables);
    find_place(tables, table->path, &at);
    g_ptr_array_insert(tables->all, (gint) at, table);
}

const struct table *tables_find(const struct tables *tables, const char *path)
{
    guint at;
    return find_place(tables, path, &at) ? tables->all->pdata[at] : NULL;
}

const GPtrArray *tables_all(const struct tables *tables)
{
    return tables->all;
}

/* ---- Keys -----------------------------------------------------------------
 */

static void add_key(GHashTable *keys, const char *key, struct table_row *row)
{
    if (!key || *key == '\0')
        return;
    GPtrArray *rows = g_hash_table_lookup(keys, key);
    if (!rows) {
        rows = g_ptr_array_new();
        g_hash_table_insert(keys, g_strdup(key), rows);
    }
    if (rows->len <= KEY_ROWS_MAX)
        g_ptr_array_add(rows, row);
}

char *tables_act_key(const char *number_label, const char *beside)
{
    return g_strdup_printf("%s\t%s", number_label, beside);
}

/* What a table says from its own folder, as an absolute path. */
static char *place_of(const struct table *table, const char *path)
{
    g_autofree char *folder = g_path_get_dirname(table->path);
    return g_canonicalize_filename(path, folder);
}

/* The SHA-256 that a name begins with, or NULL. */
static char *hash_of(const char *name)
{
    const gsize n = strspn(name, "0123456789abcdef");
    return n == 64 ? g_strndup(name, n) : NULL;
}

static void add_source(struct tables *tables, struct table_row *row)
{
    const char *path = row->cells[SOURCE_PATH];
    if (!path || !row->cells[SOURCE_URL])
        return;
    g_autofree char *place = place_of(row->table, path);
    g_autofree char *name = g_path_get_basename(path);
    g_autofree char *hash = hash_of(name);
    add_key(tables->by_place, place, row);
    add_key(tables->by_hash, hash, row);
}

static void add_act(struct tables *tables, struct table_row *row)
{
    const char *day = row->cells[SCDL_DATE];
    const char *commune = row->cells[SCDL_COMMUNE];
    if (!row->cells[SCDL_ID])
        return;
    g_autofree char *label = label_fold(row->cells[SCDL_ID]);
    g_autofree char *place = commune ? agreement_place(commune) : NULL;
    g_autofree char *by_day = day ? tables_act_key(label, day) : NULL;
    g_autofree char *by_place = place ? tables_act_key(label, place) : NULL;
    if (*label == '\0')
        return;
    add_key(tables->by_act, by_day, row);
    add_key(tables->by_act, by_place, row);
}

static void add_scdl(struct tables *tables, struct table_row *row)
{
    const char *url = row->cells[SCDL_URL];
    const char *file = row->cells[SCDL_FILE];
    const bool is_url = file && url_is_web(file);
    if (file && !is_url) {
        g_autofree char *place = place_of(row->table, file);
        add_key(tables->by_place, place, row);
    }
    g_autofree char *file_name = !file    ? NULL
                                 : is_url ? url_file_name(file)
                                          : url_base_name(file);
    g_autofree char *url_name = url ? url_file_name(url) : NULL;
    g_autofree char *address = url ? url_key(url) : NULL;
    add_key(tables->by_url, address, row);
    add_key(tables->by_name, file_name, row);
    if (g_strcmp0(file_name, url_name) != 0)
        add_key(tables->by_name, url_name, row);
    add_act(tables, row);
}

static GHashTable *keys_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free,
                                 (GDestroyNotify) g_ptr_array_unref);
}

void tables_make_keys(struct tables *tables)
{
    if (tables->by_act)
        return;
    tables->by_place = keys_new();
    tables->by_hash = keys_new();
    tables->by_url = keys_new();
    tables->by_name = keys_new();
    tables->by_act = keys_new();
    for (guint i = 0; i < tables->all->len; i++) {
        const struct table *table = tables->all->pdata[i];
        for (guint j = 0; j < table->rows->len; j++) {
            struct table_row *row =
                &g_array_index(table->rows, struct table_row, j);
            if (table->kind == TABLE_SOURCES)
                add_source(tables, row);
            else
                add_scdl(tables, row);
        }
    }
}

void tables_reset(struct tables *tables)
{
    g_hash_table_remove_all(tables->unclear);
    for (guint i = 0; i < tables->all->len; i++) {
        const struct table *table = tables->all->pdata[i];
        for (guint j = 0; j < table->rows->len; j++)
            g_array_index(table->rows, struct table_row, j).is_joined = false;
    }
}

guint tables_n_unclear(const struct tables *tables)
{
    return g_hash_table_size(tables->unclear);
}

char *tables_unclear_text(const struct tables *tables)
{
    GHashTableIter documents;
    gpointer text;
    const char *first = NULL;
    g_hash_table_iter_init(&documents, tables->unclear);
    while (g_hash_table_iter_next(&documents, NULL, &text)) {
        if (!first || strcmp(text, first) < 0)
            first = text;
    }
    return g_strdup(first);
}
