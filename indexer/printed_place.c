/* SPDX-License-Identifier: GPL-3.0-or-later */
/* printed_place.c - the name of a collectivité as paper prints it. */
#include "indexer/printed_place.h"

#include "indexer/folding.h"
#include "shim/label.h"

#include <string.h>

/* Words of a name, with particles, and without; bytes. */
enum { NAME_WORDS = 10, NAME_NOUNS = 5, NAME_LEN = 90 };

/* "~" is a preposition: "de la", "du", "d'". */
static const struct calling callings[] = {
    {CALLS_PLACE, "ville ~"},
    {CALLS_PLACE, "commune ~"},
    {CALLS_PLACE, "commune nouvelle ~"},
    {CALLS_PLACE, "mairie ~"},
    {CALLS_PLACE, "municipalite ~"},
    {CALLS_PLACE, "communaute de communes ~"},
    {CALLS_PLACE, "communaute de communes"},
    {CALLS_PLACE, "communaute d'agglomeration ~"},
    {CALLS_PLACE, "communaute d'agglomeration"},
    {CALLS_PLACE, "communaute urbaine ~"},
    {CALLS_PLACE, "communaute urbaine"},
    {CALLS_PLACE, "metropole ~"},
    {CALLS_PLACE, "metropole"},
    {CALLS_PLACE, "eurometropole ~"},
    {CALLS_PLACE, "syndicat intercommunal ~"},
    {CALLS_PLACE, "syndicat mixte ~"},
    {CALLS_PLACE, "centre communal d'action sociale ~"},
    {CALLS_PLACE, "ccas ~"},
    {CALLS_BODY, "conseil municipal de la ville ~"},
    {CALLS_BODY, "conseil municipal de la commune ~"},
    {CALLS_BODY, "conseil municipal ~"},
    {CALLS_MAYOR, "le maire de la ville ~"},
    {CALLS_MAYOR, "le maire de la commune ~"},
    {CALLS_MAYOR, "la maire de la ville ~"},
    {CALLS_MAYOR, "la maire de la commune ~"},
    {CALLS_MAYOR, "le maire ~"},
    {CALLS_MAYOR, "la maire ~"},
    {CALLS_MAYOR, "nous, maire de la ville ~"},
    {CALLS_MAYOR, "nous, maire de la commune ~"},
    {CALLS_MAYOR, "nous, maire ~"},
    {CALLS_OF, "maire ~"},
    {CALLS_RUBRIC, "commune:"},
    {CALLS_REGION, "conseil departemental ~"},
    {CALLS_REGION, "conseil regional ~"},
    {CALLS_REGION, "conseil general ~"},
    {CALLS_REGION, "collectivite ~"},
    {CALLS_REGION, "region"},
    {CALLS_REGION, "la region"},
    {CALLS_DEPARTMENT, "departement ~"},
    {CALLS_DEPARTMENT, "le departement ~"},
    {CALLS_STATE, "prefecture ~"},
    {CALLS_STATE, "prefet ~"},
    {CALLS_STATE, "prefete ~"},
    {CALLS_STATE, "le prefet ~"},
    {CALLS_STATE, "la prefete ~"},
};

static const char *const prepositions[] = {"de la ", "de l'", "des ", "du ",
                                           "de ",    "d'",    "d ",   NULL};
static const char *const articles[] = {"la ", "le ", "les ", "l'", NULL};

/* Within a name. */
static const char *const particles[] = {"de",  "du", "des", "d",    "la", "le",
                                        "les", "l",  "sur", "sous", "en", "et",
                                        "aux", "au", "a",   "lez",  NULL};
/* Where a name ends, though capitals go on. */
static const char *const stops[] = {"acte",
                                    "adresse",
                                    "affiche",
                                    "annee",
                                    "annexe",
                                    "arrete",
                                    "arretes",
                                    "arrondissement",
                                    "avis",
                                    "bp",
                                    "budget",
                                    "cabinet",
                                    "cahier",
                                    "canton",
                                    "cedex",
                                    "code",
                                    "commission",
                                    "commune",
                                    "compte",
                                    "comte",
                                    "conseil",
                                    "convention",
                                    "convocation",
                                    "convoque",
                                    "cr",
                                    "cs",
                                    "date",
                                    "decision",
                                    "decisions",
                                    "deliberation",
                                    "deliberations",
                                    "departement",
                                    "dimanche",
                                    "direction",
                                    "dossier",
                                    "dument",
                                    "elections",
                                    "envoye",
                                    "exercice",
                                    "extrait",
                                    "hotel",
                                    "jeudi",
                                    "le",
                                    "legalement",
                                    "liberte",
                                    "lundi",
                                    "madame",
                                    "mairie",
                                    "marche",
                                    "marches",
                                    "mardi",
                                    "mercredi",
                                    "monsieur",
                                    "n",
                                    "no",
                                    "nombre",
                                    "nomenclature",
                                    "numero",
                                    "objet",
                                    "ordre",
                                    "page",
                                    "place",
                                    "plan",
                                    "pole",
                                    "police",
                                    "prefecture",
                                    "presents",
                                    "proces",
                                    "procuration",
                                    "projet",
                                    "province",
                                    "publie",
                                    "pv",
                                    "rapport",
                                    "recu",
                                    "region",
                                    "registre",
                                    "reglement",
                                    "regulierement",
                                    "represente",
                                    "representee",
                                    "republique",
                                    "reunion",
                                    "rue",
                                    "s",
                                    "samedi",
                                    "seance",
                                    "secretariat",
                                    "service",
                                    "services",
                                    "session",
                                    "siege",
                                    "siret",
                                    "sis",
                                    "sise",
                                    "site",
                                    "tel",
                                    "telephone",
                                    "vendredi",
                                    "ville",
                                    NULL};
