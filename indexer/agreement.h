/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agreement.h - whether a row of an SCDL file and a paper speak of the same
 * act.  Pure.
 *
 * Days are compared as days, collectivités and numbers as labels
 * (shim/label.h).  What one of them does not say agrees with nothing and
 * contradicts nothing.
 */
#ifndef INDEXER_AGREEMENT_H
#define INDEXER_AGREEMENT_H

#include "indexer/table.h"

#include <glib.h>
#include <stdbool.h>

/* What the paper says, or NULL. */
struct paper {
    const char *day;
    const char *number;
    char *number_label, *place_label;
};
typedef struct paper paper_t;

/* Of facts whose origin is no table; facts are borrowed. */
void paper_init(struct paper *paper, const GArray *facts);
void paper_clear(struct paper *paper);

/* Of a collectivité's name: what two are compared by; yours. */
char *agreement_place(const char *commune);

/* A row that names the paper's file: nothing in it contradicts the paper, or
 * something agrees. */
bool agreement_is_credible(const struct table_row *row,
                           const struct paper *paper);
/* A row that has the paper's number: day or collectivité agree, and neither
 * is another; of a short number both agree. */
bool agreement_is_act(const struct table_row *row, const struct paper *paper);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(paper_t, paper_clear)

#endif
