/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_prominence.c - stretches of any bytes are in order, apart, whole lines,
 * and a line alone is none. */
#include "indexer/prominence.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool is_blank(const char *p, gsize len)
{
    while (len > 0 && g_ascii_isspace(*p)) {
        p++;
        len--;
    }
    return len == 0;
}

/* Nothing but blanks stands between the stretch and its lines' ends. */
static void check_lines(const char *text, gsize size,
                        const struct stretch *stretch)
{
    const char *before = memrchr(text, '\n', stretch->start);
    const char *after = memchr(text + stretch->end, '\n', size - stretch->end);
    gsize from = before ? (gsize) (before - text) : 0;
    gsize to = after ? (gsize) (after - text) : size;
    g_assert_true(is_blank(text + from, stretch->start - from));
    g_assert_true(is_blank(text + stretch->end, to - stretch->end));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *) data;
    g_autoptr(GArray) stretches =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    const struct prominence_input input = {text, size, 0, NULL};
    prominence_read(&input, stretches);

    gsize at = 0;
    for (guint i = 0; i < stretches->len; i++) {
        const struct stretch *stretch =
            &g_array_index(stretches, struct stretch, i);
        g_assert_true(stretch->start >= at && stretch->end > stretch->start);
        g_assert_true(stretch->prominence == PROMINENCE_HEADING ||
                      stretch->prominence == PROMINENCE_FORMALITY);
        g_assert_true(prominence_at(stretches, stretch->start) ==
                      stretch->prominence);
        g_assert_true(prominence_at(stretches, stretch->end - 1) ==
                      stretch->prominence);
        check_lines(text, size, stretch);
        at = stretch->end;
    }
    g_assert_true(at <= size);
    g_assert_true(memchr(text, '\n', size) || stretches->len == 0);
    return 0;
}
