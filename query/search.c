/* SPDX-License-Identifier: GPL-3.0-or-later */
/* search.c - the tree of a question to the queries that answer it. */
#include "query/search.h"

#include "query/filter.h"
#include "query/match.h"
#include "query/match_near.h"
#include "query/unit.h"

#include <string.h>

struct builder {
    struct expander *expander;
    GPtrArray *notices;     /* char *, or NULL */
    GPtrArray *units;       /* struct unit *, that a passage is found by */
    GPtrArray *extras;      /* shim_query *, that only rank */
    GPtrArray *proximities; /* struct proximity * */
    GArray *pages;          /* struct interval */
    guint n_terms;          /* that filters stand for */
    bool is_left_out;       /* below a NOT: nothing is marked, nothing ranks */
};

static struct shim_query *build(struct builder *builder,
                                const struct node *node, GError **error);

static void free_query(gpointer query)
{
    shim_query_free(query);
}

static GPtrArray *query_list(void)
{
    return g_ptr_array_new_with_free_func(free_query);
}

static gpointer copy_query(gconstpointer query, gpointer data)
{
    (void) data;
    return query ? shim_query_copy(query) : NULL;
}

static struct shim_query *copy_of(const struct shim_query *query)
{
    return copy_query(query, NULL);
}

static bool no_word(const struct node *leaf, GError **error)
{
    return syntax_refuse(error, SYNTAX_ERROR_EMPTY, leaf->column,
                         "\"%s\" holds no word that can be searched for",
                         leaf->text);
}

/* ---- Units of a leaf ------------------------------------------------------
 */

/* "re*" stands for more words than are asked for. */
static void tell_cuts(const struct builder *builder, const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    for (guint i = 0; builder->notices && i < typed->len; i++) {
        const struct family *family = g_ptr_array_index(typed, i);
        if (family->n_words == family->n_chosen)
            continue;
        char *line = g_strdup_printf(
            "%s*: %u words of the index begin so; the %u most frequent were "
            "searched for",
            family->word->exact, family->n_words, family->n_chosen);
        if (g_ptr_array_find_with_equal_func(builder->notices, line,
                                             g_str_equal, NULL))
            g_free(line);
        else
            g_ptr_array_add(builder->notices, line);
    }
}

static bool read_leaf(struct builder *builder, const struct node *leaf,
                      GPtrArray *units, GError **error)
{
    const guint n_before = units->len;
    const bool is_read =
        leaf->kind == NODE_WORDS
            ? unit_read_words(builder->expander, leaf->text, units, error)
            : unit_read_phrase(builder->expander, leaf->text,
                               leaf->sign == SYNTAX_STRICT, units, error);
    for (guint i = n_before; is_read && i < units->len; i++)
        tell_cuts(builder, g_ptr_array_index(units, i));
    return is_read && (units->len > n_before || no_word(leaf, error));
}

/* Drops words of grammar where anything else remains: has_others tells of
 * what stands beside these units. */
static void drop_stop_words(GPtrArray *units, bool has_others)
{
    for (guint i = 0; i < units->len && !has_others; i++)
        has_others =
            !((const struct unit *) g_ptr_array_index(units, i))->is_stop;
    for (guint i = units->len; has_others && i > 0; i--)
        if (((const struct unit *) g_ptr_array_index(units, i - 1))->is_stop)
            g_ptr_array_remove_index(units, i - 1);
}

static void add_extra(struct builder *builder, struct shim_query *extra)
{
    if (extra)
        g_ptr_array_add(builder->extras, extra);
}

/* The units are what will be marked; this takes them over. */
static void mark_units(struct builder *builder, GPtrArray *units)
{
    if (!builder->is_left_out)
        g_ptr_array_extend_and_steal(builder->units, g_ptr_array_ref(units));
}

static void add_extras_of(struct builder *builder, const struct unit *unit)
{
    if (builder->is_left_out)
        return;
    add_extra(builder, match_spelling(unit));
    add_extra(builder, match_root(expander_reader(builder->expander), unit));
    add_extra(builder, match_title(unit));
}

/* Takes the units over.  Their queries are added to list. */
static void use_units(struct builder *builder, GPtrArray *units,
                      GPtrArray *list)
{
    for (guint i = 0; i < units->len; i++) {
        struct unit *unit = g_ptr_array_index(units, i);
        unit->asked = builder->units->len + i;
        g_ptr_array_add(list, match_unit(unit));
        add_extras_of(builder, unit);
        if (i > 0 && !builder->is_left_out)
            add_extra(builder,
                      match_neighbours(g_ptr_array_index(units, i - 1), unit));
    }
    mark_units(builder, units);
}

static struct shim_query *
build_filter(struct builder *builder, const struct node *filter, GError **error)
{
    struct interval pages;
    if (filter->field == FILTER_PAGE && !builder->is_left_out &&
        interval_read_pages(filter->text, &pages))
        g_array_append_val(builder->pages, pages);
    return filter_query(builder->expander, filter, &builder->n_terms, error);
}

