/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * syntax.h - the query language: text to tree.
 *
 * Pure: no index, no analysis of words.  vigie-query-syntax(7) is for people.
 *
 *   query  = all { or all }
 *   all    = item { [and] item }
 *   item   = [ not | "-" | "+" ] primary | primary { near primary }
 *   primary = words | [ sign ] phrase | filter | "(" query ")"
 *   sign   = "=" | "~"
 *   filter = field ":" value
 *
 *   and = "AND" | "ET"    or = "OR" | "OU"    not = "NOT" | "SAUF"
 *   near = ( "NEAR" | "PRÈS" | "PRES" ) [ "/" number ]
 *
 * Words stand between blanks; a phrase between "...", “...”, „...“ or «...».
 * A sign touches what it stands before, a word, also of a phrase, or a phrase:
 * = asks for that spelling alone, ~ for related words too.  The sign of a word
 * stays in the text, and so does a star behind the beginning of one (star.h).
 *
 * Operators are upper case and stand alone; in a query without a small letter
 * some are words (capitals.h).  A minus negates where it begins a word, and a
 * plus says that what it begins must hold, in partial hits too.  NEAR joins
 * one word, one phrase or a group of these joined by OR to another; the number
 * is how many words on, either way, the other one begins at most
 * (proximity.h).
 *
 * All other punctuation belongs to the words it touches; so does a parenthesis
 * of a few letters, "agent(e)s", and so does a " inside a word (24" is a
 * length) unless it opens a phrase that is closed again.  What holds no letter
 * and no digit is passed over.  Characters that are not seen (soft hyphens,
 * directions) are no part of words and operators.
 *
 * A filter asks for documents of which something is known, commune:Nice; its
 * field is one of filter_field.h, and filter_text.h tells it from words.  It
 * binds whatever it stands beside, and ranks nothing.  What its value means is
 * not known here (filter.h).
 *
 * What people paste is read as it stands or refused with its column; there is
 * no third way.
 */
#ifndef QUERY_SYNTAX_H
#define QUERY_SYNTAX_H

#include "query/node.h"
#include "query/syntax_error.h"

G_BEGIN_DECLS

/* Far above what is typed, and a pasted page still passes. */
#define SYNTAX_MAX_WORDS 1000
#define SYNTAX_MAX_DEPTH 50
/* Of what stands between two blanks, signs too; addresses pass.  The words of
 * the index that a long one may be made of are looked for at each letter. */
#define SYNTAX_MAX_LETTERS 4000
/* Each may look through all names of the index. */
#define SYNTAX_MAX_FILTERS 100
/* Each stands for 200 words (beginning.h), all of which are looked for. */
#define SYNTAX_MAX_STARS 50
/* Characters of a filter's value: addresses pass. */
#define SYNTAX_MAX_VALUE 1000
/* Words of NEAR: what the end of a passage knows of the next one (schema.h,
 * look-ahead), less a word more for each that may be written in two. */
#define SYNTAX_NEAR_MAX 30
#define SYNTAX_NEAR_DEFAULT 10

#define SYNTAX_STRICT '='
#define SYNTAX_RELATED '~'

/* Of what may have been meant otherwise, a line each (char *, for people) is
 * added to notices (notice.h), which may be NULL.  Errors: SYNTAX_ERROR, with a
 * column. */
struct node *syntax_parse(const char *text, GPtrArray *notices, GError **error);

G_END_DECLS

#endif
