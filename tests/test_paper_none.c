/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_paper_none.c - what documents say that is not said of themselves. */
#include "indexer/paper.h"
#include "tests/paper_fixture.h"

static const struct paper_row nothing[] = {
    {.text = ""},
    {.text = "\f\f\f"},
    {.text = "I am some random PDF file.\n"},
    /* days of other things */
    {.text = "La loi du 6 janvier 1978 relative à l'informatique s'applique.\n"
             "Vu le décret n° 2012-112 du 27 janvier 2012,\n"},
    {.text = "M. Durand, né le 3 mars 1961 à Alès, demeurant rue Haute,\n"
             "autorisé par arrêté n° 12 du 4 mai 2019\n"},
    {.text = "Le montant est de 12.10.2000 euros, payé le 3 mai 2020.\n"},
    {.text = "Envoyé en préfecture le 17/02/2020\n"
             "Reçu en préfecture le 17/02/2020\n"
             "Publié le 18/02/2020\n"},
    {.text = "Marche populaire\nDimanche 15 mai 2022\n"
             "Départ à huit heures\nRavitaillement\nBuvette\nTombola\n"
             "Parcours fléché\nInscription sur place\nRepas\nConcert\n"},
    {.text = "Un contrat d'emploi d'avenir\n"
             "signé avant le 1 er janvier 2018 reste valable.\n"},
    {.text = "24 et 25 mars 2020\nJury\n"},
    /* words of types in running text */
    {.text = "La vidéosurveillance en débat\n"
             "Convention après convention, les villes s'équipent.\n"
             "Avis aux amateurs, rapport de force : le conseil délibère.\n"},
    {.text = "Les conventions de mise à disposition se multiplient, et\n"
             "délibération après délibération les communes suivent.\n"
             "avis favorable\n"
             "arrêté n° 12 du 3 mars 2020\n"},
    {.text = "Association des maires\n"
             "- Délibération n° 12 : cantine\n"
             "- Convention de partenariat avec le club\n"
             "- Arrêté municipal n° 14\n"},
    {.text = "Article de presse\n"
             "Vu la délibération n° 2020-12 du conseil municipal\n"
             "Séance du 12 février 2020\n"},
    {.text = "Le rapport\nqui suit a été lu.\n"},
    {.text = "Lettre d'intention\nentre deux sociétés\n"},
    {.text = "Communes de montagne\nVilles de demain\n"},
    {.text = "La commune de résidence et la ville de demain\n"
             "Commune de naissance\nVille de destination\n"},
    /* no number of an act */
    {.text = "N° de téléphone : 04 66 00 00 00\nN° 12 rue Haute\n"},
    /* a check digit that is wrong; a company */
    {.text = "SIRET : 213 003 445 00012\n"},
    {.text = "SIRET 552 118 465 03644\n"},
    /* pages behind the first are not its title */
    {.text = "Bilan de la vidéoprotection\nanalyse de trois années d'usage\n"
             "\fDélibération n° 2019-12\nSéance du 3 mai 2019\n"},
    {
        .text =
            "Reconnaissance faciale : la ville de Nice veut aller plus loin\n"
            "Publié le 20 février 2019 à 14h20\n"
            "Le conseil municipal du 25 janvier 2019 a approuvé "
            "l'expérimentation.\n",
    },
    {
        .text = "STATUTS\n"
                "du Syndicat mixte Vidéoprotection 30\n"
                "Modifiés par arrêté préfectoral du 3 mars 2019\n",
    },
    {
        .text = "LOI n° 2021-646 du 25 mai 2021 pour une sécurité globale "
                "préservant les libertés\n",
    },
    {
        .text = "Décret n° 2023-828 du 28 août 2023\n",
    },
};

/* Documents about others have a type, and the others' facts are not theirs. */
static const struct paper_row about[] = {
    {.text = "RAPPORT SUR LES CONVENTIONS DE MÉCÉNAT\n"
             "Convention de partenariat du 3 mai 2019\n"
             "Délibération n° 2019-12 du 4 juin 2019\n",
     .type = "rapport"},
    {.text = "Compte rendu du conseil municipal\n"
             "Délibération n° 2021-12 : approbation du procès-verbal de la\n"
             "séance du 3 mai 2021\n"
             "Délibération n° 2021-13 : convention avec la commune voisine\n",
     .type = "compte rendu"},
    {.text = "VILLE DE LUNEL\n"
             "CONSEIL MUNICIPAL\n"
             "Délibération n° 1 : budget\n"
             "Délibération n° 2 : cantine\n",
     .type = "délibération",
     .commune = "Ville de Lunel"},
    {.text = "GUIDE DES DÉLIBÉRATIONS\n"
             "Délibération type n° 3\n"
             "Ce que dit la loi du 5 avril 1884\n",
     .type = "guide"},
    /* two bodies, two numbers: which is whose? */
    {.text = "CONVENTION DE GROUPEMENT\n"
             "SIRET 213 003 445 00011\nSIRET 213 001 894 00012\n",
     .type = "convention"},
};

static void test_nothing(void)
{
    PAPER_CHECK(nothing);
}

static void test_about(void)
{
    PAPER_CHECK(about);
}

/* Hostile: one line of megabytes, all dates, all openings. */
static void test_long(void)
{
    static const char *const pieces[] = {
        "a",
        "12/02/2020 ",
        "seance du ",
        "(",
        "l'an deux mille ",
        "n° ",
        "ID : 030-213001563-",
        "entre la commune de ",
        "A B C D E F ",
        "-",
        "Objet : de\n",
        "\xC3",
        "un deux trois quatre vingt ",
        "\n",
    };
    for (gsize i = 0; i < G_N_ELEMENTS(pieces); i++) {
        GString *text = g_string_new("Arrêté n° 1 ");
        while (text->len < 1 << 20)
            g_string_append(text, pieces[i]);
        g_autoptr(record_t) record = record_new("0");
        const struct record_page page = {.text = text->str,
                                         .text_len = text->len};
        g_string_free(text, FALSE);
        record_add_page(record, &page);
        g_autoptr(GArray) facts = facts_new();
        g_assert_true(paper_read(record, facts, NULL));
        for (guint f = 0; f < facts->len; f++)
            g_assert_true(g_utf8_validate(
                g_array_index(facts, struct fact, f).value, -1, NULL));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/paper/nothing", test_nothing);
    g_test_add_func("/paper/about", test_about);
    g_test_add_func("/paper/long", test_long);
    return g_test_run();
}
