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

/* No rows; yours. */
struct sheet *summary_sheet(bool is_brief);
void summary_add_answer(struct sheet *sheet, bool is_brief,
                        const struct batch_question *question,
                        const struct answer *answer);
void summary_add_failure(struct sheet *sheet, bool is_brief,
                         const struct batch_question *question,
                         const GError *error);

/* The id, and what is asked: for people, its title if it has one. */
void summary_add_question(struct sheet *sheet, bool is_brief,
                          const struct batch_question *question);

/* The rest of a row: from the suggestion on and but for the error, which ends
 * it; for people what they should know beside the numbers, in one cell. */
void summary_end_answer(struct sheet *sheet, bool is_brief,
                        const struct answer *answer);

G_END_DECLS

#endif
