/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_filter.c - whatever a filter's value is: intervals are such, a pattern
 * matches what it says, and no key reaches terms of another prefix. */
#include "query/filter.h"
#include "query/interval.h"
#include "query/wildcard.h"
#include "shim/field.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(claim)                       \
    do {                                   \
        if (!(claim))                      \
            g_error("not so: %s", #claim); \
    } while (0)

static void check_intervals(const char *text)
{
    struct interval days, pages;
    if (interval_read_days(text, &days)) {
        CHECK(days.low <= days.high);
        CHECK(days.low == 0 || days.low >= 10101);
        CHECK(days.high == G_MAXUINT || days.high <= 99991231);
    }
    if (interval_read_pages(text, &pages)) {
        CHECK(pages.low <= pages.high);
        CHECK(pages.high > 0);
    }
}

static bool is_of(const char *pattern, const char *name)
{
    return wildcard_matches(pattern, name, strlen(name));
}

static void check_pattern(const char *pattern, const char *name)
{
    g_autofree char *before = g_strconcat("*", pattern, NULL);
    g_autofree char *after = g_strconcat(pattern, "*", NULL);
    CHECK(is_of("*", name));
    CHECK(is_of(name, name));
    CHECK(strpbrk(pattern, "*?") ||
          is_of(pattern, name) == (strcmp(pattern, name) == 0));
    CHECK(!is_of(pattern, name) || (is_of(before, name) && is_of(after, name)));
}

static void check_keys(const char *value)
{
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        g_autofree char *key = field_key(kind, value);
        CHECK(!key || (*key && g_utf8_validate(key, -1, NULL)));
        for (const char *p = key; p && *p; p++)
            CHECK(!g_ascii_isupper(*p));
    }
    for (int field = 0; field < N_FILTER_FIELDS; field++) {
        const struct node filter = {
            .kind = NODE_FILTER, .text = (char *) value, .field = field};
        const char *prefix = NULL;
        g_autofree char *key = filter_key(&filter, &prefix);
        CHECK(!key || (*key && prefix && !g_ascii_isupper(*key)));
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *bytes = g_strndup((const char *) data, size);
    g_autofree char *text = g_utf8_make_valid(bytes, -1);
    if (*text == '\0')
        return 0;
    char *half = g_utf8_offset_to_pointer(text, g_utf8_strlen(text, -1) / 2);
    g_autofree char *pattern = g_strndup(text, half - text);
    check_intervals(text);
    check_pattern(pattern, half);
    check_keys(text);
    return 0;
}
