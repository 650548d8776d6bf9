/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * build.h - nodes of a question's tree to queries.
 *
 * What a node asks for is strict here; search.h tells what plain words are.
 */
#ifndef QUERY_BUILD_H
#define QUERY_BUILD_H

#include "query/expand.h"
#include "query/node.h"

G_BEGIN_DECLS

struct builder {
    struct expander *expander;
    GPtrArray *notices;     /* notice.h; or NULL */
    GPtrArray *units;       /* struct unit *, that a passage is found by */
    GPtrArray *extras;      /* shim_query *, that only rank */
    GPtrArray *proximities; /* struct proximity * */
    GArray *pages;          /* struct interval */
    guint n_terms;          /* that filters stand for */
    bool is_left_out;       /* below a NOT: nothing is marked, nothing ranks */
};

/* Errors: SYNTAX_ERROR, with the column; of the reader. */
struct shim_query *build_node(struct builder *builder, const struct node *node,
                              GError **error);
/* Adds what a child asks for to list, or what it leaves out to without. */
bool build_child(struct builder *builder, const struct node *child,
                 GPtrArray *list, GPtrArray *without, GError **error);
/* Of a NODE_RELATED.  What finds a part of it is added to some, which may be
 * NULL. */
struct shim_query *build_related(struct builder *builder,
                                 const struct node *node, GPtrArray *some,
                                 GError **error);

/* The units of words or a phrase are added to units, at least one. */
bool build_read_leaf(struct builder *builder, const struct node *leaf,
                     GPtrArray *units, GError **error);
/* Drops words of grammar where anything else remains: has_others tells of
 * what stands beside these units. */
void build_drop_stop_words(GPtrArray *units, bool has_others);
/* Takes the units over.  Their queries are added to list. */
void build_use_units(struct builder *builder, GPtrArray *units,
                     GPtrArray *list);

/* Takes both over; without may be NULL. */
struct shim_query *build_leave_out(struct shim_query *query,
                                   struct shim_query *without);
/* Elements: struct shim_query *. */
GPtrArray *build_list(void);

G_END_DECLS

#endif
