/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search.c - the tree of a question to the queries that answer it. */
#include "query/search.h"

#include "query/build.h"
#include "query/match.h"
#include "query/unit.h"

static gpointer copy_query(gconstpointer query, gpointer data)
{
    (void) data;
    return query ? shim_query_copy(query) : NULL;
}

static struct shim_query *copy_of(const struct shim_query *query)
{
    return copy_query(query, NULL);
}

/* What query finds, ranked by the others (shim_query *) too.  One by one: in an
 * OR of phrases beside a query Xapian 1.4 now and then counts one for a passage
 * that holds its words alone. */
static struct shim_query *ranked_by(struct shim_query *query,
                                    const GPtrArray *others)
{
    for (guint i = 0; i < others->len; i++)
        query =
            shim_query_and_maybe(query, copy_of(g_ptr_array_index(others, i)));
    return query;
}

/* ---- Plain words ----------------------------------------------------------
 */

/* What plain words are made of: the words, of which some are enough, those
 * with their relations and what finds a part of these, and what must hold and
 * must not. */
struct plain {
    GPtrArray *words;   /* struct unit * */
    GPtrArray *related; /* shim_query * */
    GPtrArray *parts;   /* shim_query * */
    GPtrArray *must;    /* shim_query * */
    GPtrArray *filters; /* shim_query *: what must hold, and is no text */
    GPtrArray *without; /* shim_query * */
};

static bool is_words(const struct node *node)
{
    return node->kind == NODE_RELATED
               ? is_words(g_ptr_array_index(node->children, 0))
               : node->kind == NODE_WORDS;
}

/* Whether no part of it is found in a text. */
static bool is_filter(const struct node *node)
{
    bool is = node->kind == NODE_FILTER || node->children;
    for (guint i = 0; is && node->children && i < node->children->len; i++)
        is = is_filter(g_ptr_array_index(node->children, i));
    return is;
}

static bool read_plain_words(struct builder *builder, const struct node *node,
                             struct plain *plain, GError **error)
{
    if (node->kind == NODE_WORDS)
        return build_read_leaf(builder, node, plain->words, error);
    struct shim_query *query =
        build_related(builder, node, plain->parts, error);
    if (query)
        g_ptr_array_add(plain->related, query);
    return query != NULL;
}

static bool read_plain(struct builder *builder, const struct node *tree,
                       struct plain *plain, GError **error)
{
    if (is_words(tree))
        return read_plain_words(builder, tree, plain, error);
    for (guint i = 0; i < tree->children->len; i++) {
        const struct node *child = g_ptr_array_index(tree->children, i);
        GPtrArray *list = is_filter(child) ? plain->filters : plain->must;
        const bool is_read =
            is_words(child)
                ? read_plain_words(builder, child, plain, error)
                : build_child(builder, child, list, plain->without, error);
        if (!is_read)
            return false;
    }
    return true;
}

static void obey(struct search *search, struct shim_query *filters)
{
    if (filters && search->some)
        search->some = shim_query_filter(search->some, copy_of(filters));
    if (filters)
        search->all =
            search->all ? shim_query_filter(search->all, filters) : filters;
}

/* Both queries: all the words; some of them, but not all. */
static void match_plain(struct builder *builder, struct plain *plain,
                        struct search *search)
{
    g_autoptr(GPtrArray) list = build_list();
    build_drop_stop_words(plain->words,
                          plain->must->len > 0 || plain->related->len > 0);
    build_use_units(builder, plain->words, list);
    g_ptr_array_extend_and_steal(list, g_ptr_array_ref(plain->related));
    const guint n_parts = list->len + plain->parts->len;
    g_autoptr(GPtrArray) parts = g_ptr_array_copy(list, copy_query, NULL);
    g_ptr_array_extend(parts, plain->parts, copy_query, NULL);
    struct shim_query *every = match_every(list);
    struct shim_query *must = match_every(plain->must);
    struct shim_query *without = match_either(plain->without);
    struct shim_query *some = must && parts->len > 0
                                  ? ranked_by(copy_of(must), parts)
                                  : match_either(parts);

    if (some && (must || n_parts > 1))
        search->some = build_leave_out(shim_query_and_not(some, copy_of(every)),
                                       copy_of(without));
    else
        shim_query_free(some);
    struct shim_query *both[] = {must, every};
    if (must && every)
        must = shim_query_and(both, G_N_ELEMENTS(both));
    search->all = must ? must : every;
    obey(search, match_every(plain->filters));
    search->all = build_leave_out(search->all, without);
}

static bool build_plain(struct builder *builder, const struct node *tree,
                        struct search *search, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) related = build_list(), parts = build_list(),
                         must = build_list(), filters = build_list(),
                         without = build_list();
    struct plain plain = {words, related, parts, must, filters, without};
    if (!read_plain(builder, tree, &plain, error))
        return false;
    match_plain(builder, &plain, search);
    return true;
}

/* ---- The whole ------------------------------------------------------------
 */

struct search *search_new(struct expander *expander, const struct node *tree,
                          GPtrArray *notices, GError **error)
{
    g_autoptr(search_t) search = g_new0(struct search, 1);
    g_autoptr(GPtrArray) extras = build_list();
    search->units = g_ptr_array_new_with_free_func(unit_free);
    search->proximities = g_ptr_array_new_with_free_func(proximity_free);
    search->pages = g_array_new(FALSE, FALSE, sizeof(struct interval));
    struct builder builder = {.expander = expander,
                              .notices = notices,
                              .units = search->units,
                              .extras = extras,
                              .proximities = search->proximities,
                              .pages = search->pages};
    if (is_words(tree) || (tree->kind == NODE_ALL && tree->is_plain)) {
        if (!build_plain(&builder, tree, search, error))
            return NULL;
    } else {
        search->all = build_node(&builder, tree, error);
        if (!search->all)
            return NULL;
    }
    if (search->some)
        search->some = ranked_by(search->some, extras);
    search->all = ranked_by(search->all, extras);
    return g_steal_pointer(&search);
}

void search_limit(struct search *search, const struct shim_query *scope)
{
    if (!scope)
        return;
    search->scope = copy_of(scope);
    obey(search, copy_of(scope));
}

void search_free(struct search *search)
{
    if (!search)
        return;
    shim_query_free(search->scope);
    shim_query_free(search->all);
    shim_query_free(search->some);
    g_ptr_array_unref(search->proximities);
    g_ptr_array_unref(search->units);
    g_array_unref(search->pages);
    g_free(search);
}

char *search_describe(const struct search *search)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < search->units->len; i++) {
        g_autofree char *unit =
            unit_describe(g_ptr_array_index(search->units, i));
        g_string_append_printf(text, "unit: %s\n", unit);
    }
    g_autofree char *all = shim_query_describe(search->all);
    g_string_append_printf(text, "all: %s\n", all);
    if (search->some) {
        g_autofree char *some = shim_query_describe(search->some);
        g_string_append_printf(text, "some: %s\n", some);
    }
    return g_string_free(text, FALSE);
}
