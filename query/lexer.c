/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lexer.c - a query's text to the marks and words it is made of. */
#include "query/lexer.h"

#include "query/blank.h"
#include "query/capitals.h"
#include "query/filter_text.h"
#include "query/operator.h"
#include "query/quote.h"
#include "query/remark.h"
#include "query/star.h"
#include "query/invisible.h"
#include "query/syntax.h"

#include <string.h>

/* A sign that is no operator is written as what it is then, so that the
 * canonical text reads back the same.  The star of an article is the dot of
 * it. */
#define EN_DASH 0x2013
#define FULL_PLUS 0xFF0B

/* Letters of an ending in parentheses: "directeur(trice)". */
#define ENDING_MAX 6

struct lexer {
    const char *text;
    const char *at;
    guint column;
    gunichar before; /* what is seen before at, a blank at the start */
    guint n_words;
    guint n_filters;
    guint n_stars;
    GArray *lexemes;
    struct remarks remarks;
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

static void skip_invisible(struct lexer *lexer)
{
    for (; invisible_is(peek(lexer)); lexer->column++)
        lexer->at = g_utf8_next_char(lexer->at);
}

/* What is seen after the character at at. */
static gunichar peek_after(const struct lexer *lexer)
{
    const char *p = lexer->at;
    do
        p = g_utf8_next_char(p);
    while (invisible_is(g_utf8_get_char(p)));
    return g_utf8_get_char(p);
}

static gunichar next(struct lexer *lexer)
{
    lexer->before = peek(lexer);
    lexer->at = g_utf8_next_char(lexer->at);
    lexer->column++;
    skip_invisible(lexer);
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

static bool refuse_long(guint column, GError **error)
{
    return syntax_refuse(error, SYNTAX_ERROR_LIMIT, column,
                         "a word of at most %d letters is expected",
                         "on attend un mot de %d lettres au plus",
                         SYNTAX_MAX_LETTERS);
}

/* Every run of letters counts: that is what an index finds in it. */
static bool count_words(struct lexer *lexer, const char *text, GError **error)
{
    guint n_letters = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        const bool is_letter = g_unichar_isalnum(g_utf8_get_char(p));
        n_letters = is_letter ? n_letters + 1 : 0;
        lexer->n_words += n_letters == 1;
        if (n_letters > SYNTAX_MAX_LETTERS)
            return refuse_long(lexer->column, error);
    }
    return lexer->n_words <= SYNTAX_MAX_WORDS ||
           syntax_refuse(error, SYNTAX_ERROR_LIMIT, lexer->column,
                         "the query is longer than %d words; ask for a part "
                         "of it",
                         "la requête a plus de %d mots" BLANK_NARROW "; n’en "
                         "demandez qu’une partie",
                         SYNTAX_MAX_WORDS);
}

/* Of [start, end), which the sign stands before, 0 for none. */
static bool check_stars(struct lexer *lexer, char sign, const char *start,
                        const char *end, guint column, GError **error)
{
    guint n;
    if (!star_check(lexer->text, start, end, column, &n, error))
        return false;
    lexer->n_stars += n;
    if (lexer->n_stars > SYNTAX_MAX_STARS)
        return syntax_refuse(error, SYNTAX_ERROR_LIMIT, column,
                             "more than %d stars; ask for a part of it",
                             "plus de %d étoiles" BLANK_NARROW "; n’en "
                             "demandez qu’une partie",
                             SYNTAX_MAX_STARS);
    return n == 0 || sign != SYNTAX_RELATED ||
           syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                         "no star is expected in a phrase with ~: its "
                         "relations are those of whole words",
                         "pas d’étoile dans une expression précédée de "
                         "~" BLANK_WIDE ": seuls des mots entiers ont des mots "
                         "apparentés");
}

