/* SPDX-License-Identifier: GPL-3.0-or-later */
/* operator.c - words that say how others belong together. */
#include "query/operator.h"

#include "query/blank.h"
#include "query/syntax.h"

#include <string.h>

static const struct {
    const char *name;
    enum lexeme_kind kind;
    const char *word; /* what it may be in a title in capitals */
} operators[] = {
    {"AND", LEXEME_AND, NULL},     {"ET", LEXEME_AND, "et"},
    {"OR", LEXEME_OR, "or"},       {"OU", LEXEME_OR, "ou"},
    {"NOT", LEXEME_NOT, NULL},     {"SAUF", LEXEME_NOT, "sauf"},
    {"NEAR", LEXEME_NEAR, NULL},   {"PRÈS", LEXEME_NEAR, "près"},
    {"PRES", LEXEME_NEAR, "pres"},
};

/* The distance behind the slash; 0: there is none that may be. */
static guint read_distance(const char *digits)
{
    guint64 distance = 0;
    return g_ascii_isdigit(*digits) &&
                   g_ascii_string_to_unsigned(digits, 10, 1, SYNTAX_NEAR_MAX,
                                              &distance, NULL)
               ? (guint) distance
               : 0;
}

bool operator_read(const char *word, struct lexeme *lexeme, GError **error)
{
    /* An accent may stand apart. */
    g_autofree char *whole = g_utf8_normalize(word, -1, G_NORMALIZE_NFC);
    char *slash = strchr(whole, '/');
    lexeme->kind = LEXEME_WORD;
    if (slash)
        *slash = '\0';
    for (gsize i = 0; i < G_N_ELEMENTS(operators); i++) {
        if (strcmp(whole, operators[i].name) != 0 ||
            (slash && operators[i].kind != LEXEME_NEAR))
            continue;
        lexeme->kind = operators[i].kind;
        lexeme->keyword = slash ? NULL : operators[i].word;
    }
    lexeme->distance = 0;
    if (lexeme->kind != LEXEME_NEAR || !slash)
        return true;
    lexeme->distance = read_distance(slash + 1);
    return lexeme->distance > 0 ||
           syntax_refuse(error, SYNTAX_ERROR_EXPECTED,
                         lexeme->column + (guint) strlen("NEAR/"),
                         "a number of words from 1 to %d is expected after "
                         "%s/; to search for the text itself, put it in "
                         "quotation marks",
                         "on attend un nombre de mots de 1 à %d après "
                         "%s/" BLANK_NARROW "; pour chercher le texte "
                         "lui-même, mettez-le entre guillemets",
                         SYNTAX_NEAR_MAX, whole);
}
