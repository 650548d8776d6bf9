/* SPDX-License-Identifier: GPL-3.0-or-later */
/* telling.c - the words that tell documents made from one template apart. */
#include "indexer/telling.h"

#include "indexer/prominence.h"
#include "shim/french.h"

#include <stdbool.h>
#include <string.h>

/* What the numbers behind it are of: a law, or a part of one. */
static const char *const acts[] = {
    "alinea",    "annexe",     "arrete", "art",  "article",    "articles",
    "chapitre",  "circulaire", "code",   "d",    "decret",     "deliberation",
    "directive", "l",          "loi",    "lois", "ordonnance", "page",
    "r",         "reglement",  "titre",
};

/* Written with a capital in acts of all places. */
static const char *const common[] = {
    "accord",       "acheteur",      "adjoint",     "administration",
    "annexe",       "annexes",       "arrete",      "article",
    "assemblee",    "association",   "autorite",    "avenant",
    "beneficiaire", "cahier",        "client",      "code",
    "collectivite", "collectivites", "comite",      "commission",
    "commune",      "communes",      "communaute",  "conseil",
    "consortium",   "contrat",       "convention",  "cour",
    "decret",       "deliberation",  "departement", "directeur",
    "directrice",   "directive",     "entreprise",  "etat",
    "europe",       "europeen",      "europeenne",  "fournisseur",
    "france",       "francaise",     "general",     "generale",
    "informatique", "interieur",     "justice",     "liberte",
    "libertes",     "loi",           "madame",      "mairie",
    "maire",        "maitre",        "marche",      "metropole",
    "ministere",    "ministre",      "monsieur",    "municipal",
    "nationale",    "ouvrage",       "parlement",   "partenaire",
    "partenaires",  "partie",        "parties",     "prefecture",
    "prefet",       "president",     "presidente",  "prestataire",
    "projet",       "public",        "publique",    "region",
    "reglement",    "republique",    "secretaire",  "securite",
    "senat",        "service",       "services",    "signataires",
    "societe",      "solution",      "tribunal",    "territoriales",
    "titulaire",    "titre",         "union",       "ville",
    "villes",
};

static bool is_among(const char *const *list, gsize n, const char *word)
{
    for (gsize i = 0; i < n; i++)
        if (g_str_equal(list[i], word))
            return true;
    return false;
}

/* Where the word begins that an elided one may stand before: "l'État". */
static const char *before_elision(const char *text, const char *word)
{
    static const char *const apostrophes[] = {"'", "’", "ʼ"};
    for (gsize i = 0; i < G_N_ELEMENTS(apostrophes); i++) {
        const gsize len = strlen(apostrophes[i]);
        if (word < text + len || memcmp(word - len, apostrophes[i], len) != 0)
            continue;
        word -= len;
        while (word > text && g_ascii_isalpha(word[-1]))
            word--;
        break;
    }
    return word;
}

static bool is_between(char c)
{
    return strchr("\"([-*/ \t", c) != NULL && c != '\0';
}

/* What stands before the word on its line, but for blanks, quotes and what
 * else opens: a letter or a sign; 0 where it is the first of the line, or
 * begins a sentence. */
enum standing { FIRST_OF_SENTENCE, FIRST_OF_LINE, WITHIN };

static enum standing standing_of(const char *text, gsize start)
{
    const char *at = before_elision(text, text + start);
    for (;;) {
        while (at > text && is_between(at[-1]))
            at--;
        if (at >= text + 2 && memcmp(at - 2, "\xc2\xa0", 2) == 0)
            at -= 2;
        else if (at >= text + 2 && memcmp(at - 2, "\xc2\xab", 2) == 0)
            at -= 2;
        else
            break;
    }
    const bool is_first = at == text || at[-1] == '\n';
    while (at > text && g_ascii_isspace(at[-1]))
        at--;
    if (at == text || at[-1] == '!' || at[-1] == '?')
        return FIRST_OF_SENTENCE;
    /* "M. Dupont", "J. Martin" */
    const bool is_initial = at >= text + 2 && g_ascii_isupper(at[-2]) &&
                            (at == text + 2 || !g_ascii_isalnum(at[-3]));
    if (at[-1] == '.' && !is_initial)
        return FIRST_OF_SENTENCE;
    return is_first ? FIRST_OF_LINE : WITHIN;
}

static bool is_of_act(const GArray *tokens, guint token)
{
    for (guint i = token, n = 0; i-- > 0 && n < TELLING_ACT_WORDS;) {
        const struct french_token *before =
            &g_array_index(tokens, struct french_token, i);
        if (before->kind != FRENCH_WORD)
            continue;
        if (is_among(acts, G_N_ELEMENTS(acts), before->word->folded))
            return true;
        n++;
    }
    return false;
}

static enum telling number_tells(const struct passages_input *window,
                                 guint token)
{
    const char *exact =
        g_array_index(window->tokens, struct french_token, token).word->exact;
    const gsize len = strlen(exact);
    if (len < 3 || strspn(exact, "0123456789") != len)
        return TELLING_NOTHING;
    return is_of_act(window->tokens, token) ? TELLING_WEAK : TELLING_STRONG;
}

enum telling telling_of(const struct passages_input *window, guint token)
{
    const struct french_token *word =
        &g_array_index(window->tokens, struct french_token, token);
    const char *folded = word->word->folded;
    if (g_ascii_isdigit(folded[0]))
        return number_tells(window, token);
    const gunichar first = g_utf8_get_char_validated(
        window->text + word->start, (gssize) (word->end - word->start));
    if (word->word->is_stop || first > G_MAXUINT32 / 2 ||
        !g_unichar_isupper(first))
        return TELLING_NOTHING;
    const enum standing standing = standing_of(window->text, word->start);
    if (standing == FIRST_OF_SENTENCE)
        return TELLING_NOTHING;
    return standing == WITHIN && strlen(folded) >= 3 &&
                   prominence_at(window->stretches, word->start) ==
                       PROMINENCE_BODY &&
                   !is_among(common, G_N_ELEMENTS(common), folded)
               ? TELLING_STRONG
               : TELLING_WEAK;
}
