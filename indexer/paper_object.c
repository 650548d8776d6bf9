/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_object.c - what a document is about: "Objet : ..." to its end, or what
 * the title of an act goes on to say, "portant ...", "relative à ...".
 */
#include "indexer/paper_internal.h"

#include "indexer/folding.h"

#include <string.h>

/* Lines of a subject. */
enum { OBJECT_LINES = 8 };
/* Letters of one: fewer are a number, a rubric left empty. */
enum { OBJECT_LEN_MIN = 6 };
/* Words of a contract's title that tells something. */
enum { TITLE_WORDS = 2 };
/* Words before the colon of another rubric. */
enum { RUBRIC_WORDS = 3 };

static const char *const labels[] = {"objet:",
                                     "objet de la deliberation:",
                                     "objet de l'arrete:",
                                     "objet de la decision:",
                                     "objet -",
                                     "objets:",
                                     "objet du marche:",
                                     "objet de la consultation:",
                                     NULL};
/* A line in capitals that begins like this goes on with something else. */
static const char *const others[] = {"madame",
                                     "monsieur",
                                     "mesdames",
                                     "messieurs",
                                     "nos ref*",
                                     "vos ref*",
                                     "ref*",
                                     "n/ref*",
                                     "v/ref*",
                                     "pj",
                                     "p.j",
                                     "no",
                                     "seance",
                                     "date",
                                     "nomenclature",
                                     "classification",
                                     "matiere",
                                     "rapport presente",
                                     "presente par",
                                     "expose",
                                     "l'an",
                                     "m.",
                                     "mme",
                                     "mm.",
                                     "nombre",
                                     "quorum",
                                     "rapporteur",
                                     "vote:",
                                     "domaine:",
                                     "code:",
                                     "acte",
                                     "page",
                                     "article",
                                     "deliberation",
                                     "extrait",
                                     "commune",
                                     "ville",
                                     "mairie",
                                     "departement",
                                     "republique",
                                     "etaient",
                                     "vu",
                                     NULL};
/* Words that no line of a subject ends with. */
static const char *const links[] = {
    "de",      "du",   "des",  "d'",   "la",  "le",    "les",     "l'",
    "a",       "au",   "aux",  "et",   "ou",  "par",   "pour",    "sur",
    "avec",    "dans", "en",   "un",   "une", "entre", "relatif", "relative",
    "portant", "no",   "son",  "sa",   "ses", "leur",  "ce",      "cette",
    "sous",    "vers", "chez", "dont", "que", "qui",   "-",       ",",
    ":",       "(",    "/",    NULL};
/* Where the title of a contract comes to who makes it, and when. */
static const char *const parties[] = {
    "entre", "conclue",   "conclu",  "passee", "passe", "signee",
    "signe", "approuve*", "etablie", "etabli", "et$",   NULL};
/* How the title of an act goes on. */
static const char *const matters[] = {
    "portant",    "relatif a*",  "relative a*",  "relatif aux", "relative aux",
    "relatif au", "relative au", "reglementant", "instaurant",  "instituant",
    "autorisant", "interdisant", "fixant",       "prescrivant", "modifiant",
    "abrogeant",  "concernant",  "decretant",    "constatant",  "declarant",
    "limitant",   "amendant",    "etablissant",  "imposant",    "prolongeant",
    "ordonnant",  "prorogeant",  "delivrant",    "visant",      NULL};

/* ---- How far it goes ------------------------------------------------------
 */

static bool ends_open(const char *from, const char *to)
{
    for (const char *const *link = links; *link; link++) {
        const gsize len = strlen(*link);
        if ((gsize) (to - from) < len || memcmp(to - len, *link, len) != 0)
            continue;
        const bool is_word = g_ascii_isalnum(**link);
        if (!is_word || to - len == from || !g_ascii_isalnum(*(to - len - 1)))
            return true;
    }
    return false;
}

static const struct sheet_piece *line_at(const struct sheet *sheet, guint *i,
                                         const char *from)
{
    const gsize at = from - sheet->folded->str;
    for (; *i < sheet->pieces->len; ++*i) {
        const struct sheet_piece *piece = sheet_piece(sheet, *i);
        if (piece->begins_line && piece->end >= at)
            return piece;
    }
    return NULL;
}

