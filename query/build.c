/* SPDX-License-Identifier: GPL-3.0-or-later */
/* build.c - nodes of a question's tree to queries. */
#include "query/build.h"

#include "query/blank.h"
#include "query/filter.h"
#include "query/interval.h"
#include "query/match.h"
#include "query/match_near.h"
#include "query/notice.h"
#include "query/syntax.h"
#include "query/unit.h"

#include <string.h>

static void free_query(gpointer query)
{
    shim_query_free(query);
}

GPtrArray *build_list(void)
{
    return g_ptr_array_new_with_free_func(free_query);
}

static bool no_word(const struct node *leaf, GError **error)
{
    return syntax_refuse(error, SYNTAX_ERROR_EMPTY, leaf->column,
                         "\"%s\" holds no word that can be searched for",
                         "«" BLANK_WIDE "%s" BLANK_WIDE "» ne contient aucun "
                         "mot que l’on puisse chercher",
                         leaf->text);
}

/* ---- Units of a leaf ------------------------------------------------------
 */

/* "re*" stands for more words than are asked for. */
static void tell_cuts(const struct builder *builder, const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    for (guint i = 0; i < typed->len; i++) {
        const struct family *family = g_ptr_array_index(typed, i);
        if (family->n_words == family->n_chosen)
            continue;
        notice_add(builder->notices,
                   "%s*: %u words of the index begin so; the %u most frequent "
                   "were searched for",
                   "%s*" BLANK_WIDE ": %u mots de l’index commencent "
                   "ainsi" BLANK_NARROW "; les %u plus fréquents ont été "
                   "cherchés",
                   family->word->exact, family->n_words, family->n_chosen);
    }
}

bool build_read_leaf(struct builder *builder, const struct node *leaf,
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

void build_drop_stop_words(GPtrArray *units, bool has_others)
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

void build_use_units(struct builder *builder, GPtrArray *units, GPtrArray *list)
{
    for (guint i = 0; i < units->len; i++) {
        struct unit *unit = g_ptr_array_index(units, i);
        unit->asked = builder->units->len + i;
        g_ptr_array_add(list, match_unit(unit));
        add_extras_of(builder, unit);
        if (i > 0 && unit->asked < MATCH_NEIGHBOURS_MAX &&
            !builder->is_left_out)
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
    g_autoptr(GPtrArray) list = build_list();
    if (!build_read_leaf(builder, leaf, units, error))
        return NULL;
    build_drop_stop_words(units, false);
    build_use_units(builder, units, list);
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
        if (!build_read_leaf(builder, child, units, error))
            return false;
        struct unit *unit = g_ptr_array_index(units, units->len - 1);
        unit->is_phrase = unit->is_phrase && typed->kind == NODE_PHRASE;
        unit->label = g_strdup(child->label);
        unit->is_related = strcmp(child->label, typed->label) != 0;
        unit->asked = asked;
    }
    return true;
}

struct shim_query *build_related(struct builder *builder,
                                 const struct node *node, GPtrArray *some,
                                 GError **error)
{
    const struct node *typed = g_ptr_array_index(node->children, 0);
    const guint asked = builder->units->len;
    g_autoptr(GPtrArray) units = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) related = g_ptr_array_new_with_free_func(unit_free);
    g_autoptr(GPtrArray) list = build_list();
    if (!build_read_leaf(builder, typed, units, error) ||
        !read_relations(builder, node, asked, related, error))
        return NULL;
    build_drop_stop_words(units, false);
    for (guint i = 0; i < units->len; i++) {
        struct unit *unit = g_ptr_array_index(units, i);
        unit->label = g_strdup(typed->label);
        unit->is_part = units->len > 1;
    }
    build_use_units(builder, units, list);
    for (guint i = 0; some && list->len > 1 && i < list->len; i++)
        g_ptr_array_add(some, shim_query_copy(g_ptr_array_index(list, i)));
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
                             "one word or one phrase is expected beside NEAR",
                             "on attend un seul mot ou une seule expression "
                             "de chaque côté de PRÈS");
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
    g_autoptr(GPtrArray) list = build_list();
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

bool build_child(struct builder *builder, const struct node *child,
                 GPtrArray *list, GPtrArray *without, GError **error)
{
    const bool was_left_out = builder->is_left_out;
    const bool is_not = child->kind == NODE_NOT;
    if (is_not) {
        builder->is_left_out = true;
        child = g_ptr_array_index(child->children, 0);
    }
    struct shim_query *query = build_node(builder, child, error);
    builder->is_left_out = was_left_out;
    if (query)
        g_ptr_array_add(is_not ? without : list, query);
    return query != NULL;
}

struct shim_query *build_leave_out(struct shim_query *query,
                                   struct shim_query *without)
{
    return without ? shim_query_and_not(query, without) : query;
}

struct shim_query *build_node(struct builder *builder, const struct node *node,
                              GError **error)
{
    if (node_is_text(node))
        return build_leaf(builder, node, error);
    if (node->kind == NODE_FILTER)
        return build_filter(builder, node, error);
    if (node->kind == NODE_RELATED)
        return build_related(builder, node, NULL, error);
    if (node->kind == NODE_NEAR)
        return build_near(builder, node, error);
    g_autoptr(GPtrArray) list = build_list();
    g_autoptr(GPtrArray) without = build_list();
    for (guint i = 0; i < node->children->len; i++)
        if (!build_child(builder, g_ptr_array_index(node->children, i), list,
                         without, error))
            return NULL;
    if (node->kind == NODE_ANY)
        return match_either(list);
    return build_leave_out(match_every(list), match_either(without));
}
