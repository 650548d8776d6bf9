/* SPDX-License-Identifier: GPL-3.0-or-later */
/* copies.c - what each document of the index shares with which other. */
#include "indexer/copies.h"

#include "indexer/likeness.h"
#include "indexer/sharings.h"
#include "indexer/sketches.h"
#include "shim/document_id.h"
#include "shim/schema.h"

#include <stdlib.h>
#include <string.h>

/* "XF", 8 hex digits and NUL. */
enum { TERM_LEN = sizeof SCHEMA_SHINGLE + 8 };

/* A shingle in passages that came or left. */
struct change {
    int n;      /* passages that came, less those that left */
    guint freq; /* passages that hold it now; of copies_write() */
};

struct copies {
    struct shim_writer *writer; /* borrowed */
    sketches_t *sketches;
    sharings_t *sharings;
    GHashTable *added;   /* ids of documents that came */
    GHashTable *changes; /* hash of a shingle to struct change * */
};

struct copies *copies_new(struct shim_writer *writer)
{
    struct copies *copies = g_new0(struct copies, 1);
    copies->writer = writer;
    copies->sketches = sketches_new(writer);
    copies->sharings = sharings_new(writer);
    copies->added =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    copies->changes = g_hash_table_new_full(NULL, NULL, NULL, g_free);
    return copies;
}

void copies_free(struct copies *copies)
{
    if (!copies)
        return;
    sketches_free(copies->sketches);
    sharings_free(copies->sharings);
    g_hash_table_unref(copies->added);
    g_hash_table_unref(copies->changes);
    g_free(copies);
}

static const struct sketch_shingle *shingle_at(const struct sketch *sketch,
                                               guint i)
{
    return &g_array_index(sketch->shingles, struct sketch_shingle, i);
}

static void write_term(char term[TERM_LEN], guint32 hash)
{
    g_snprintf(term, TERM_LEN, SCHEMA_SHINGLE "%08x", hash);
}

void copies_add_terms(struct shim_document *doc, const struct sketch *sketch,
                      guint first)
{
    for (guint i = first; i < sketch->shingles->len; i++) {
        char hash[9];
        g_snprintf(hash, sizeof hash, "%08x", shingle_at(sketch, i)->hash);
        shim_document_add_term(doc, SCHEMA_SHINGLE, hash, 0);
    }
}

/* ---- What changes ---------------------------------------------------------
 */

static void note_changes(struct copies *copies, const struct sketch *sketch,
                         int n)
{
    for (guint i = 0; i < sketch->shingles->len; i++) {
        gpointer hash = GUINT_TO_POINTER(shingle_at(sketch, i)->hash);
        struct change *change = g_hash_table_lookup(copies->changes, hash);
        if (!change) {
            change = g_new0(struct change, 1);
            g_hash_table_insert(copies->changes, hash, change);
        }
        change->n += n;
    }
}

bool copies_add(struct copies *copies, const char *id, struct sketch *sketch,
                GError **error)
{
    note_changes(copies, sketch, 1);
    g_hash_table_add(copies->added, g_strdup(id));
    sharings_begin(copies->sharings, id);
    return sketches_put(copies->sketches, id, sketch, error);
}

bool copies_remove(struct copies *copies, const char *id, GError **error)
{
    struct sketch *sketch;
    if (!sketches_get(copies->sketches, id, &sketch, error))
        return false;
    if (sketch)
        note_changes(copies, sketch, -1);
    g_hash_table_remove(copies->added, id);
    return sharings_clear(copies->sharings, id, error) &&
           sketches_remove(copies->sketches, id, error);
}

/* ---- Who shares a shingle -------------------------------------------------
 */

static bool read_freq(struct copies *copies, guint32 hash, guint *freq,
                      GError **error)
{
    const struct change *change =
        g_hash_table_lookup(copies->changes, GUINT_TO_POINTER(hash));
    char term[TERM_LEN];
    if (change) {
        *freq = change->freq;
        return true;
    }
    write_term(term, hash);
    return shim_writer_term_freq(copies->writer, term, freq, error);
}

