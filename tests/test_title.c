/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_title.c - which titles are taken for one. */
#include "indexer/title.h"

#include <string.h>

static const char *const titles[] = {
    "Convention d'expérimentation Safe City",
    "DELIBERATION 2020-015 VIDEOPROTECTION",
    "Microsoft Word - Règlement du parc canin.docx",
    "Rapport annuel",
};

static const char *const others[] = {
    "",
    "Microsoft Word - doc1.doc",
    "Microsoft Word - Document2",
    "Document sans titre",
    "untitled",
    "Sans titre-1.indd",
    "Présentation PowerPoint",
    "KM_C250i_S22111817520",
    "SCAN_20200212_153012",
    "C:\\Users\\mairie\\convention safe city.doc",
    "http://www.ville-nice.fr/convention-safe-city",
    "/home/mairie/convention safe city",
    "Convention",
    "Convention_Safe_City_VF.DOCX",
    "convention-safe-city.pdf",
    "le de la",
    "2020-015",
    "\xff\xfe\xff",
};

static guint n_words(const char *title)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(french_t) french = french_new(&error);
    g_assert_no_error(error);
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    g_autofree char *read = title_read(french, title);
    if (read)
        french_tokens(french, read, strlen(read), tokens);
    return tokens->len;
}

static void test_titles(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
        g_test_message("title %zu", i);
        g_assert_cmpuint(n_words(titles[i]), >, 0);
    }
}

static void test_others(void)
{
    g_assert_cmpuint(n_words(NULL), ==, 0);
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        g_test_message("other %zu", i);
        g_assert_cmpuint(n_words(others[i]), ==, 0);
    }
}

/* Neither the name of the program nor the file's extension are part of it. */
static void test_program(void)
{
    GError *error = NULL;
    g_autoptr(french_t) french = french_new(&error);
    g_assert_no_error(error);
    g_autofree char *title =
        title_read(french, "Microsoft Word - Rapport annuel.DOCX");
    g_assert_cmpstr(title, ==, "Rapport annuel");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/title/titles", test_titles);
    g_test_add_func("/title/others", test_others);
    g_test_add_func("/title/program", test_program);
    return g_test_run();
}