/* "service : Direction générale", "Réf. : 2022-14". */
static bool is_rubric(const char *line)
{
    const char *colon = line + strcspn(line, ":\n");
    guint n_blanks = 0;
    for (const char *p = line; p < colon; p++)
        n_blanks += *p == ' ';
    return *colon == ':' && n_blanks < RUBRIC_WORDS;
}

/* "« Oxford-Cambridge » comme lieu historique", "(PAE)". */
static bool opens_aside(const struct sheet *sheet,
                        const struct sheet_piece *piece)
{
    const char *p = sheet->folded->str + piece->start;
    while (p > sheet->folded->str && p[-1] != '\n')
        p--;
    const char *text = sheet_place(sheet, p);
    return *p == '(' || g_str_has_prefix(text, "«") ||
           g_str_has_prefix(text, "“");
}

/* Whether the line goes on with what [from, to) began. */
static bool goes_on(const struct sheet *sheet, const struct sheet_piece *piece,
                    const char *from, const char *to)
{
    const char *line = sheet->folded->str + piece->start;
    const char *end = sheet->folded->str + piece->end;
    const bool was_open = ends_open(from, to);
    if (is_rubric(line) || paper_begins(sheet, piece, parties))
        return false;
    if (piece->opening != OPENING_NONE && !was_open)
        return false;
    if (opens_aside(sheet, piece) && !piece->follows_blank)
        return true;
    if (piece->follows_blank || piece->is_item)
        return was_open && !piece->is_item;
    if (to[-1] == '.' || to[-1] == ';')
        return false;
    if (!piece->is_capital)
        return g_ascii_isalpha(*line) || was_open;
    if (was_open)
        return piece->opening != OPENING_VISA;
    return sheet_is_capitals(sheet, from, to) &&
           sheet_is_capitals(sheet, line, end) &&
           !paper_begins(sheet, piece, others);
}

/* The end of the subject that begins at from in the line of piece i. */
static const char *find_end(const struct sheet *sheet, guint i,
                            const char *from)
{
    const char *to = sheet->folded->str + sheet_piece(sheet, i)->end;
    guint n_lines = 1;
    for (i++; i < sheet->pieces->len && n_lines < OBJECT_LINES; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (!piece->begins_line)
            continue;
        if (!goes_on(sheet, piece, from, to))
            break;
        to = sheet->folded->str + piece->end;
        n_lines++;
    }
    return to;
}

/* ---- Where it is ----------------------------------------------------------
 */

/* Behind "Objet :" in the line, or in the next one where its own is empty; *i
 * is moved to the line of what is found. */
static const char *find_start(const struct sheet *sheet, guint *i)
{
    const struct sheet_piece *piece = sheet_piece(sheet, *i);
    const char *behind = piece->begins_line || piece->begins_column
                             ? paper_begins(sheet, piece, labels)
                             : NULL;
    if (!behind)
        return NULL;
    behind += strspn(behind, " :-");
    if (*behind != '\n')
        return behind;
    guint next = *i + 1;
    const struct sheet_piece *line = line_at(sheet, &next, behind + 1);
    if (!line || line->is_item ||
        (line->opening != OPENING_NONE && line->opening < OPENING_DIVISION))
        return NULL;
    *i = next;
    return sheet->folded->str + line->start;
}

/* Of a contract: "Objet : la présente convention a pour objet". */
static bool is_article(const char *from)
{
    static const char *const openings[] = {"la presente", "le present",
                                           "les presentes", NULL};
    for (const char *const *opening = openings; *opening; opening++) {
        if (folding_behind(*opening, from))
            return true;
    }
    return false;
}

/* "... - DE_2023_004", "... - 2023_004": letters or none, a year, a number. */
static const char *find_number(const char *from, const char *to)
{
    const char *p = to;
    while (p > from && (g_ascii_isalnum(p[-1]) || p[-1] == '_'))
        p--;
    if (p - from < (gssize) (OBJECT_LEN_MIN + strlen(" - ")) ||
        memcmp(p - 3, " - ", 3) != 0)
        return NULL;
    const char *year = p;
    while (g_ascii_isalpha(*year))
        year++;
    year += *year == '_' && year > p;
    const gsize digits = strspn(year, "0123456789");
    return year + 5 < to && digits == 4 && year[4] == '_' &&
                   strspn(year + 5, "0123456789") >= 2
               ? p
               : NULL;
}

