/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * date.h - a date among the words of a question, and how else it is printed.
 *
 * Pure.
 */
#ifndef QUERY_DATE_H
#define QUERY_DATE_H

#include "shim/calendar.h"
#include "shim/french.h"

G_BEGIN_DECLS

/* Words of a date, however it is written. */
#define DATE_WORDS 3

/* Whether the words (struct french_token, without compounds) from first on are
 * a day, a month and a year in a row: "12 février 2020", "1er août 2017",
 * "12/02/2020", "12.2.2020", "2020-02-12". */
bool date_read(const char *text, const GArray *words, guint first,
               struct date *date);

/* The i-th form of a date as words divided by single blanks, as many as
 * DATE_WORDS; yours.  NULL after the last. */
char *date_form(const struct date *date, guint i);

G_END_DECLS

#endif
