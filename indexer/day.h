/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * day.h - days as tables write them.  Pure.
 */
#ifndef INDEXER_DAY_H
#define INDEXER_DAY_H

#include <glib.h>
#include <stdbool.h>

/* The day that text begins with, "2020-02-12", yours; or NULL where it writes
 * none, or one that is not in the calendar (shim/calendar.h).  The year may
 * stand first ("2020-02-12", "2020/2/12") or last, as in French ("12/02/2020",
 * "12.2.2020"); of two digits it may be of any century, and is none.  *rest:
 * what follows, a time or nothing. */
char *day_read(const char *text, bool *is_day_first, const char **rest);

#endif
