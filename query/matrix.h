/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * matrix.h - answers as rows of a sheet: one a question, with a column for each
 * value of a facet, which says how much of the answer has it.
 *
 * The columns are all values that the index has, whatever is asked: a zero is
 * a zero of documents that are there.  Places, types and subjects are in the
 * order of their letters, accents aside, years the earliest first, what has no
 * value last, as "(none)", in French "(inconnu)".  A cell is what the question
 * finds with that filter beside it (commune:Nice), and the cells of a row add
 * up to its total.
 */
#ifndef QUERY_MATRIX_H
#define QUERY_MATRIX_H

#include "query/batch_question.h"
#include "query/summary.h"

G_BEGIN_DECLS

struct matrix;
typedef struct matrix matrix_t;

/* Of what the index has now.  Errors: of the reader. */
struct matrix *matrix_new(enum facet_kind kind, bool of_passages,
                          struct shim_reader *reader, GError **error);
void matrix_free(struct matrix *matrix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(matrix_t, matrix_free)

/* No rows; yours. */
struct sheet *matrix_sheet(const struct matrix *matrix,
                           enum table_reader reader);
/* The answer has the facet.  Errors: SHIM_ERROR_MODIFIED, and no row is added,
 * for a value that there was not when the columns were read. */
bool matrix_add_answer(const struct matrix *matrix, struct sheet *sheet,
                       enum table_reader reader,
                       const struct batch_question *question,
                       const struct answer *answer, GError **error);
void matrix_add_failure(const struct matrix *matrix, struct sheet *sheet,
                        enum table_reader reader,
                        const struct batch_question *question,
                        const GError *error);
/* All that the index has. */
void matrix_add_index(const struct matrix *matrix, struct sheet *sheet,
                      enum table_reader reader);

G_END_DECLS

#endif
