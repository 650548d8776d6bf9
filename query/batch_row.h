/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch_row.h - a line of a table to a question: CSV or TSV, with a first line
 * that names the columns or without one.
 *
 * Without one, a line is an id and a query, or a query alone.  TSV has no
 * quoting: a tab ends a cell, wherever it stands.  A row of CSV is a line: a
 * quotation mark that is not closed costs that line, and no other.  All rows
 * of CSV have as many cells, since a query may hold what divides them.
 *
 * Pure.
 */
#ifndef QUERY_BATCH_ROW_H
#define QUERY_BATCH_ROW_H

#include "query/batch_question.h"

G_BEGIN_DECLS

/* The cells of a line without its end, which holds no NUL; delimiter: a tab
 * for TSV.  False: *error, SYNTAX_ERROR_LINE, tells which cell is misquoted;
 * *cells, as they stand, are the caller's all the same. */
bool batch_row_split(const char *line, char delimiter, char ***cells,
                     GError **error);

/* Whether a first line names columns: one of them query, or id and others. */
bool batch_row_is_head(char **cells);
/* The columns that it names (struct batch_column).  Errors:
 * SYNTAX_ERROR_HEAD. */
GArray *batch_row_columns(char **cells, GError **error);
/* Those of rows of n cells that nothing names; NULL: too many or none. */
GArray *batch_row_unnamed(guint n);

/* Fills the question, or refuses it; columns NULL: nothing names them. */
void batch_row_read(struct batch_question *question, const GArray *columns,
                    char **cells);

G_END_DECLS

#endif
