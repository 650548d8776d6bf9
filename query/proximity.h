/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * proximity.h - whether words and phrases stand near to each other.
 *
 * Pure.  Words are counted as the index counts them (french.h), in reading
 * order, across lines and pages.  Of two that do not overlap, the one that
 * comes later is near to the other within N words if it begins at most N words
 * after that one ends: neighbours are near within 1.  Of more than two, each
 * is near to the one before it in the question, within a number of its own;
 * which of them comes first in the text does not matter.
 *
 * What stands near belongs to the passage in which the first of it begins
 * (schema.h, look-ahead).
 */
#ifndef QUERY_PROXIMITY_H
#define QUERY_PROXIMITY_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* One place at which something stands. */
struct proximity_span {
    guint first, last; /* positions of its words */
    bool is_here;      /* it begins in the passage itself */
    bool is_near;      /* out: it is of a row of spans that are near */
    guint8 rows[2];    /* proximity.c's */
};

/* What is asked for. */
struct proximity {
    GPtrArray *operands; /* GPtrArray * of const struct unit *: one of these */
    GArray *distances;   /* guint: from each operand to the next */
};

struct proximity *proximity_new(const GArray *distances);
/* Borrows the units, which outlive it. */
void proximity_add(struct proximity *proximity, const GPtrArray *units);
void proximity_free(gpointer proximity);

/* spans: for each operand a GArray * of struct proximity_span.  Whether there
 * is a row of them, one for each operand, each near to the one before, and one
 * of them here. */
bool proximity_find(const GArray *distances, const GPtrArray *spans);

G_END_DECLS

#endif
