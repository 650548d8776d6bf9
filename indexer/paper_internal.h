/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_internal.h - what the readers of a document's first pages share.
 *
 * Each reader answers one question from the sheets: of what type, of which
 * day, whose, which number, what about.  paper.c asks them in that order,
 * since the type says where the rest stands.
 */
#ifndef INDEXER_PAPER_INTERNAL_H
#define INDEXER_PAPER_INTERNAL_H

#include "indexer/limits.h"
#include "indexer/sheet.h"
#include "shim/calendar.h"

/* What kind of paper a type is: where its date stands follows from it. */
enum paper_family {
    PAPER_UNKNOWN,
    PAPER_SESSION,  /* délibération, procès-verbal: of a session */
    PAPER_SUMMONS,  /* convocation, ordre du jour: to a session */
    PAPER_ORDER,    /* arrêté, décision: of the day it was signed */
    PAPER_CONTRACT, /* convention, avenant */
    PAPER_TENDER,   /* CCTP, acte d'engagement: of a marché public */
    PAPER_LETTER,
    PAPER_RULES,   /* règlement, charte: of the day they were adopted */
    PAPER_OPINION, /* avis: of a session or of a day */
    PAPER_OTHER,
};

struct paper {
    struct sheet sheets[LIMIT_PAPER_PAGES];
    guint n_sheets;
    /* Where the text itself begins in each sheet, folded: behind it stand no
     * titles. */
    gsize body[LIMIT_PAPER_PAGES];
    /* Where it comes to other acts, "Vu", "Considérant": at its beginning or
     * behind a formula. */
    gsize visas[LIMIT_PAPER_PAGES];
    /* Where "Objet : ..." stands in the first sheet, folded; equal: nowhere. */
    gsize object_start, object_end;
    gsize object_number; /* the number behind it, 0: none */
    /* Where the first page that has text is. */
    guint first;

    const char *type; /* of doctype_names(), or NULL */
    enum paper_family family;
    /* The title it was read from: in which sheet, and folded, where behind its
     * words; NULL where it follows from other things. */
    guint title_sheet;
    const struct sheet_piece *title;
    const char *title_end;
};

/* A value and the sheet that it was read from. */
struct paper_value {
    char *text;
    guint sheet;
};

/* Finds the bodies and the object as well; paper_type.c. */
void paper_find_type(struct paper *paper);
/* paper_body.c */
void paper_find_bodies(struct paper *paper);
/* "Madame, Monsieur,": a line. */
bool paper_has_salutation(const struct sheet *sheet);
/* paper_object.c */
void paper_find_object(struct paper *paper);

/* False where nothing is sure.  The text is the caller's. */
bool paper_date(const struct paper *paper, struct paper_value *value);
bool paper_place(const struct paper *paper, struct paper_value *value);
bool paper_number(const struct paper *paper, struct paper_value *value);
bool paper_object(const struct paper *paper, struct paper_value *value);
bool paper_siret(const struct paper *paper, struct paper_value *value);

enum paper_family paper_family(const char *type);

/* Behind the first of the patterns (NULL at the end) that the piece begins
 * with, or NULL. */
const char *paper_begins(const struct sheet *sheet,
                         const struct sheet_piece *piece,
                         const char *const *patterns);
/* Whether a word of [from, to) begins with one of the patterns. */
bool paper_holds(const char *from, const char *to, const char *const *patterns);

#endif
