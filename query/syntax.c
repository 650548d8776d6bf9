/* SPDX-License-Identifier: GPL-3.0-or-later */
/* syntax.c - the query language: text to tree. */
#include "query/syntax.h"

#include "query/blank.h"
#include "query/lexer.h"
#include "query/notice.h"

#include <string.h>

struct parser {
    const struct lexeme *first, *at;
    guint depth;
    GPtrArray *notices; /* notice.h; or NULL */
};

static struct node *parse_any(struct parser *parser, GError **error);

static void *expected(const struct parser *parser, const char *english,
                      const char *french, GError **error)
{
    syntax_refuse_as(error, SYNTAX_ERROR_EXPECTED, parser->at->column, english,
                     french);
    return NULL;
}

static void *expected_before_near(const struct parser *parser, GError **error)
{
    return expected(parser, "a word before NEAR is expected",
                    "on attend un mot avant PRÈS", error);
}

static void *expected_in_group(const struct parser *parser, GError **error)
{
    return expected(
        parser, "a word between the parentheses before here is expected",
        "on attend un mot entre les parenthèses qui précèdent", error);
}

static bool refuse_operand(guint column, GError **error)
{
    return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                         "one word, a phrase, or a group of these joined by OR "
                         "is expected beside NEAR",
                         "on attend de chaque côté de PRÈS un mot, une "
                         "expression, ou un groupe de ceux-ci reliés par OU");
}

static bool begins_item(const struct lexeme *lexeme)
{
    return lexeme->kind == LEXEME_WORD || lexeme->kind == LEXEME_PHRASE ||
           lexeme->kind == LEXEME_FILTER || lexeme->kind == LEXEME_OPEN ||
           lexeme->kind == LEXEME_NOT || lexeme->kind == LEXEME_MUST;
}

/* *node stays NULL for a group without words: ( ) is punctuation. */
static bool parse_group(struct parser *parser, struct node **node,
                        GError **error)
{
    const guint column = parser->at->column;
    if (++parser->depth > SYNTAX_MAX_DEPTH)
        return syntax_refuse(error, SYNTAX_ERROR_LIMIT, column,
                             "more than %d parentheses inside each other",
                             "plus de %d parenthèses les unes dans les autres",
                             SYNTAX_MAX_DEPTH);
    parser->at++;
    if (parser->at->kind != LEXEME_CLOSE) {
        *node = parse_any(parser, error);
        if (!*node)
            return false;
    }
    if (parser->at->kind != LEXEME_CLOSE)
        return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                             "this parenthesis is never closed: ) is expected "
                             "after the group",
                             "cette parenthèse n’est jamais fermée" BLANK_WIDE
                             ": on attend ) après le groupe");
    parser->at++;
    parser->depth--;
    return true;
}

static enum node_kind kind_of(const struct lexeme *lexeme)
{
    return lexeme->kind == LEXEME_WORD     ? NODE_WORDS
           : lexeme->kind == LEXEME_PHRASE ? NODE_PHRASE
                                           : NODE_FILTER;
}

/* A word, a phrase, a filter or a group. */
static bool parse_primary(struct parser *parser, struct node **node,
                          GError **error)
{
    if (parser->at->kind == LEXEME_OPEN)
        return parse_group(parser, node, error);
    *node = node_new(kind_of(parser->at));
    (*node)->text = g_strdup(parser->at->text);
    (*node)->sign = parser->at->sign;
    (*node)->field = parser->at->field;
    (*node)->column = parser->at->column;
    parser->at++;
    return true;
}

/* ---- NEAR -----------------------------------------------------------------
 */

/* One word, one phrase, or several of these joined by OR. */
static bool can_be_near(const struct node *node)
{
    if (node->kind == NODE_WORDS)
        return !strchr(node->text, ' ');
    bool can = node->kind == NODE_PHRASE || node->kind == NODE_ANY;
    for (guint i = 0; can && node->children && i < node->children->len; i++)
        can = can_be_near(g_ptr_array_index(node->children, i));
    return can;
}

static bool is_word(const struct lexeme *lexeme)
{
    return lexeme->kind == LEXEME_WORD;
}

/* "reconnaissance faciale NEAR carnaval": only one of the two words is near. */
static void tell_near(GPtrArray *notices, const struct lexeme *joined,
                      const struct lexeme *beside)
{
    if (is_word(joined) && is_word(beside))
        notice_add(notices,
                   "NEAR joins %s alone, and not %s with it; to join words in "
                   "a row, type a phrase",
                   "PRÈS ne relie que %s, et non %s avec lui" BLANK_NARROW
                   "; pour relier des mots qui se suivent, mettez-les entre "
                   "guillemets",
                   joined->text, beside->text);
}

