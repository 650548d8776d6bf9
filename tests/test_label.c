/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_label.c - names as they are compared, types by their many names. */
#include "shim/doctype.h"
#include "shim/label.h"

#include <string.h>

static void test_folded(void)
{
    static const char *const rows[][2] = {
        {"L'Haÿ-les-Roses", "l hay les roses"},
        {"SAINT-ÉTIENNE", "saint etienne"},
        {"St-Étienne", "saint etienne"},
        {"Ste Foy", "sainte foy"},
        {"Stains", "stains"},
        {"Œuilly", "oeuilly"},
        {"  (Nice)  ", "nice"},
        {"e\u0301tat", "etat"},
        {"—", ""},
        {"", ""},
        {"a\xFF"
         "b",
         "a b"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *folded = label_fold(rows[i][0]);
        g_assert_cmpstr(folded, ==, rows[i][1]);
    }
}

static void test_place(void)
{
    static const char *const rows[][2] = {
        {"Ville de Nice", "Nice"},
        {"VILLE DE NICE", "NICE"},
        {"Commune d'Istres", "Istres"},
        {"Mairie de L’Haÿ-les-Roses", "L'Haÿ-les-Roses"},
        {"Ville du Mans", "Le Mans"},
        {"Ville des Lilas", "Les Lilas"},
        {"Commune de la Ciotat", "La Ciotat"},
        {"Commune de Flaux (30)", "Flaux"},
        {"Saint-etienne metropole (SEM)", "Saint-etienne metropole"},
        {"Région Provence-Alpes-Côte d'Azur",
         "Région Provence-Alpes-Côte d'Azur"},
        {"Villedieu", "Villedieu"},
        {"Ville de", "Ville de"},
        {"Nice", "Nice"},
        {"(06)", "(06)"},
        {"", ""},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        g_autofree char *place = label_place(rows[i][0]);
        g_assert_cmpstr(place, ==, rows[i][1]);
    }
}

/* Of a text of any length no more is read than a name has. */
static void test_long(void)
{
    g_autofree char *text = g_strnfill(1 << 20, '-');
    g_autofree char *place = label_place(text);
    g_assert_cmpuint(strlen(place), ==, LABEL_PLACE_MAX);
}

static void test_doctype(void)
{
    static const char *const rows[][2] = {
        {"convention", "convention"},
        {"Conventions", "convention"},
        {"proces verbal", "procès-verbal"},
        {"PV", "procès-verbal"},
        {"procès-verbaux", "procès-verbal"},
        {"comptes-rendus", "compte rendu"},
        {"arretes", "arrêté"},
        {"cctp", "CCTP"},
        {"délib", "délibération"},
        {"avis", "avis"},
        {"lettres", "courrier"},
        {"", NULL},
        {"x", NULL},
        {"conventionnel", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++)
        g_assert_cmpstr(doctype_find(rows[i][0]), ==, rows[i][1]);
    for (const char *const *name = doctype_names(); *name; name++)
        g_assert_true(doctype_find(*name) == *name);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/label/folded", test_folded);
    g_test_add_func("/label/place", test_place);
    g_test_add_func("/label/long", test_long);
    g_test_add_func("/label/doctype", test_doctype);
    return g_test_run();
}