/* ---- Operators ------------------------------------------------------------
 */

static struct shim_query *build_leaf(struct builder *builder,
                                     const struct node *leaf, GError **error)
{
    g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) list = query_list();
    if (!read_leaf(builder, leaf, units, error))
        return NULL;
    drop_stop_words(units, false);
    use_units(builder, units, list);
    return match_every(list);
}

/* Units of what is related to a leaf that was typed, of several words or one:
 * a phrase only where that is one, so that none leads a passage in its stead.
 * asked: number of the first unit of the leaf. */
static bool read_relations(struct builder *builder, const struct node *node,
                           guint asked, GPtrArray *units, GError **error)
{
    const struct node *typed = g_ptr_array_index(node->children, 0);
    for (guint i = 1; i < node->children->len; i++) {
        const struct node *child = g_ptr_array_index(node->children, i);
        if (!read_leaf(builder, child, units, error))
            return false;
        struct unit *unit = g_ptr_array_index(units, units->len - 1);
        unit->is_phrase = unit->is_phrase && typed->kind == NODE_PHRASE;
        unit->label = g_strdup(child->label);
        unit->is_related = strcmp(child->label, typed->label) != 0;
        unit->asked = asked;
    }
    return true;
}

/* What finds a part of it is added to some, which may be NULL. */
static struct shim_query *build_related(struct builder *builder,
                                        const struct node *node,
                                        GPtrArray *some, GError **error)
{
    const struct node *typed = g_ptr_array_index(node->children, 0);
    const guint asked = builder->units->len;
    g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) related = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) list = query_list();
    if (!read_leaf(builder, typed, units, error) ||
        !read_relations(builder, node, asked, related, error))
        return NULL;
    drop_stop_words(units, false);
    for (guint i = 0; i < units->len; i++) {
        struct unit *unit = g_ptr_array_index(units, i);
        unit->label = g_strdup(typed->label);
        unit->is_part = units->len > 1;
    }
    use_units(builder, units, list);
    for (guint i = 0; some && list->len > 1 && i < list->len; i++)
        g_ptr_array_add(some, copy_of(g_ptr_array_index(list, i)));
    struct shim_query *query = match_related(match_every(list), related);
    mark_units(builder, related);
    return query;
}

/* ---- NEAR -----------------------------------------------------------------
 */

/* Reads what is near to something: a word is all that its letters and signs
 * without a blank are, in a row. */
static bool read_near(struct builder *builder, const struct node *near,
                      const struct node *node, GPtrArray *units, GError **error)
{
    const guint first = units->len;
    if (node_is_text(node)) {
        if (!unit_read_phrase(builder->expander, node->text,
                              node->sign == SYNTAX_STRICT, units, error))
            return false;
        if (units->len == first)
            return no_word(node, error);
        tell_cuts(builder, g_ptr_array_index(units, first));
        return true;
    }
    if (node->kind != NODE_ANY && node->kind != NODE_RELATED)
        return syntax_refuse(error, SYNTAX_ERROR_EXPECTED, near->column,
                             "one word or one phrase is expected beside NEAR");
    const struct node *typed = g_ptr_array_index(node->children, 0);
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = g_ptr_array_index(node->children, i);
        if (!read_near(builder, near, child, units, error))
            return false;
        if (node->kind == NODE_ANY)
            continue;
        struct unit *unit = g_ptr_array_index(units, units->len - 1);
        unit->label = g_strdup(child->label);
        unit->is_related = strcmp(child->label, typed->label) != 0;
    }
    return true;
}

/* All that is asked for on one side of NEAR; its queries are added to list. */
static GPtrArray *build_near_operand(struct builder *builder,
                                     const struct node *near,
                                     const struct node *node, GPtrArray *list,
                                     GError **error)
{
    g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func(unit_free);
    const guint asked = builder->units->len + list->len;
    if (!read_near(builder, near, node, units, error))
        return NULL;
    for (guint i = 0; i < units->len; i++) {
        struct unit *unit = g_ptr_array_index(units, i);
        unit->asked = asked;
        unit->is_near = true;
        g_ptr_array_add(list, match_unit(unit));
        add_extras_of(builder, unit);
    }
    return g_steal_pointer(&units);
}

static void free_units(gpointer units)
{
    g_ptr_array_unref(units);
}

