/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * variant.h - GVariants as bytes: the one encoding of all that is stored.
 *
 * Always little-endian and in normal form, so that an index can be carried
 * to any machine and a damaged one is seen for what it is.
 */
#ifndef SHIM_VARIANT_H
#define SHIM_VARIANT_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Consumes a floating value. */
GBytes *variant_encode(GVariant *value);
/* what names the thing in the error, G_IO_ERROR_INVALID_DATA. */
GVariant *variant_decode(const char *type, GBytes *bytes, const char *what,
                         GError **error);

/* Deflated (zlib), behind the length they inflate to. */
GBytes *variant_deflate(GBytes *bytes);
/* Errors: G_IO_ERROR_INVALID_DATA, also for more than max_len bytes. */
GBytes *variant_inflate(const void *data, gsize len, gsize max_len,
                        const char *what, GError **error);

G_END_DECLS

#endif