/* These are towns all the same. */
static const char *const towns[] = {"ville",  "rue",   "plan",
                                    "marche", "comte", NULL};
/* No names, though they stand where one would, alone. */
static const char *const no_names[] = {
    "residence", "naissance",    "demain", "france",      "moins",
    "plus",      "votre",        "notre",  "territoires", "commune",
    "lieu",      "rattachement", "etat",   "proximite",   "secteur",
    "quartier",  "destination",  "region", "departement", "communes",
    NULL};

/* ---- Callings -------------------------------------------------------------
 */

static const char *behind_one_of(const char *p, const char *const *words)
{
    for (; *words; words++) {
        const gsize len = strlen(*words);
        gsize i = 0;
        while (i < len &&
               (p[i] == (*words)[i] || ((*words)[i] == ' ' && p[i] == '\n')))
            i++;
        if (i == len)
            return p + len;
    }
    return NULL;
}

/* Behind "ville de " at p, or NULL. */
static const char *behind_calling(const char *p, const char *words)
{
    const gsize len = strcspn(words, "~");
    g_autofree char *fixed = g_strndup(words, len);
    const bool has_preposition = words[len] == '~';
    const char *behind = folding_behind(g_strchomp(fixed), p);
    if (behind && behind[-1] == ':')
        return behind;
    if (!behind || (*behind != ' ' && *behind != '\n'))
        return NULL;
    return has_preposition ? behind_one_of(behind + 1, prepositions)
                           : behind + 1;
}

/* ---- Names ----------------------------------------------------------------
 */

static bool is_one_of(const char *word, gsize len, const char *const *list)
{
    for (; *list; list++) {
        if (strlen(*list) == len && memcmp(word, *list, len) == 0)
            return true;
    }
    return false;
}

static gsize part_len(const char *p)
{
    gsize len = 0;
    while (g_ascii_isalpha(p[len]) || p[len] == '\x7f')
        len++;
    return len;
}

/* Behind the word at p with all that hyphens and apostrophes tie to it. */
static const char *word_end(const char *p)
{
    while (part_len(p) > 0) {
        p += part_len(p);
        if (*p != '-' && *p != '\'')
            break;
        /* A line may end behind a hyphen. */
        const char *next = p + 1 + (*p == '-' && p[1] == '\n');
        if (part_len(next) == 0)
            break;
        p = next;
    }
    return p;
}

/* "et" ties two halves of a name, not two names. */
static bool is_tied(const char *next)
{
    const gsize len = part_len(next);
    return len > 0 && !is_one_of(next, len, stops) &&
           !is_one_of(next, len, particles);
}

/* Whether the word at p may stand in a name; *is_noun: more than a particle. */
static bool is_of_name(const struct sheet *sheet, const char *p, bool is_first,
                       bool *is_noun)
{
    const gsize len = part_len(p);
    const bool is_particle = is_one_of(p, len, particles);
    const char *behind = word_end(p);
    *is_noun = !is_particle || behind > p + len;
    if (len == 0 || (is_first && !sheet_is_capital(sheet, p)))
        return false;
    /* "Conseil municipal du lundi"; but "Ville-d'Avray", "Mairie de Rue". */
    if (is_first)
        return !is_one_of(p, len, stops) || behind > p + len ||
               is_one_of(p, len, towns);
    if (is_particle)
        return strncmp(p, "et ", 3) != 0 || is_tied(p + 3);
    return !is_one_of(p, len, stops) && sheet_is_capital(sheet, p);
}

/* The end of the name at p; p where there is none. */
static const char *name_end(const struct sheet *sheet, const char *p)
{
    const char *end = p;
    const char *from = p;
    const char *article = behind_one_of(p, articles);
    if (article)
        p = article;
    const char *first = p;
    guint n_nouns = 0;
    bool is_noun;
    for (guint n = 0; n < NAME_WORDS; n++) {
        if (!is_of_name(sheet, p, n == 0, &is_noun))
            break;
        const char *behind = word_end(p);
        if (is_noun)
            end = behind;
        n_nouns += is_noun;
        if (*behind != ' ')
            break;
        p = behind + 1;
    }
    if (end - from > NAME_LEN || end - from < 2 || n_nouns > NAME_NOUNS ||
        is_one_of(first, end - first, no_names))
        return from;
    return end;
}