/* What is near ranks as the words that it is made of. */
static struct shim_query *build_near(struct builder *builder,
                                     const struct node *near, GError **error)
{
    g_autoptr(GPtrArray) list = query_list();
    g_autoptr(GPtrArray) operands = g_ptr_array_new_with_free_func(free_units);
    struct proximity *proximity = proximity_new(near->distances);
    struct shim_query *query = NULL;
    for (guint i = 0; i < near->children->len; i++) {
        GPtrArray *units = build_near_operand(
            builder, near, g_ptr_array_index(near->children, i), list, error);
        if (!units)
            goto out;
        g_ptr_array_add(operands, units);
        proximity_add(proximity, units);
    }
    query = match_near(builder->expander, proximity, near->column, error);
    if (query)
        query = shim_query_filter(match_either(list), query);
    if (query && !builder->is_left_out) {
        for (guint i = 0; i < operands->len; i++)
            mark_units(builder, g_ptr_array_index(operands, i));
        g_ptr_array_add(builder->proximities, g_steal_pointer(&proximity));
    }
out:
    g_clear_pointer(&proximity, proximity_free);
    return query;
}

/* ---- Groups ---------------------------------------------------------------
 */

/* Adds what a child asks for to list, or what it leaves out to without. */
static bool build_child(struct builder *builder, const struct node *child,
                        GPtrArray *list, GPtrArray *without, GError **error)
{
    const bool was_left_out = builder->is_left_out;
    const bool is_not = child->kind == NODE_NOT;
    if (is_not) {
        builder->is_left_out = true;
        child = g_ptr_array_index(child->children, 0);
    }
    struct shim_query *query = build(builder, child, error);
    builder->is_left_out = was_left_out;
    if (query)
        g_ptr_array_add(is_not ? without : list, query);
    return query != NULL;
}

static struct shim_query *leave_out(struct shim_query *query,
                                    struct shim_query *without)
{
    return without ? shim_query_and_not(query, without) : query;
}

static struct shim_query *build(struct builder *builder,
                                const struct node *node, GError **error)
{
    if (node_is_text(node))
        return build_leaf(builder, node, error);
    if (node->kind == NODE_FILTER)
        return build_filter(builder, node, error);
    if (node->kind == NODE_RELATED)
        return build_related(builder, node, NULL, error);
    if (node->kind == NODE_NEAR)
        return build_near(builder, node, error);
    g_autoptr(GPtrArray) list = query_list();
    g_autoptr(GPtrArray) without = query_list();
    for (guint i = 0; i < node->children->len; i++)
        if (!build_child(builder, g_ptr_array_index(node->children, i), list,
                         without, error))
            return NULL;
    if (node->kind == NODE_ANY)
        return match_either(list);
    return leave_out(match_every(list), match_either(without));
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
        return read_leaf(builder, node, plain->words, error);
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
    g_autoptr(GPtrArray) list = query_list();
    drop_stop_words(plain->words,
                    plain->must->len > 0 || plain->related->len > 0);
    use_units(builder, plain->words, list);
    g_ptr_array_extend_and_steal(list, g_ptr_array_ref(plain->related));
    const guint n_parts = list->len + plain->parts->len;
    struct shim_query *some = NULL, *every = NULL;
    if (list->len > 0) {
        g_autoptr(GPtrArray) parts = g_ptr_array_copy(list, copy_query, NULL);
        g_ptr_array_extend(parts, plain->parts, copy_query, NULL);
        some = match_either(parts);
        every = match_every(list);
    }
    struct shim_query *must = match_every(plain->must);
    struct shim_query *without = match_either(plain->without);

    if (must && some)
        some = shim_query_and_maybe(copy_of(must), some);
    if (some && (must || n_parts > 1))
        search->some = leave_out(shim_query_and_not(some, copy_of(every)),
                                 copy_of(without));
    else
        shim_query_free(some);
    struct shim_query *both[] = {must, every};
    if (must && every)
        must = shim_query_and(both, G_N_ELEMENTS(both));
    search->all = must ? must : every;
    obey(search, match_every(plain->filters));
    search->all = leave_out(search->all, without);
}

static bool build_plain(struct builder *builder, const struct node *tree,
                        struct search *search, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) related = query_list(), parts = query_list(),
                         must = query_list(), filters = query_list(),
                         without = query_list();
    struct plain plain = {words, related, parts, must, filters, without};
    if (!read_plain(builder, tree, &plain, error))
        return false;
    match_plain(builder, &plain, search);
    return true;
}

/* ---- The whole ------------------------------------------------------------
 */

static void add_extras(struct search *search, GPtrArray *extras)
{
    struct shim_query *extra = match_either(extras);
    if (!extra)
        return;
    if (search->some)
        search->some =
            shim_query_and_maybe(search->some, shim_query_copy(extra));
    search->all = shim_query_and_maybe(search->all, extra);
}

struct search *search_new(struct expander *expander, const struct node *tree,
                          GPtrArray *notices, GError **error)
{
    g_autoptr(search_t) search = g_new0(struct search, 1);
    g_autoptr(GPtrArray) extras = query_list();
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
        search->all = build(&builder, tree, error);
        if (!search->all)
            return NULL;
    }
    add_extras(search, extras);
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
