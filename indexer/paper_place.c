/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_place.c - whose a document is: "VILLE DE NICE", "Communauté de communes
 * du pays d'Héricourt", at the head of its first page or in its foot.
 *
 * The name is as printed; what is in capitals alone becomes "Ville de Nice",
 * and no accent is added.
 */
#include "indexer/paper_internal.h"

#include "indexer/folding.h"
#include "shim/label.h"

#include <string.h>

/* Words of a name, and bytes. */
enum { NAME_WORDS = 8, NAME_LEN = 90 };
/* Lines of a letterhead; of that of a letter, above whom it is to; of a foot;
 * lines in which a part of the country gives way to a commune. */
enum { HEAD_LINES = 25, LETTER_LINES = 8, FOOT_LINES = 14, HEADER_LINES = 10 };
/* Characters in which the parties of a convention are named. */
enum { PARTIES_REACH = 300 };

enum calling_kind {
    CALLS_PLACE,  /* "Ville de Nice" */
    CALLS_BODY,   /* "Conseil municipal de Nice": the place alone counts */
    CALLS_MAYOR,  /* the same, in an order */
    CALLS_REGION, /* of which a commune may be a part, and says so */
    CALLS_STATE,  /* "Préfecture du Gard" */
};

/* What stands before a name; "~" is a preposition, "de la", "du", "d'". */
static const struct calling {
    enum calling_kind kind;
    const char *words;
} callings[] = {
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
    {CALLS_REGION, "conseil departemental ~"},
    {CALLS_REGION, "conseil regional ~"},
    {CALLS_REGION, "conseil general ~"},
    {CALLS_REGION, "region"},
    {CALLS_REGION, "collectivite ~"},
    {CALLS_STATE, "prefecture ~"},
    {CALLS_STATE, "prefet ~"},
    {CALLS_STATE, "prefete ~"},
    {CALLS_STATE, "le prefet ~"},
    {CALLS_STATE, "la prefete ~"},
};

static const char *const prepositions[] = {"de la ", "de l'", "des ", "du ",
                                           "de ",    "d'",    NULL};
static const char *const articles[] = {"la ", "le ", "les ", "l'", NULL};

/* Within a name. */
static const char *const particles[] = {"de",  "du", "des", "d",    "la", "le",
                                        "les", "l",  "sur", "sous", "en", "et",
                                        "aux", "au", "a",   "lez",  NULL};
/* Where a name ends, though capitals go on. */
static const char *const stops[] = {"conseil",      "extrait",
                                    "seance",       "departement",
                                    "deliberation", "deliberations",
                                    "arrete",       "arretes",
                                    "canton",       "arrondissement",
                                    "registre",     "republique",
                                    "proces",       "compte",
                                    "mairie",       "hotel",
                                    "direction",    "service",
                                    "services",     "convention",
                                    "tel",          "telephone",
                                    "prefecture",   "place",
                                    "rue",          "bp",
                                    "cs",           "cedex",
                                    "police",       "pole",
                                    "date",         "objet",
                                    "nombre",       "code",
                                    "cabinet",      "siege",
                                    "province",     "comte",
                                    "reglement",    "adresse",
                                    "site",         "secretariat",
                                    "annee",        "liberte",
                                    "ordre",        "convocation",
                                    "reunion",      "session",
                                    "avis",         "decision",
                                    "decisions",    "n",
                                    "no",           "cahier",
                                    "marche",       "marches",
                                    "dossier",      "plan",
                                    "projet",       "ville",
                                    "commune",      "region",
                                    "rapport",      "procuration",
                                    "presents",     "siret",
                                    "budget",       "exercice",
                                    "acte",         "pv",
                                    "cr",           "envoye",
                                    "recu",         "publie",
                                    "affiche",      "elections",
                                    "annexe",       "le",
                                    "nomenclature", "page",
                                    "monsieur",     "madame",
                                    "numero",       NULL};
