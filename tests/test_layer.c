/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_layer.c - which text layers are the text of their page, and what OCR
 * adds to those that are not. */
#include "indexer/layer.h"

#include <string.h>

#define STAMP                                \
    "Envoyé en préfecture le 19/06/2023\n" \
    "Reçu en préfecture le 19/06/2023\n"   \
    "Publié le\n"                           \
    "ID : 030-213001100-20230609-PV310323-DE\n"

static char *words(guint n, const char *end)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "mot%c%c%s", 'a' + i / 26 % 26,
                               'a' + i % 26, end);
    return g_string_free(text, FALSE);
}

static void judges(const char *text, double share, enum layer_worth worth)
{
    g_assert_cmpint(layer_judge(text, share, NULL, NULL), ==, worth);
}

static void test_empty(void)
{
    judges("", 0, LAYER_EMPTY);
    judges(" \n\f\t", 1, LAYER_EMPTY);
    judges("* - •\n", 1, LAYER_EMPTY);
    judges("3", 0, LAYER_USABLE);
}

static void test_broken(void)
{
    judges("\x01\x02\x03 \x04\x05", 0, LAYER_BROKEN);
    judges("\xee\x80\x80\xee\x80\x81\xee\x80\x82 le", 0, LAYER_BROKEN);
    judges("\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd", 0, LAYER_BROKEN);
    /* Bullets from a font of symbols are no reason to doubt the rest. */
    judges("\xee\x80\x80 premier point\n\xee\x80\x80 second point\n", 0,
           LAYER_USABLE);
    judges("ligne\r\nligne\tligne\f", 0, LAYER_USABLE);
}

static void test_stamp(void)
{
    judges(STAMP, 1, LAYER_STAMP);
    judges(STAMP, LAYER_IMAGE_SHARE, LAYER_STAMP);
    judges(STAMP, 0.4, LAYER_USABLE);
}

static void test_title_page(void)
{
    g_autofree char *few = words(39, " ");
    g_autofree char *more = words(40, " ");
    judges(few, 1, LAYER_STAMP);
    judges(few, 0.1, LAYER_USABLE);
    judges(more, 1, LAYER_USABLE);
}

/* Sixty words of small print on every page, and nothing else. */
static void test_repeated(void)
{
    g_autofree char *print = words(60, "\n");
    g_autofree char *page = g_strconcat(print, "page 3\n", NULL);
    g_autofree char *next = g_strconcat(print, "page 4\n", NULL);
    g_autofree char *body = words(140, " ");
    g_autofree char *both = g_strconcat("page 3\n", body, NULL);

    judges(page, 1, LAYER_USABLE);
    g_assert_cmpint(layer_judge(page, 1, NULL, next), ==, LAYER_STAMP);
    g_assert_cmpint(layer_judge(page, 1, next, NULL), ==, LAYER_STAMP);
    g_assert_cmpint(layer_judge(page, 0, next, next), ==, LAYER_USABLE);
    g_assert_cmpint(layer_judge(both, 1, next, next), ==, LAYER_USABLE);
}

static void test_doubtful(void)
{
    g_autofree char *many = words(LAYER_MANY_WORDS, " ");
    g_assert_true(layer_is_doubtful(STAMP));
    g_assert_false(layer_is_doubtful(""));
    g_assert_false(layer_is_doubtful("\x01\x02"));
    g_assert_false(layer_is_doubtful(many));
    judges(many, 1, LAYER_USABLE);
}

static void adds(const char *text, const char *recognised, const char *wanted)
{
    g_autofree char *sum = layer_add(text, recognised);
    g_assert_cmpstr(sum, ==, wanted);
}

static void test_add(void)
{
    adds(STAMP,
         "Envoyé en prefecture le 19/06/2023\n"
         "RÉPUBLIQUE FRANÇAISE Reçu en préfecture le 19/06/2023\n"
         "\n"
         "La séance est ouverte.\n"
         "ID : 030-213001100-20230609-PV310323-DE\n",
         STAMP "RÉPUBLIQUE FRANÇAISE Reçu en préfecture le 19/06/2023\n"
               "\n"
               "La séance est ouverte.\n");
    adds(STAMP, "ENVOYÉ EN PRÉFECTURE\n\n", NULL);
    adds("sans fin", "La suite.", "sans fin\nLa suite.\n");
    adds("", "Seul.\n", "Seul.\n");
    adds("", "\n", NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/layer/what has no letter is empty", test_empty);
    g_test_add_func("/layer/characters that mean nothing are no text",
                    test_broken);
    g_test_add_func("/layer/a stamp over a scan is not its text", test_stamp);
    g_test_add_func("/layer/few words are doubted only over an image",
                    test_title_page);
    g_test_add_func("/layer/lines of the pages around are not the page's own",
                    test_repeated);
    g_test_add_func("/layer/the pages around are asked for only in doubt",
                    test_doubtful);
    g_test_add_func("/layer/what OCR read beside the stamp is added", test_add);
    return g_test_run();
}
