/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * written_date.h - a date as paper writes it, in folded text (folding.h).
 *
 *   12 fevrier 2020, 1er aout 2017, 18 nov. 2022, 12/02/2020, 12.2.2020,
 *   2020-02-12, douze fevrier deux mille vingt
 *
 * and what machines make of the small "er": "1%", "ler".  Two digits are no
 * year.  A line may end within.  Pure.
 */
#ifndef INDEXER_WRITTEN_DATE_H
#define INDEXER_WRITTEN_DATE_H

#include "shim/calendar.h"

/* Behind the date at the start of folded (NUL-terminated), or NULL: none there,
 * or none of the calendar. */
const char *written_date(const char *folded, struct date *date);

/* The same for "12/02/20", which may be anything else: only where words tell
 * that a date follows. */
const char *written_short_date(const char *folded, struct date *date);

/* Behind a day and a month: "12 fevrier", "douze fevrier"; the year is left as
 * it is, and the date is not held against the calendar. */
const char *written_day(const char *folded, struct date *date);

/* Behind a year, 0 where there is none: "2020", "deux mille vingt", "deux mil
 * vingt-trois". */
const char *written_year(const char *folded, guint *year);

#endif
