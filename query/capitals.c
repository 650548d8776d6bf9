/* SPDX-License-Identifier: GPL-3.0-or-later */
/* capitals.c - ET, OU, OR, SAUF and PRÈS: operators or words. */
#include "query/capitals.h"

#include "query/blank.h"
#include "query/lexer.h"
#include "query/notice.h"
#include "shim/french.h"
#include "shim/label.h"

#include <stdbool.h>
#include <string.h>

static bool has_small_letter(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_islower(g_utf8_get_char(text)))
            return true;
    return false;
}

/* "D'OR": d */
static bool holds_grammar(const char *text)
{
    g_autofree char *folded = label_fold(text);
    g_auto(GStrv) words = g_strsplit(folded, " ", -1);
    for (char **word = words; *word; word++)
        if (french_is_stop(*word))
            return true;
    return false;
}

static bool has_grammar(const GArray *lexemes)
{
    for (guint i = 0; i < lexemes->len; i++) {
        const struct lexeme *lexeme = &g_array_index(lexemes, struct lexeme, i);
        if (lexeme->kind == LEXEME_WORD && holds_grammar(lexeme->text))
            return true;
    }
    return false;
}

static bool is_gold(const struct lexeme *lexeme)
{
    return strcmp(lexeme->keyword, "or") == 0;
}

static void tell(GPtrArray *notices, const struct lexeme *lexeme)
{
    g_autofree char *typed = g_utf8_strup(lexeme->keyword, -1);
    if (lexeme->kind == LEXEME_WORD)
        notice_add(notices,
                   "%s was read as a word, not as an operator, as in a title "
                   "in capitals; to mean the operator, write the other words "
                   "in small letters",
                   "%s a été lu comme un mot et non comme un opérateur, comme "
                   "dans un titre en capitales" BLANK_NARROW "; pour "
                   "l’opérateur, écrivez les autres mots en minuscules",
                   typed);
    else
        notice_add(notices,
                   "%s was read as an operator, not as a word; to mean the "
                   "word, write it in small letters",
                   "%s a été lu comme un opérateur et non comme un "
                   "mot" BLANK_NARROW "; pour le mot, écrivez-le en minuscules",
                   typed);
}

void capitals_read(GArray *lexemes, const char *text, GPtrArray *notices)
{
    if (has_small_letter(text))
        return;
    const bool is_title = has_grammar(lexemes);
    for (guint i = 0; i < lexemes->len; i++) {
        struct lexeme *lexeme = &g_array_index(lexemes, struct lexeme, i);
        const bool is_end = i == 0 || i + 1 == lexemes->len;
        if (!lexeme->keyword)
            continue;
        if (is_end || (is_title && !is_gold(lexeme))) {
            lexeme->kind = LEXEME_WORD;
            lexeme->text = g_strdup(lexeme->keyword);
        }
        tell(notices, lexeme);
    }
}