/* sign: 0, or what stands before the phrase. */
static bool read_phrase(struct lexer *lexer, char sign, GError **error)
{
    const guint column = lexer->column;
    const char *marks = quote_closing(next(lexer));
    const char *end = quote_find(lexer->at, marks);
    if (!end)
        return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                             "this quotation mark is never closed: %s is "
                             "expected after the phrase",
                             "ce guillemet n’est jamais fermé" BLANK_WIDE
                             ": on attend %s après l’expression",
                             marks);
    if (!has_letter(lexer->at, end - lexer->at))
        return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                             "a word is expected between the quotation marks",
                             "on attend un mot entre les guillemets");
    if (!check_stars(lexer, sign, lexer->at, end, lexer->column, error))
        return false;
    char *phrase = quote_content(lexer->at, end);
    skip_to(lexer, g_utf8_next_char(end));
    add(lexer, LEXEME_PHRASE, column, phrase);
    last_lexeme(lexer)->sign = sign;
    return count_words(lexer, last_lexeme(lexer)->text, error);
}

/* An operator is no word that "agent(e)" might be. */
static bool is_operator(const char *word)
{
    struct lexeme lexeme = {0};
    return !operator_read(word, &lexeme, NULL) || lexeme.kind != LEXEME_WORD;
}

/* NULL: something else was read last. */
static const char *last_word(const struct lexer *lexer)
{
    const struct lexeme *last =
        lexer->lexemes->len > 0 ? last_lexeme(lexer) : NULL;
    return last && last->kind == LEXEME_WORD ? last->text : NULL;
}

static bool read_word(struct lexer *lexer, GError **error)
{
    const guint column = lexer->column;
    const char *start = lexer->at;
    g_autoptr(GString) word = g_string_new(NULL);
    const char *ending_end = NULL;
    while (lexer->at < ending_end || !ends_word(lexer) ||
           (word->len > 0 && (ending_end = after_ending(lexer)) &&
            !is_operator(word->str))) {
        const char *at = lexer->at;
        gunichar c = next(lexer);
        if (lexer->column - column > SYNTAX_MAX_LETTERS)
            return refuse_long(column, error);
        if (c == '"')
            c = QUOTE_DOUBLE_PRIME;
        else if (word->len == 0 && (c == '-' || c == '+'))
            c = c == '-' ? EN_DASH : FULL_PLUS;
        if (c != '*' || !star_is_of_article(lexer->text, at))
            g_string_append_unichar(word, c);
        else if (!g_str_has_suffix(word->str, ".") && peek(lexer) != '.')
            g_string_append_c(word, '.');
    }
    if (!check_stars(lexer, *word->str, start, lexer->at, column, error))
        return false;
    remark_wide(&lexer->remarks, start, (gsize) (lexer->at - start));
    if (*word->str == ':')
        remark_colon(&lexer->remarks, last_word(lexer));
    if (!has_letter(word->str, word->len)) {
        remark_symbols(&lexer->remarks, word->str);
        return true;
    }
    struct lexeme lexeme = {.column = column};
    if (!operator_read(word->str, &lexeme, error))
        return false;
    if (lexeme.kind == LEXEME_WORD) {
        lexeme.text = g_strdup(word->str);
        remark_word(&lexer->remarks, word->str);
    }
    g_array_append_val(lexer->lexemes, lexeme);
    return lexeme.kind != LEXEME_WORD || count_words(lexer, word->str, error);
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
           quote_closing(peek_after(lexer));
}

static bool refuse_filter(guint column, bool is_plus, GError **error)
{
    return is_plus
               ? syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                               "a word or a phrase is expected after this "
                               "sign, not a filter, which always holds",
                               "on attend un mot ou une expression après ce "
                               "signe, et non un filtre, qui s’applique "
                               "toujours")
               : syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                               "a word or a phrase is expected after this "
                               "sign, not a filter",
                               "on attend un mot ou une expression après ce "
                               "signe, et non un filtre");
}

/* Signs that what they stand before does not take: to pass over them would
 * answer another question. */
static bool refuse_sign(const struct lexer *lexer, GError **error)
{
    const gunichar c = peek(lexer);
    const char *after = g_utf8_next_char(lexer->at);
    const bool is_plus = c == '+' && begins_something(lexer);
    if ((is_sign(c) || is_plus) && filter_text_is(after))
        return !refuse_filter(lexer->column, is_plus, error);
    if (!begins_something(lexer))
        return false;
    if (is_sign(c) && *after == '(')
        return !syntax_refuse(error, SYNTAX_ERROR_EXPECTED, lexer->column,
                              "a word or a phrase is expected after this "
                              "sign, not a group",
                              "on attend un mot ou une expression après ce "
                              "signe, et non un groupe");
    if ((c == '+' && *after == '-') || (c == '-' && *after == '+')) {
        after++;
        if (g_unichar_isalnum(g_utf8_get_char(after)) || *after == '(' ||
            quote_closing(g_utf8_get_char(after)))
            return !syntax_refuse(error, SYNTAX_ERROR_EXPECTED, lexer->column,
                                  "one sign is expected here, + or -",
                                  "on attend ici un seul signe, + ou -");
    }
    return false;
}

