/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * defects.h - what is wrong with a table, each reason once, with the lines
 * that it is true of.
 *
 * A file that breaks a rule often breaks it in every row: a thousand
 * complaints would hide the one that matters.  Pure.
 */
#ifndef INDEXER_DEFECTS_H
#define INDEXER_DEFECTS_H

#include <glib.h>

/* Rows that follow each other, the lines that they stand in. */
struct defect_span {
    guint first_row, last_row;
    guint first_line, last_line; /* from 1 */
};

struct defect {
    char *reason;   /* "DELIB_ID is empty" */
    char *example;  /* the first value, as it stands, or NULL */
    GArray *spans;  /* struct defect_span, ascending; LIMIT_DEFECT_SPANS */
    guint n_rows;   /* in all */
    guint last_row; /* that it was found in */
    guint n_more;   /* rows beyond the spans */
};

struct defects;
typedef struct defects defects_t;

/* Where something stands. */
struct defect_place {
    guint row, first_line, last_line;
};

struct defects *defects_new(void);
void defects_free(struct defects *defects);

/* The reason holds in the row, once however often it is said; rows come in
 * order.  example: or NULL. */
void defects_add(struct defects *defects, const struct defect_place *place,
                 const char *reason, const char *example);
/* Elements: struct defect *, in the order in which they were met first. */
const GPtrArray *defects_all(const struct defects *defects);

/* "lines 2-5, 9 (5 rows): DELIB_DATE is no date: not used (the first:
 * "30/02")"; in one line, fit to be printed; yours. */
char *defect_text(const struct defect *defect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(defects_t, defects_free)

#endif
