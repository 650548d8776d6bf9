/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * agreement.h - whether a row of an SCDL file and a paper speak of the same
 * act.  Pure.
 *
 * Days are compared as days, numbers as labels (shim/label.h), collectivités by
 * their names as labels, and by SIREN.  What one of them does not say agrees
 * with nothing and contradicts nothing.
 */
#ifndef INDEXER_AGREEMENT_H
#define INDEXER_AGREEMENT_H

#include "indexer/table.h"
#include "shim/fact.h"

#include <glib.h>
#include <stdbool.h>

/* The act that a paper says it is; NULL: it does not say. */
struct act {
    const char *day, *siret;
    char *number_label, *place_label;
};

/* Of facts whose origin is no table, down to the last that is to be trusted;
 * facts are borrowed. */
void act_init(struct act *act, const GArray *facts, enum fact_origin last);
void act_clear(struct act *act);

/* Of a collectivité's name: what two are compared by; yours. */
char *agreement_place(const char *commune);

/* A row that names the paper's file: nothing in it contradicts the paper, or
 * something agrees. */
bool agreement_is_credible(const struct table_row *row, const struct act *act);
/* A row that has the paper's number: day or collectivité agree, and neither
 * is another; of a short number both agree. */
bool agreement_is_act(const struct table_row *row, const struct act *act);

#endif
