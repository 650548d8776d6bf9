/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_place.c - whose a document is: by the head of its first page, its
 * formulas, the parties that it names, its foot.
 */
#include "indexer/paper_internal.h"
#include "indexer/printed_place.h"

#include <string.h>

/* Lines of a letterhead; of that of a letter, above whom it is to; of a foot;
 * lines in which a part of the country gives way to a commune; lines of an
 * address. */
enum {
    HEAD_LINES = 25,
    LETTER_LINES = 4,
    FOOT_LINES = 14,
    HEADER_LINES = 10,
    ADDRESS_LINES = 3
};
/* Characters in which the parties of a convention are named. */
enum { PARTIES_REACH = 300 };

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

/* What a department's own acts say. */
static const char *const departments[] = {
    "conseil departemental",    "assemblee departementale", "conseil general",
    "president du departement", "commission permanente",    NULL};

/* A place in the head, the best yet. */
struct head {
    char *text;
    enum calling_kind kind;
    guint line;
};

static bool may_call(const struct paper *paper, enum calling_kind kind)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const char *folded = sheet->folded->str;
    switch (kind) {
    case CALLS_MAYOR:
    case CALLS_OF:
        return paper->family == PAPER_ORDER;
    case CALLS_RUBRIC:
        return paper->family == PAPER_SESSION || paper->family == PAPER_ORDER;
    case CALLS_DEPARTMENT:
        return paper_holds(folded, folded + sheet->folded->len, departments);
    default:
        return true;
    }
}

/* What is larger gives way to what comes soon behind it. */
static bool gives_way(const struct head *head, enum calling_kind kind,
                      guint line)
{
    if (!head->text)
        return true;
    const bool is_larger =
        head->kind == CALLS_DEPARTMENT ||
        (head->kind == CALLS_REGION && kind != CALLS_DEPARTMENT);
    return is_larger && kind != head->kind && line < head->line + HEADER_LINES;
}

static void read_piece(const struct paper *paper,
                       const struct sheet_piece *piece, struct head *head)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const bool is_object =
        piece->start >= paper->object_start && piece->start < paper->object_end;
    if (!piece->is_capital || piece->is_item || is_object)
        return;
    const char *from = sheet->folded->str + piece->start;
    const char *to;
    const struct calling *calling = printed_place(sheet, from, &to);
    if (!calling && !(to = printed_metropole(sheet, piece)))
        return;
    const enum calling_kind kind = calling ? calling->kind : CALLS_PLACE;
    if (!may_call(paper, kind) || printed_place_runs_on(sheet, to) ||
        !gives_way(head, kind, piece->line))
        return;
    g_free(head->text);
    head->text = printed_place_text(sheet, calling, from, to);
    head->kind = kind;
    head->line = piece->line;
}

/* "Nice, le": whom the letter is to stands below. */
static bool is_dateline(const struct sheet *sheet,
                        const struct sheet_piece *piece)
{
    const char *line = sheet->folded->str + piece->start;
    const char *comma = memchr(line, ',', piece->end - piece->start);
    return comma && g_str_has_prefix(comma, ", le");
}

static char *read_head(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const bool is_letter = paper->family == PAPER_LETTER;
    struct head head = {.text = NULL};
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->line >= (is_letter ? LETTER_LINES : HEAD_LINES) ||
            piece->start >= paper->body[paper->first] ||
            (is_letter && (paper_begins(sheet, piece, addressees) ||
                           is_dateline(sheet, piece))))
            break;
        read_piece(paper, piece, &head);
    }
    return head.text;
}

/* "le Conseil municipal de la commune de Flaux s'est réuni". */
static char *read_formula(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const char *p = sheet->folded->str;
    while ((p = strstr(p, "conseil municipal"))) {
        const char *to;
        const struct calling *calling = printed_place(sheet, p, &to);
        if (calling)
            return printed_place_text(sheet, calling, p, to);
        p += strlen("conseil");
    }
    return NULL;
}

/* "sous la présidence de Mme X, maire de Flaux": of a council that is no other
 * body's, whose members are mayors too. */
