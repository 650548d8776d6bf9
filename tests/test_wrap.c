/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_wrap.c - lines for a terminal break where they may, and only there. */
#include "query/terminal.h"
#include "query/wrap.h"

#include <string.h>

static void assert_wrapped(guint width, const char *text, const char *wanted)
{
    g_autoptr(GString) out = g_string_new(NULL);
    struct wrap wrap;
    wrap_init(&wrap, out, width, 2);
    wrap_text(&wrap, text, strlen(text));
    wrap_release(&wrap);
    g_assert_cmpstr(out->str, ==, wanted);
}

static void test_lines(void)
{
    assert_wrapped(10, "un deux trois quatre", "un deux\n  trois\n  quatre");
    assert_wrapped(10, "un deux tr", "un deux tr");
    assert_wrapped(10, "", "");
    assert_wrapped(0, "un  deux ", "un  deux ");
    assert_wrapped(4, "un https://a.fr/ deux", "un\n  https://a.fr/\n  deux");
}

static void test_french(void)
{
    assert_wrapped(10, "abcd efgh ; ijkl", "abcd\n  efgh ;\n  ijkl");
    assert_wrapped(10, "abcdef « gh » ij", "abcdef\n  « gh »\n  ij");
}

static void test_width(void)
{
    g_assert_cmpuint(terminal_text_width("été"), ==, 3);
    g_assert_cmpuint(terminal_text_width("e\u0301"), ==, 1);
    g_assert_cmpuint(terminal_text_width("日本🚁"), ==, 6);
    assert_wrapped(8, "日本 日本 a", "日本\n  日本 a");
}

static void test_hostile(void)
{
    assert_wrapped(0, "a\033[31mb\xff\n", "a\uFFFD[31mb\uFFFD ");
}

/* Codes take no column, and no line of a link begins with linked blanks. */
static void test_codes(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    struct wrap wrap;
    wrap_init(&wrap, out, 8, 2);
    wrap_text(&wrap, "1. ", 3);
    wrap_link(&wrap, "file:///a");
    wrap_code(&wrap, "\033[1m");
    wrap_text(&wrap, "abcd efgh", 9);
    wrap_code(&wrap, "\033[0m");
    wrap_link(&wrap, NULL);
    wrap_text(&wrap, ", i", 3);
    wrap_release(&wrap);
    g_assert_cmpstr(out->str, ==,
                    "1. \033]8;;file:///a\033\\\033[1mabcd\033]8;;\033\\\n"
                    "  \033]8;;file:///a\033\\efgh\033[0m\033]8;;\033\\,\n"
                    "  i");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/wrap/lines", test_lines);
    g_test_add_func("/wrap/french", test_french);
    g_test_add_func("/wrap/width", test_width);
    g_test_add_func("/wrap/hostile", test_hostile);
    g_test_add_func("/wrap/codes", test_codes);
    return g_test_run();
}
