/* SPDX-License-Identifier: GPL-3.0-or-later */
/* more.c - related words that would find what a question does not. */
#include "query/more.h"

#include "query/related.h"
#include "shim/schema.h"

static void more_clear(gpointer data)
{
    struct more *more = data;
    g_free(more->text);
    g_free(more->typed);
}

static gint by_passages(gconstpointer a, gconstpointer b)
{
    const struct more *left = a, *right = b;
    return (left->n_passages < right->n_passages) -
           (left->n_passages > right->n_passages);
}

/* Passages that the tree finds and the question does not. */
static bool count(struct holdings *holdings, const struct node *tree,
                  const struct search *search, guint *n_passages,
                  GError **error)
{
    g_autoptr(search_t) other =
        search_new(holdings->expander, tree, NULL, error);
    if (!other)
        return false;
    search_limit(other, search->scope);
    g_autoptr(shim_query_t) added =
        shim_query_scale(shim_query_and_not(shim_query_copy(other->all),
                                            shim_query_copy(search->all)),
                         0);
    const struct shim_search counted = {.query = added,
                                        .group_slot = SCHEMA_SLOT_DOCUMENT};
    g_autoptr(shim_hits_t) hits =
        shim_reader_search(holdings->reader, &counted, error);
    if (hits)
        *n_passages = hits->n_matches;
    return hits != NULL;
}

GArray *more_find(struct holdings *holdings, const struct node *tree,
                  const struct search *search, GError **error)
{
    g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(struct more));
    g_autoptr(GPtrArray) trees =
        related_replace(holdings->thesaurus, holdings->french, tree);
    g_array_set_clear_func(found, more_clear);
    for (guint i = 0; i < trees->len; i++) {
        const struct related_tree *replaced = g_ptr_array_index(trees, i);
        guint n_passages;
        if (!count(holdings, replaced->tree, search, &n_passages, error))
            return NULL;
        if (n_passages == 0)
            continue;
        const struct more more = {g_strdup(replaced->text),
                                  g_strdup(replaced->typed), n_passages};
        g_array_append_val(found, more);
    }
    g_array_sort(found, by_passages);
    g_array_set_size(found, MIN(found->len, MORE_MAX));
    return g_steal_pointer(&found);
}
