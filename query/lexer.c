/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexer.c - a query's text to the marks and words it is made of. */
#include "query/lexer.h"

#include "query/filter_text.h"
#include "query/quote.h"
#include "query/syntax.h"

#include <string.h>

/* A minus sign that is no operator is written as a dash: so that the canonical
 * text reads back the same. */
#define EN_DASH 0x2013

/* Letters of an ending in parentheses: "directeur(trice)". */
#define ENDING_MAX 6

struct lexer {
    const char *at;
    guint column;
    gunichar before; /* the code point before at, a blank at the start */
    guint n_words;
    guint n_filters;
    GArray *lexemes;
};

static void lexeme_clear(gpointer data)
{
    struct lexeme *lexeme = data;
    g_free(lexeme->text);
}

static void add(struct lexer *lexer, enum lexeme_kind kind, guint column,
                char *text)
{
    const struct lexeme lexeme = {.kind = kind, .column = column, .text = text};
    g_array_append_val(lexer->lexemes, lexeme);
}

static struct lexeme *last_lexeme(const struct lexer *lexer)
{
    return &g_array_index(lexer->lexemes, struct lexeme,
                          lexer->lexemes->len - 1);
}

static gunichar peek(const struct lexer *lexer)
{
    return g_utf8_get_char(lexer->at);
}

static gunichar next(struct lexer *lexer)
{
    lexer->before = peek(lexer);
    lexer->at = g_utf8_next_char(lexer->at);
    lexer->column++;
    return lexer->before;
}

static void skip_to(struct lexer *lexer, const char *end)
{
    while (lexer->at < end)
        next(lexer);
}

/* Inside a word a " opens a phrase only if it is close to one (d'or"a b") and
 * the phrase ends: 24" is a length. */
static bool opens_phrase(const struct lexer *lexer)
{
    const char *marks = quote_closing(peek(lexer));
    if (!marks)
        return false;
    if (peek(lexer) != '"' || !g_unichar_isalnum(lexer->before))
        return true;
    const char *rest = lexer->at + 1;
    return g_unichar_isalnum(g_utf8_get_char(rest)) && quote_find(rest, marks);
}

static bool ends_word(const struct lexer *lexer)
{
    const gunichar c = peek(lexer);
    return c == 0 || g_unichar_isspace(c) || c == '(' || c == ')' ||
           quote_only_closes(c) || opens_phrase(lexer);
}

/* "agent(e)s", "décédé(e)(s)": the parenthesis belongs to the word.  Gives
 * what follows it, or NULL. */
static const char *after_ending(const struct lexer *lexer)
{
    const char *p = lexer->at + 1;
    guint n = 0;
    if (*lexer->at != '(' ||
        !(g_unichar_isalpha(lexer->before) || lexer->before == ')'))
        return NULL;
    for (; g_unichar_isalpha(g_utf8_get_char(p)); p = g_utf8_next_char(p))
        n++;
    return n > 0 && n <= ENDING_MAX && *p == ')' ? p + 1 : NULL;
}

static bool has_letter(const char *text, gsize len)
{
    for (const char *p = text; p < text + len; p = g_utf8_next_char(p))
        if (g_unichar_isalnum(g_utf8_get_char(p)) || g_str_has_prefix(p, "№"))
            return true;
    return false;
}

/* Every run of letters counts: that is what an index finds in it. */
static bool count_words(struct lexer *lexer, const char *text, GError **error)
{
    bool is_inside = false;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        const bool is_letter = g_unichar_isalnum(g_utf8_get_char(p));
        lexer->n_words += is_letter && !is_inside;
        is_inside = is_letter;
    }
    if (lexer->n_words <= SYNTAX_MAX_WORDS)
        return true;
    g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT,
                "column %u: the query is longer than %d words; ask for a part "
                "of it",
                lexer->column, SYNTAX_MAX_WORDS);
    return false;
}

/* sign: 0, or what stands before the phrase. */
static bool read_phrase(struct lexer *lexer, char sign, GError **error)
{
    const guint column = lexer->column;
    const char *marks = quote_closing(next(lexer));
    const char *end = quote_find(lexer->at, marks);
    if (!end) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                    "column %u: this quotation mark is never closed: %s is "
                    "expected after the phrase",
                    column, marks);
        return false;
    }
    if (!has_letter(lexer->at, end - lexer->at)) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                    "column %u: a word is expected between the quotation "
                    "marks",
                    column);
        return false;
    }
    char *phrase = quote_content(lexer->at, end);
    skip_to(lexer, g_utf8_next_char(end));
    add(lexer, LEXEME_PHRASE, column, phrase);
    last_lexeme(lexer)->sign = sign;
    return count_words(lexer, last_lexeme(lexer)->text, error);
}

static enum lexeme_kind kind_of_word(const char *word)
{
    if (strcmp(word, "AND") == 0)
        return LEXEME_AND;
    if (strcmp(word, "OR") == 0)
        return LEXEME_OR;
    if (strcmp(word, "NOT") == 0)
        return LEXEME_NOT;
    return LEXEME_WORD;
}

static bool read_word(struct lexer *lexer, GError **error)
{
    const guint column = lexer->column;
    g_autoptr(GString) word = g_string_new(NULL);
    const char *ending_end = NULL;
    while (lexer->at < ending_end || !ends_word(lexer) ||
           (word->len > 0 && (ending_end = after_ending(lexer)))) {
        gunichar c = next(lexer);
        if (c == '"')
            c = QUOTE_DOUBLE_PRIME;
        else if (c == '-' && word->len == 0)
            c = EN_DASH;
        g_string_append_unichar(word, c);
    }
    if (!has_letter(word->str, word->len))
        return true;
    const enum lexeme_kind kind = kind_of_word(word->str);
    add(lexer, kind, column, kind == LEXEME_WORD ? g_strdup(word->str) : NULL);
    return kind != LEXEME_WORD || count_words(lexer, word->str, error);
}

