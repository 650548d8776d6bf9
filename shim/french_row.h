/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french_row.h - digits in groups of three: a number, or a row of numbers.
 *
 * Pure.  french.h says how a row is read.
 */
#ifndef SHIM_FRENCH_ROW_H
#define SHIM_FRENCH_ROW_H

#include "shim/french_run.h"

/* Parts read at once; what follows is a row of its own.  Thirty columns of
 * numbers fit no page. */
#define FRENCH_ROW_MAX 32

/* A part is a group and those after it that begin with a zero, and so can
 * begin no number: "1", "500 000". */
struct french_row {
    struct french_run parts[FRENCH_ROW_MAX];
    guint n_parts;     /* 1 or more */
    bool may_be_cells; /* of a table */
};

/* first: one to three digits. */
void french_row_read(const char *end, const struct french_run *first,
                     struct french_row *row);

/* How many parts, from part on, are read together, and whether they are
 * surely one number; if not, they are one or several. */
guint french_row_together(const struct french_row *row, guint part,
                          bool *is_number);

/* What n parts span. */
struct french_run french_row_span(const struct french_row *row, guint part,
                                  guint n);

#endif
