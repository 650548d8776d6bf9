/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_prominence.c - which lines are headings, which are formality. */
#include "indexer/prominence.h"

#include <string.h>

/* A case is a text whose lines begin with what is expected of them: "H " for
 * a heading, "f " for formality, "  " for body. */
struct prominence_case {
    const char *name, *lines;
};

#define LONG "Une ligne de texte, assez longue pour être celle d'un paragraphe"

static const struct prominence_case cases[] = {
    /* formality */
    {"stamp", "f Envoyé en préfecture le 28/01/2019\n"
              "f Reçu en préfecture le 28/01/2019\n"
              "f Affiché le 29/01/2019\n"
              "f ID : 006-210600888-20190125-2019_007-DE\n"
              "  " LONG ".\n"},
    {"stamp in capitals", "f RECU EN PREFECTURE LE 28/01/2019\n"
                          "f PUBLIE LE : 28/01/2019\n"
                          "  " LONG ".\n"},
    {"a sentence that publishes", "  Publié le décret, la commune l'applique.\n"
                                  "  " LONG ".\n"},
    {"visas", "f Vu le code de la sécurité intérieure,\n"
              "f VU l’arrêté du 17 décembre 2015 relatif à l’utilisation de\n"
              "f l’espace aérien, notamment ses articles L.2212-1 et L.\n"
              "f 2212-2 ;\n"
              "f - Vu la loi n° 78-17,\n"
              "  Considérant que la commune possède deux drones,\n"},
    {"visas after each other", "f Vu le code général\nf Vu la loi\n"
                               "  Le conseil municipal décide.\n"},
    {"visas ended by a blank line", "f Vu le code général,\n"
                                    "  \n"
                                    "  la suite.\n"},
    {"a visa that goes on to decide",
     "  Vu l’avis favorable du comité technique en date du 19 décembre 2012,\n"
     "  le conseil municipal, à l’unanimité, décide de retenir le principe\n"
     "  d’une participation à hauteur de vingt-cinq pour cent du montant de\n"
     "  la cotisation de chaque agent.\n"
     "  " LONG ".\n"},
    {"seen, in a sentence", "  Le conseil a\n"
                            "  vu le code changer deux fois.\n"},
    {"opening of a session",
     "f L’an deux mille dix-neuf, le vingt-cinq janvier, le conseil de la\n"
     "f Ville de Nice, régulièrement convoqué, s’est réuni.\n"
     "  " LONG ".\n"},
    {"names in a row", "f Présents : Mme Roux, M. Petit, Anne-Marie LE GALL,\n"
                       "f Jean MARTIN, Lucie Blanc.\n"
                       "  La séance est ouverte.\n"},
    {"names one a line", "f ETAIENT PRESENTS :\n"
                         "f M. Jean Petit\n"
                         "f Mme Lucie BLANC\n"
                         "f Absents excusés :\n"
                         "f Mme Anne Roux\n"
                         "  Le maire ouvre la séance.\n"},
    {"boxes of a vote", "f En exercice\nf Présents\nf Votants\nf 69\nf 58\n"
                        "  Monsieur le maire rappelle le projet.\n"},
    {"page numbers", "  " LONG ".\n"
                     "f 12\nf - 12 -\nf Page 12 sur 60\nf 12/60\nf p. 3\n"
                     "  12 caméras\n  1 500 000\n  12,50\n"},
    {"contents", "H Sommaire des parties\n"
                 "  " LONG ".\n"
                 "f 1. Périmètre ............ 3\n"
                 "f 2. Les caméras de la ville et celles des communes qui\n"
                 "f l’entourent ............ 5\n"
                 "f CHAPITRE 3\n"
                 "f LES RECOURS …… 12\n"
                 "  " LONG ".\n"},
    {"signature", "  " LONG ".\n"
                  "f Pour extrait conforme,\n"
                  "f Le Maire\n"
                  "f Fait à Nice, le 25 janvier 2019\n"},
    {"appeal", "  " LONG ".\n"
               "f La présente délibération peut faire l'objet d'un recours\n"
               "f devant le tribunal administratif dans les deux mois.\n"},
    {"registers", "f EXTRAIT DU REGISTRE DES DELIBERATIONS\n"
                  "f REPUBLIQUE FRANÇAISE\n"
                  "  VILLE DE NICE\n"
                  "  " LONG ".\n"},

    /* headings */
    {"subject", "H OBJET : EXPERIMENTATION DE LA RECONNAISSANCE FACIALE\n"
                "H SUR LA VOIE PUBLIQUE\n"
                "f Vu le code général,\n"},
    {"subject in small letters",
     "H Objet : approbation de la convention relative à la mise en place de\n"
     "H la vidéoprotection\n"
     "  Monsieur le Maire expose le projet.\n"},
    {"articles", "H Article 1er : Objet de la convention\n"
                 "  " LONG ".\n"
                 "H ARTICLE 2 - DUREE\n"
                 "  " LONG ".\n"
                 "H Article 3\n"
                 "  La convention dure cinq ans.\n"},
    {"an article that is its text",
     "  Article 1er. Les drones de la commune peuvent survoler les\n"
     "  manifestations, les fêtes et les marchés.\n"
     "  Article 2. Un vol dure vingt minutes au plus.\n"},
    {"an article of a code, in a sentence", "  " LONG " selon l'\n"
                                            "  article 3 du code,\n"
                                            "  et la suite.\n"},
    {"divisions", "H TITRE II\nH Chapitre 1 – Dispositions\nH ANNEXE 2\n"
                  "  " LONG ".\n"},
    {"numbers", "  " LONG ".\n"
                "H 1. Déroulement de l’essai\n"
                "  " LONG ".\n"
                "H 1.2 Périmètre\n"
                "  " LONG ".\n"
                "H III – Sur le consentement\n"
                "  " LONG ".\n"
                "H 2/ Déneigement :\n"
                "  " LONG ".\n"
                "H A/ Équipement de l’école\n"
                "  " LONG ".\n"},
    {"a list of numbers", "  " LONG " :\n"
                          "  1. Une caméra\n  2. Un poste\n  3. Un logiciel\n"},
    {"a numbered sentence", "  1. Les participants doivent rester groupés.\n"
                            "  2. Ils restent sur l'itinéraire.\n"},
    {"numbers that count nothing", "  12 rue de la Paix\n"
                                   "  14 juillet\n"
                                   "  2019 – Budget\n"},
    {"capitals", "H PROJET DE VIDEOPROTECTION\n"
                 "  " LONG ".\n"
                 "H LES TROIS SECTEURS DE LA VILLE\n"
                 "H ET LEURS CAMERAS\n"
                 "  " LONG ".\n"},
    {"capitals above those who sign", "H CONVENTION SAFE CITY\n"
                                      "  entre\n  la Ville de Nice\n  et\n"
                                      "  la société Thales, chef de file,\n"
                                      "  et les partenaires du consortium\n"
                                      "  approuvée par le conseil\n"
                                      "  " LONG ".\n"},
    {"capitals that are no title", "  LE CONSEIL MUNICIPAL, APRES EN AVOIR\n"
                                   "  DELIBERE, A L'UNANIMITE\n"
                                   "  ARRETE\n"
                                   "  " LONG ".\n"},
    {"a text all in capitals", "  UN DEUX TROIS\n  QUATRE CINQ\n  SIX SEPT\n"
                               "  HUIT NEUF\n  DIX ONZE\n  DOUZE TREIZE\n"
                               "  QUATORZE QUINZE\n  SEIZE VINGT\n"},
    {"short, before a paragraph", "H Le dispositif retenu\n"
                                  "  " LONG "\n"
                                  "  et sa fin.\n"
                                  "H Tarif cimetière\n"
                                  "  " LONG "\n"},
    {"short, in a paragraph", "  " LONG "\n"
                              "  Nice et Marseille\n"
                              "  " LONG "\n"},
    {"short, in a table", "  Poste\n  Ville\n  Boîtiers et pose\n  12 000 €\n"},
    {"items of a list", "  " LONG " :\n"
                        "  – une caméra ;\n  • Un poste de secours\n"},
    {"bullets on lines of their own", "  " LONG ".\n"
                                      "  •\n"
                                      "  Connaître pour agir\n"
                                      "  " LONG ".\n"
                                      "  -----\n"
                                      "H Le dispositif retenu\n"
                                      "  " LONG ".\n"},
    {"what a document calls itself", "H Procès-verbal du 24 juin 2019\n"
                                     "H Convention relative à l’hypervision\n"
                                     "H entre la ville et la préfecture\n"
                                     "  " LONG ".\n"},

    /* neither */
    {"one line", "  OBJET : VIDEOPROTECTION\n"},
    {"one line and blanks", "  \n  Vu le code général,\n  \n"},
    {"not UTF-8", "  \xe9t\xe9\n  \xff\n"},
};