static char *read_mayor(const struct paper *paper)
{
    static const char *const mayors[] = {", maire de ", ", maire d'",
                                         ", maire du ", ", maire des ", NULL};
    static const char *const others[] = {"communautaire",
                                         "communaute",
                                         "metropole",
                                         "metropolitain",
                                         "syndicat*",
                                         "syndical",
                                         "agglomeration",
                                         "departemental",
                                         "regional",
                                         "conseil d'administration",
                                         NULL};
    const struct sheet *sheet = &paper->sheets[paper->first];
    const char *folded = sheet->folded->str;
    const char *end = folded + paper->visas[paper->first];
    static const char *const councils[] = {"conseil municipal", NULL};
    if (!paper_holds(folded, end, councils) || paper_holds(folded, end, others))
        return NULL;
    for (const char *const *mayor = mayors; *mayor; mayor++) {
        const char *p = strstr(folded, *mayor);
        const char *to;
        const struct calling *calling =
            p && p < end ? printed_place(sheet, p + strlen(", "), &to) : NULL;
        if (calling)
            return printed_place_text(sheet, calling, p + strlen(", "), to);
    }
    return NULL;
}

/* The first party in [from, end) that is no part of the state; else the first.
 */
static char *first_party(const struct sheet *sheet, const char *from,
                         const char *end)
{
    g_autofree char *state = NULL;
    for (const char *p = from; p < end; p++) {
        /* "le préfet de la région" is no region. */
        if (g_ascii_isalnum(p[-1]) || memcmp(p - 3, "de ", 3) == 0 ||
            (!g_str_has_prefix(p, "la ") && !g_str_has_prefix(p, "le ")))
            continue;
        const char *to, *start = p;
        const struct calling *calling = printed_place(sheet, p, &to);
        if (!calling)
            calling = printed_place(sheet, start = p + 3, &to);
        if (!calling || calling->kind == CALLS_BODY)
            continue;
        g_autofree char *text = printed_place_text(sheet, calling, start, to);
        if (calling->kind != CALLS_STATE)
            return g_steal_pointer(&text);
        if (!state)
            state = g_steal_pointer(&text);
    }
    return g_steal_pointer(&state);
}

/* Behind "entre" at the start or the end of the line, or NULL. */
static const char *behind_between(const struct sheet *sheet,
                                  const struct sheet_piece *piece)
{
    static const char *const between[] = {"entre", NULL};
    static const char *const last[] = {" entre:", " entre"};
    const char *end = sheet->folded->str + piece->end;
    const gsize len = piece->end - piece->start;
    for (gsize i = 0; i < G_N_ELEMENTS(last); i++) {
        const gsize last_len = strlen(last[i]);
        if (len > last_len && memcmp(end - last_len, last[i], last_len) == 0)
            return end;
    }
    return piece->begins_line ? paper_begins(sheet, piece, between) : NULL;
}

/* "Entre la commune de Flaux, représentée par son maire, et". */
static char *read_parties(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const char *from = behind_between(sheet, sheet_piece(sheet, i));
        char *party =
            from ? first_party(sheet, from,
                               from + MIN(strlen(from), (gsize) PARTIES_REACH))
                 : NULL;
        if (party)
            return party;
    }
    return NULL;
}

/* Whether it is to them: somebody stands above. */
static bool is_of_addressee(const struct sheet *sheet, guint i)
{
    const guint line = sheet_piece(sheet, i)->line;
    while (i-- > 0) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->line + ADDRESS_LINES < line)
            return false;
        if (paper_begins(sheet, piece, addressees))
            return true;
    }
    return false;
}

/* "Mairie de Corte", an address behind it. */
static char *read_foot(const struct paper *paper)
{
    const struct sheet *sheet = &paper->sheets[paper->first];
    const char *end = sheet->folded->str + sheet->folded->len;
    const bool is_letter = paper->family == PAPER_LETTER;
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->line + FOOT_LINES < sheet->n_lines || !piece->is_capital ||
            !piece->begins_line ||
            (is_letter && piece->start < paper->body[paper->first]))
            continue;
        const char *from = sheet->folded->str + piece->start;
        const char *to;
        const struct calling *calling = printed_place(sheet, from, &to);
        if (calling &&
            (calling->kind == CALLS_PLACE || calling->kind == CALLS_STATE) &&
            !printed_place_runs_on(sheet, to) &&
            paper_holds(to, end, addresses) && !is_of_addressee(sheet, i))
            return printed_place_text(sheet, calling, from, to);
    }
    return NULL;
}

bool paper_place(const struct paper *paper, struct paper_value *value)
{
    const bool has_session =
        paper->family == PAPER_SESSION || paper->family == PAPER_SUMMONS;
    value->sheet = paper->first;
    if (paper->family == PAPER_CONTRACT)
        value->text = read_parties(paper);
    if (!value->text)
        value->text = read_head(paper);
    if (!value->text && has_session)
        value->text = read_formula(paper);
    if (!value->text && has_session)
        value->text = read_mayor(paper);
    if (!value->text)
        value->text = read_foot(paper);
    return value->text != NULL;
}