/* *is_read stays false where no filter stands here. */
static bool read_filter(struct lexer *lexer, bool *is_read, GError **error)
{
    const guint column = lexer->column;
    struct filter_text filter;
    if (!filter_text_read(lexer->at, column, &filter, error))
        return false;
    *is_read = filter.value != NULL;
    if (!filter.value)
        return true;
    if (++lexer->n_filters > SYNTAX_MAX_FILTERS) {
        g_free(filter.value);
        return syntax_refuse(error, SYNTAX_ERROR_LIMIT, column,
                             "more than %d filters", "plus de %d filtres",
                             SYNTAX_MAX_FILTERS);
    }
    skip_to(lexer, filter.end);
    add(lexer, LEXEME_FILTER, column, filter.value);
    last_lexeme(lexer)->field = filter.field;
    return true;
}

/* A minus or a plus at the beginning of a word, a phrase or a group. */
static bool is_prefix(const struct lexer *lexer, gunichar sign)
{
    if (peek(lexer) != sign || !begins_something(lexer))
        return false;
    const gunichar after = peek_after(lexer);
    return g_unichar_isalnum(after) || after == '(' || is_sign(after) ||
           quote_closing(after);
}

static bool read_prefix(struct lexer *lexer, enum lexeme_kind kind)
{
    add(lexer, kind, lexer->column, NULL);
    next(lexer);
    /* What follows begins a word of its own. */
    lexer->before = ' ';
    return true;
}

static bool read_lexeme(struct lexer *lexer, GError **error)
{
    const guint column = lexer->column;
    const gunichar c = peek(lexer);
    if (quote_only_closes(c))
        return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                             "this quotation mark closes nothing: %s is "
                             "expected before the phrase",
                             "ce guillemet ne ferme rien" BLANK_WIDE
                             ": on attend %s avant l’expression",
                             c == 0xBB ? "«" : "“");
    if (refuse_sign(lexer, error))
        return false;
    if (opens_phrase(lexer))
        return read_phrase(lexer, 0, error);
    if (is_phrase_sign(lexer)) {
        next(lexer);
        return read_phrase(lexer, (char) c, error);
    }
    if (g_unichar_isspace(c)) {
        next(lexer);
        return true;
    }
    if (c == '(' || c == ')') {
        next(lexer);
        add(lexer, c == '(' ? LEXEME_OPEN : LEXEME_CLOSE, column, NULL);
        return true;
    }
    if (is_prefix(lexer, '-'))
        return read_prefix(lexer, LEXEME_NOT);
    if (is_prefix(lexer, '+'))
        return read_prefix(lexer, LEXEME_MUST);
    bool is_filter = false;
    return read_filter(lexer, &is_filter, error) &&
           (is_filter || read_word(lexer, error));
}

GArray *lexer_read(const char *text, GPtrArray *notices, GError **error)
{
    g_autoptr(GArray) lexemes =
        g_array_new(FALSE, FALSE, sizeof(struct lexeme));
    g_array_set_clear_func(lexemes, lexeme_clear);
    struct lexer lexer = {.text = text,
                          .at = text,
                          .column = 1,
                          .before = ' ',
                          .lexemes = lexemes};
    bool is_read = true;
    remarks_init(&lexer.remarks);
    skip_invisible(&lexer);
    while (is_read && *lexer.at)
        is_read = read_lexeme(&lexer, error);
    if (is_read) {
        capitals_read(lexemes, text, notices);
        remarks_tell(&lexer.remarks, notices);
        add(&lexer, LEXEME_END, lexer.column, NULL);
    }
    remarks_clear(&lexer.remarks);
    return is_read ? g_steal_pointer(&lexemes) : NULL;
}
