/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_tie.c - what is typed as one thing is one, and how else a date is
 * printed. */
#include "query/date.h"
#include "query/tie.h"

#include <string.h>

static GArray *words_of(const char *text)
{
    GError *error = NULL;
    static struct french *french; /* the words live as long as it does */
    if (!french)
        french = french_new(&error);
    g_assert_no_error(error);
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct french_token));
    french_tokens(french, text, strlen(text), tokens);
    for (guint i = 0; i < tokens->len; i++)
        if (g_array_index(tokens, struct french_token, i).kind == FRENCH_WORD)
            g_array_append_vals(
                words, &g_array_index(tokens, struct french_token, i), 1);
    return words;
}

struct row {
    const char *text, *tied; /* what is one thing, between | */
};

static const struct row rows[] = {
    {"sécurité publique", "sécurité|publique"},
    {"la vidéo-protection", "la|vidéo-protection"},
    {"vidéo\u2011protection", "vidéo\u2011protection"},
    {"Côte-d’Or, l’eau", "Côte-d’Or|eau"},
    {"O’Brien", "O’Brien"},
    {"sécurité/mobilité et/ou", "sécurité|mobilité|et|ou"},
    {"4G/5G", "4G|5G"},
    {"24h/24 et 7j/7", "24h/24|et|7j/7"},
    {"24 h/24", "24|h|24"},
    {"à 18 h 30 ou 18h30", "à|18 h 30|ou|18h30"},
    {"12,5 et 14:30", "12,5|et|14:30"},
    {"caméras,drones", "caméras|drones"},
    {"j.dupont@ville-nice.fr.", "j.dupont@ville-nice.fr"},
    {"https://www.nice.fr/csu", "https|www.nice.fr/csu"},
    {"H.264 R&D a_b", "H.264|R&D|a_b"},
    {"L.251-1 L251-1", "L.251-1|L251-1"},
    {"L. 251-1 et R.* 123-4", "L. 251-1|et|R.* 123-4"},
    {"L 251-1 à L 2", "L 251-1|à|L|2"},
    {"de 8 a 12 ans", "de|8|a|12|ans"},
    {"n°123, nº 123 et № 123", "n°123|nº 123|et|№ 123"},
    {"no 123", "no|123"},
    {"n° de téléphone", "n°|de|téléphone"},
    {"délibération n° 2020-015", "délibération|n° 2020-015"},
    {"le 12 février 2020", "le|12 février 2020"},
    {"1er août 2017", "1er août 2017"},
    {"12/02/2020 2020-02-12 12.2.2020", "12/02/2020|2020-02-12|12.2.2020"},
    {"12 agents, février 2020", "12|agents|février|2020"},
    {"31 février 2020", "31|février|2020"},
    {"警察", "警察"},
};

static void test_rows(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autoptr(GArray) words = words_of(rows[i].text);
        g_autoptr(GString) tied = g_string_new(NULL);
        for (guint first = 0, n; first < words->len; first += n) {
            n = tie_words(rows[i].text, words, first);
            const struct french_token *word =
                &g_array_index(words, struct french_token, first);
            g_string_append(tied, first ? "|" : "");
            g_string_append_len(tied, rows[i].text + word->start,
                                word[n - 1].end - word->start);
        }
        g_assert_cmpstr(tied->str, ==, rows[i].tied);
    }
}

static void test_turned_verbs(void)
{
    static const struct {
        const char *text;
        guint n_words;
    } verbs[] = {
        {"existe-t-il", 3}, {"peut-on voir", 2}, {"rendez-vous", 0},
        {"il existe", 0},   {"existe", 0},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(verbs); i++) {
        g_autoptr(GArray) words = words_of(verbs[i].text);
        g_assert_cmpuint(tie_turned_verb(verbs[i].text, words, 0), ==,
                         verbs[i].n_words);
    }
}

/* All forms of a date, as "form|form". */
static char *forms_of(const char *text)
{
    g_autoptr(GArray) words = words_of(text);
    g_autoptr(GPtrArray) forms = g_ptr_array_new_with_free_func(g_free);
    struct date date;
    if (!date_read(text, words, 0, &date))
        return g_strdup("no date");
    for (char *form; (form = date_form(&date, forms->len));)
        g_ptr_array_add(forms, form);
    g_ptr_array_add(forms, NULL);
    return g_strjoinv("|", (char **) forms->pdata);
}

static void test_dates(void)
{
    static const char *const dates[][2] = {
        {"12 FEVRIER 2020", "12 février 2020|12 02 2020|2020 02 12|12 2 2020"},
        {"16/7/2018", "16 juillet 2018|16 07 2018|2018 07 16|16 7 2018"},
        {"06 novembre 2018", "6 novembre 2018|06 11 2018|2018 11 06|6 11 2018|"
                             "06 novembre 2018"},
        {"premier août 2017", "1 août 2017|01 08 2017|2017 08 01|1 8 2017|"
                              "01 août 2017|1er août 2017|premier août 2017"},
        {"12 02", "no date"},
        {"12/02-2020", "12 février 2020|12 02 2020|2020 02 12|12 2 2020"},
        {"31/02/2020", "no date"},
        {"12/13/2020", "no date"},
        {"12, février 2020", "no date"},
        {"12 500 2020", "no date"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(dates); i++) {
        g_autofree char *forms = forms_of(dates[i][0]);
        g_assert_cmpstr(forms, ==, dates[i][1]);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/tie/rows", test_rows);
    g_test_add_func("/tie/turned-verbs", test_turned_verbs);
    g_test_add_func("/tie/dates", test_dates);
    return g_test_run();
}
