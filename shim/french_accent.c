/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french_accent.c - the accents that the ending of a word lost, where it was
 * printed or typed without any: SIGNEES is signées.
 *
 * Only endings matter, because the stemmer reads no more: it takes "-ées" off,
 * and of "-ees" one letter.  The table holds every ending of French whose
 * accents change the stem of more than a handful of words (found by taking
 * the accents off 341,000 inflected forms of a dictionary, one at a time);
 * what is left is single words, "maïs", "alinéa".
 *
 * Where the ending is also that of words without an accent ("visites",
 * "routes", "donnera"), the guess is still safe if no word has the stem it
 * makes: nobody says "*donnér".  That fails for the rare tenses whose endings
 * many nouns share (contrat, visites, limites, programmes): for these the
 * index must know the verb by another of its forms.
 */
#include "shim/french_internal.h"

#include <string.h>

/* Of "donner", after its "donn": what hardly any noun ends in. */
static const char *const first_group[] = {
    "er",     "a",     "ai",     "aient", "ais",   "ait",   "ant",     "as",
    "ent",    "ez",    "iez",    "ions",  "ons",   "ames",  "asse",    "asses",
    "assent", "era",   "erai",   "eras",  "erait", "erais", "eraient", "erent",
    "erez",   "eriez", "erions", "erons", "eront", NULL};
/* Of "finir", "rendre", "conduisirent". */
static const char *const other_groups[] = {
    "ir",     "re",     "irent",  "imes",   "isse",   "ira",   "irai",
    "iras",   "irait",  "irais",  "irez",   "irons",  "iront", "iraient",
    "issait", "issais", "issant", "issent", "issons", "issez", NULL};

struct ending {
    const char *plain, *accented;
    /* Endings of the same verb, one of which must be known; NULL: none. */
    const char *const *witnesses;
};

/* The first that a word ends in is its own. */
static const struct ending endings[] = {
    /* -ier has the feminine -ière, and the adverb of it -ièrement */
    {"ierement", "ièrement", NULL},
    {"ieres", "ières", NULL},
    {"iere", "ière", NULL},
    /* simple past and past subjunctive */
    {"erent", "èrent", NULL},
    {"ames", "âmes", first_group},
    {"ates", "âtes", first_group},
    {"at", "ât", first_group},
    {"imes", "îmes", other_groups},
    {"ites", "îtes", other_groups},
    /* the only words in -oique, -aisme and so on */
    {"aique", "aïque", NULL},
    {"oique", "oïque", NULL},
    {"aiques", "aïques", NULL},
    {"oiques", "oïques", NULL},
    {"aisme", "aïsme", NULL},
    {"oisme", "oïsme", NULL},
    {"aiste", "aïste", NULL},
    {"oiste", "oïste", NULL},
    {"aistes", "aïstes", NULL},
    {"oistes", "oïstes", NULL},
    {"aicite", "aïcité", NULL},
    {"oicite", "oïcité", NULL},
    /* participles of -er, nouns in -té and -ée */
    {"ees", "ées", NULL},
    {"ee", "ée", NULL},
    {"es", "és", NULL},
    {"e", "é", NULL},
    /* -érer: délibéra is no future as donnera is */
    {"era", "éra", NULL},
    {"erai", "érai", NULL},
    {"eras", "éras", NULL},
    {"erais", "érais", NULL},
    {"erait", "érait", NULL},
    {"eraient", "éraient", NULL},
    {"erez", "érez", NULL},
    {"eriez", "ériez", NULL},
    {"erions", "érions", NULL},
    {"erons", "érons", NULL},
};

static const struct ending *find_ending(const char *folded)
{
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(folded, endings[i].plain))
            return &endings[i];
    return NULL;
}

static char *with_ending(const char *folded, const struct ending *ending,
                         const char *other)
{
    const gsize len = strlen(folded) - strlen(ending->plain);
    return g_strdup_printf("%.*s%s", (int) len, folded, other);
}

char *french_accented(const char *folded)
{
    const struct ending *ending = find_ending(folded);
    return ending ? with_ending(folded, ending, ending->accented)
                  : g_strdup(folded);
}

char **french_witnesses(const struct french_word *word)
{
    const struct ending *ending =
        word->accented_stem == word->stem ? NULL : find_ending(word->folded);
    if (!ending || !ending->witnesses)
        return NULL;
    g_autoptr(GStrvBuilder) words = g_strv_builder_new();
    for (const char *const *other = ending->witnesses; *other; other++) {
        g_autofree char *witness = with_ending(word->folded, ending, *other);
        if (!g_str_equal(witness, word->folded))
            g_strv_builder_add(words, witness);
    }
    return g_strv_builder_end(words);
}
