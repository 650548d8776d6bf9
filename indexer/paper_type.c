/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper_type.c - of what type a document is, by its title or its manner. */
#include "indexer/paper_internal.h"
#include "indexer/paper_title.h"

#include "indexer/folding.h"
#include "shim/doctype.h"

#include <string.h>

/* Lines in which a title may stand, and one of common words; and the longest
 * of such a line, in characters. */
enum { TITLE_LINES = 40, SHORT_LINES = 20, SHORT_LEN = 100 };
/* Lines of a head, where a title behind a dash may lack its capital. */
enum { HEAD_LINES = 5 };
/* Characters of a line of text that fills the page. */
enum { FULL_LEN = 70 };
/* Letters of a page that says nothing: a stamp, a page number. */
enum { EMPTY_LEN = 40 };
/* Signs of a letter that make one. */
enum { LETTER_SIGNS = 2 };

/* ---- By its title ---------------------------------------------------------
 */

static bool ends_sentence(const char *end)
{
    return strchr(".,;", end[-1]) != NULL;
}

/* Whether the line above is one of running text, full and going on. */
static bool follows_text(const struct sheet *sheet,
                         const struct sheet_piece *piece)
{
    const char *folded = sheet->folded->str;
    const char *start = folded + piece->start;
    const char *eol = memrchr(folded, '\n', start - folded);
    if (piece->follows_blank || !eol || eol == folded)
        return false;
    const char *before = memrchr(folded, '\n', eol - folded);
    before = before ? before + 1 : folded;
    return eol - before >= FULL_LEN && sheet_is_small(sheet, eol - 1);
}

static bool may_be_title(const struct paper *paper, guint s,
                         const struct sheet_piece *piece)
{
    const bool is_object = s == paper->first &&
                           piece->start >= paper->object_start &&
                           piece->start < paper->object_end;
    /* "Protection des données – note de synthèse". */
    const bool is_second = !piece->begins_line && piece->line < HEAD_LINES;
    return (piece->is_capital || is_second) && !piece->is_item && !is_object &&
           piece->start < paper->body[s] && piece->line < TITLE_LINES &&
           piece->opening != OPENING_VISA &&
           !follows_text(&paper->sheets[s], piece);
}

static const struct title_rule *find_rule(const struct sheet *sheet,
                                          const struct sheet_piece *piece,
                                          const char **behind)
{
    for (const struct title_rule *rule = title_rules; rule->pattern; rule++) {
        *behind = sheet_behind(sheet, piece, rule->pattern);
        if (*behind)
            return rule;
    }
    return NULL;
}

/* "COMMUNE DE MARBACHE PROCES VERBAL", where no dash parts what it says: the
 * title of a session farther on in the line. */
static const struct title_rule *find_inside(const struct sheet *sheet,
                                            const struct sheet_piece *piece,
                                            const char **behind)
{
    static const char *const heads[] = {
        "ville",       "commune",    "mairie",     "conseil municipal",
        "seance",      "reunion",    "communaute", "conseil communautaire",
        "departement", "republique", NULL};
    if (!paper_begins(sheet, piece, heads))
        return NULL;
    struct sheet_piece inner = *piece;
    const char *folded = sheet->folded->str;
    for (inner.start++; inner.start < inner.end; inner.start++) {
        if (folded[inner.start - 1] != ' ' ||
            !sheet_is_capital(sheet, folded + inner.start))
            continue;
        const struct title_rule *rule = find_rule(sheet, &inner, behind);
        if (rule && rule->strength == TITLE_SURE &&
            paper_family(rule->type) == PAPER_SESSION)
            return rule;
    }
    return NULL;
}

static bool is_short(const struct sheet *sheet, const struct sheet_piece *piece)
{
    return piece->line < SHORT_LINES &&
           piece->end - piece->start <= SHORT_LEN &&
           !ends_sentence(sheet->folded->str + piece->end);
}

