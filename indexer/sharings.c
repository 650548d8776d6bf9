/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sharings.c - the lists of what documents share while they change. */
#include "indexer/sharings.h"

#include "shim/schema.h"

struct list {
    GHashTable *others; /* id, that of the value, to struct sharing * */
    bool is_changed;
};

struct sharings {
    struct shim_writer *writer; /* borrowed */
    GHashTable *lists;          /* id to struct list * */
    gsize n_entries;            /* read and added since all were written */
};

static void free_list(gpointer data)
{
    struct list *list = data;
    g_hash_table_unref(list->others);
    g_free(list);
}

static void free_sharing(gpointer sharing)
{
    sharing_free(sharing);
}

struct sharings *sharings_new(struct shim_writer *writer)
{
    struct sharings *sharings = g_new0(struct sharings, 1);
    sharings->writer = writer;
    sharings->lists =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
    return sharings;
}

void sharings_free(struct sharings *sharings)
{
    if (!sharings)
        return;
    g_hash_table_unref(sharings->lists);
    g_free(sharings);
}

static struct list *keep_list(struct sharings *sharings, const char *id)
{
    struct list *list = g_new0(struct list, 1);
    list->others =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, free_sharing);
    g_hash_table_replace(sharings->lists, g_strdup(id), list);
    return list;
}

static GPtrArray *read_list(struct sharings *sharings, const char *id,
                            GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_SHARING, id, NULL);
    g_autoptr(GBytes) bytes = NULL;
    if (!shim_writer_get_metadata(sharings->writer, key, &bytes, error))
        return NULL;
    return sharing_decode(bytes, error);
}

/* Borrowed until sharings_write(). */
static struct list *get_list(struct sharings *sharings, const char *id,
                             GError **error)
{
    struct list *list = g_hash_table_lookup(sharings->lists, id);
    if (list)
        return list;
    g_autoptr(GPtrArray) read = read_list(sharings, id, error);
    if (!read)
        return NULL;
    list = keep_list(sharings, id);
    sharings->n_entries += read->len;
    for (guint i = 0; i < read->len; i++) {
        struct sharing *sharing = g_ptr_array_index(read, i);
        g_hash_table_replace(list->others, sharing->id, sharing);
    }
    g_ptr_array_set_free_func(read, NULL);
    return list;
}

static bool relieve(struct sharings *sharings, GError **error)
{
    return sharings->n_entries <= SHARINGS_KEPT ||
           sharings_write(sharings, error);
}

void sharings_begin(struct sharings *sharings, const char *id)
{
    keep_list(sharings, id)->is_changed = true;
}

bool sharings_clear(struct sharings *sharings, const char *id, GError **error)
{
    if (!relieve(sharings, error))
        return false;
    struct list *list = get_list(sharings, id, error);
    if (!list)
        return false;
    GHashTableIter others;
    gpointer other;
    g_hash_table_iter_init(&others, list->others);
    while (g_hash_table_iter_next(&others, &other, NULL)) {
        struct list *there = get_list(sharings, other, error);
        if (!there)
            return false;
        there->is_changed |= g_hash_table_remove(there->others, id);
    }
    list->is_changed |= g_hash_table_size(list->others) > 0;
    g_hash_table_remove_all(list->others);
    return true;
}

static gint by_here(gconstpointer left, gconstpointer right)
{
    const struct sharing_stretch *x = left, *y = right;
    if (x->here != y->here)
        return x->here < y->here ? -1 : 1;
    if (x->here_end != y->here_end)
        return x->here_end < y->here_end ? -1 : 1;
    return (x->there > y->there) - (x->there < y->there);
}

/* As the other document sees them. */
static GArray *turned(const GArray *stretches)
{
    GArray *result = g_array_new(FALSE, FALSE, sizeof(struct sharing_stretch));
    for (guint i = 0; i < stretches->len; i++) {
        const struct sharing_stretch *stretch =
            &g_array_index(stretches, struct sharing_stretch, i);
        const struct sharing_stretch added = {stretch->there,
                                              stretch->there_end, stretch->here,
                                              stretch->here_end};
        g_array_append_val(result, added);
    }
    g_array_sort(result, by_here);
    return result;
}

static bool add(struct sharings *sharings, const char *id, const char *other,
                GArray *stretches, GError **error)
{
    struct sharing *sharing = sharing_new(other, stretches);
    struct list *list = get_list(sharings, id, error);
    if (!list) {
        sharing_free(sharing);
        return false;
    }
    sharings->n_entries++;
    list->is_changed = true;
    g_hash_table_replace(list->others, sharing->id, sharing);
    return true;
}

bool sharings_set(struct sharings *sharings, const char *id, const char *other,
                  const GArray *stretches, GError **error)
{
    if (stretches->len == 0)
        return true;
    return relieve(sharings, error) &&
           add(sharings, id, other, g_array_copy((GArray *) stretches),
               error) &&
           add(sharings, other, id, turned(stretches), error);
}

static bool write_list(struct sharings *sharings, const char *id,
                       const struct list *list, GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_SHARING, id, NULL);
    g_autoptr(GPtrArray) others = g_ptr_array_new();
    GHashTableIter iter;
    gpointer sharing;
    g_hash_table_iter_init(&iter, list->others);
    while (g_hash_table_iter_next(&iter, NULL, &sharing))
        g_ptr_array_add(others, sharing);
    g_autoptr(GBytes) bytes = sharing_encode(others);
    gsize len = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &len) : NULL;
    return shim_writer_set_metadata(sharings->writer, key, data, len, error);
}

bool sharings_write(struct sharings *sharings, GError **error)
{
    GHashTableIter lists;
    gpointer id, list;
    g_hash_table_iter_init(&lists, sharings->lists);
    while (g_hash_table_iter_next(&lists, &id, &list))
        if (((struct list *) list)->is_changed &&
            !write_list(sharings, id, list, error))
            return false;
    g_hash_table_remove_all(sharings->lists);
    sharings->n_entries = 0;
    return true;
}
