/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * calendar.h - days of the calendar, and the names of its months.
 *
 * Pure.
 */
#ifndef SHIM_CALENDAR_H
#define SHIM_CALENDAR_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Before and after these, what looks like a date is none. */
#define YEAR_MIN 1800
#define YEAR_MAX 2199

struct date {
    guint day, month, year;
};

bool date_is_real(const struct date *date);

/* 1 to 12 for the name of a month in small letters without accents, len bytes;
 * 0 for any other word. */
guint month_find(const char *folded, gsize len);
/* "février" for 2. */
const char *month_name(guint month);

G_END_DECLS

#endif