/* The rule that the piece fits as a title, or NULL. */
static const struct title_rule *read_title(const struct sheet *sheet,
                                           const struct sheet_piece *piece,
                                           bool has_roll, const char **behind)
{
    const struct title_rule *rule = find_rule(sheet, piece, behind);
    if (!rule)
        rule = find_inside(sheet, piece, behind);
    if (!rule || rule->strength == TITLE_NOT ||
        (rule->strength != TITLE_SURE && !piece->is_capital) ||
        (rule->strength == TITLE_SHORT &&
         (has_roll || !is_short(sheet, piece))))
        return NULL;
    return rule;
}

/* "Arrêté du 3" was read: the title ends before its day. */
static const char *before_day(const char *p)
{
    while (g_ascii_isdigit(p[-1]) || p[-1] == ' ')
        p--;
    return p[-1] == 'u' && p[-2] == 'd' && p[-3] == ' ' ? p - 3 : p;
}

static bool find_title(struct paper *paper, guint s)
{
    const struct sheet *sheet = &paper->sheets[s];
    const struct title_rule *found = NULL;
    bool has_roll = false;
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        has_roll |= piece->opening == OPENING_ROLL;
        if (!may_be_title(paper, s, piece))
            continue;
        const char *behind;
        const struct title_rule *rule =
            read_title(sheet, piece, has_roll, &behind);
        if (!rule || (found && paper_family(rule->type) != PAPER_TENDER))
            continue;
        found = rule;
        paper->type = doctype_find(rule->type);
        paper->title_sheet = s;
        paper->title = piece;
        paper->title_end = before_day(behind);
        if (rule->strength != TITLE_GENERAL)
            break;
    }
    return found != NULL;
}

/* A line at the head of the second page and the third: where the first is of
 * what stands between them, a chapter's. */
static bool find_running_title(struct paper *paper)
{
    if (paper->n_sheets < 3 || paper->first > 0)
        return false;
    const struct sheet *sheet = &paper->sheets[1], *next = &paper->sheets[2];
    if (sheet->pieces->len == 0 || next->pieces->len == 0)
        return false;
    const struct sheet_piece *piece = sheet_piece(sheet, 0);
    const gsize len = strcspn(sheet->folded->str, "\n") + 1;
    const char *behind;
    const struct title_rule *rule = find_rule(sheet, piece, &behind);
    if (!rule || rule->strength != TITLE_SURE || !piece->is_capital ||
        piece->is_item || len > next->folded->len ||
        memcmp(sheet->folded->str, next->folded->str, len) != 0)
        return false;
    paper->type = doctype_find(rule->type);
    paper->title_sheet = 1;
    paper->title = piece;
    paper->title_end = before_day(behind);
    return true;
}

/* ---- By its manner --------------------------------------------------------
 */

/* In a letter. */
static const char *const summons[] = {"inviter a assister",
                                      "convier*",
                                      "prier d'assister",
                                      "prie d'assister",
                                      "prier de bien vouloir assister",
                                      "invite a assister",
                                      "inviter a participer",
                                      "inviter a la",
                                      "assister a la",
                                      "informer que le conseil",
                                      NULL};
/* On any paper. */
static const char *const convened[] = {"vous etes convoque*",
                                       "vous etes invite* a la",
                                       "vous etes prie*",
                                       "convoquer a la",
                                       "convoquer au",
                                       "vous convoquer",
                                       NULL};
static const char *const assemblies[] = {"conseil municipal",
                                         "conseil communautaire",
                                         "conseil departemental",
                                         "conseil regional",
                                         "conseil metropolitain",
                                         "conseil d'administration",
                                         "conseil syndical",
                                         "comite syndical",
                                         "conseil de communaute",
                                         "assemblee generale",
                                         "commission permanente",
                                         "bureau communautaire",
                                         NULL};
static const char *const closings[] = {"je vous prie d'agreer",
                                       "je vous prie de croire",
                                       "veuillez agreer",
                                       "nous vous prions d'agreer",
                                       "vous prie d'agreer",
                                       "veuillez recevoir",
                                       "je vous prie de recevoir",
                                       "salutations distinguees",
                                       "sentiments distingues",
                                       "sentiments les meilleurs",
                                       "consideration distinguee",
                                       "parfaite consideration",
                                       "haute consideration",
                                       "bien cordialement",
                                       NULL};