void paper_find_object(struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    for (guint i = 0; i < sheet->pieces->len; i++) {
        if (sheet_piece(sheet, i)->start > paper->visas[paper->first])
            return;
        const char *from = find_start(sheet, &i);
        if (!from || is_article(from))
            continue;
        const char *to = find_end(sheet, i, from);
        if (to - from < OBJECT_LEN_MIN)
            continue;
        const char *number = find_number(from, to);
        if (number) {
            paper->object_number = number - sheet->folded->str;
            to = number - strlen(" - ");
        }
        paper->object_start = from - sheet->folded->str;
        paper->object_end = to - sheet->folded->str;
        return;
    }
}

static char *text_of(const struct sheet *sheet, const char *from,
                     const char *to)
{
    const char *start = sheet_place(sheet, from);
    g_autofree char *text = g_strndup(start, sheet_place(sheet, to) - start);
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    if (g_utf8_strlen(valid, -1) > LIMIT_OBJECT_LEN)
        *g_utf8_offset_to_pointer(valid, LIMIT_OBJECT_LEN) = '\0';
    return g_steal_pointer(&valid);
}

/* The word that begins what the piece says that it is about, or NULL. */
static const char *find_matter(const struct sheet *sheet,
                               const struct sheet_piece *piece, const char *p)
{
    const char *end = sheet->folded->str + piece->end;
    for (; p < end; p++) {
        if (p > sheet->folded->str && g_ascii_isalnum(p[-1]))
            continue;
        for (const char *const *matter = matters; *matter; matter++) {
            if (**matter == *p && folding_behind(*matter, p))
                return p;
        }
    }
    return NULL;
}

/* "Arrêté n° 12 / portant ...": in the title's line, or one of the next two,
 * at its beginning or where that line is a title as well. */
static bool read_matter(const struct paper *paper, struct paper_value *value)
{
    static const char *const titles[] = {
        "arrete",    "convention", "decision", "deliberation",
        "reglement", "avenant",    NULL};
    if (!paper->title)
        return false;
    const struct sheet *sheet = &paper->sheets[paper->title_sheet];
    const char *folded = sheet->folded->str;
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->start < paper->title->start || !piece->begins_line)
            continue;
        if (piece->line > paper->title->line + 2)
            break;
        const bool is_title = piece->line == paper->title->line ||
                              paper_begins(sheet, piece, titles);
        const char *from = find_matter(sheet, piece, folded + piece->start);
        if (!from || (!is_title && from > folded + piece->start))
            continue;
        value->text = text_of(sheet, from, find_end(sheet, i, from));
        value->sheet = paper->title_sheet;
        return true;
    }
    return false;
}

/* A contract's own title, where it says more than "CONVENTION". */
static bool read_title(const struct paper *paper, struct paper_value *value)
{
    /* "Contrat de travail" is as often a heading of text. */
    if (!paper->title || !paper->title->begins_line ||
        strcmp(paper->type, "contrat") == 0)
        return false;
    const struct sheet *sheet = &paper->sheets[paper->title_sheet];
    guint i = 0;
    while (sheet_piece(sheet, i) != paper->title)
        i++;
    const char *from = sheet->folded->str + paper->title->start;
    const char *to = find_end(sheet, i, from);
    g_autofree char *text = g_strndup(from, to - from);
    g_auto(GStrv) words = g_strsplit_set(text, " \n", -1);
    if (g_strv_length(words) < TITLE_WORDS || strpbrk(text, "0123456789"))
        return false;
    value->text = text_of(sheet, from, to);
    value->sheet = paper->title_sheet;
    return true;
}

bool paper_object(const struct paper *paper, struct paper_value *value)
{
    if (paper->object_end > paper->object_start) {
        const struct sheet *sheet = &paper->sheets[paper->first];
        const char *folded = sheet->folded->str;
        value->text = text_of(sheet, folded + paper->object_start,
                              folded + paper->object_end);
        value->sheet = paper->first;
        return true;
    }
    if (paper->family == PAPER_CONTRACT)
        return read_title(paper, value);
    if (paper->family == PAPER_ORDER || paper->family == PAPER_RULES ||
        paper->family == PAPER_SESSION)
        return read_matter(paper, value);
    return false;
}
