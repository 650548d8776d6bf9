/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_paper.c - facts of any bytes are lines of UTF-8, types that there are,
 * days of the calendar, pages of the document. */
#include "indexer/limits.h"
#include "indexer/paper.h"
#include "shim/calendar.h"
#include "shim/doctype.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static guint digits(const char *p, gsize len)
{
    guint value = 0;
    for (gsize i = 0; i < len; i++) {
        g_assert_true(g_ascii_isdigit(p[i]));
        value = value * 10 + (guint) (p[i] - '0');
    }
    return value;
}

static void check_date(const char *text)
{
    g_assert_cmpuint(strlen(text), ==, strlen("2020-02-12"));
    g_assert_true(text[4] == '-' && text[7] == '-');
    const struct date date = {digits(text + 8, 2), digits(text + 5, 2),
                              digits(text, 4)};
    g_assert_true(date_is_real(&date));
}

static void check_fact(const struct fact *fact, guint n_pages)
{
    g_assert_true(*fact->value && g_utf8_validate(fact->value, -1, NULL));
    for (const char *p = fact->value; *p; p = g_utf8_next_char(p))
        g_assert_false(g_unichar_iscntrl(g_utf8_get_char(p)));
    if (fact->origin == FACT_FROM_PAGE)
        g_assert_true(fact->page >= 1 && fact->page <= n_pages &&
                      fact->page <= LIMIT_PAPER_PAGES);
    else
        g_assert_cmpuint(fact->page, ==, 0);
    switch (fact->kind) {
    case FACT_TYPE:
        g_assert_true(g_strv_contains(doctype_names(), fact->value));
        break;
    case FACT_DATE:
        check_date(fact->value);
        break;
    case FACT_SIRET:
        g_assert_cmpuint(strlen(fact->value), ==, 14);
        digits(fact->value, 14);
        break;
    case FACT_OBJECT:
        g_assert_cmpint(g_utf8_strlen(fact->value, -1), <=, LIMIT_OBJECT_LEN);
        break;
    case FACT_NUMBER:
        g_assert_nonnull(strpbrk(fact->value, "0123456789"));
        break;
    case FACT_COMMUNE:
        break;
    default:
        g_assert_not_reached();
    }
}

/* Pages end with form feeds; the first line of the first is title and name. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *) data, size);
    g_auto(GStrv) pages = g_strsplit(text, "\f", -1);
    g_autoptr(record_t) record = record_new("0");
    guint n_pages = 0;
    for (char **page = pages; *page; page++, n_pages++) {
        const struct record_page added = {
            .text = g_strdup(*page),
            .text_len = strlen(*page),
        };
        record_add_page(record, &added);
    }
    g_autofree char *name = g_strndup(text, strcspn(text, "\n\f"));
    record->title = g_utf8_make_valid(name, -1);

    g_autoptr(GArray) facts = facts_new();
    g_assert_true(paper_read(record, facts, NULL));
    paper_read_name(name, facts);
    for (guint i = 0; i < facts->len; i++)
        check_fact(&g_array_index(facts, struct fact, i), n_pages);
    return 0;
}
