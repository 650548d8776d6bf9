/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_row.c - a line of a table to a question. */
#include "query/batch_row.h"

#include "shim/csv.h"

#include <string.h>

/* ---- A line to cells ------------------------------------------------------
 */

struct splitting {
    char **cells; /* NULL: no row yet */
    GError *error;
};

static void refuse_flaw(struct splitting *splitting, const struct csv_row *row)
{
    GError **error = &splitting->error;
    if (row->flaw == CSV_LONG || row->n_cells > CSV_COLUMNS_MAX)
        g_set_error(error, BATCH_ERROR, BATCH_ERROR_LINE,
                    "more columns than the %d of a row", CSV_COLUMNS_MAX);
    else if (row->flaw != CSV_WHOLE)
        g_set_error(error, BATCH_ERROR, BATCH_ERROR_LINE,
                    "column %u: its quotation marks do not pair: a cell that "
                    "holds some is written \"a \"\"phrase\"\"\", in one line",
                    row->flaw_cell);
}

static bool take_row(void *context, const struct csv_row *row)
{
    struct splitting *splitting = context;
    if (splitting->cells) {
        g_clear_error(&splitting->error);
        g_set_error(&splitting->error, BATCH_ERROR, BATCH_ERROR_LINE,
                    "a carriage return stands within the line");
        return false;
    }
    splitting->cells = g_strdupv(row->cells);
    refuse_flaw(splitting, row);
    return true;
}

bool batch_row_split(const char *line, char delimiter, char ***cells,
                     GError **error)
{
    if (delimiter == '\t') {
        *cells = g_strsplit(line, "\t", -1);
        return true;
    }
    struct splitting splitting = {0};
    csv_read(line, strlen(line), delimiter, take_row, &splitting);
    *cells = splitting.cells ? splitting.cells : g_new0(char *, 1);
    if (splitting.error)
        g_propagate_error(error, splitting.error);
    return !splitting.error;
}

/* ---- The first line -------------------------------------------------------
 */

static bool is_role(const char *name, enum batch_role role)
{
    struct batch_column column;
    return batch_column_find(name, &column, NULL) && column.role == role;
}

bool batch_row_is_head(char **cells)
{
    for (char **cell = cells; *cell; cell++)
        if (is_role(*cell, BATCH_QUERY) ||
            (cells[1] && is_role(*cell, BATCH_ID)))
            return true;
    return false;
}

static bool is_named(const GArray *columns, const struct batch_column *column)
{
    for (guint i = 0; i < columns->len; i++) {
        const struct batch_column *one =
            &g_array_index(columns, struct batch_column, i);
        if (one->role == column->role && one->field == column->field)
            return column->role < BATCH_PASSED_OVER;
    }
    return false;
}

GArray *batch_row_columns(char **cells, GError **error)
{
    g_autoptr(GArray) columns =
        g_array_new(FALSE, FALSE, sizeof(struct batch_column));
    for (char **cell = cells; *cell; cell++) {
        struct batch_column column;
        if (!batch_column_find(*cell, &column, error)) {
            g_prefix_error(error, "column %u: ", columns->len + 1);
            return NULL;
        }
        if (is_named(columns, &column)) {
            g_set_error(error, BATCH_ERROR, BATCH_ERROR_COLUMN,
                        "column %u: there are two columns %s", columns->len + 1,
                        batch_column_name(&column));
            return NULL;
        }
        g_array_append_val(columns, column);
    }
    if (!is_named(columns, &(struct batch_column){.role = BATCH_QUERY})) {
        g_set_error(error, BATCH_ERROR, BATCH_ERROR_COLUMN,
                    "none of the columns is named query");
        return NULL;
    }
    return g_steal_pointer(&columns);
}

/* ---- The others -----------------------------------------------------------
 */

GArray *batch_row_unnamed(guint n)
{
    static const struct batch_column both[] = {{.role = BATCH_ID},
                                               {.role = BATCH_QUERY}};
    if (n == 0 || n > G_N_ELEMENTS(both))
        return NULL;
    GArray *columns = g_array_new(FALSE, FALSE, sizeof *both);
    return g_array_append_vals(columns, both + G_N_ELEMENTS(both) - n, n);
}

static void take_cell(struct batch_question *question,
                      const struct batch_column *column, guint number,
                      const char *cell)
{
    g_autoptr(GError) error = NULL;
    if (!batch_question_take(question, column, cell, &error))
        batch_question_refuse(question, "column %u, %s: %s", number,
                              batch_column_name(column), error->message);
}

void batch_row_read(struct batch_question *question, const GArray *columns,
                    char **cells)
{
    const guint n_cells = g_strv_length(cells);
    g_autoptr(GArray) unnamed =
        columns ? NULL : batch_row_unnamed(MIN(n_cells, 2));
    const GArray *known = columns ? columns : unnamed;
    if (columns && n_cells != columns->len)
        batch_question_refuse(question, "%u columns, where the batch has %u",
                              n_cells, columns->len);
    else if (!columns && n_cells > 2)
        batch_question_refuse(question,
                              "%u columns: an id and a query are expected; for "
                              "more, the first line of the batch names them",
                              n_cells);
    for (guint i = 0; known && i < MIN(n_cells, known->len); i++)
        take_cell(question, &g_array_index(known, struct batch_column, i),
                  i + 1, cells[i]);
    batch_question_end(question);
}
