/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * summary.h - answers as rows of a sheet: one a question, with its totals and
 * its first hit.
 *
 * For programs a column each of what is known; for people a few of them, where
 * what else there is to say stands in the last.  Partial hits are no first
 * hits.  Columns are only ever added, before "error", which is the last.
 */
#ifndef QUERY_SUMMARY_H
#define QUERY_SUMMARY_H

#include "query/batch_question.h"
#include "query/sheet.h"

G_BEGIN_DECLS

/* Who reads a table; its columns are few and the same for people. */
enum table_reader {
    READER_PROGRAM,
    READER_ENGLISH, /* people: text */
    READER_FRENCH,  /* people: pages and notes (wording.h) */
};

/* No rows; yours. */
struct sheet *summary_sheet(enum table_reader reader);
void summary_add_answer(struct sheet *sheet, enum table_reader reader,
                        const struct batch_question *question,
                        const struct answer *answer);
void summary_add_failure(struct sheet *sheet, enum table_reader reader,
                         const struct batch_question *question,
                         const GError *error);

/* The id, and what is asked: for people, its title if it has one. */
void summary_add_question(struct sheet *sheet, enum table_reader reader,
                          const struct batch_question *question);

/* The rest of a row: from the suggestion on and but for the error, which ends
 * it; for people what they should know beside the numbers, in one cell. */
void summary_end_answer(struct sheet *sheet, enum table_reader reader,
                        const struct answer *answer);
/* The error, which ends a row. */
void summary_end_failure(struct sheet *sheet, enum table_reader reader,
                         const GError *error);

G_END_DECLS

#endif
