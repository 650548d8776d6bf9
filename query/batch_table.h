/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch_table.h - a batch as a table, a row a question: --summary, --matrix.
 *
 * Rows are made by any thread, and written by one.  Text, which is aligned, is
 * kept until the end; of the other formats nothing is kept.
 */
#ifndef QUERY_BATCH_TABLE_H
#define QUERY_BATCH_TABLE_H

#include "query/batch_question.h"
#include "query/options.h"
#include "query/sheet.h"

G_BEGIN_DECLS

struct batch_table;
typedef struct batch_table batch_table_t;

/* As the options ask, of the index as it is now.  Errors: of the reader. */
struct batch_table *batch_table_new(const struct options *options,
                                    struct holdings *holdings, GError **error);
void batch_table_free(struct batch_table *table);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(batch_table_t, batch_table_free)

/* A row; yours.  NULL: *error is set (matrix.h). */
struct sheet *batch_table_answer(const struct batch_table *table,
                                 const struct batch_question *question,
                                 const struct answer *answer, GError **error);
struct sheet *batch_table_failure(const struct batch_table *table,
                                  const struct batch_question *question,
                                  const GError *error);

/* What is to be written: before all rows, of one, and after all. */
void batch_table_begin(struct batch_table *table, GString *out);
void batch_table_add(struct batch_table *table, struct sheet *row,
                     GString *out);
void batch_table_end(struct batch_table *table, GString *out);

G_END_DECLS

#endif
