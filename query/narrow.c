/* SPDX-License-Identifier: GPL-3.0-or-later */
/* narrow.c - filters that stand beside a query, and not in its text. */
#include "query/narrow.h"

#include "query/filter_text.h"
#include "query/quote.h"

#include <string.h>

static void filter_clear(gpointer data)
{
    g_free(((struct narrow_filter *) data)->value);
}

GArray *narrow_new(void)
{
    GArray *filters = g_array_new(FALSE, FALSE, sizeof(struct narrow_filter));
    g_array_set_clear_func(filters, filter_clear);
    return filters;
}

bool narrow_add(GArray *filters, enum filter_field field, const char *cell,
                GError **error)
{
    if (!g_utf8_validate(cell, -1, NULL))
        return syntax_refuse(error, SYNTAX_ERROR_ENCODING, 0,
                             "the value is not valid UTF-8",
                             "la valeur n’est pas du texte UTF-8 valide");
    if (g_utf8_strlen(cell, -1) > SYNTAX_MAX_VALUE)
        return syntax_refuse(error, SYNTAX_ERROR_LIMIT, 0,
                             "the value is longer than %d characters",
                             "la valeur a plus de %d caractères",
                             SYNTAX_MAX_VALUE);
    const struct narrow_filter filter = {
        field, quote_content(cell, cell + strlen(cell))};
    if (*filter.value)
        g_array_append_val(filters, filter);
    else
        g_free(filter.value);
    return true;
}

static struct node *node_of(const struct narrow_filter *filter)
{
    struct node *node = node_new(NODE_FILTER);
    node->field = filter->field;
    node->text = g_strdup(filter->value);
    return node;
}

struct node *narrow_tree(struct node *tree, const GArray *filters)
{
    g_assert(tree || filters->len > 0);
    if (!tree && filters->len == 1)
        return node_of(&g_array_index(filters, struct narrow_filter, 0));
    if (filters->len == 0)
        return tree;
    struct node *all = tree;
    if (!tree || tree->kind != NODE_ALL || !tree->is_plain) {
        all = node_new(NODE_ALL);
        all->is_plain = true;
        if (tree)
            g_ptr_array_add(all->children, tree);
    }
    for (guint i = 0; i < filters->len; i++)
        g_ptr_array_add(all->children, node_of(&g_array_index(
                                           filters, struct narrow_filter, i)));
    return all;
}

char *narrow_text(const char *query, const GArray *filters)
{
    GString *text = g_string_new(query);
    for (guint i = 0; i < filters->len; i++) {
        const struct narrow_filter *filter =
            &g_array_index(filters, struct narrow_filter, i);
        g_autofree char *typed =
            filter_text_write(filter->field, filter->value);
        g_string_append_printf(text, "%s%s", text->len > 0 ? " " : "", typed);
    }
    return g_string_free(text, FALSE);
}
