/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * syntax.h - the query language: text to tree.
 *
 * Pure: no index, no analysis of words.
 *
 *   query  = all { "OR" all }
 *   all    = item { ["AND"] item }
 *   item   = [ "NOT" | "-" ]
 *            ( words | [ sign ] phrase | filter | "(" query ")" )
 *   sign   = "=" | "~"
 *   filter = field ":" value
 *
 * Words stand between blanks; a phrase between "...", “...”, „...“ or «...».
 * A sign touches what it stands before, a word, also of a phrase, or a phrase:
 * = asks for that spelling alone, ~ for related words too.  The sign of a word
 * stays in the text.
 *
 * Operators are upper case and stand alone; a minus sign negates where it
 * begins a word.  In a query without a small letter, OR at either end is the
 * French word.  All other punctuation belongs to the words it touches; so
 * does a parenthesis of a few letters, "agent(e)s", and so does a " inside a
 * word (24" is a length) unless it opens a phrase that is closed again.  What
 * holds no letter and no digit is passed over.
 *
 * A filter asks for documents of which something is known, commune:Nice; its
 * field is one of filter_field.h, and filter_text.h tells it from words.  It
 * binds whatever it stands beside, and ranks nothing.  What its value means is
 * not known here (filter.h).
 *
 * What people paste is read as it stands or refused with its column; there is
 * no third way.
 */
#ifndef QUERY_SYNTAX_H
#define QUERY_SYNTAX_H

#include "query/filter_field.h"

G_BEGIN_DECLS

/* Far above what is typed, and a pasted page still passes. */
#define SYNTAX_MAX_WORDS 1000
#define SYNTAX_MAX_DEPTH 50
/* Each may look through all names of the index. */
#define SYNTAX_MAX_FILTERS 100
/* Characters of a filter's value: addresses pass. */
#define SYNTAX_MAX_VALUE 1000

#define SYNTAX_ERROR (syntax_error_quark())
GQuark syntax_error_quark(void);

#define SYNTAX_STRICT '='
#define SYNTAX_RELATED '~'

enum syntax_error {
    SYNTAX_ERROR_ENCODING, /* not UTF-8 */
    SYNTAX_ERROR_EMPTY,    /* no word in it */
    SYNTAX_ERROR_EXPECTED, /* something lacks or is too much */
    SYNTAX_ERROR_LIMIT,    /* longer or deeper than is answered */
    SYNTAX_ERROR_FIELD,    /* a filter of no field that there is */
};

enum node_kind {
    NODE_WORDS,   /* text: words side by side, divided by single blanks */
    NODE_PHRASE,  /* text: what stood between the marks */
    NODE_FILTER,  /* field; text: its value */
    NODE_ALL,     /* children: all hold; at least one of them is no NODE_NOT */
    NODE_ANY,     /* children: one holds; none of them is a NODE_NOT */
    NODE_NOT,     /* one child, which does not hold; child of a NODE_ALL */
    NODE_RELATED, /* by no parser, but related.h: what was typed, then phrases
                     that stand for it too, each with its label */
};

struct node {
    enum node_kind kind;
    char *text;              /* NODE_WORDS, NODE_PHRASE, NODE_FILTER */
    char sign;               /* NODE_PHRASE: of the whole phrase; 0 for none */
    enum filter_field field; /* NODE_FILTER */
    guint column;            /* NODE_FILTER: in the text parsed */
    char *label;         /* below a NODE_RELATED: what a passage that holds the
                            leaf is said to be found by */
    GPtrArray *children; /* struct node *, of the others */
    bool is_plain;       /* NODE_ALL: no AND was written */
};
typedef struct node node_t;

/* Whether it is words or a phrase: what stands in a text. */
bool node_is_text(const struct node *node);

/* Of what may have been meant otherwise, a line each (char *, for people) is
 * added to notices, which may be NULL.  Errors: SYNTAX_ERROR; the message
 * begins with the column, in code points from 1, where there is one to tell. */
struct node *syntax_parse(const char *text, GPtrArray *notices, GError **error);
struct node *node_new(enum node_kind kind);
void node_free(struct node *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(node_t, node_free)

/* The tree as text, in the one way that says how it was understood: parsing
 * that gives the same tree. */
char *node_text(const struct node *node);

G_END_DECLS

#endif
