/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * elsewhere.h - where what a hit says also stands, and hits that say what one
 * before them said.
 *
 * The index knows which stretches of two documents are copies
 * (shim/sharing.h).  A hit says what one that is shown said where its best
 * match lies in such a stretch, at a place that in the other document is of
 * the passage shown, and its sentence stands there: passages may be cut
 * differently, and a paragraph may have changed.
 */
#ifndef QUERY_ELSEWHERE_H
#define QUERY_ELSEWHERE_H

#include "query/hit.h"

G_BEGIN_DECLS

/* Documents that are named; the others are counted. */
#define ELSEWHERE_NAMED 100

/* Another document that holds what a hit says. */
struct elsewhere_copy {
    char *id, *title, *path;     /* as those of a hit */
    guint page_first, page_last; /* where the passage stands there, about */
    guint page;                  /* and its best match */
};

struct elsewhere;
typedef struct elsewhere elsewhere_t;

/* Of the hits of one answer.  Borrows both. */
struct elsewhere *elsewhere_new(struct holdings *holdings,
                                const struct search *search);
void elsewhere_free(struct elsewhere *elsewhere);

bool elsewhere_is_said(const struct elsewhere *elsewhere,
                       const struct hit *hit);
/* The hit is shown; it outlives this.  Fills hit->n_copies and hit->copies.
 * Errors: as those of holdings_record(). */
bool elsewhere_add(struct elsewhere *elsewhere, struct hit *hit,
                   GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(elsewhere_t, elsewhere_free)

G_END_DECLS

#endif
