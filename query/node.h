/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * node.h - what a query asks for, as a tree; syntax.h makes it.
 */
#ifndef QUERY_NODE_H
#define QUERY_NODE_H

#include "query/filter_field.h"

G_BEGIN_DECLS

enum node_kind {
    NODE_WORDS,   /* text: words side by side, divided by single blanks */
    NODE_PHRASE,  /* text: what stood between the marks */
    NODE_FILTER,  /* field; text: its value */
    NODE_ALL,     /* children: all hold; at least one of them is no NODE_NOT */
    NODE_ANY,     /* children: one holds; none of them is a NODE_NOT or a
                     NODE_MUST */
    NODE_NOT,     /* one child, which does not hold; child of a NODE_ALL */
    NODE_MUST,    /* one child, which holds in partial hits too; the root, or
                     child of a NODE_ALL */
    NODE_NEAR,    /* children: one word, one phrase or a NODE_ANY of these,
                     each near to the one before */
    NODE_RELATED, /* by no parser, but related.h: what was typed, then phrases
                     that stand for it too, each with its label */
};

struct node {
    enum node_kind kind;
    char *text;              /* NODE_WORDS, NODE_PHRASE, NODE_FILTER */
    char sign;               /* NODE_PHRASE: of the whole phrase; 0 for none */
    enum filter_field field; /* NODE_FILTER */
    guint column;            /* in the text parsed: of what has a text, and of
                                the first NEAR of a NODE_NEAR */
    char *label;         /* below a NODE_RELATED: what a passage that holds the
                            leaf is said to be found by */
    GPtrArray *children; /* struct node *, of the others */
    GArray *distances;   /* NODE_NEAR: guint, words from each child to the next
                            at most */
    bool is_plain;       /* NODE_ALL: no AND was written */
};
typedef struct node node_t;

/* Whether it is words or a phrase: what stands in a text. */
bool node_is_text(const struct node *node);

struct node *node_new(enum node_kind kind);
/* A copy without children. */
struct node *node_copy_bare(const struct node *node);
void node_free(struct node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(node_t, node_free)

/* The tree as text, in the one way that says how it was understood: parsing
 * that gives the same tree. */
char *node_text(const struct node *node);

G_END_DECLS

#endif