/* "drone NEAR 3 plage": the number is a word. */
static bool tell_distance(GPtrArray *notices, const struct lexeme *near)
{
    const struct lexeme *joined = near + 1;
    guint64 number;
    if (near->distance || !is_word(joined) ||
        !g_ascii_string_to_unsigned(joined->text, 10, 1, SYNTAX_NEAR_MAX,
                                    &number, NULL))
        return false;
    notice_add(notices,
               "%s was read as a word to be near to; a distance is typed "
               "behind a slash: NEAR/%u",
               "%s a été lu comme un mot qui est proche" BLANK_NARROW
               "; une distance suit une barre oblique" BLANK_WIDE ": PRÈS/%u",
               joined->text, (guint) number);
    return true;
}

/* Adds what stands here, from a column on, to what NEAR joins. */
static bool add_near(struct node *near, struct node *operand, guint column,
                     GError **error)
{
    g_ptr_array_add(near->children, operand);
    return can_be_near(operand) || refuse_operand(column, error);
}

/* Takes over first, which stands from a column on before the NEAR that the
 * parser is at; NULL: an empty group.  False: *node is set, too. */
static bool parse_near(struct parser *parser, struct node *first, guint column,
                       struct node **node, GError **error)
{
    g_autoptr(node_t) near = node_new(NODE_NEAR);
    near->column = parser->at->column;
    *node = NULL;
    if (!first)
        return expected_before_near(parser, error);
    if (!add_near(near, first, column, error))
        return false;
    while (parser->at->kind == LEXEME_NEAR) {
        const struct lexeme *joint = parser->at++;
        struct node *operand = NULL;
        column = parser->at->column;
        if (!begins_item(parser->at))
            return expected(parser, "a word after NEAR is expected",
                            "on attend un mot après PRÈS", error);
        if (parser->at->kind != LEXEME_NOT && parser->at->kind != LEXEME_MUST &&
            !parse_primary(parser, &operand, error)) {
            node_free(operand);
            return false;
        }
        const guint distance =
            joint->distance ? joint->distance : SYNTAX_NEAR_DEFAULT;
        g_array_append_val(near->distances, distance);
        if (!operand)
            return refuse_operand(column, error);
        if (!add_near(near, operand, column, error))
            return false;
        if (joint >= parser->first + 2)
            tell_near(parser->notices, joint - 1, joint - 2);
        if (!tell_distance(parser->notices, joint))
            tell_near(parser->notices, joint + 1, joint + 2);
    }
    *node = g_steal_pointer(&near);
    return true;
}

/* In a group of its own, + says nothing more. */
static struct node *without_plus(struct node *node)
{
    if (node->kind != NODE_MUST)
        return node;
    struct node *child = g_ptr_array_steal_index(node->children, 0);
    node_free(node);
    return child;
}

/* What one NOT, - or + is of. */
static struct node *parse_prefixed(struct parser *parser, GError **error)
{
    const bool is_not = parser->at->kind == LEXEME_NOT;
    g_autoptr(node_t) node = node_new(is_not ? NODE_NOT : NODE_MUST);
    struct node *child = NULL;
    parser->at++;
    if (parser->at->kind == LEXEME_NOT || parser->at->kind == LEXEME_MUST ||
        !begins_item(parser->at))
        return is_not ? expected(
                            parser,
                            "a word to leave out, after NOT or -, is expected",
                            "on attend un mot à exclure après SAUF ou -", error)
                      : expected(parser,
                                 "a word that must stand, after +, is expected",
                                 "on attend un mot obligatoire après +", error);
    const bool is_parsed = parse_primary(parser, &child, error);
    if (child)
        g_ptr_array_add(node->children, without_plus(child));
    if (!is_parsed)
        return NULL;
    if (!child)
        return expected_in_group(parser, error);
    if (parser->at->kind == LEXEME_NEAR)
        return expected(parser,
                        "a group, such as -(a NEAR b) or +(a NEAR b), in the "
                        "place of one word before NEAR is expected",
                        "on attend un groupe, comme -(a PRÈS b) ou +(a PRÈS "
                        "b), au lieu d’un seul mot avant PRÈS",
                        error);
    return g_steal_pointer(&node);
}

/* ---- What stands beside each other ----------------------------------------
 */

/* Takes over child.  Words side by side become one node, and a group that
 * only stands for "all of these" is dissolved. */
static void add_child(struct node *all, struct node *child, bool is_beside)
{
    GPtrArray *children = all->children;
    struct node *last =
        children->len ? g_ptr_array_index(children, children->len - 1) : NULL;
    if (child->kind == NODE_ALL && child->is_plain) {
        for (guint i = 0; i < child->children->len; i++) {
            add_child(all, g_ptr_array_index(child->children, i),
                      i > 0 || is_beside);
            g_ptr_array_index(child->children, i) = NULL;
        }
        node_free(child);
    } else if (is_beside && last && last->kind == NODE_WORDS &&
               child->kind == NODE_WORDS) {
        char *text = g_strconcat(last->text, " ", child->text, NULL);
        g_free(last->text);
        last->text = text;
        node_free(child);
    } else {
        g_ptr_array_add(children, child);
    }
}

