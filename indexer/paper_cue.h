/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_cue.h - what the words around a date say that it is the date of.
 *
 * First pages are full of dates: of laws, of stamps, of other sessions.  Each
 * is judged by the words before it, down to the one before; what they do not
 * tell is not guessed.
 */
#ifndef INDEXER_PAPER_CUE_H
#define INDEXER_PAPER_CUE_H

#include "indexer/paper_internal.h"

enum cue {
    CUE_NONE,
    CUE_SESSION,  /* "Séance du 12 février 2020" */
    CUE_MEETING,  /* "s'est réuni le", "aura lieu le" */
    CUE_ACT,      /* "Arrêté n° 12 du 3 mars 2023" */
    CUE_SIGNED,   /* "signée le", "Fait à Nice, le" */
    CUE_APPROVED, /* "approuvée par le conseil dans sa séance du" */
    CUE_ADOPTED,  /* "adopté le" */
    CUE_LETTER,   /* "Nice, le 16 juillet 2018": a line */
    CUE_ALONE,    /* a line */
    CUE_UPDATED,  /* "Dernière mise à jour :" */
    CUE_STAMPED,  /* "030-213001563-20200212-2020_015-DE" */
    N_CUES,
};

/* A date in a sheet; folded. */
struct dated {
    struct date date;
    const char *line;  /* where its line begins */
    const char *left;  /* behind the words before it: no weekday */
    const char *right; /* behind the date */
    bool has_weekday;
    bool is_short; /* "12/02/20" */
    guint line_no;
};

/* The next date at or behind *p, which moves behind it; false: no more. */
bool paper_next_date(const struct sheet *sheet, const char **p,
                     struct dated *dated);

/* Whether the words around a date of sheet s say so; all but CUE_STAMPED. */
bool paper_says(const struct paper *paper, guint s, const struct dated *dated,
                enum cue cue);

#endif
