/* SPDX-License-Identifier: GPL-3.0-or-later */
/* syntax.c - the query language: text to tree, and back. */
#include "query/syntax.h"

#include "query/filter_text.h"
#include "query/lexer.h"

#include <string.h>

G_DEFINE_QUARK(vigie - syntax - error - quark, syntax_error)

struct parser {
    const struct lexeme *at;
    guint depth;
};

bool node_is_text(const struct node *node)
{
    return node->kind == NODE_WORDS || node->kind == NODE_PHRASE;
}

struct node *node_new(enum node_kind kind)
{
    struct node *node = g_new0(struct node, 1);
    node->kind = kind;
    if (!node_is_text(node) && kind != NODE_FILTER)
        node->children =
            g_ptr_array_new_with_free_func((GDestroyNotify) node_free);
    return node;
}

void node_free(struct node *node)
{
    if (!node)
        return;
    g_free(node->text);
    g_free(node->label);
    if (node->children)
        g_ptr_array_unref(node->children);
    g_free(node);
}

/* ---- Parsing --------------------------------------------------------------
 */

static struct node *parse_any(struct parser *parser, GError **error);

static void *expected(const struct parser *parser, const char *what,
                      GError **error)
{
    g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                "column %u: %s is expected", parser->at->column, what);
    return NULL;
}

static bool begins_item(const struct lexeme *lexeme)
{
    return lexeme->kind == LEXEME_WORD || lexeme->kind == LEXEME_PHRASE ||
           lexeme->kind == LEXEME_FILTER || lexeme->kind == LEXEME_OPEN ||
           lexeme->kind == LEXEME_NOT;
}

/* *node stays NULL for a group without words: ( ) is punctuation. */
static bool parse_group(struct parser *parser, struct node **node,
                        GError **error)
{
    const guint column = parser->at->column;
    if (++parser->depth > SYNTAX_MAX_DEPTH) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_LIMIT,
                    "column %u: more than %d parentheses inside each other",
                    column, SYNTAX_MAX_DEPTH);
        return false;
    }
    parser->at++;
    if (parser->at->kind != LEXEME_CLOSE) {
        *node = parse_any(parser, error);
        if (!*node)
            return false;
    }
    if (parser->at->kind != LEXEME_CLOSE) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                    "column %u: this parenthesis is never closed: ) is "
                    "expected after the group",
                    column);
        return false;
    }
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

static struct node *parse_not(struct parser *parser, GError **error)
{
    parser->at++;
    g_autoptr(node_t) node = node_new(NODE_NOT);
    struct node *child = NULL;
    if (parser->at->kind == LEXEME_NOT || !begins_item(parser->at))
        return expected(parser, "a word to leave out, after NOT or -,", error);
    const bool is_parsed = parse_primary(parser, &child, error);
    if (child)
        g_ptr_array_add(node->children, child);
    if (!is_parsed)
        return NULL;
    if (!child)
        return expected(parser, "a word between the parentheses before here",
                        error);
    return g_steal_pointer(&node);
}

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
    struct node *child = NULL;
    bool is_parsed = true;
    if (parser->at->kind == LEXEME_NOT) {
        child = parse_not(parser, error);
        is_parsed = child != NULL;
    } else {
        is_parsed = parse_primary(parser, &child, error);
    }
    if (child && is_parsed)
        add_child(all, child, is_beside);
    else
        node_free(child);
    if (is_parsed && !child && !is_beside)
        return expected(parser, "a word between the parentheses before here",
                        error);
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
                return expected(parser, "a word before AND", error);
            all->is_plain = false;
            is_beside = false;
            parser->at++;
        } else {
            break;
        }
    }
    if (!is_beside)
        return expected(parser, "a word after AND", error);
    if (all->children->len == 0)
        return expected(parser, "a word", error);
    if (!has_positive(all))
        return expected(parser, "a word to find, beside what NOT leaves out,",
                        error);
    if (all->children->len == 1)
        return g_ptr_array_steal_index(all->children, 0);
    return g_steal_pointer(&all);
}

static struct node *parse_any(struct parser *parser, GError **error)
{
    g_autoptr(node_t) any = node_new(NODE_ANY);
    while (true) {
        struct node *all = parse_all(parser, error);
        if (!all)
            return NULL;
        g_ptr_array_add(any->children, all);
        if (parser->at->kind != LEXEME_OR)
            break;
        parser->at++;
    }
    if (any->children->len == 1)
        return g_ptr_array_steal_index(any->children, 0);
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
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_ENCODING,
                    "column %ld: the query is not valid UTF-8",
                    g_utf8_pointer_to_offset(text, end) + 1);
        return NULL;
    }
    g_autoptr(GArray) lexemes = lexer_read(text, notices, error);
    if (!lexemes)
        return NULL;
    if (!holds_word(lexemes)) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EMPTY,
                    "the query holds no word to search for");
        return NULL;
    }
    struct parser parser = {.at = (const struct lexeme *) lexemes->data};
    g_autoptr(node_t) root = parse_any(&parser, error);
    if (root && parser.at->kind == LEXEME_CLOSE) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_EXPECTED,
                    "column %u: this parenthesis closes nothing: ( is "
                    "expected before it",
                    parser.at->column);
        return NULL;
    }
    return g_steal_pointer(&root);
}

/* ---- Back to text ---------------------------------------------------------
 */

static void append_node(GString *text, const struct node *node,
                        const struct node *parent);

static void append_children(GString *text, const struct node *node,
                            const char *between)
{
    for (guint i = 0; i < node->children->len; i++) {
        if (i > 0)
            g_string_append(text, between);
        append_node(text, g_ptr_array_index(node->children, i), node);
    }
}

/* OR binds least, side by side and AND most; NOT takes one word or group. */
static bool needs_parentheses(const struct node *node,
                              const struct node *parent)
{
    if (!parent)
        return false;
    switch (node->kind) {
    case NODE_WORDS:
        return parent->kind == NODE_NOT && strchr(node->text, ' ');
    case NODE_ALL:
        return parent->kind != NODE_ANY;
    case NODE_ANY:
    case NODE_RELATED:
        return true;
    default:
        return false;
    }
}

static void append_node(GString *text, const struct node *node,
                        const struct node *parent)
{
    const bool is_group = needs_parentheses(node, parent);
    if (is_group)
        g_string_append_c(text, '(');
    switch (node->kind) {
    case NODE_WORDS:
        g_string_append(text, node->text);
        break;
    case NODE_PHRASE:
        if (node->sign)
            g_string_append_c(text, node->sign);
        g_string_append_printf(text, "\"%s\"", node->text);
        break;
    case NODE_FILTER: {
        g_autofree char *filter = filter_text_write(node->field, node->text);
        g_string_append(text, filter);
        break;
    }
    case NODE_ALL:
        append_children(text, node, node->is_plain ? " " : " AND ");
        break;
    case NODE_ANY:
    case NODE_RELATED:
        append_children(text, node, " OR ");
        break;
    case NODE_NOT:
        g_string_append(text, "NOT ");
        append_children(text, node, "");
        break;
    }
    if (is_group)
        g_string_append_c(text, ')');
}

char *node_text(const struct node *node)
{
    GString *text = g_string_new(NULL);
    append_node(text, node, NULL);
    return g_string_free(text, FALSE);
}
