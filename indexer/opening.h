/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * opening.h - what the first words of a line say of it.
 *
 * French public paper is written to patterns: "Vu le code", "Objet :",
 * "Étaient présents".  opening_patterns.c lists them.  Accents, capitals,
 * kinds of apostrophe and blanks do not count, nor does a dash or a bullet
 * before the words; but the first letter must be a capital, so that no line
 * that goes on with a sentence is taken for one that opens something.
 *
 * Pure.  Bytes that are not UTF-8 are blanks.
 */
#ifndef INDEXER_OPENING_H
#define INDEXER_OPENING_H

#include <glib.h>
#include <stdbool.h>

/* Of two that fit, the first counts. */
enum opening {
    OPENING_NONE,
    OPENING_STAMP,    /* "Reçu en préfecture le", "Pour extrait conforme":
                         that line alone */
    OPENING_VISA,     /* "Vu le code": a paragraph, unless it goes on to say
                         what is decided in view of it */
    OPENING_FORMULA,  /* "L'an deux mille", "Voies de recours": a paragraph */
    OPENING_ROLL,     /* "Étaient présents": a list of names */
    OPENING_SUBJECT,  /* "Objet :" */
    OPENING_DIVISION, /* "Article 3", "TITRE II", "Arrêté n° 12": a heading
                         where nothing but its title follows */
    OPENING_PLACE,    /* "VILLE DE NICE": text, in capitals too, but may stand
                         anywhere in a sentence */
    OPENING_PLAIN,    /* "Considérant", "LE CONSEIL": text, in capitals too */
    N_OPENINGS,
};

/*
 * The patterns of an opening (folding.h), NULL at the end; the line is folded,
 * with one blank between words and none around a colon.
 */
extern const char *const *const opening_patterns[N_OPENINGS];

/* The line is [text, end). */
enum opening opening_of(const char *text, const char *end);

/* Whether the line is a page number: "12", "- 12 -", "Page 12 sur 60",
 * "12/60". */
bool opening_is_page_number(const char *text, const char *end);

/* How deep the number at the start of a heading is: 1 for "1.", "2/", "IV -",
 * "A)", 2 for "1.2"; 0 where there is none, or no capital after it. */
guint opening_number_depth(const char *text, const char *end);

#endif