static bool is_sign(gunichar c)
{
    return c == SYNTAX_STRICT || c == SYNTAX_RELATED;
}

static bool begins_something(const struct lexer *lexer)
{
    return g_unichar_isspace(lexer->before) || lexer->before == '(';
}

/* A sign at the beginning of a phrase. */
static bool is_phrase_sign(const struct lexer *lexer)
{
    return is_sign(peek(lexer)) && begins_something(lexer) &&
           quote_closing(g_utf8_get_char(lexer->at + 1));
}

/* Passing over it would answer another question. */
static bool refuse_group_sign(const struct lexer *lexer, GError **error)
{
    if (!is_sign(peek(lexer)) || !begins_something(lexer) ||
        lexer->at[1] != '(')
        return false;
    g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                "column %u: a word or a phrase is expected after this sign, "
                "not a group",
                lexer->column);
    return true;
}

static bool refuse_filter_sign(const struct lexer *lexer, GError **error)
{
    if (!is_sign(peek(lexer)) || !filter_text_is(lexer->at + 1))
        return false;
    g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                "column %u: a word or a phrase is expected after this sign, "
                "not a filter",
                lexer->column);
    return true;
}

/* *is_read stays false where no filter stands here. */
static bool read_filter(struct lexer *lexer, bool *is_read, GError **error)
{
    const guint column = lexer->column;
    struct filter_text filter;
    if (refuse_filter_sign(lexer, error) ||
        !filter_text_read(lexer->at, column, &filter, error))
        return false;
    *is_read = filter.value != NULL;
    if (!filter.value)
        return true;
    if (++lexer->n_filters > SYNTAX_MAX_FILTERS) {
        g_free(filter.value);
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT,
                    "column %u: more than %d filters", column,
                    SYNTAX_MAX_FILTERS);
        return false;
    }
    skip_to(lexer, filter.end);
    add(lexer, LEXEME_FILTER, column, filter.value);
    last_lexeme(lexer)->field = filter.field;
    return true;
}

/* A minus sign at the beginning of a word, a phrase or a group. */
static bool is_minus(const struct lexer *lexer)
{
    if (peek(lexer) != '-' || !begins_something(lexer))
        return false;
    const gunichar after = g_utf8_get_char(lexer->at + 1);
    return g_unichar_isalnum(after) || after == '(' || is_sign(after) ||
           quote_closing(after);
}

static bool read_lexeme(struct lexer *lexer, GError **error)
{
    const guint column = lexer->column;
    const gunichar c = peek(lexer);
    if (quote_only_closes(c)) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                    "column %u: this quotation mark closes nothing: %s is "
                    "expected before the phrase",
                    column, c == 0xBB ? "«" : "“");
        return false;
    }
    if (refuse_group_sign(lexer, error))
        return false;
    if (opens_phrase(lexer))
        return read_phrase(lexer, 0, error);
    if (is_phrase_sign(lexer)) {
        next(lexer);
        return read_phrase(lexer, (char) c, error);
    }
    if (g_unichar_isspace(c)) {
        next(lexer);
    } else if (c == '(' || c == ')') {
        next(lexer);
        add(lexer, c == '(' ? LEXEME_OPEN : LEXEME_CLOSE, column, NULL);
    } else if (is_minus(lexer)) {
        next(lexer);
        /* What follows begins a word of its own. */
        lexer->before = ' ';
        add(lexer, LEXEME_NOT, column, NULL);
    } else {
        bool is_filter = false;
        return read_filter(lexer, &is_filter, error) &&
               (is_filter || read_word(lexer, error));
    }
    return true;
}

static bool has_small_letter(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_islower(g_utf8_get_char(text)))
            return true;
    return false;
}

/* "LINGOTS D'OR ET PIECES EN OR": in capitals throughout, an OR that has
 * nothing to one side is gold. */
static void read_gold(GArray *lexemes, const char *text, GPtrArray *notices)
{
    if (lexemes->len == 0 || has_small_letter(text))
        return;
    const guint ends[] = {0, lexemes->len - 1};
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        struct lexeme *lexeme = &g_array_index(lexemes, struct lexeme, ends[i]);
        if (lexeme->kind != LEXEME_OR)
            continue;
        lexeme->kind = LEXEME_WORD;
        lexeme->text = g_strdup("OR");
        if (notices)
            g_ptr_array_add(notices, g_strdup("OR was read as a word, not as "
                                              "an operator: the query is in "
                                              "capitals"));
    }
}

GArray *lexer_read(const char *text, GPtrArray *notices, GError **error)
{
    g_autoptr(GArray) lexemes =
        g_array_new(FALSE, FALSE, sizeof(struct lexeme));
    g_array_set_clear_func(lexemes, lexeme_clear);
    struct lexer lexer = {
        .at = text, .column = 1, .before = ' ', .lexemes = lexemes};
    while (*lexer.at)
        if (!read_lexeme(&lexer, error))
            return NULL;
    read_gold(lexemes, text, notices);
    add(&lexer, LEXEME_END, lexer.column, NULL);
    return g_steal_pointer(&lexemes);
}
