/* SPDX-License-Identifier: GPL-3.0-or-later */
/* variant.c - GVariants as bytes: the one encoding of all that is stored. */
#include "shim/variant.h"

#include <gio/gio.h>
#include <string.h>
#include <zlib.h>

/* Bytes before a deflated stream: its inflated length, little-endian. */
enum { LENGTH_LEN = 4 };

static GVariant *to_little_endian(GVariant *value)
{
    return G_BYTE_ORDER == G_LITTLE_ENDIAN ? g_variant_ref(value)
                                           : g_variant_byteswap(value);
}

GBytes *variant_encode(GVariant *value)
{
    g_autoptr(GVariant) owned = g_variant_ref_sink(value);
    g_autoptr(GVariant) stored = to_little_endian(owned);
    return g_variant_get_data_as_bytes(stored);
}

GVariant *variant_decode(const char *type, GBytes *bytes, const char *what,
                         GError **error)
{
    /* From a copy: GVariant wants alignment, and bytes may lie anywhere. */
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    g_autoptr(GBytes) aligned = g_bytes_new(data, len);
    g_autoptr(GVariant) stored = g_variant_ref_sink(
        g_variant_new_from_bytes(G_VARIANT_TYPE(type), aligned, FALSE));

    if (!g_variant_is_normal_form(stored)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                    "%s in the index is damaged: build the index anew", what);
        return NULL;
    }
    return to_little_endian(stored);
}

GBytes *variant_deflate(GBytes *bytes)
{
    gsize len;
    const Bytef *data = g_bytes_get_data(bytes, &len);
    g_assert(len <= G_MAXUINT32);
    uLongf deflated_len = compressBound(len);
    guint8 *out = g_malloc(LENGTH_LEN + deflated_len);
    guint32 prefix = GUINT32_TO_LE((guint32) len);

    memcpy(out, &prefix, LENGTH_LEN);
    /* Level 4: a third of the time of 6 for a twentieth more bytes. */
    int rc =
        compress2(out + LENGTH_LEN, &deflated_len, data ? data : out, len, 4);
    g_assert(rc == Z_OK);
    return g_bytes_new_take(g_realloc(out, LENGTH_LEN + deflated_len),
                            LENGTH_LEN + deflated_len);
}

GBytes *variant_inflate(const void *data, gsize len, gsize max_len,
                        const char *what, GError **error)
{
    guint32 prefix = 0;
    if (len >= LENGTH_LEN)
        memcpy(&prefix, data, LENGTH_LEN);
    uLongf inflated_len = GUINT32_FROM_LE(prefix);

    if (len < LENGTH_LEN || inflated_len > max_len) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                    "%s in the index is damaged: build the index anew", what);
        return NULL;
    }
    gsize expected = inflated_len;
    g_autofree guint8 *out = g_malloc(expected + 1);
    int rc = uncompress(out, &inflated_len, (const Bytef *) data + LENGTH_LEN,
                        len - LENGTH_LEN);
    if (rc != Z_OK || inflated_len != expected) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                    "%s in the index is damaged: build the index anew", what);
        return NULL;
    }
    out[expected] = '\0';
    return g_bytes_new_take(g_steal_pointer(&out), expected);
}