/* Counts each document with a passage that holds the shingle. */
static bool count_holders(struct copies *copies, guint32 hash,
                          GHashTable *holders, GError **error)
{
    char term[TERM_LEN];
    write_term(term, hash);
    g_autoptr(GPtrArray) values =
        shim_writer_values(copies->writer, term, SCHEMA_SLOT_DOCUMENT, error);
    if (!values)
        return false;
    for (guint i = 0; i < values->len; i++) {
        gsize len;
        const guint8 *bytes =
            g_bytes_get_data(g_ptr_array_index(values, i), &len);
        if (len != DOCUMENT_ID_LEN)
            continue;
        char *id = document_id_text(bytes);
        const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(holders, id));
        g_hash_table_replace(holders, id, GUINT_TO_POINTER(n + 1));
    }
    return true;
}

static int by_number(gconstpointer left, gconstpointer right)
{
    const guint32 x = *(const guint32 *) left, y = *(const guint32 *) right;
    return (x > y) - (x < y);
}

/* Each different hash once, in order: the index is read as it lies. */
static GArray *hashes_of(const struct sketch *sketch)
{
    GArray *hashes = g_array_new(FALSE, FALSE, sizeof(guint32));
    for (guint i = 0; i < sketch->shingles->len; i++)
        g_array_append_val(hashes, shingle_at(sketch, i)->hash);
    g_array_sort(hashes, by_number);
    guint n = 0;
    for (guint i = 0; i < hashes->len; i++) {
        const guint32 hash = g_array_index(hashes, guint32, i);
        if (n == 0 || g_array_index(hashes, guint32, n - 1) != hash)
            g_array_index(hashes, guint32, n++) = hash;
    }
    g_array_set_size(hashes, n);
    return hashes;
}

/* Documents, and how many rare shingles the sketch shares with them; itself
 * among them. */
static GHashTable *find_holders(struct copies *copies,
                                const struct sketch *sketch, GError **error)
{
    g_autoptr(GHashTable) holders =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) hashes = hashes_of(sketch);
    for (guint i = 0; i < hashes->len; i++) {
        const guint32 hash = g_array_index(hashes, guint32, i);
        guint freq;
        if (!read_freq(copies, hash, &freq, error))
            return NULL;
        if (freq > 1 && freq <= SCHEMA_SHINGLE_COMMON &&
            !count_holders(copies, hash, holders, error))
            return NULL;
    }
    return g_steal_pointer(&holders);
}

/* ---- One document against the others --------------------------------------
 */

static GArray *stretches_of(struct sketch *one, struct sketch *other)
{
    g_autoptr(GArray) found =
        g_array_new(FALSE, FALSE, sizeof(struct likeness));
    GArray *stretches =
        g_array_new(FALSE, FALSE, sizeof(struct sharing_stretch));
    likeness_find(one, other, found);
    for (guint i = 0; i < found->len; i++) {
        const struct likeness *copy = &g_array_index(found, struct likeness, i);
        const struct sharing_stretch stretch = {copy->start[0], copy->end[0],
                                                copy->start[1], copy->end[1]};
        g_array_append_val(stretches, stretch);
    }
    return stretches;
}

static bool compare_with(struct copies *copies, const char *id,
                         const char *other, GError **error)
{
    struct sketch *here, *there;
    if (!sketches_get(copies->sketches, id, &here, error))
        return false;
    g_autoptr(sketch_t) kept = here ? sketch_ref(here) : NULL;
    if (!sketches_get(copies->sketches, other, &there, error))
        return false;
    if (!kept || !there)
        return true;
    g_autoptr(GArray) stretches = stretches_of(kept, there);
    return sharings_set(copies->sharings, id, other, stretches, error);
}

static int by_name(gconstpointer left, gconstpointer right)
{
    return strcmp(*(char *const *) left, *(char *const *) right);
}

