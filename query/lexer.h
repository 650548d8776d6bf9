/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lexer.h - a query's text to the marks and words it is made of.
 *
 * syntax.h says what counts as which.
 */
#ifndef QUERY_LEXER_H
#define QUERY_LEXER_H

#include "query/filter_field.h"

G_BEGIN_DECLS

enum lexeme_kind {
    LEXEME_WORD,
    LEXEME_PHRASE,
    LEXEME_FILTER,
    LEXEME_AND,
    LEXEME_OR,
    LEXEME_NOT,
    LEXEME_MUST,
    LEXEME_NEAR,
    LEXEME_OPEN,
    LEXEME_CLOSE,
    LEXEME_END, /* always the last one */
};

struct lexeme {
    enum lexeme_kind kind;
    guint column;            /* in code points, from 1 */
    char sign;               /* LEXEME_PHRASE: before it; 0 for none */
    enum filter_field field; /* LEXEME_FILTER */
    guint distance;          /* LEXEME_NEAR; 0: none is given */
    const char *keyword;     /* the word that an operator may be in a title in
                                capitals (capitals.h), or NULL */
    char *text; /* LEXEME_WORD, LEXEME_PHRASE, written so that it reads back as
                   the same lexeme; LEXEME_FILTER, its value */
};

/* Elements: struct lexeme.  notices: as syntax_parse().  Errors:
 * SYNTAX_ERROR. */
GArray *lexer_read(const char *text, GPtrArray *notices, GError **error);

G_END_DECLS

#endif
