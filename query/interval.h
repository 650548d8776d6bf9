/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * interval.h - what a filter asks for between two bounds: days, or pages.
 *
 *   days   2018   2018-06   2018-06-07   07/06/2018   each of its whole length
 *          2018..2020   2018-06..   ..2019   from one to the other, inclusive
 *   pages  34   30..40   30..   ..12
 *
 * Pure.
 */
#ifndef QUERY_INTERVAL_H
#define QUERY_INTERVAL_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Inclusive: days as field_date() has them (shim/field.h), or pages from 1.
 * 0 is no lowest, G_MAXUINT no highest. */
struct interval {
    guint low, high;
};

/* False for what is none: 2018-13, 2020..2018, "..". */
bool interval_read_days(const char *text, struct interval *interval);
bool interval_read_pages(const char *text, struct interval *interval);

/* Whether one of the intervals (struct interval) has the number in it; where
 * there are none, or NULL, all numbers are. */
bool intervals_hold(const GArray *intervals, guint number);

G_END_DECLS

#endif