/* No names, though they stand where one would. */
static const char *const no_names[] = {"residence", "naissance", "demain",
                                       "france",    "moins",     "plus",
                                       "votre",     "notre",     "territoires",
                                       "commune",   "lieu",      "rattachement",
                                       "etat",      "proximite", "secteur",
                                       "quartier",  NULL};
/* To whom a letter goes. */
static const char *const addressees[] = {"monsieur",
                                         "madame",
                                         "mesdames",
                                         "messieurs",
                                         "mr",
                                         "mme",
                                         "m.",
                                         "a l'attention",
                                         "destinataire",
                                         "maitre",
                                         "a monsieur",
                                         "a madame",
                                         NULL};
/* What an address has. */
static const char *const addresses[] = {
    "tel*",          "fax",       "www*",  "cedex",    "rue",  "avenue",
    "place",         "cours",     "bp",    "courriel", "mail", "email",
    "site internet", "boulevard", "http*", NULL};

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

static bool is_upper_at(const struct sheet *sheet, const char *p)
{
    const char *text = sheet_place(sheet, p);
    return g_unichar_isupper(g_utf8_get_char(text));
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

/* The end of the name at p; p where there is none. */
static const char *name_end(const struct sheet *sheet, const char *p)
{
    const char *end = p;
    const char *from = p;
    const char *article = behind_one_of(p, articles);
    if (article)
        p = article;
    for (guint n = 0; n < NAME_WORDS; n++) {
        const gsize len = part_len(p);
        if (len == 0 ||
            (n == 0 && (is_one_of(p, len, no_names) || !is_upper_at(sheet, p))))
            break;
        const bool is_particle = is_one_of(p, len, particles);
        if (n > 0 && !is_particle &&
            (is_one_of(p, len, stops) || !is_upper_at(sheet, p)))
            break;
        const char *behind = word_end(p);
        if (is_particle && len == 2 && strncmp(p, "et", 2) == 0 &&
            !(*behind == ' ' && is_tied(behind + 1)))
            break;
        if (!is_particle || behind > p + len)
            end = behind;
        if (*behind != ' ')
            break;
        p = behind + 1;
    }
    return end - from <= NAME_LEN && end - from >= 2 ? end : from;
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

/* [from, name, to): calling and name. */
static char *shown_place(const struct sheet *sheet,
                         const struct calling *calling, const char *from,
                         const char *to)
{
    const char *start = from;
    const char *inner = NULL;
    if (calling->kind == CALLS_BODY || calling->kind == CALLS_MAYOR) {
        if ((inner = strstr(calling->words, "de la ")))
            start = from + (inner + strlen("de la ") - calling->words);
    } else if (g_str_has_prefix(calling->words, "le ") ||
               g_str_has_prefix(calling->words, "la ")) {
        start = from + 3;
    }
    const char *text = sheet_place(sheet, start);
    g_autofree char *shown = title_case(text, sheet_place(sheet, to) - text);
    if (inner || (calling->kind != CALLS_BODY && calling->kind != CALLS_MAYOR))
        return g_steal_pointer(&shown);
    /* "Conseil municipal du Mans", "le maire du Mans": Le Mans. */
    const char *preposition = calling->kind == CALLS_BODY
                                  ? shown + strlen("conseil municipal ")
                                  : shown + strlen("le maire ");
    g_autofree char *place = g_strconcat("commune ", preposition, NULL);
    return label_place(place);
}

/* ---- Where it stands ------------------------------------------------------
 */

/* The calling and name at p: the longest calling counts. */
static const struct calling *read_place(const struct sheet *sheet,
                                        const char *p, const char **to)
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

/* Whether the line goes on as no letterhead does: with small letters. */
static bool is_running(const struct sheet *sheet, const char *to)
{
    const char *p = to + strspn(to, " ");
    if (*p == '\x7f')
        return true;
    const gsize len = part_len(p);
    return len > 0 && !is_one_of(p, len, stops) && !is_upper_at(sheet, p);
}

static bool may_call(const struct paper *paper, enum calling_kind kind)
{
    return kind != CALLS_MAYOR || paper->family == PAPER_ORDER;
}

static bool read_head(const struct paper *paper, struct paper_value *value)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const guint n_lines =
        paper->family == PAPER_LETTER ? LETTER_LINES : HEAD_LINES;
    const struct calling *found = NULL;
    guint found_line = 0;
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->line >= n_lines || piece->start >= paper->body[paper->first])
            break;
        if (paper->family == PAPER_LETTER &&
            paper_begins(sheet, piece, addressees))
            break;
        const bool is_object = piece->start >= paper->object_start &&
                               piece->start < paper->object_end;
        if (!piece->is_capital || piece->is_item || is_object)
            continue;
        const char *from = sheet->folded->str + piece->start;
        const char *to;
        const struct calling *calling = read_place(sheet, from, &to);
        if (!calling || !may_call(paper, calling->kind) ||
            is_running(sheet, to))
            continue;
        const bool gives_way = found && found->kind == CALLS_REGION &&
                               calling->kind == CALLS_PLACE &&
                               piece->line < found_line + HEADER_LINES;
        if (found && !gives_way)
            continue;
        g_free(value->text);
        value->text = shown_place(sheet, calling, from, to);
        found = calling;
        found_line = piece->line;
    }
    return found != NULL;
}

