/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_citation.c - a citation says what is known, and leaves no trace of what
 * is not. */
#include "query/citation.h"

#include <string.h>

#define LONG_TITLE                                                              \
    "Approbation de la convention de partenariat relative à la mise en place " \
    "d'un dispositif de vidéoprotection des espaces publics de la commune"

struct cited {
    const char *name;
    const char *commune, *type, *object, *number, *date;
    const char *label; /* of page 4 */
    const char *wanted;
};

static const struct cited cited[] = {
    {"all", "Ville de Nice", "convention", "Safe City", "12", "2018-06-07", "4",
     "Ville de Nice, convention « Safe City », 2018-06-07, p. 4"},
    {"label", "Ville de Nice", "convention", "Safe City", NULL, NULL, "iv",
     "Ville de Nice, convention « Safe City », p. iv (page 4 du PDF)"},
    {"number", "Marguerittes", "délibération", NULL, "2020-015", "2020-02-12",
     "4", "Marguerittes, délibération n° 2020-015, 2020-02-12, p. 4"},
    {"number-signed", "Nice", "arrêté", NULL, "N° 12", NULL, "4",
     "Nice, arrêté N° 12, p. 4"},
    {"type-first", NULL, "arrêté", "Drones", NULL, NULL, "4",
     "Arrêté « Drones », p. 4"},
    {"type-in-title", "Nice", "convention", "Convention Safe City", NULL, NULL,
     "4", "Nice, Convention Safe City, p. 4"},
    {"type-by-other-name", "Nice", "procès-verbal", "PV du conseil", NULL, NULL,
     "4", "Nice, PV du conseil, p. 4"},
    {"type-long", "Nice", "CCTP",
     "Cahier des clauses techniques particulières – caméras", NULL, NULL, "4",
     "Nice, Cahier des clauses techniques particulières – caméras, p. 4"},
    {"type-later", "Nice", "délibération", "Avenant à la délibération", NULL,
     NULL, "4", "Nice, délibération « Avenant à la délibération », p. 4"},
    {"type-and-day", "Nice", "procès-verbal", NULL, NULL, "2018-12-10", "4",
     "Nice, procès-verbal, 2018-12-10, p. 4"},
    {"type-alone", NULL, "avis", NULL, NULL, "2018-12-10", "4",
     "Avis (nice-Été.PDF), 2018-12-10, p. 4"},
    {"title-alone", NULL, NULL, "la ville sûre", "12", NULL, "4",
     "la ville sûre, p. 4"},
    {"nothing", NULL, NULL, NULL, NULL, NULL, "4", "nice-Été.PDF, p. 4"},
    {"place", "Nice", NULL, NULL, NULL, "2018-12-10", "4",
     "Nice, nice-Été.PDF, 2018-12-10, p. 4"},
    {"quoted", "Nice", "avis", "Sur « Safe City » et «\u00a0DECIDE\u00a0»",
     NULL, NULL, "4", "Nice, avis « Sur “Safe City” et “DECIDE” », p. 4"},
    {"long", "Nice", "avis", LONG_TITLE, NULL, NULL, "4",
     "Nice, avis « Approbation de la convention de partenariat relative à la "
     "mise en place d'un dispositif de vidéoprotection des espaces… », p. 4"},
};

static void add(GArray *facts, enum fact_kind kind, enum fact_origin origin,
                const char *value)
{
    const struct fact fact = {kind, origin, 0, (char *) value};
    if (value)
        facts_add(facts, &fact);
}

static void test_cited(gconstpointer data)
{
    const struct cited *c = data;
    g_autoptr(GArray) facts = facts_new();
    add(facts, FACT_COMMUNE, FACT_FROM_PAGE, c->commune);
    add(facts, FACT_TYPE, FACT_FROM_PAGE, c->type);
    add(facts, FACT_OBJECT, FACT_FROM_PAGE, c->object);
    add(facts, FACT_NUMBER, FACT_FROM_PAGE, c->number);
    add(facts, FACT_DATE, FACT_FROM_PAGE, c->date);
    const struct citation citation = {facts, "nice-Été.PDF", 4,
                                      4,     c->label,       c->label};
    g_autofree char *text = citation_text(&citation);
    g_assert_cmpstr(text, ==, c->wanted);
}

static void test_title(void)
{
    g_autoptr(GArray) facts = facts_new();
    g_assert_null(citation_title(facts));
    add(facts, FACT_OBJECT, FACT_FROM_PAGE, "objet");
    g_assert_cmpstr(citation_title(facts), ==, "objet");
    add(facts, FACT_TITLE, FACT_FROM_INFO, "titre");
    g_assert_cmpstr(citation_title(facts), ==, "titre");
    add(facts, FACT_OBJECT, FACT_FROM_SCDL, "acte");
    g_assert_cmpstr(citation_title(facts), ==, "acte");
}

static void test_short(void)
{
    g_autofree char *fits = g_strnfill(CITATION_TITLE_MAX, 'x');
    g_autofree char *same = citation_short(fits);
    g_assert_cmpstr(same, ==, fits);
    g_autofree char *longer = g_strconcat(fits, "é", NULL);
    g_autofree char *cut = citation_short(longer);
    g_assert_cmpint(g_utf8_strlen(cut, -1), ==, CITATION_TITLE_MAX);
    g_assert_true(g_str_has_suffix(cut, "x…"));
}

static void test_file(void)
{
    g_autoptr(GArray) facts = facts_new();
    const struct citation citation = {facts, "a.odt", 1, 1, "i", "i"};
    g_autofree char *text = citation_text(&citation);
    g_assert_cmpstr(text, ==, "a.odt, p. i (page 1 du fichier)");
}

/* What is cited runs on over a page's end. */
static void test_range(void)
{
    g_autoptr(GArray) facts = facts_new();
    const struct citation pages = {facts, "a.pdf", 3, 4, "3", "4"};
    const struct citation labels = {facts, "a.pdf", 3, 4, "i", "ii"};
    const struct citation half = {facts, "a.pdf", 3, 4, "ii", "4"};
    g_autofree char *pages_text = citation_text(&pages);
    g_autofree char *labels_text = citation_text(&labels);
    g_autofree char *half_text = citation_text(&half);
    g_assert_cmpstr(pages_text, ==, "a.pdf, p. 3-4");
    g_assert_cmpstr(labels_text, ==, "a.pdf, p. i-ii (pages 3-4 du PDF)");
    g_assert_cmpstr(half_text, ==, "a.pdf, p. ii-4 (pages 3-4 du PDF)");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    for (gsize i = 0; i < G_N_ELEMENTS(cited); i++) {
        g_autofree char *path = g_strdup_printf("/citation/%s", cited[i].name);
        g_test_add_data_func(path, &cited[i], test_cited);
    }
    g_test_add_func("/citation/title", test_title);
    g_test_add_func("/citation/short", test_short);
    g_test_add_func("/citation/file", test_file);
    g_test_add_func("/citation/range", test_range);
    return g_test_run();
}