/* The text without what is expected. */
static char *text_of(const char *lines)
{
    GString *text = g_string_new(NULL);
    while (*lines) {
        const char *end = strchr(lines, '\n') + 1;
        g_string_append_len(text, lines + 2, end - lines - 2);
        lines = end;
    }
    return g_string_free(text, FALSE);
}

static char letter_of(enum prominence prominence)
{
    switch (prominence) {
    case PROMINENCE_FORMALITY:
        return 'f';
    case PROMINENCE_HEADING:
        return 'H';
    default:
        return ' ';
    }
}

/* The lines with what they are before each. */
static char *read_lines(const char *text, const GArray *running)
{
    g_autoptr(GArray) stretches =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    const struct prominence_input input = {text, strlen(text), 0, running};
    prominence_read(&input, stretches);
    GString *lines = g_string_new(NULL);
    for (const char *line = text; *line;) {
        const char *end = strchr(line, '\n') + 1;
        g_string_append_c(lines,
                          letter_of(prominence_at(stretches, line - text)));
        g_string_append_c(lines, ' ');
        g_string_append_len(lines, line, end - line);
        line = end;
    }
    return g_string_free(lines, FALSE);
}

static void test_case(gconstpointer data)
{
    const struct prominence_case *c = data;
    g_autofree char *text = text_of(c->lines);
    g_autofree char *lines = read_lines(text, NULL);
    g_assert_cmpstr(lines, ==, c->lines);
}