/* "le Conseil municipal de la commune de Flaux s'est réuni". */
static bool read_formula(const struct paper *paper, struct paper_value *value)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const char *p = sheet->folded->str;
    while ((p = strstr(p, "conseil municipal d"))) {
        const char *to;
        const struct calling *calling = read_place(sheet, p, &to);
        if (calling) {
            value->text = shown_place(sheet, calling, p, to);
            return true;
        }
        p += strlen("conseil");
    }
    return false;
}

/* "Entre la commune de Flaux, représentée par son maire, et". */
static bool read_parties(const struct paper *paper, struct paper_value *value)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    static const char *const between[] = {"entre", NULL};
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        const char *from = paper_begins(sheet, piece, between);
        if (!from || !piece->begins_line)
            continue;
        const char *end = from + MIN(strlen(from), PARTIES_REACH);
        for (const char *p = from; p < end; p++) {
            const bool begins_word = !g_ascii_isalnum(p[-1]);
            if (!begins_word || (strncmp(p, "la ", 3) && strncmp(p, "le ", 3)))
                continue;
            const char *to;
            const struct calling *calling = read_place(sheet, p + 3, &to);
            if (!calling || calling->kind == CALLS_BODY)
                continue;
            value->text = shown_place(sheet, calling, p + 3, to);
            return true;
        }
    }
    return false;
}

/* "Mairie de Corte", an address behind it. */
static bool read_foot(const struct paper *paper, struct paper_value *value)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const char *end = sheet->folded->str + sheet->folded->len;
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->line + FOOT_LINES < sheet->n_lines || !piece->is_capital ||
            !piece->begins_line)
            continue;
        const char *from = sheet->folded->str + piece->start;
        const char *to;
        const struct calling *calling = read_place(sheet, from, &to);
        if (!calling ||
            (calling->kind != CALLS_PLACE && calling->kind != CALLS_STATE))
            continue;
        if (!paper_holds(to, end, addresses))
            continue;
        value->text = shown_place(sheet, calling, from, to);
        return true;
    }
    return false;
}

bool paper_place(const struct paper *paper, struct paper_value *value)
{
    value->sheet = paper->first;
    if (paper->family == PAPER_CONTRACT && read_parties(paper, value))
        return true;
    if (read_head(paper, value))
        return true;
    if ((paper->family == PAPER_SESSION || paper->family == PAPER_SUMMONS) &&
        read_formula(paper, value))
        return true;
    return read_foot(paper, value);
}
