/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * operator.h - words that say how others belong together, by name.
 *
 * Pure.
 */
#ifndef QUERY_OPERATOR_H
#define QUERY_OPERATOR_H

#include "query/lexer.h"

G_BEGIN_DECLS

/* Fills the lexeme, whose column is set, with the kind that the word is of:
 * LEXEME_WORD for all but operators, its text not filled then.  Errors:
 * SYNTAX_ERROR, for NEAR/ without a number that it may have. */
bool operator_read(const char *word, struct lexeme *lexeme, GError **error);

G_END_DECLS

#endif
