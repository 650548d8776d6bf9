/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_plain.c - any bytes, cleaned, are text that may travel, and clean. */
#include "indexer/plain.h"
#include "indexer/wire.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(claim)                       \
    do {                                   \
        if (!(claim))                      \
            g_error("not so: %s", #claim); \
    } while (0)

static void check_clean(const char *p, gsize len)
{
    g_autofree char *once = plain_clean(p, len);
    g_autofree char *twice = plain_clean(once, strlen(once));

    CHECK(wire_is_text(once, strlen(once)));
    CHECK(strcmp(once, twice) == 0);
}

static void check_line(const char *p, gsize len, gsize max_len)
{
    g_autofree char *text = g_strndup(p, len);
    g_autofree char *line = plain_clean_line(text, max_len);

    if (!line)
        return;
    CHECK(*line && strlen(line) <= max_len);
    CHECK(wire_is_text(line, strlen(line)));
    CHECK(!strpbrk(line, "\n\t"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *p = (const char *) data;
    gsize len;

    check_clean(p, size);
    check_line(p, size, 5);
    g_autofree char *text = plain_decode(p, size, &len, NULL);
    if (text) {
        CHECK(text[len] == '\0');
        check_clean(text, len);
    }
    return 0;
}
