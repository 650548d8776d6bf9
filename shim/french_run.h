/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french_run.h - the letters that stand together in a text, and what is
 * written around them that belongs to the same word.
 *
 * Pure.  Text ends at end; each p is at or before it.
 */
#ifndef SHIM_FRENCH_RUN_H
#define SHIM_FRENCH_RUN_H

#include "shim/french_internal.h"

/* Letters, digits and marks; at most FRENCH_WORD_MAX of them and at most
 * FRENCH_SPAN_MAX bytes. */
struct french_run {
    const char *start, *end; /* from its first letter to after its last */
    const char *next;        /* end, or after what is ignored behind it */
    guint n_letters, n_digits, n_marks;
};

/* The class of the character at p, BREAK at the end of the text. */
enum french_class french_class_at(const char *end, const char *p);
/* p past its character. */
const char *french_after(const char *end, const char *p);

/* p is at a letter or digit. */
struct french_run french_run_at(const char *end, const char *p);

bool french_run_is_letter(const struct french_run *run);
/* ASCII digits. */
bool french_run_is_number(const struct french_run *run);
/* The "L251" of "L251-1", which is also printed "L. 251-1" and "L 251-1". */
bool french_run_is_article(const char *end, const struct french_run *run);

/* The letter and those that are one word with it: "C.N.I.L"; three capitals or
 * more with blanks after the dots, unless they are three and a name follows
 * ("C. N. I. L.", but "J. R. R. Tolkien"); five letters or more that single
 * blanks part ("A R R Ê T É"). */
struct french_run french_run_with_letters(const char *end,
                                          struct french_run run);
/* "n°" and "n°s" are the words "no" and "nos". */
struct french_run french_run_with_degree(const char *end,
                                         struct french_run run);
/* Joins "aujourd" to "hui", "prud" to "homme": apostrophe, space or both
 * between them.  tail: what the second begins with, in ASCII. */
void french_run_join_tail(const char *end, const char *tail,
                          struct french_run *run);

#endif
