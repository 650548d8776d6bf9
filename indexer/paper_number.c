/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper_number.c - the number of an act, and of the collectivité. */
#include "indexer/paper_internal.h"

#include "indexer/folding.h"

#include <string.h>

/* Characters of a number: "30-2022-06-03-00003" has 19. */
enum { NUMBER_LEN = 30 };
/* Lines of a foot; between a title and a number alone. */
enum { FOOT_LINES = 6, NEAR_LINES = 3 };
/* Letters before a number that has a year: "CP 2019-123". */
enum { SERIES_LEN = 4 };
enum { SIRET_LEN = 14 };

/* ---- Of the act -----------------------------------------------------------
 */

/* By what a document of a type calls its own number. */
static const struct {
    const char *type;
    const char *words[4];
} titles[] = {
    {"délibération", {"deliberation", "dcm", "acte"}},
    {"arrêté", {"arrete", "acte"}},
    {"décision", {"decision", "acte"}},
    {"règlement", {"reglement"}},
    {"convention", {"convention", "protocole"}},
    {"avenant", {"avenant"}},
    {"contrat", {"contrat"}},
    {"avis", {"avis"}},
    {"marché public", {"marche"}},
    {"CCTP", {"marche"}},
    {"CCAP", {"marche"}},
    {"acte d'engagement", {"marche"}},
    {"règlement de consultation", {"marche"}},
    {"jugement", {"jugement"}},
    {"ordonnance", {"ordonnance"}},
    {"circulaire", {"circulaire"}},
};
/* Between such a word and "n°". */
static const char *const qualities[] = {"municipal",
                                        "municipale",
                                        "du maire",
                                        "de la maire",
                                        "du president",
                                        "de la presidente",
                                        "prefectoral",
                                        "inter prefectoral",
                                        "interprefectoral",
                                        "permanent",
                                        "temporaire",
                                        "portant",
                                        "du conseil municipal",
                                        "du conseil communautaire",
                                        "du conseil departemental",
                                        "du conseil regional",
                                        "de la commission permanente",
                                        "du bureau",
                                        "communautaire",
                                        "metropolitain",
                                        "metropolitaine",
                                        "departemental",
                                        "regional",
                                        "conjoint",
                                        "de circulation",
                                        "de police",
                                        "ministeriel",
                                        "public",
                                        "individuel",
                                        "reglementaire",
                                        "modificatif",
                                        NULL};

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \n");
}

/* Behind "n°", "no.", "numero", "n :", or NULL. */
static const char *behind_mark(const char *p)
{
    static const char *const marks[] = {"numero", "num.", "nos", "no",
                                        "n.",     "n",    "#",   NULL};
    p += strspn(p, " :");
    for (const char *const *mark = marks; *mark; mark++) {
        if (!g_str_has_prefix(p, *mark))
            continue;
        const char *behind = p + strlen(*mark);
        /* "no12", but not "nomination". */
        if (g_ascii_isalpha(*behind) && !g_ascii_isdigit(behind[1]) &&
            behind[1] != '-' && behind[1] != '_')
            continue;
        return behind + strspn(behind, " .:'");
    }
    return NULL;
}

static bool is_of_number(char c)
{
    return g_ascii_isalnum(c) || strchr("-_/.", c);
}

/* "015Objet": a blank was lost. */
static bool begins_word(const char *p)
{
    return g_ascii_isdigit(p[-1]) && g_ascii_isalpha(p[0]) &&
           g_ascii_isalpha(p[1]) && g_ascii_isalpha(p[2]);
}

/* The end of the number at p: "2020-015", "2019 / 12", "D_2020_015"; p where
 * there is none. */
static const char *number_end(const char *p)
{
    const char *q = p;
    bool has_digit = false;
    while (*q && is_of_number(*q) && !begins_word(q)) {
        has_digit |= g_ascii_isdigit(*q);
        q++;
    }
    if (!has_digit && *q == ' ' && q - p <= SERIES_LEN && q > p &&
        g_ascii_isalpha(*p) && g_ascii_isdigit(q[1]) &&
        number_end(q + 1) > q + 4)
        return number_end(q + 1);
    if (!has_digit || !g_ascii_isalnum(*p))
        return p;
    /* Blanks around the mark between year and number. */
    const char *mark = q + strspn(q, " ");
    const bool is_open = !g_ascii_isalnum(q[-1]);
    const char *digits = is_open ? mark : mark + 1 + strspn(mark + 1, " ");
    const gsize len = strspn(digits, "0123456789");
    if (len > 0 && digits > q && (is_open || (*mark && strchr("-/", *mark))) &&
        !is_of_number(digits[len]))
        q = digits + len;
    while (q > p && !g_ascii_isalnum(q[-1]))
        q--;
    return q - p <= NUMBER_LEN ? q : p;
}

