/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_copies.c - any bytes are a sketch or a list of copies that comes back
 * the same when it is kept again, or they are refused. */
#include "indexer/sketch.h"
#include "shim/sharing.h"
#include "shim/variant.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_sketch(GBytes *stored)
{
    g_autoptr(sketch_t) sketch = sketch_decode(stored, NULL);
    if (!sketch)
        return;
    for (guint i = 0; i < sketch->shingles->len; i++) {
        const struct sketch_shingle *shingle =
            &g_array_index(sketch->shingles, struct sketch_shingle, i);
        g_assert_true(shingle->word < sketch->n_words);
        g_assert_true(shingle->start <= shingle->end &&
                      shingle->end <= sketch->stream_len);
    }
    sketch_sort(sketch);
    g_autoptr(GBytes) again = sketch_encode(sketch);
    g_autoptr(sketch_t) same = sketch_decode(again, NULL);
    g_assert_true(same && same->shingles->len == sketch->shingles->len &&
                  same->marks->len == sketch->marks->len);
}

static void check_list(GBytes *stored)
{
    g_autoptr(GPtrArray) list = sharing_decode(stored, NULL);
    if (!list)
        return;
    g_autoptr(GBytes) again = sharing_encode(list);
    g_autoptr(GPtrArray) same = sharing_decode(again, NULL);
    g_assert_true(same && same->len == list->len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(GBytes) plain = g_bytes_new(data, size);
    g_autoptr(GBytes) stored = variant_deflate(plain);
    check_sketch(stored);
    check_list(stored);
    /* And as they lie. */
    check_sketch(plain);
    check_list(plain);
    return 0;
}
