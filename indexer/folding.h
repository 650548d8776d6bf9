/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * folding.h - text as patterns see it, and the patterns.
 *
 * Folded: small letters without accents, ASCII only; º and ° are "o", any
 * apostrophe is ', any dash is -, other characters are 0x7f.
 *
 * A pattern is folded text; where it ends, a word ends.  In it,
 *
 *   #  a number, blanks and a colon before it or not
 *   %  a number, a Roman one, or both: "3", "1er", "IV"
 *   *  anything, the end of a word or not
 *   $  the line's end
 *
 * and a blank fits a hyphen, and a line's end where text has several lines.
 *
 * Pure.
 */
#ifndef INDEXER_FOLDING_H
#define INDEXER_FOLDING_H

#include <stdbool.h>

/* The character at *p, which moves behind it; 0 for one to pass over.  Bytes
 * that are not UTF-8 are blanks, as is a line's end. */
char folding_next(const char **p, const char *end);

/* Behind the pattern where folded (NUL-terminated) begins with it, or NULL. */
const char *folding_behind(const char *pattern, const char *folded);

#endif
