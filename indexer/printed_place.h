/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * printed_place.h - the name of a collectivité as paper prints it, with what it
 * calls itself: "VILLE DE NICE", "Communauté de communes du pays d'Héricourt".
 *
 * Pure.
 */
#ifndef INDEXER_PRINTED_PLACE_H
#define INDEXER_PRINTED_PLACE_H

#include "indexer/sheet.h"

enum calling_kind {
    CALLS_PLACE,      /* "Ville de Nice" */
    CALLS_BODY,       /* "Conseil municipal de Nice": the place alone counts */
    CALLS_MAYOR,      /* the same, of whoever gives an order */
    CALLS_OF,         /* "maire de Nice", behind a name of a person */
    CALLS_RUBRIC,     /* "Commune : Nice", the same */
    CALLS_REGION,     /* a commune may be a part of it, and says so */
    CALLS_DEPARTMENT, /* every commune says of which it is a part */
    CALLS_STATE,      /* "Préfecture du Gard" */
};

struct calling {
    enum calling_kind kind;
    const char *words;
};

/* The calling and name at p, folded, and where the name ends; NULL where there
 * is none.  A name is of capitals: "la ville de demain" is none. */
const struct calling *printed_place(const struct sheet *sheet, const char *p,
                                    const char **to);

/* "Toulouse Métropole": where a line of capitals that ends so ends, or NULL. */
const char *printed_metropole(const struct sheet *sheet,
                              const struct sheet_piece *piece);

/* Whether the line goes on behind a name as no letterhead does: in small
 * letters. */
bool printed_place_runs_on(const struct sheet *sheet, const char *to);

/* As it is shown, calling NULL for none: "VILLE DE NICE" as "Ville de Nice", no
 * accent added, small letters kept; yours. */
char *printed_place_text(const struct sheet *sheet,
                         const struct calling *calling, const char *from,
                         const char *to);

#endif
