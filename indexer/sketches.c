/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sketches.c - the sketches of the documents of an index. */
#include "indexer/sketches.h"

#include "shim/schema.h"

struct sketches {
    struct shim_writer *writer; /* borrowed */
    GHashTable *kept;           /* id to struct sketch * */
    gsize n_shingles;           /* of those */
};

static void free_sketch(gpointer sketch)
{
    sketch_free(sketch);
}

struct sketches *sketches_new(struct shim_writer *writer)
{
    struct sketches *sketches = g_new0(struct sketches, 1);
    sketches->writer = writer;
    sketches->kept =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_sketch);
    return sketches;
}

void sketches_free(struct sketches *sketches)
{
    if (!sketches)
        return;
    g_hash_table_unref(sketches->kept);
    g_free(sketches);
}

/* Takes the sketch over. */
static void keep(struct sketches *sketches, const char *id,
                 struct sketch *sketch)
{
    if (sketches->n_shingles > SKETCHES_KEPT) {
        g_hash_table_remove_all(sketches->kept);
        sketches->n_shingles = 0;
    }
    sketches->n_shingles += sketch->shingles->len;
    g_hash_table_replace(sketches->kept, g_strdup(id), sketch);
}

static bool put(struct sketches *sketches, const char *id, GBytes *bytes,
                GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_SKETCH, id, NULL);
    gsize len = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &len) : NULL;
    return shim_writer_set_metadata(sketches->writer, key, data, len, error);
}

bool sketches_put(struct sketches *sketches, const char *id,
                  struct sketch *sketch, GError **error)
{
    g_autoptr(sketch_t) owned = sketch;
    if (sketch->shingles->len == 0)
        return sketches_remove(sketches, id, error);
    g_autoptr(GBytes) bytes = sketch_encode(sketch);
    keep(sketches, id, g_steal_pointer(&owned));
    return put(sketches, id, bytes, error);
}

bool sketches_get(struct sketches *sketches, const char *id,
                  struct sketch **sketch, GError **error)
{
    *sketch = g_hash_table_lookup(sketches->kept, id);
    if (*sketch)
        return true;
    g_autofree char *key = g_strconcat(SCHEMA_KEY_SKETCH, id, NULL);
    g_autoptr(GBytes) bytes = NULL;
    if (!shim_writer_get_metadata(sketches->writer, key, &bytes, error))
        return false;
    if (!bytes)
        return true;
    *sketch = sketch_decode(bytes, error);
    if (*sketch)
        keep(sketches, id, *sketch);
    return *sketch != NULL;
}

bool sketches_remove(struct sketches *sketches, const char *id, GError **error)
{
    g_hash_table_remove(sketches->kept, id);
    return put(sketches, id, NULL, error);
}