/* "Nice, le", with or without the day that follows. */
static bool has_dateline(const struct sheet *sheet)
{
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        const char *p = sheet->folded->str + piece->start;
        const gsize len = strcspn(p, ",\n");
        if (piece->is_capital && len < 40 && p[len] == ',' &&
            (g_str_has_prefix(p + len, ", le ") ||
             g_str_has_prefix(p + len, ", le\n")))
            return true;
    }
    return false;
}

static bool sheet_holds(const struct sheet *sheet, const char *const *patterns)
{
    return paper_holds(sheet->folded->str,
                       sheet->folded->str + sheet->folded->len, patterns);
}

/* Letters have no title; what convenes is one, or a sheet to put up. */
static const char *find_letter(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    bool closes = false;
    for (guint s = paper->first; s < paper->n_sheets; s++)
        closes = closes || sheet_holds(&paper->sheets[s], closings);
    const guint signs =
        has_dateline(sheet) + paper_has_salutation(sheet) + closes;
    const bool is_letter = signs >= LETTER_SIGNS;
    if (sheet_holds(sheet, assemblies) &&
        (sheet_holds(sheet, convened) ||
         (is_letter && sheet_holds(sheet, summons))))
        return "convocation";
    return is_letter ? "courrier" : NULL;
}

/* "L'an deux mille ..." above an object: an extract whose title is lost. */
static bool is_extract(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const gsize body = paper->body[paper->first];
    static const char *const deliberated[] = {"apres en avoir delibere",
                                              "apres avoir delibere",
                                              "ayant delibere", NULL};
    return paper->object_end > paper->object_start &&
           g_str_has_prefix(sheet->folded->str + body, "l'an") &&
           sheet_holds(sheet, deliberated);
}

/* ---- Its type -------------------------------------------------------------
 */

enum paper_family paper_family(const char *type)
{
    static const struct {
        const char *type;
        enum paper_family family;
    } families[] = {
        {"délibération", PAPER_SESSION},
        {"procès-verbal", PAPER_SESSION},
        {"compte rendu", PAPER_SESSION},
        {"liste des délibérations", PAPER_SESSION},
        {"convocation", PAPER_SUMMONS},
        {"ordre du jour", PAPER_SUMMONS},
        {"arrêté", PAPER_ORDER},
        {"décision", PAPER_ORDER},
        {"jugement", PAPER_ORDER},
        {"ordonnance", PAPER_ORDER},
        {"circulaire", PAPER_ORDER},
        {"requête", PAPER_ORDER},
        {"convention", PAPER_CONTRACT},
        {"avenant", PAPER_CONTRACT},
        {"contrat", PAPER_CONTRACT},
        {"marché public", PAPER_CONTRACT},
        {"acte d'engagement", PAPER_TENDER},
        {"CCTP", PAPER_TENDER},
        {"CCAP", PAPER_TENDER},
        {"cahier des charges", PAPER_TENDER},
        {"règlement de consultation", PAPER_TENDER},
        {"courrier", PAPER_LETTER},
        {"règlement", PAPER_RULES},
        {"charte", PAPER_RULES},
        {"avis", PAPER_OPINION},
    };
    if (!type)
        return PAPER_UNKNOWN;
    for (gsize i = 0; i < G_N_ELEMENTS(families); i++) {
        if (strcmp(type, families[i].type) == 0)
            return families[i].family;
    }
    return PAPER_OTHER;
}

static guint first_with_text(const struct paper *paper)
{
    guint s = 0;
    while (s + 1 < paper->n_sheets && paper->sheets[s].folded->len < EMPTY_LEN)
        s++;
    return s;
}

void paper_find_type(struct paper *paper)
{
    if (paper->n_sheets == 0)
        return;
    paper->first = first_with_text(paper);
    paper_find_bodies(paper);
    paper_find_object(paper);
    if (!find_title(paper, paper->first) && !find_running_title(paper)) {
        const char *type = find_letter(paper);
        if (!type && is_extract(paper))
            type = "délibération";
        paper->type = type ? doctype_find(type) : NULL;
    }
    paper->family = paper_family(paper->type);
}
