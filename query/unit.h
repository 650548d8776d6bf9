/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * unit.h - what a question asks for, piece by piece: words and phrases, each
 * with all the ways it may stand in a text.
 *
 * A READING is a sequence of families, one for each position of the text.
 * "vidéo-protection", typed with a hyphen, with a blank or in one word, has
 * two: vidéo + protection, and videoprotection.  Which other readings there
 * are depends on the index:
 *
 *   what is one thing (tie.h)   the parts in a row, or the joined word
 *   two words side by side      also the joined word, where it is indexed
 *   one long word               also any two indexed words it is made of
 *   letters and digits          the same: H264, H 264
 *   a date                      also in figures, or with the month's name
 *   Saint, Sainte               also St, Ste
 *
 * The search is built from readings, and the same readings find the places to
 * mark in the text: what is marked is what was found.
 */
#ifndef QUERY_UNIT_H
#define QUERY_UNIT_H

#include "query/expand.h"

G_BEGIN_DECLS

/* Shorter words join and split by accident: "par le", "parle". */
#define UNIT_PART_MIN 4
/* Of one phrase or row; fewer where it is so long that all of them together
 * would have more positions, each of which opens lists of the index. */
#define UNIT_READINGS_MAX 16
#define UNIT_POSITIONS_MAX 256

struct unit {
    char *text;          /* as typed */
    bool is_stop;        /* carries no meaning alone */
    bool is_phrase;      /* typed as one phrase of several words */
    GPtrArray *readings; /* GPtrArray * of const struct family *; the first is
                            what was typed */
    char *label;         /* what a passage that holds it is said to be found
                            by; NULL: nothing */
    bool is_part;        /* of what its label names: all parts must stand */
    bool is_related;     /* not typed, but related to what was */
    bool is_near;        /* found only where it is near (proximity.h) */
    guint asked;         /* what is asked for: the number of the unit that this
                            one is, or is related to, in its search */
};

void unit_free(gpointer unit);

/* Adds the units of words typed side by side (struct unit *) to units.
 * Errors: of the reader. */
bool unit_read_words(struct expander *expander, const char *text,
                     GPtrArray *units, GError **error);
/* Adds the one unit of a phrase; none if it holds no word.  is_strict: each
 * word in its spelling alone. */
bool unit_read_phrase(struct expander *expander, const char *text,
                      bool is_strict, GPtrArray *units, GError **error);

/* Whether one of its words is only the beginning of some (star.h). */
bool unit_has_beginning(const struct unit *unit);

/* The unit with its readings on one line, for --explain. */
char *unit_describe(const struct unit *unit);

G_END_DECLS

#endif
