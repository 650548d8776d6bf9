/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper_body.c - where the text itself begins, below titles and letterheads. */
#include "indexer/folding.h"
#include "indexer/paper_internal.h"

#include <string.h>

static const char *const salutations[] = {"madame, monsieur",
                                          "mesdames, messieurs",
                                          "madame,$",
                                          "monsieur,$",
                                          "messieurs,$",
                                          "mesdames,$",
                                          "monsieur le maire,",
                                          "madame la maire,",
                                          "madame le maire,",
                                          "cher collegue",
                                          "chere collegue",
                                          "cher(e)",
                                          "chers collegues",
                                          "cheres collegues",
                                          "chers amis",
                                          "madame, mademoiselle",
                                          "monsieur le president,",
                                          "madame la presidente,",
                                          "monsieur le prefet,",
                                          "madame la prefete,",
                                          "monsieur le ministre,",
                                          "mesdames et messieurs les maires,",
                                          "mesdames et messieurs,",
                                          "cher monsieur",
                                          "chere madame",
                                          NULL};

static const char *const bodies[] = {"considerant",
                                     "attendu",
                                     "article 1",
                                     "article premier",
                                     "sommaire$",
                                     "table des matieres",
                                     "apres avoir",
                                     "apres en avoir",
                                     "il a ete",
                                     "entre les soussignes",
                                     "preambule",
                                     "vous etes convoque*",
                                     "vous etes prie*",
                                     "vous etes invite*",
                                     "vous etes cordialement",
                                     "j'ai l'honneur",
                                     "j'ai le plaisir",
                                     "nous avons l'honneur",
                                     NULL};

const char *paper_begins(const struct sheet *sheet,
                         const struct sheet_piece *piece,
                         const char *const *patterns)
{
    for (; *patterns; patterns++) {
        const char *behind = sheet_behind(sheet, piece, *patterns);
        if (behind)
            return behind;
    }
    return NULL;
}

bool paper_holds(const char *from, const char *to, const char *const *patterns)
{
    for (const char *p = from; p < to; p++) {
        if (p > from && g_ascii_isalnum(p[-1]))
            continue;
        for (const char *const *pattern = patterns; *pattern; pattern++) {
            if (**pattern != *p)
                continue;
            const char *behind = folding_behind(*pattern, p);
            if (behind && behind <= to)
                return true;
        }
    }
    return false;
}

static gsize find_visas(const struct sheet *sheet)
{
    static const char *const reasons[] = {"considerant", "attendu", NULL};
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->begins_line && (piece->opening == OPENING_VISA ||
                                   paper_begins(sheet, piece, reasons)))
            return piece->start;
    }
    return sheet->folded->len;
}

static gsize find_body(const struct sheet *sheet)
{
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (!piece->begins_line)
            continue;
        if (piece->opening == OPENING_VISA ||
            (piece->opening == OPENING_FORMULA &&
             g_str_has_prefix(sheet->folded->str + piece->start, "l'an")) ||
            paper_begins(sheet, piece, bodies) ||
            paper_begins(sheet, piece, salutations))
            return piece->start;
    }
    return sheet->folded->len;
}

void paper_find_bodies(struct paper *paper)
{
    for (guint s = 0; s < paper->n_sheets; s++) {
        paper->body[s] = find_body(&paper->sheets[s]);
        paper->visas[s] = find_visas(&paper->sheets[s]);
    }
}

bool paper_has_salutation(const struct sheet *sheet)
{
    for (guint i = 0; i < sheet->pieces->len; i++) {
        const struct sheet_piece *piece = sheet_piece(sheet, i);
        if (piece->begins_line && piece->is_capital &&
            paper_begins(sheet, piece, salutations))
            return true;
    }
    return false;
}