static void test_running(void)
{
    g_autoptr(GArray) running =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    const char *text = "CONVENTION SAFE CITY\nVILLE SURE\n" LONG ".\nPied\n";
    const struct stretch lines[] = {
        {0, strlen("CONVENTION SAFE CITY\n"), PROMINENCE_FORMALITY},
        {strlen(text) - strlen("Pied\n"), strlen(text), PROMINENCE_FORMALITY},
    };
    g_array_append_vals(running, lines, G_N_ELEMENTS(lines));
    g_autofree char *found = read_lines(text, running);
    g_assert_cmpstr(found, ==,
                    "f CONVENTION SAFE CITY\n"
                    "H VILLE SURE\n"
                    "  " LONG ".\n"
                    "f Pied\n");
}

/* Stretches are in order, apart, and of two kinds only. */
static void test_stretches(void)
{
    g_autoptr(GArray) stretches =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *text = text_of(cases[i].lines);
        const struct prominence_input input = {text, strlen(text), 0, NULL};
        prominence_read(&input, stretches);
        gsize at = 0;
        for (guint j = 0; j < stretches->len; j++) {
            const struct stretch *stretch =
                &g_array_index(stretches, struct stretch, j);
            g_assert_cmpuint(stretch->start, >=, at);
            g_assert_cmpuint(stretch->end, >, stretch->start);
            g_assert_cmpint(stretch->prominence, !=, PROMINENCE_BODY);
            at = stretch->end;
        }
        g_assert_cmpuint(at, <=, strlen(text));
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_set_nonfatal_assertions();
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *path =
            g_strdup_printf("/prominence/%s", cases[i].name);
        g_test_add_data_func(path, &cases[i], test_case);
    }
    g_test_add_func("/prominence/running lines", test_running);
    g_test_add_func("/prominence/stretches", test_stretches);
    return g_test_run();
}
