/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_name.c - what the names of files say of documents. */
#include "indexer/paper.h"
#include "indexer/paper_name.h"

struct row {
    const char *name, *type, *date, *number;
};

static void check(const struct row *row, enum fact_origin origin)
{
    g_autoptr(GArray) facts = facts_new();
    if (origin == FACT_FROM_NAME)
        paper_read_name(row->name, facts);
    else
        paper_name_read(row->name, origin, facts);
    g_test_message("%s", row->name);
    g_assert_cmpstr(facts_value(facts, FACT_TYPE), ==, row->type);
    g_assert_cmpstr(facts_value(facts, FACT_DATE), ==, row->date);
    g_assert_cmpstr(facts_value(facts, FACT_NUMBER), ==, row->number);
    for (guint i = 0; i < facts->len; i++)
        g_assert_cmpint(g_array_index(facts, struct fact, i).origin, ==,
                        origin);
}

static void test_files(void)
{
    static const struct row rows[] = {
        {"a/b/CR_conseil_municipal_07_10_2022.pdf", "compte rendu",
         "2022-10-07", NULL},
        {"CR_reunion_20211126.pdf", "compte rendu", "2021-11-26", NULL},
        {"cr010416.pdf", "compte rendu", "2016-04-01", NULL},
        {"PV du 31 mars 2023-tampon.pdf", "procès-verbal", "2023-03-31", NULL},
        {"PV-1er-mars-2022.pdf", "procès-verbal", "2022-03-01", NULL},
        {"mairie-corte_convocation-odj_2024-12-23_downloads-1915.pdf",
         "convocation", "2024-12-23", NULL},
        {"arreté secheresse.pdf", "arrêté", NULL, NULL},
        {"Rgl-1314-2021-PIIA-en-vigueur-17022023.pdf", "règlement",
         "2023-02-17", "1314-2021"},
        {"RGL-1251-Remuneration.pdf", "règlement", NULL, "1251"},
        {"reglement-2021.pdf", "règlement", NULL, NULL},
        {"xx-2020-04-20-RGL-1289-Formation.pdf", "règlement", "2020-04-20",
         "1289"},
        {"nice-deliberation-carnaval-2019-01-25.pdf", "délibération",
         "2019-01-25", NULL},
        {"deliberation_n_2020-015.pdf", "délibération", NULL, "2020-015"},
        {"Délibération n°2019-12.pdf", "délibération", NULL, "2019-12"},
        {"de\xCC\x81libe\xCC\x81ration.pdf", "délibération", NULL, NULL},
        {"proces_verbal_12.02.2020.pdf", "procès-verbal", "2020-02-12", NULL},
        {"projet-de-convention.odt", "convention", NULL, NULL},
        {"AAPEIG5_Cahierdescharges.pdf", "cahier des charges", NULL, NULL},
        {"liste-deliberations-2023-06-05.pdf", "liste des délibérations",
         "2023-06-05", NULL},
        /* not sure */
        {"cr20220917.txt", "compte rendu", "2022-09-17", NULL},
        {"conseil-2020-01-12-et-2020-02-14.pdf", NULL, NULL, NULL},
        {"annexe-deliberation-3.pdf", NULL, NULL, NULL},
        {"parc-pv-herault.pdf", NULL, NULL, NULL},
        {"scan_010416.pdf", NULL, NULL, NULL},
        {"KM_C224e-20180306092943.pdf", NULL, NULL, NULL},
        {"202105_extinction.pdf", NULL, NULL, NULL},
        {"12122012.pdf", NULL, "2012-12-12", NULL},
        {"20122012.pdf", NULL, "2012-12-20", NULL},
        {"lettre-intention.pdf", NULL, NULL, NULL},
        {"decision-modificative-2.pdf", NULL, NULL, NULL},
        {"synthese-de-l-avis.pdf", NULL, NULL, NULL},
        {"demande-cada-convention-2019.pdf", NULL, NULL, NULL},
        {"analyse_convention_thales.pdf", NULL, NULL, NULL},
        {"convention2018.pdf", "convention", NULL, NULL},
        {"conventionnel.pdf", NULL, NULL, NULL},
        {"telephone-0612345678.pdf", NULL, NULL, NULL},
        {"\xFF\xFE", NULL, NULL, NULL},
        {"deliberation/x", NULL, NULL, NULL},
        {"", NULL, NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        check(&rows[i], FACT_FROM_NAME);
}

static void test_titles(void)
{
    static const struct row rows[] = {
        {"Microsoft Word - COMPTE RENDU REUNION CONSEIL 20122012.docx",
         "compte rendu", "2012-12-20", NULL},
        {"Convention d'expérimentation « Safe City »", "convention", NULL,
         NULL},
        /* titles live longer than what they were of */
        {"Conseil municipal du 25 mars 2024", NULL, NULL, NULL},
        {"Délibération n° 18-893", "délibération", NULL, NULL},
        {"Vidéosurveillance à Nice : la convention", NULL, NULL, NULL},
        {"Reporty : synthèse de l'avis", NULL, NULL, NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        check(&rows[i], FACT_FROM_INFO);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper-name/files", test_files);
    g_test_add_func("/paper-name/titles", test_titles);
    return g_test_run();
}