const struct calling *printed_place(const struct sheet *sheet, const char *p,
                                    const char **to)
{
    for (gsize i = 0; i < G_N_ELEMENTS(callings); i++) {
        if (callings[i].words[0] != *p)
            continue;
        const char *name = behind_calling(p, callings[i].words);
        if (!name)
            continue;
        *to = name_end(sheet, name);
        if (*to > name)
            return &callings[i];
    }
    return NULL;
}

const char *printed_metropole(const struct sheet *sheet,
                              const struct sheet_piece *piece)
{
    static const char last[] = " metropole";
    const char *from = sheet->folded->str + piece->start;
    const char *end = name_end(sheet, from);
    const gsize len = strlen(last);
    return (gsize) (end - from) > len && memcmp(end - len, last, len) == 0
               ? end
               : NULL;
}

bool printed_place_runs_on(const struct sheet *sheet, const char *to)
{
    const char *p = to + strspn(to, " ");
    if (*p == '\x7f')
        return true;
    const gsize len = part_len(p);
    return len > 0 && !is_one_of(p, len, stops) && !sheet_is_capital(sheet, p);
}

/* ---- As it is shown -------------------------------------------------------
 */

static bool is_particle_text(const char *word, gsize len)
{
    g_autofree char *text = g_strndup(word, len);
    g_autofree char *folded = label_fold(text);
    return is_one_of(folded, strlen(folded), particles);
}

/* One part of a word, without hyphens and apostrophes. */
static void append_part(GString *shown, const char *part, gsize len)
{
    g_autofree char *text = g_strndup(part, len);
    g_autofree char *upper = g_utf8_strup(text, -1);
    if (strcmp(upper, text) != 0 || strcmp(text, "CCAS") == 0) {
        g_string_append(shown, text);
        return;
    }
    g_autofree char *lower = g_utf8_strdown(text, -1);
    if (shown->len > 0 && is_particle_text(part, len)) {
        g_string_append(shown, lower);
        return;
    }
    const char *rest = g_utf8_next_char(text);
    g_string_append_len(shown, text, rest - text);
    g_autofree char *small = g_utf8_strdown(rest, -1);
    g_string_append(shown, small);
}

/* "VILLE DE NICE" as "Ville de Nice"; small letters stay. */
static char *title_case(const char *text, gsize len)
{
    g_autofree char *valid = g_utf8_make_valid(text, len);
    GString *shown = g_string_new(NULL);
    for (const char *p = valid; *p;) {
        const char *end = p;
        while (*end && g_unichar_isalpha(g_utf8_get_char(end)))
            end = g_utf8_next_char(end);
        if (end > p) {
            append_part(shown, p, end - p);
            p = end;
            continue;
        }
        const char *next = g_utf8_next_char(p);
        const bool is_broken =
            *p == '\n' && shown->len > 0 && shown->str[shown->len - 1] == '-';
        if (!is_broken)
            g_string_append_len(shown, p, next - p);
        p = next;
    }
    if (shown->len > 0) {
        g_autofree char *first =
            g_utf8_strup(shown->str, g_utf8_next_char(shown->str) - shown->str);
        g_string_erase(shown, 0, g_utf8_next_char(shown->str) - shown->str);
        g_string_prepend(shown, first);
    }
    return g_string_free(shown, FALSE);
}

char *printed_place_text(const struct sheet *sheet,
                         const struct calling *calling, const char *from,
                         const char *to)
{
    const bool is_alone =
        calling &&
        (calling->kind == CALLS_BODY || calling->kind == CALLS_MAYOR ||
         calling->kind == CALLS_OF || calling->kind == CALLS_RUBRIC);
    const char *start = from;
    const char *inner = is_alone ? strstr(calling->words, "de la ") : NULL;
    if (inner)
        start += inner + strlen("de la ") - calling->words;
    else if (calling && !is_alone && behind_one_of(from, articles))
        start = behind_one_of(from, articles);
    const char *text = sheet_place(sheet, start);
    g_autofree char *shown = title_case(text, sheet_place(sheet, to) - text);
    if (inner || !is_alone)
        return g_steal_pointer(&shown);
    /* "Conseil municipal du Mans", "le maire du Mans": Le Mans. */
    const gsize len = strcspn(calling->words, "~");
    if (calling->kind == CALLS_RUBRIC)
        return g_strdup(strchr(shown, ':') + 1);
    g_autofree char *place = g_strconcat("commune ", shown + len, NULL);
    return label_place(place);
}
