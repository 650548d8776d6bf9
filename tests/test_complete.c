/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_complete.c - which part of a query is the word that is being typed, and
 * which option was meant. */
#include "query/complete.h"
#include "query/option_name.h"

#include <string.h>

/* The word, "-" for none. */
static void expect_word(const char *text, const char *word)
{
    const gsize from = complete_from(text);

    g_assert_cmpuint(from, <=, strlen(text));
    g_assert_cmpstr(text[from] ? text + from : "-", ==, word);
}

static void test_word(void)
{
    expect_word("cam", "cam");
    expect_word("vieux cam", "cam");
    expect_word("élu", "élu");
    expect_word("e\xcc\x81lu", "e\xcc\x81lu");
    expect_word("l'évé", "évé");
    expect_word("l’évé", "évé");
    expect_word("vidéo-prot", "prot");
    expect_word("\"vieux cam", "cam");
    expect_word("« vieux cam", "cam");
    expect_word("(drones OR ~cam", "cam");
    expect_word("-cam", "cam");
    expect_word("=Nic", "Nic");
    expect_word("", "-");
    expect_word("cam ", "-");
    expect_word("cam*", "-");
    expect_word("\"vieilles caméras\"", "-");
}

static void test_filter(void)
{
    expect_word("commune:Ni", "-");
    expect_word("drones commune:\"Ni", "-");
    expect_word("-nom:plan", "-");
    expect_word("commune:Nice cam", "cam");
}

static const char help[] = "Usage:\n"
                           "  vigie-query [OPTION…] QUERY...\n"
                           "\n"
                           "Output:\n"
                           "  -d, --index=DIR       Folder of --nothing\n"
                           "  --format=FORMAT       text, or --json\n"
                           "                        and so on\n"
                           "  -q, --quiet           Print nothing\n";

static void test_names(void)
{
    g_autoptr(GArray) names = option_names_read(help);
    const struct option_name *index = option_names_find(names, "index");

    g_assert_cmpuint(names->len, ==, 3);
    g_assert_cmpint(index->short_name, ==, 'd');
    g_assert_true(index->has_value);
    g_assert_cmpint(option_names_find(names, "format")->short_name, ==, 0);
    g_assert_false(option_names_find(names, "quiet")->has_value);
    g_assert_null(option_names_find(names, "nothing"));
}

static void expect_near(const GArray *names, const char *typed,
                        const char *wanted)
{
    const struct option_name *near = option_names_nearest(names, typed);

    g_assert_cmpstr(near ? near->name : NULL, ==, wanted);
}

static void test_nearest(void)
{
    g_autoptr(GArray) names = option_names_read(help);
    g_autofree char *endless = g_strnfill(1000, 'f');

    expect_near(names, "fromat", "format");
    expect_near(names, "formats", "format");
    expect_near(names, "form", "format");
    expect_near(names, "silent", NULL);
    expect_near(names, "", NULL);
    expect_near(names, endless, NULL);
    expect_near(names, "\xff", NULL);
    expect_near(names, "fromat\xc3", NULL);
}

static void test_given(void)
{
    g_autoptr(GArray) names = option_names_read(help);
    const struct option_name *index = option_names_find(names, "index");
    char *arguments[][3] = {{(char *) "-d", NULL, NULL},
                            {(char *) "-dfolder", NULL, NULL},
                            {(char *) "--index", NULL, NULL},
                            {(char *) "a", (char *) "--index=b", NULL},
                            {(char *) "--", (char *) "-d", NULL},
                            {(char *) "--indexes", (char *) "d", NULL}};

    for (guint i = 0; i < G_N_ELEMENTS(arguments); i++)
        g_assert_cmpint(option_name_is_given(index, arguments[i]), ==, i < 4);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/complete/word", test_word);
    g_test_add_func("/complete/filter", test_filter);
    g_test_add_func("/option names/read", test_names);
    g_test_add_func("/option names/nearest", test_nearest);
    g_test_add_func("/option names/given", test_given);
    return g_test_run();
}
