/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_row.c - a line of a table to a question. */
#include "query/batch_row.h"

#include "query/blank.h"
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
        syntax_refuse(error, SYNTAX_ERROR_LINE, 0,
                      "more columns than the %d of a row",
                      "plus que les %d colonnes d’une ligne", CSV_COLUMNS_MAX);
    else if (row->flaw != CSV_WHOLE)
        syntax_refuse(error, SYNTAX_ERROR_LINE, 0,
                      "column %u: its quotation marks do not pair: a cell that "
                      "holds some is written \"a \"\"phrase\"\"\", in one "
                      "line",
                      "colonne %u" BLANK_WIDE ": ses guillemets ne vont pas "
                      "par deux" BLANK_WIDE ": une cellule qui en contient "
                      "s’écrit \"une \"\"expression\"\"\", en une ligne",
                      row->flaw_cell);
}

static bool take_row(void *context, const struct csv_row *row)
{
    struct splitting *splitting = context;
    if (splitting->cells) {
        g_clear_error(&splitting->error);
        return syntax_refuse(&splitting->error, SYNTAX_ERROR_LINE, 0,
                             "a carriage return stands within the line",
                             "un retour chariot se trouve dans la ligne");
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
            g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_HEAD,
                        "column %u: there are two columns %s", columns->len + 1,
                        batch_column_name(&column));
            return NULL;
        }
        g_array_append_val(columns, column);
    }
    if (!is_named(columns, &(struct batch_column){.role = BATCH_QUERY})) {
        g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_HEAD,
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
    GError **error = batch_question_error(question);
    if (batch_question_take(question, column, cell, error))
        return;
    if (column->role == BATCH_NAMELESS)
        syntax_error_prefix(error, "column %u: ", "colonne %u" BLANK_WIDE ": ",
                            number);
    else
        syntax_error_prefix(error,
                            "column %u, %s: ", "colonne %u, %s" BLANK_WIDE ": ",
                            number, batch_column_name(column));
}

void batch_row_read(struct batch_question *question, const GArray *columns,
                    char **cells)
{
    const guint n_cells = g_strv_length(cells);
    g_autoptr(GArray) unnamed =
        columns ? NULL : batch_row_unnamed(MIN(n_cells, 2));
    const GArray *known = columns ? columns : unnamed;
    if (columns && n_cells != columns->len)
        syntax_refuse(batch_question_error(question), SYNTAX_ERROR_LINE, 0,
                      "%u columns, where the batch has %u",
                      "colonnes" BLANK_WIDE ": %u, alors que le fichier en a "
                      "%u",
                      n_cells, columns->len);
    else if (!columns && n_cells > 2)
        syntax_refuse(batch_question_error(question), SYNTAX_ERROR_LINE, 0,
                      "%u columns: an id and a query are expected; for more, "
                      "the first line of the batch names them",
                      "%u colonnes" BLANK_WIDE ": on attend un id et une "
                      "requête" BLANK_NARROW "; pour en avoir plus, nommez-les "
                      "dans la première ligne du fichier",
                      n_cells);
    for (guint i = 0; known && i < MIN(n_cells, known->len); i++)
        take_cell(question, &g_array_index(known, struct batch_column, i),
                  i + 1, cells[i]);
    batch_question_end(question);
}