/* Less the blanks around its marks. */
static char *number_text(const struct sheet *sheet, const char *from,
                         const char *to)
{
    const char *start = sheet_place(sheet, from);
    g_autofree char *text = g_strndup(start, sheet_place(sheet, to) - start);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    GString *number = g_string_new(NULL);
    for (const char *p = valid; *p; p++) {
        const bool is_joint = number->len == 0 ||
                              strchr("-/", number->str[number->len - 1]) ||
                              strchr("-/", *(p + strspn(p, " ")));
        if (!g_ascii_isspace(*p))
            g_string_append_c(number, *p);
        else if (!is_joint)
            g_string_append_c(number, ' ');
    }
    return g_string_free(number, FALSE);
}

/* A number without "n°": of marks and digits, no day and no year alone; of
 * letters and a year, "SAN-2022-019". */
static bool tells_itself(const char *from, const char *to, bool is_rule)
{
    const gsize digits = strspn(from, "0123456789");
    if (digits == 0) {
        const char *year = from + strcspn(from, "0123456789");
        return year + 4 < to && strchr("-_/", year[-1]) &&
               strspn(year, "0123456789") == 4 && strchr("-_/", year[4]) &&
               g_ascii_isdigit(to[-1]);
    }
    if (*from == '0')
        return false;
    if (from + digits == to)
        return is_rule && digits >= 2;
    return digits >= 2 && strchr("-_/", from[digits]) &&
           g_ascii_isdigit(to[-1]);
}

/* NULL where documents of the type have none. */
static const char *const *title_words(const char *type)
{
    for (gsize i = 0; i < G_N_ELEMENTS(titles); i++) {
        if (strcmp(titles[i].type, type) == 0)
            return titles[i].words;
    }
    return NULL;
}

static const char *find_number(const struct paper *paper,
                               const struct sheet *sheet,
                               const struct sheet_piece *piece, const char **to)
{
    const char *from = paper_begins(sheet, piece, title_words(paper->type));
    if (!from)
        return NULL;
    const char *quality = NULL;
    for (const char *const *q = qualities; *q && !quality; q++)
        quality = folding_behind(*q, skip_blanks(from));
    if (quality)
        from = quality;
    from += strspn(from, " ");
    from += *from == '\n';
    const char *marked = behind_mark(from);
    const char *number = marked ? marked : from;
    *to = number_end(number);
    if (*to == number ||
        (!marked && !tells_itself(number, *to, paper->family == PAPER_RULES)))
        return NULL;
    return number;
}

/* "Règlement relatif aux permis numéro 1314-2021": farther on in the title. */
static const char *find_behind_title(const struct paper *paper,
                                     const struct sheet *sheet,
                                     const struct sheet_piece *piece,
                                     const char **to)
{
    static const char *const of_another[] = {
        "modifi*", "l'arrete", "du reglement", "le reglement",
        "loi",     "decret",   "abrog*",       "rempla*",
        "lot",     "amend*",   "article",      NULL};
    if (piece != paper->title)
        return NULL;
    const char *end = sheet->folded->str + piece->end;
    for (const char *p = paper->title_end; p < end; p++) {
        if (*p != 'n' || p[-1] != ' ')
            continue;
        const char *number = behind_mark(p);
        if (!number || !g_ascii_isdigit(*number))
            continue;
        *to = number_end(number);
        return *to > number && !paper_holds(paper->title_end, p, of_another)
                   ? number
                   : NULL;
    }
    return NULL;
}

/* "N° 2020-015": a line; a short one next to the title. */
static const char *find_bare(const struct paper *paper,
                             const struct sheet *sheet,
                             const struct sheet_piece *piece, const char **to)
{
    const char *line = sheet->folded->str + piece->start;
    if (*line != 'n')
        return NULL;
    const char *from = behind_mark(line);
    if (!from || from == line + 1 || !piece->is_capital)
        return NULL;
    *to = number_end(from);
    const char *rest = *to + strspn(*to, " .");
    const bool is_near = paper->title &&
                         &paper->sheets[paper->title_sheet] == sheet &&
                         piece->line <= paper->title->line + NEAR_LINES &&
                         paper->title->line <= piece->line + NEAR_LINES;
    return *to > from && *rest == '\n' && (*to - from >= 3 || is_near) ? from
                                                                       : NULL;
}

