/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_caret.c - the caret stands below the column, whatever a query holds. */
#include "query/caret.h"

#include <string.h>

struct sample {
    const char *name, *query;
    guint column;
    const char *wanted;
};

static const struct sample samples[] = {
    {"first", "(a", 1, "    (a\n    ^\n"},
    {"inside", "a AND AND b", 7, "    a AND AND b\n          ^\n"},
    {"behind-the-last", "a AND", 6, "    a AND\n         ^\n"},
    {"accent", "é (b", 3, "    é (b\n      ^\n"},
    {"accent-apart", "e\u0301 (b", 4, "    e\u0301 (b\n      ^\n"},
    {"wide", "\u6444\u50cf (b", 4, "    \u6444\u50cf (b\n         ^\n"},
    {"unseen", "a\u200eb (c", 5, "    ab (c\n       ^\n"},
    {"control", "\033[31m\t(b", 7, "    \uFFFD[31m (b\n          ^\n"},
    {"newline", "a\nb (c", 5, "    a b (c\n        ^\n"},
    {"not-utf8", "caf\xe9 noir", 4, "    caf\uFFFD noir\n       ^\n"},
};

static void test_sample(gconstpointer data)
{
    const struct sample *sample = data;
    g_autoptr(GString) out = g_string_new(NULL);
    caret_append(out, sample->query, sample->column);
    g_assert_cmpstr(out->str, ==, sample->wanted);
}

/* A long query is cut on both sides, and the caret points at the same. */
static void test_long(void)
{
    g_autoptr(GString) query = g_string_new(NULL);
    for (guint i = 0; i < 100; i++)
        g_string_append(query, "mot ");
    g_string_append(query, "( ");
    for (guint i = 0; i < 100; i++)
        g_string_append(query, "mot ");
    g_autoptr(GString) out = g_string_new(NULL);
    caret_append(out, query->str, 401);
    g_auto(GStrv) lines = g_strsplit(out->str, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 3);
    g_assert_cmpint(g_utf8_strlen(lines[0], -1), <=, 4 + CARET_WIDTH + 2);
    g_assert_true(g_str_has_prefix(lines[0], "    …"));
    g_assert_true(g_str_has_suffix(lines[0], "…"));
    const char *open = strchr(lines[0], '(');
    const char *caret = strchr(lines[1], '^');
    g_assert_cmpint(g_utf8_pointer_to_offset(lines[0], open), ==,
                    caret - lines[1]);
}

/* Wherever the caret stands, as much is shown as there is room for. */
static void test_ends(void)
{
    g_autofree char *query = g_strnfill(200, 'x');
    for (guint column = 1; column <= 201; column += 50) {
        g_autoptr(GString) out = g_string_new(NULL);
        caret_append(out, query, column);
        guint n_shown = 0;
        for (const char *p = out->str; *p; p++)
            n_shown += *p == 'x';
        g_assert_cmpuint(n_shown, >=, CARET_WIDTH - 1);
        g_assert_cmpuint(n_shown, <=, CARET_WIDTH);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (guint i = 0; i < G_N_ELEMENTS(samples); i++) {
        g_autofree char *path = g_strdup_printf("/caret/%s", samples[i].name);
        g_test_add_data_func(path, &samples[i], test_sample);
    }
    g_test_add_func("/caret/long", test_long);
    g_test_add_func("/caret/ends", test_ends);
    return g_test_run();
}
