/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shown.c - what of a passage is shown. */
#include "query/shown.h"

#include <string.h>

static void test_shown_text(void)
{
    g_autoptr(GArray) ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    const char text[] = " \n un\t\u00a0deux\xff\n\ntrois \n";
    const struct range ranges_before[] = {{3, 5}, {8, 12}, {15, 22}};
    g_array_append_vals(ranges, ranges_before, G_N_ELEMENTS(ranges_before));
    g_autofree char *shown = shown_text(text, strlen(text), ranges);
    g_assert_cmpstr(shown, ==, "un deux\uFFFD trois");
    const char *const wanted[] = {"un", "deux", "trois"};
    for (guint i = 0; i < ranges->len; i++) {
        const struct range *r = &g_array_index(ranges, struct range, i);
        g_autofree char *got = g_strndup(shown + r->start, r->end - r->start);
        g_assert_cmpstr(got, ==, wanted[i]);
    }
}

static char *excerpt_of(const char *text, const char *word)
{
    const gsize start = strstr(text, word) - text;
    const struct range place = {start, start + strlen(word)};
    const struct range cut = shown_excerpt(text, &place);
    g_assert_cmpuint(cut.start, <=, place.start);
    g_assert_cmpuint(cut.end, >=, place.end);
    return g_strndup(text + cut.start, cut.end - cut.start);
}

static void test_excerpt_sentence(void)
{
    g_autofree char *cut =
        excerpt_of("Une phrase. M. Dupont voit l'art. 5 ici. Fin.", "voit");
    g_assert_cmpstr(cut, ==, "M. Dupont voit l'art. 5 ici. Fin.");
}

static void test_excerpt_long(void)
{
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < 300; i++)
        g_string_append_printf(text, "%smot%u", i ? " " : "", i);
    g_autofree char *middle = excerpt_of(text->str, "mot150");
    g_auto(GStrv) words = g_strsplit(middle, " ", -1);
    g_assert_cmpuint(g_strv_length(words), ==, SHOWN_EXCERPT_WORDS);
    g_assert_cmpstr(words[0], ==, "mot130");
    g_autofree char *last = excerpt_of(text->str, "mot299");
    g_assert_true(g_str_has_suffix(last, "mot299"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/shown/text", test_shown_text);
    g_test_add_func("/shown/sentence", test_excerpt_sentence);
    g_test_add_func("/shown/long", test_excerpt_long);
    return g_test_run();
}
