/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lattice.h - the ways words can be read: a graph whose paths are readings.
 *
 * Nodes are the places between words, from 0; an edge is one way to read the
 * words between two of them.
 */
#ifndef QUERY_LATTICE_H
#define QUERY_LATTICE_H

#include "query/expand.h"

G_BEGIN_DECLS

enum edge_kind {
    EDGE_TYPED,    /* the word as it was typed */
    EDGE_COMPOUND, /* typed parts, joined: vidéo-protection */
    EDGE_JOINED,   /* words that the index knows joined */
    EDGE_SPLIT,    /* a word that is two words of the index */
    EDGE_WRITTEN,  /* the same, written in another way: a date, Saint */
};

struct edge {
    enum edge_kind kind;
    guint from, to;
    gsize start, end;    /* bytes of the text */
    GPtrArray *families; /* const struct family *, one each position */
};

/* Words of an EDGE_JOINED: "18 h 30" has three, others two. */
#define LATTICE_JOINED_MAX 3

struct lattice {
    guint n_words;
    GArray *words; /* struct french_token, without compounds */
    GArray *edges; /* struct edge, by from; EDGE_TYPED first of its node */
    GArray *first; /* guint: each node's first edge, and after the last */
};
typedef struct lattice lattice_t;

/* is_strict: all words are, also where no sign (syntax.h) says so.  Errors: of
 * the reader. */
struct lattice *lattice_new(struct expander *expander, const char *text,
                            bool is_strict, GError **error);
void lattice_free(struct lattice *lattice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(lattice_t, lattice_free)

/* The edge that reads the word at node as it was typed. */
const struct edge *lattice_typed(const struct lattice *lattice, guint node);

/* Adds readings (GPtrArray * of const struct family *), paths between two
 * nodes, until there are max; what was typed comes first. */
void lattice_readings(const struct lattice *lattice, guint from, guint to,
                      GPtrArray *readings, guint max);

G_END_DECLS

#endif
