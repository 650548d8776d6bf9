/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rows.h - answers as rows of a sheet: a row a hit, of a document that lies
 * under several names one a name, all with its rank.
 *
 * Every question has a row: without a rank where it found nothing or failed.
 * Columns are only ever added, at the end; vigie-query(1) tells what they
 * hold.
 */
#ifndef QUERY_ROWS_H
#define QUERY_ROWS_H

#include "query/sheet.h"

G_BEGIN_DECLS

/* No rows; yours. */
struct sheet *rows_new(void);
void rows_add_answer(struct sheet *sheet, const struct answer *answer);
/* Of what its facets count: a row a value, one without a value for what has
 * none, and one of zeros where nothing is counted. */
struct sheet *rows_counts_new(void);
void rows_add_counts(struct sheet *sheet, const struct answer *answer);

void rows_add_failure(struct sheet *sheet, const struct question *question,
                      const GError *error);

/* The next cell, for other sheets too. */
void rows_add_snippet(struct sheet *sheet, const struct hit *hit);
void rows_add_unknown(struct sheet *sheet, const GArray *unknown);
void rows_add_notices(struct sheet *sheet, const GPtrArray *notices);
void rows_add_missing(struct sheet *sheet, const GPtrArray *missing);

G_END_DECLS

#endif