static GPtrArray *sorted_keys(GHashTable *table)
{
    GPtrArray *keys = g_ptr_array_new();
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, table);
    while (g_hash_table_iter_next(&iter, &key, NULL))
        g_ptr_array_add(keys, key);
    g_ptr_array_sort(keys, by_name);
    return keys;
}

/* Works out what the document shares with which other.  Of two that are both
 * in affected, which share nothing yet, the one with the smaller id does. */
static bool compare_all(struct copies *copies, const char *id,
                        GHashTable *affected, GError **error)
{
    struct sketch *sketch;
    if (!sketches_get(copies->sketches, id, &sketch, error))
        return false;
    g_autoptr(GHashTable) holders =
        sketch ? find_holders(copies, sketch, error)
               : g_hash_table_new(g_str_hash, g_str_equal);
    if (!holders)
        return false;
    g_autoptr(GPtrArray) others = sorted_keys(holders);
    for (guint i = 0; i < others->len; i++) {
        const char *other = g_ptr_array_index(others, i);
        const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(holders, other));
        if (n < COPIES_SHINGLES || g_str_equal(other, id) ||
            (strcmp(other, id) < 0 && g_hash_table_contains(affected, other)))
            continue;
        if (!compare_with(copies, id, other, error))
            return false;
    }
    return true;
}

/* ---- All that changed -----------------------------------------------------
 */

static GArray *sorted_hashes(GHashTable *changes)
{
    GArray *hashes = g_array_new(FALSE, FALSE, sizeof(guint32));
    GHashTableIter iter;
    gpointer key;
    g_hash_table_iter_init(&iter, changes);
    while (g_hash_table_iter_next(&iter, &key, NULL)) {
        const guint32 hash = GPOINTER_TO_UINT(key);
        g_array_append_val(hashes, hash);
    }
    g_array_sort(hashes, by_number);
    return hashes;
}

/* The documents that are to be compared anew: those that came, and those that
 * hold a shingle which became too common or no longer is. */
static GHashTable *find_affected(struct copies *copies, GError **error)
{
    g_autoptr(GHashTable) affected =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(GArray) hashes = sorted_hashes(copies->changes);
    for (guint i = 0; i < hashes->len; i++) {
        const guint32 hash = g_array_index(hashes, guint32, i);
        struct change *change =
            g_hash_table_lookup(copies->changes, GUINT_TO_POINTER(hash));
        char term[TERM_LEN];
        write_term(term, hash);
        if (!shim_writer_term_freq(copies->writer, term, &change->freq, error))
            return NULL;
        const gint64 before = (gint64) change->freq - change->n;
        if (before > 0 &&
            (before > SCHEMA_SHINGLE_COMMON) !=
                (change->freq > SCHEMA_SHINGLE_COMMON) &&
            !count_holders(copies, hash, affected, error))
            return NULL;
    }
    GHashTableIter iter;
    gpointer id;
    g_hash_table_iter_init(&iter, copies->added);
    while (g_hash_table_iter_next(&iter, &id, NULL))
        g_hash_table_add(affected, g_strdup(id));
    return g_steal_pointer(&affected);
}

bool copies_write(struct copies *copies, GError **error)
{
    g_autoptr(GHashTable) affected = find_affected(copies, error);
    if (!affected)
        return false;
    g_autoptr(GPtrArray) ids = sorted_keys(affected);
    for (guint i = 0; i < ids->len; i++)
        if (!sharings_clear(copies->sharings, g_ptr_array_index(ids, i), error))
            return false;
    for (guint i = 0; i < ids->len; i++)
        if (!compare_all(copies, g_ptr_array_index(ids, i), affected, error))
            return false;
    g_hash_table_remove_all(copies->added);
    g_hash_table_remove_all(copies->changes);
    return sharings_write(copies->sharings, error);
}

bool copies_relieve(struct copies *copies, GError **error)
{
    return g_hash_table_size(copies->changes) <= COPIES_CHANGES_MAX ||
           copies_write(copies, error);
}
