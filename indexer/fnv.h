/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fnv.h - 64-bit keys for lines and words that are only compared: what a
 * document holds need not be copied to be counted.
 *
 * FNV-1a, fed with bytes or code points, in order: the key of two pieces is
 * the second's, begun with the first's.  In a GHashTable of direct keys, by
 * GSIZE_TO_POINTER.
 */
#ifndef INDEXER_FNV_H
#define INDEXER_FNV_H

#include <glib.h>

#define FNV_START G_GUINT64_CONSTANT(0xcbf29ce484222325)

static inline guint64 fnv_add(guint64 key, guint32 value)
{
    return (key ^ value) * G_GUINT64_CONSTANT(0x100000001b3);
}

#endif