static bool parse_item(struct parser *parser, struct node *all, bool is_beside,
                       GError **error)
{
    const guint column = parser->at->column;
    struct node *child = NULL;
    bool is_parsed = true;
    if (parser->at->kind == LEXEME_NOT || parser->at->kind == LEXEME_MUST) {
        child = parse_prefixed(parser, error);
        is_parsed = child != NULL;
    } else {
        is_parsed = parse_primary(parser, &child, error);
        if (is_parsed && parser->at->kind == LEXEME_NEAR)
            is_parsed = parse_near(parser, child, column, &child, error);
    }
    if (child && is_parsed)
        add_child(all, child, is_beside);
    else
        node_free(child);
    if (is_parsed && !child && !is_beside)
        return expected_in_group(parser, error);
    return is_parsed;
}

static bool has_positive(const struct node *all)
{
    for (guint i = 0; i < all->children->len; i++) {
        const struct node *child = g_ptr_array_index(all->children, i);
        if (child->kind != NODE_NOT)
            return true;
    }
    return false;
}

static struct node *parse_all(struct parser *parser, GError **error)
{
    g_autoptr(node_t) all = node_new(NODE_ALL);
    all->is_plain = true;
    bool is_beside = true;
    while (true) {
        if (begins_item(parser->at)) {
            if (!parse_item(parser, all, is_beside, error))
                return NULL;
            is_beside = true;
        } else if (parser->at->kind == LEXEME_AND) {
            if (all->children->len == 0 || !is_beside)
                return expected(parser, "a word before AND is expected",
                                "on attend un mot avant ET", error);
            all->is_plain = false;
            is_beside = false;
            parser->at++;
        } else {
            break;
        }
    }
    if (!is_beside)
        return expected(parser, "a word after AND is expected",
                        "on attend un mot après ET", error);
    if (parser->at->kind == LEXEME_NEAR)
        return expected_before_near(parser, error);
    if (all->children->len == 0)
        return expected(parser, "a word is expected", "on attend un mot",
                        error);
    if (!has_positive(all))
        return expected(parser,
                        "a word to find, beside what NOT leaves out, is "
                        "expected",
                        "on attend un mot à chercher, à côté de ce que SAUF "
                        "exclut",
                        error);
    if (all->children->len == 1)
        return g_ptr_array_steal_index(all->children, 0);
    return g_steal_pointer(&all);
}

/* + says something beside others only. */
static bool add_alternative(struct node *any, struct node *all, guint column,
                            GError **error)
{
    g_ptr_array_add(any->children, all);
    return all->kind != NODE_MUST ||
           syntax_refuse(error, SYNTAX_ERROR_EXPECTED, column,
                         "what OR joins is expected without +: one of it is "
                         "enough",
                         "ce que OU relie s’écrit sans +" BLANK_WIDE ": l’un "
                         "ou l’autre suffit");
}

static struct node *parse_any(struct parser *parser, GError **error)
{
    g_autoptr(node_t) any = node_new(NODE_ANY);
    guint column = parser->at->column;
    struct node *all = parse_all(parser, error);
    if (!all || parser->at->kind != LEXEME_OR)
        return all;
    if (!add_alternative(any, all, column, error))
        return NULL;
    while (parser->at->kind == LEXEME_OR) {
        parser->at++;
        column = parser->at->column;
        all = parse_all(parser, error);
        if (!all || !add_alternative(any, all, column, error))
            return NULL;
    }
    return g_steal_pointer(&any);
}

static bool holds_word(const GArray *lexemes)
{
    for (guint i = 0; i < lexemes->len; i++)
        if (g_array_index(lexemes, struct lexeme, i).text)
            return true;
    return false;
}

struct node *syntax_parse(const char *text, GPtrArray *notices, GError **error)
{
    const char *end;
    if (!g_utf8_validate(text, -1, &end)) {
        syntax_refuse(error, SYNTAX_ERROR_ENCODING,
                      g_utf8_pointer_to_offset(text, end) + 1,
                      "the query is not valid UTF-8",
                      "la requête n’est pas du texte UTF-8 valide");
        return NULL;
    }
    g_autoptr(GArray) lexemes = lexer_read(text, notices, error);
    if (!lexemes)
        return NULL;
    struct parser parser = {.first = (const struct lexeme *) lexemes->data,
                            .at = (const struct lexeme *) lexemes->data,
                            .notices = notices};
    if (!holds_word(lexemes)) {
        syntax_refuse(error, SYNTAX_ERROR_EMPTY, 1,
                      "a word is expected: the query holds no word to search "
                      "for",
                      "on attend un mot" BLANK_WIDE ": la requête n’en "
                      "contient aucun à chercher");
        return NULL;
    }
    g_autoptr(node_t) root = parse_any(&parser, error);
    if (root && parser.at->kind == LEXEME_CLOSE) {
        syntax_refuse(error, SYNTAX_ERROR_EXPECTED, parser.at->column,
                      "this parenthesis closes nothing: ( is expected before "
                      "it",
                      "cette parenthèse ne ferme rien" BLANK_WIDE ": on "
                      "attend ( avant elle");
        return NULL;
    }
    return g_steal_pointer(&root);
}
