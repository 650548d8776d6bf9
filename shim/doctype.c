/* SPDX-License-Identifier: GPL-3.0-or-later */
/* doctype.c - the types of public documents, one name each. */
#include "shim/doctype.h"

#include "shim/label.h"

#include <string.h>

/* Names in the singular, then what else they are called, parted by "|". */
/* clang-format off */
#define TYPES(type)                                                            \
    type("délibération", "delib")                                              \
    type("liste des délibérations", "liste de deliberations")                  \
    type("procès-verbal", "pv|proces verbaux")                                 \
    type("compte rendu", "cr")                                                 \
    type("convocation", "")                                                    \
    type("ordre du jour", "odj")                                               \
    type("arrêté", "")                                                         \
    type("décision", "")                                                       \
    type("convention", "")                                                     \
    type("avenant", "")                                                        \
    type("contrat", "")                                                        \
    type("marché public", "marche")                                            \
    type("CCTP", "cahier des clauses techniques particulieres")                \
    type("CCAP", "cahier des clauses administratives particulieres")           \
    type("cahier des charges", "cdc")                                          \
    type("règlement de consultation", "reglement de la consultation")          \
    type("acte d'engagement", "")                                              \
    type("avis", "")                                                           \
    type("courrier", "lettre")                                                 \
    type("rapport", "")                                                        \
    type("règlement", "")                                                      \
    type("charte", "")                                                         \
    type("budget", "")                                                         \
    type("note", "note de synthese")                                           \
    type("bulletin municipal", "bulletin|journal municipal")                   \
    type("communiqué", "communique de presse")                                 \
    type("guide", "")                                                          \
    type("requête", "")                                                        \
    type("jugement", "")                                                       \
    type("ordonnance", "")                                                     \
    type("circulaire", "")                                                     \
    type("recueil des actes administratifs", "raa|recueil des actes")          \
    type("analyse d'impact", "aipd|etude d'impact sur la vie privee")          \
    type("devis", "")                                                          \
    type("facture", "")
/* clang-format on */

#define NAME(name, others) name,
#define OTHERS(name, others) others,

static const char *const names[] = {TYPES(NAME) NULL};
static const char *const other_names[] = {TYPES(OTHERS) NULL};

/* Folded, and each word in the singular as far as its last letter tells. */
static char *fold_singular(const char *text)
{
    g_autofree char *folded = label_fold(text);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    for (char **word = words; *word; word++) {
        const gsize len = strlen(*word);
        if (len > 1 && strchr("sx", (*word)[len - 1]))
            (*word)[len - 1] = '\0';
    }
    return g_strjoinv(" ", words);
}

static gboolean is_one_of(const char *others, const char *asked)
{
    g_auto(GStrv) list = g_strsplit(others, "|", -1);
    for (char **other = list; *other; other++) {
        g_autofree char *folded = fold_singular(*other);
        if (*folded && strcmp(folded, asked) == 0)
            return TRUE;
    }
    return FALSE;
}

const char *doctype_find(const char *text)
{
    g_autofree char *asked = fold_singular(text);
    for (gsize i = 0; names[i]; i++) {
        g_autofree char *name = fold_singular(names[i]);
        if (strcmp(name, asked) == 0 || is_one_of(other_names[i], asked))
            return names[i];
    }
    return NULL;
}

const char *const *doctype_names(void)
{
    return names;
}