/* Of a document that numbers several acts none is its own. */
static bool differs(const char *known, const char *number)
{
    return known && g_ascii_strcasecmp(known, number) != 0;
}

/* "Objet : choix du prestataire - DE_2023_004", as one program writes it. */
static char *number_of_object(const struct paper *paper)
{
    const char *folded = paper->sheets[paper->first].folded->str;
    return paper->object_number > 0
               ? number_text(&paper->sheets[paper->first],
                             folded + paper->object_number,
                             number_end(folded + paper->object_number))
               : NULL;
}

typedef const char *(*finder)(const struct paper *paper,
                              const struct sheet *sheet,
                              const struct sheet_piece *piece, const char **to);

/* What the finder finds in the sheet above the line, or below it; false where
 * it finds two. */
static bool find_one(const struct paper *paper, const struct sheet *sheet,
                     gsize line, bool is_above, finder find, char **known)
{
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        const char *to = NULL;
        if (is_above != (piece->start < line) || !piece->is_capital)
            continue;
        const char *from = find(paper, sheet, piece, &to);
        if (!from)
            continue;
        g_autofree char *number = number_text(sheet, from, to);
        if (differs(*known, number))
            return false;
        if (!*known)
            *known = g_steal_pointer(&number);
    }
    return true;
}

/* "Convention n° 2019-H-15" in the last lines of the page, and of the next. */
static char *find_in_feet(const struct paper *paper)
{
    g_autofree char *known = NULL;
    guint n_feet = 0;
    for (guint s = paper->first; s < paper->n_sheets && n_feet < 2; s++) {
        const struct sheet *sheet = &paper->sheets[s];
        gsize foot = sheet->folded->len;
        for (guint i = 0; i < sheet->pieces->len; i++) {
            const struct sheet_piece *piece = sheet_piece(sheet, i);
            if (piece->line + FOOT_LINES >= sheet->n_lines)
                foot = MIN(foot, piece->start);
        }
        g_autofree char *found = NULL;
        if (!find_one(paper, sheet, foot, false, find_number, &found) ||
            !found || differs(known, found))
            return NULL;
        if (!known)
            known = g_steal_pointer(&found);
        n_feet++;
    }
    return n_feet == 2 ? g_steal_pointer(&known) : NULL;
}

bool paper_number(const struct paper *paper, struct paper_value *value)
{
    static const finder finders[] = {find_number, find_behind_title, find_bare};
    if (!paper->type || !title_words(paper->type))
        return false;
    const guint s = paper->title ? paper->title_sheet : paper->first;
    g_autofree char *known = number_of_object(paper);
    for (gsize i = 0; i < G_N_ELEMENTS(finders) && !known; i++) {
        if (!find_one(paper, &paper->sheets[s], paper->body[s], true,
                      finders[i], &known))
            return false;
    }
    if (!known)
        known = find_in_feet(paper);
    value->text = g_steal_pointer(&known);
    value->sheet = s;
    return value->text != NULL;
}

/* ---- Of the collectivité --------------------------------------------------
 */

/* The check digit of SIREN and SIRET numbers: Luhn, ISO/IEC 7812-1. */
static bool is_siret(const char *digits)
{
    guint sum = 0;
    for (guint i = 0; i < SIRET_LEN; i++) {
        guint digit = (guint) (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
        sum += digit > 9 ? digit - 9 : digit;
    }
    /* Public bodies alone begin with 1 or 2. */
    return sum % 10 == 0 && strchr("12", digits[0]);
}

static bool read_siret(const char *p, char siret[SIRET_LEN + 1])
{
    p += strspn(p, " :.-no\n");
    guint n = 0;
    for (; n < SIRET_LEN; p++) {
        if (g_ascii_isdigit(*p))
            siret[n++] = *p;
        else if (*p != ' ' && *p != '.')
            return false;
    }
    siret[SIRET_LEN] = '\0';
    return !g_ascii_isdigit(*p) && is_siret(siret);
}

bool paper_siret(const struct paper *paper, struct paper_value *value)
{
    char known[SIRET_LEN + 1] = "";
    for (guint s = 0; s < paper->n_sheets; s++) {
        const char *p = paper->sheets[s].folded->str;
        while ((p = strstr(p, "siret"))) {
            char siret[SIRET_LEN + 1];
            p += strlen("siret");
            if (!read_siret(p, siret))
                continue;
            if (*known && strcmp(known, siret) != 0)
                return false;
            if (!*known)
                value->sheet = s;
            memcpy(known, siret, sizeof known);
        }
    }
    if (!*known)
        return false;
    value->text = g_strdup(known);
    return true;
}
