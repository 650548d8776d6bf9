/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sharing.c - what a document shares with others, as the index keeps it. */
#include "shim/sharing.h"

#include "shim/document_id.h"
#include "shim/variant.h"

#include <gio/gio.h>
#include <string.h>

/* For each document its id, and of each stretch here, here_end, there and
 * there_end. */
#define SHARING_TYPE "a(ayau)"

/* Numbers of a stretch. */
enum { N_NUMBERS = 4 };
/* Bytes of a list, inflated: all documents with 64 stretches each. */
enum { LIST_LEN = 128 << 20 };

struct sharing *sharing_new(const char *id, GArray *stretches)
{
    struct sharing *sharing = g_new0(struct sharing, 1);
    sharing->id = g_strdup(id);
    sharing->stretches = stretches;
    return sharing;
}

void sharing_free(struct sharing *sharing)
{
    if (!sharing)
        return;
    g_free(sharing->id);
    g_array_unref(sharing->stretches);
    g_free(sharing);
}

static void free_sharing(gpointer sharing)
{
    sharing_free(sharing);
}

static gint by_id(gconstpointer left, gconstpointer right)
{
    const struct sharing *x = *(struct sharing *const *) left;
    const struct sharing *y = *(struct sharing *const *) right;
    return strcmp(x->id, y->id);
}

static GVariant *encode_one(const struct sharing *sharing)
{
    guint8 id[DOCUMENT_ID_LEN];
    document_id_bytes(sharing->id, id);
    G_STATIC_ASSERT(sizeof(struct sharing_stretch) ==
                    N_NUMBERS * sizeof(guint32));
    const guint n = MIN(sharing->stretches->len, SHARING_STRETCHES_MAX);
    return g_variant_new(
        "(@ay@au)",
        g_variant_new_fixed_array(G_VARIANT_TYPE_BYTE, id, sizeof id, 1),
        g_variant_new_fixed_array(
            G_VARIANT_TYPE_UINT32,
            n > 0 ? (const guint32 *) sharing->stretches->data : NULL,
            (gsize) n * N_NUMBERS, sizeof(guint32)));
}

GBytes *sharing_encode(const GPtrArray *list)
{
    if (list->len == 0)
        return NULL;
    g_autoptr(GPtrArray) sorted = g_ptr_array_new();
    for (guint i = 0; i < list->len; i++)
        g_ptr_array_add(sorted, g_ptr_array_index(list, i));
    g_ptr_array_sort(sorted, by_id);
    GVariantBuilder builder;
    g_variant_builder_init(&builder, G_VARIANT_TYPE(SHARING_TYPE));
    for (guint i = 0; i < MIN(sorted->len, SHARING_MAX); i++)
        g_variant_builder_add_value(&builder,
                                    encode_one(g_ptr_array_index(sorted, i)));
    g_autoptr(GBytes) plain = variant_encode(g_variant_builder_end(&builder));
    return variant_deflate(plain);
}

static bool is_stretch(const struct sharing_stretch *stretch)
{
    return stretch->here < stretch->here_end &&
           stretch->there < stretch->there_end;
}

/* NULL where it cannot be. */
static struct sharing *decode_one(GVariant *value)
{
    g_autoptr(GVariant) id = g_variant_get_child_value(value, 0);
    g_autoptr(GVariant) numbers = g_variant_get_child_value(value, 1);
    gsize id_len, n;
    const guint8 *bytes = g_variant_get_fixed_array(id, &id_len, 1);
    const guint32 *words =
        g_variant_get_fixed_array(numbers, &n, sizeof(guint32));
    if (id_len != DOCUMENT_ID_LEN || n % N_NUMBERS != 0 ||
        n / N_NUMBERS > SHARING_STRETCHES_MAX)
        return NULL;
    GArray *stretches =
        g_array_new(FALSE, FALSE, sizeof(struct sharing_stretch));
    g_autofree char *name = document_id_text(bytes);
    g_autoptr(sharing_t) sharing = sharing_new(name, stretches);
    for (gsize i = 0; i < n; i += N_NUMBERS) {
        const struct sharing_stretch stretch = {words[i], words[i + 1],
                                                words[i + 2], words[i + 3]};
        if (!is_stretch(&stretch))
            return NULL;
        g_array_append_val(stretches, stretch);
    }
    return g_steal_pointer(&sharing);
}

GPtrArray *sharing_decode(GBytes *bytes, GError **error)
{
    static const char what[] = "a list of copies";
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_sharing);
    if (!bytes)
        return g_steal_pointer(&list);
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    g_autoptr(GBytes) plain = variant_inflate(data, len, LIST_LEN, what, error);
    g_autoptr(GVariant) value =
        plain ? variant_decode(SHARING_TYPE, plain, what, error) : NULL;
    if (!value)
        return NULL;
    const gsize n = g_variant_n_children(value);
    for (gsize i = 0; i < n; i++) {
        g_autoptr(GVariant) child = g_variant_get_child_value(value, i);
        struct sharing *sharing = i < SHARING_MAX ? decode_one(child) : NULL;
        if (!sharing) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                        "%s in the index is damaged: build the index anew",
                        what);
            return NULL;
        }
        g_ptr_array_add(list, sharing);
    }
    return g_steal_pointer(&list);
}
