/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_title.c - each rule of the titles tells its type: none is in the
 * shadow of another, none names a type that there is not. */
#include "indexer/paper.h"
#include "indexer/paper_title.h"
#include "shim/doctype.h"

#include <string.h>

/* A title that fits the pattern, with a capital. */
static char *title_of(const char *pattern)
{
    GString *title = g_string_new(NULL);
    for (const char *p = pattern; *p; p++) {
        if (*p == '#')
            g_string_append(title, " 12");
        else if (!strchr("*$", *p))
            g_string_append_c(title, *p);
    }
    title->str[0] = g_ascii_toupper(title->str[0]);
    g_string_append_c(title, '\n');
    return g_string_free(title, FALSE);
}

static void test_rules(void)
{
    for (const struct title_rule *rule = title_rules; rule->pattern; rule++) {
        g_autoptr(record_t) record = record_new("0");
        char *title = title_of(rule->pattern);
        const struct record_page page = {.text = title,
                                         .text_len = strlen(title)};
        record_add_page(record, &page);
        g_autoptr(GArray) facts = facts_new();
        g_assert_true(paper_read(record, facts, NULL));
        g_test_message("%s", rule->pattern);
        g_assert_cmpstr(facts_value(facts, FACT_TYPE), ==, rule->type);
        g_assert_cmpstr(rule->type, ==,
                        rule->type ? doctype_find(rule->type) : NULL);
        g_assert_true((rule->strength == TITLE_NOT) == !rule->type);
    }
}

/* In the middle of a sentence, or of a list, they tell nothing. */
static void test_running(void)
{
    for (const struct title_rule *rule = title_rules; rule->pattern; rule++) {
        g_autofree char *title = title_of(rule->pattern);
        char *text = g_strdup_printf("On a lu %s, puis un autre.\n- %s",
                                     g_strstrip(title), title);
        g_autoptr(record_t) record = record_new("0");
        const struct record_page page = {.text = text,
                                         .text_len = strlen(text)};
        record_add_page(record, &page);
        g_autoptr(GArray) facts = facts_new();
        g_assert_true(paper_read(record, facts, NULL));
        g_test_message("%s", text);
        g_assert_null(facts_value(facts, FACT_TYPE));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper-title/rules", test_rules);
    g_test_add_func("/paper-title/running", test_running);
    return g_test_run();
}
