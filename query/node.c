/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node.c - what a query asks for, as a tree, and back to text. */
#include "query/node.h"

#include "query/filter_text.h"

#include <string.h>

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
    if (kind == NODE_NEAR)
        node->distances = g_array_new(FALSE, FALSE, sizeof(guint));
    return node;
}

struct node *node_copy_bare(const struct node *node)
{
    struct node *copy = node_new(node->kind);
    copy->text = g_strdup(node->text);
    copy->label = g_strdup(node->label);
    copy->sign = node->sign;
    copy->field = node->field;
    copy->column = node->column;
    copy->is_plain = node->is_plain;
    if (node->distances)
        g_array_append_vals(copy->distances, node->distances->data,
                            node->distances->len);
    return copy;
}

void node_free(struct node *node)
{
    if (!node)
        return;
    g_free(node->text);
    g_free(node->label);
    g_clear_pointer(&node->children, g_ptr_array_unref);
    g_clear_pointer(&node->distances, g_array_unref);
    g_free(node);
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

static void append_near(GString *text, const struct node *node)
{
    for (guint i = 0; i < node->children->len; i++) {
        if (i > 0)
            g_string_append_printf(
                text, " NEAR/%u ",
                g_array_index(node->distances, guint, i - 1));
        append_node(text, g_ptr_array_index(node->children, i), node);
    }
}

/* A sign touches a word that begins with a letter, or another sign. */
static bool takes_sign(const char *text)
{
    return g_unichar_isalnum(g_utf8_get_char(text)) || strchr("=~", *text);
}

/* OR binds least, side by side and AND more; NOT and + take one word or
 * group. */
static bool needs_parentheses(const struct node *node,
                              const struct node *parent)
{
    if (!parent)
        return false;
    switch (node->kind) {
    case NODE_WORDS:
        return (parent->kind == NODE_NOT || parent->kind == NODE_MUST) &&
               (strchr(node->text, ' ') || !takes_sign(node->text));
    case NODE_FILTER:
        return parent->kind == NODE_MUST;
    case NODE_ALL:
        return parent->kind != NODE_ANY;
    case NODE_ANY:
    case NODE_NEAR:
    case NODE_RELATED:
        return true;
    default:
        return false;
    }
}

/* Words that came to stand beside NEAR in the place of one are in a row. */
static void append_words(GString *text, const char *words,
                         const struct node *parent)
{
    const bool is_row =
        parent && parent->kind == NODE_NEAR && strchr(words, ' ');
    if (is_row)
        g_string_append_printf(text, "\"%s\"", words);
    else
        g_string_append(text, words);
}

static void append_node(GString *text, const struct node *node,
                        const struct node *parent)
{
    const bool is_group = needs_parentheses(node, parent);
    if (is_group)
        g_string_append_c(text, '(');
    switch (node->kind) {
    case NODE_WORDS:
        append_words(text, node->text, parent);
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
    case NODE_MUST:
        g_string_append_c(text, '+');
        append_children(text, node, "");
        break;
    case NODE_NEAR:
        append_near(text, node);
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
