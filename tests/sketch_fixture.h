/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sketch_fixture.h - texts that look like conventions, and their sketches. */
#ifndef TESTS_SKETCH_FIXTURE_H
#define TESTS_SKETCH_FIXTURE_H

#include "indexer/passages.h"
#include "indexer/prominence.h"
#include "indexer/sketch.h"
#include "shim/french.h"

#include <glib.h>
#include <string.h>

/* The same row of numbers everywhere; *state is where it stands. */
static inline guint random_below(guint32 *state, guint n)
{
    *state = *state * 1664525 + 1013904223;
    return (*state >> 8) % n;
}

static inline void write_words(GString *text, guint32 *state, guint n)
{
    static const char *const words[] = {
        "accès",     "agent",    "alerte",  "analyse",     "caméra",
        "carte",     "centre",   "chaque",  "commun",      "contrôle",
        "données",   "durée",    "écran",   "équipement",  "exploitation",
        "finalité",  "garantie", "image",   "incident",    "informe",
        "intérieur", "journal",  "lieu",    "logiciel",    "maintenance",
        "mesure",    "mois",     "niveau",  "opérateur",   "ouvrage",
        "panne",     "période",  "poste",   "prestation",  "procédure",
        "quartier",  "réseau",   "réserve", "responsable", "salle",
        "serveur",   "suivi",    "travaux", "usage",       "voirie",
    };
    for (guint i = 0; i < n; i++)
        g_string_append_printf(text, "%s ",
                               words[random_below(state, G_N_ELEMENTS(words))]);
}

/* What is filled in where a template has room. */
struct filling {
    const char *town, *firm, *amount, *year;
};

/* 1,000 words, which the seed makes; each paragraph names all that is filled
 * in. */
static inline char *convention(guint32 seed, const struct filling *filling)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < 12; i++) {
        g_string_append(text, "Dans ce cadre ");
        write_words(text, &seed, 40);
        g_string_append_printf(text, "la ville de %s ", filling->town);
        write_words(text, &seed, 12);
        g_string_append_printf(text, "verse à %s ", filling->firm);
        write_words(text, &seed, 12);
        g_string_append_printf(text, "la somme de %s euros ", filling->amount);
        write_words(text, &seed, 6);
        g_string_append_printf(text, "de l'année %s.\n\n", filling->year);
    }
    return g_string_free(text, FALSE);
}

static inline struct sketch *sketch_of(const char *text)
{
    g_autoptr(french_t) french = french_new(NULL);
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    g_autoptr(GArray) stretches =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    g_autoptr(GArray) passages =
        g_array_new(FALSE, FALSE, sizeof(struct passage));
    const gsize len = strlen(text);
    const struct prominence_input lines = {text, len, 0, NULL};
    const struct passages_input window = {text, len, tokens, stretches};
    g_assert_nonnull(french);
    french_tokens(french, text, len, tokens);
    prominence_read(&lines, stretches);
    passages_cut(&window, passages);
    struct sketch *sketch = sketch_new();
    for (guint i = 0; i < passages->len; i++)
        sketch_add(sketch, &window, &g_array_index(passages, struct passage, i),
                   0);
    return sketch;
}

#endif
