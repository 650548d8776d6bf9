/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_plain.c - any bytes, cleaned, are text that may travel, and clean. */
#include "indexer/plain.h"
#include "indexer/wire.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_clean(const char *p, gsize len)
{
    g_autofree char *once = plain_clean(p, len);
    g_autofree char *twice = plain_clean(once, strlen(once));

    g_assert_true(wire_is_text(once, strlen(once)));
    g_assert_true(strcmp(once, twice) == 0);
}

static void check_line(const char *p, gsize len, gsize max_len)
{
    g_autofree char *text = g_strndup(p, len);
    g_autofree char *line = plain_clean_line(text, max_len);

    if (!line)
        return;
    g_assert_true(*line && strlen(line) <= max_len);
    g_assert_true(wire_is_text(line, strlen(line)));
    g_assert_true(!strpbrk(line, "\n\t"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *p = (const char *) data;
    gsize len;

    check_clean(p, size);
    check_line(p, size, 5);
    g_autofree char *text = plain_decode(p, size, &len, NULL);
    if (text) {
        g_assert_true(text[len] == '\0');
        check_clean(text, len);
    }
    return 0;
}
