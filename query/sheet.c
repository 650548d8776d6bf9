/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet.c - a table's cells; sheet_write.c writes them. */
#include "query/sheet.h"

static void clear_cell(gpointer data)
{
    g_free(((struct sheet_cell *) data)->text);
}

struct sheet *sheet_new(const struct sheet_column *columns, guint n_columns)
{
    g_assert(n_columns > 0);
    struct sheet *sheet = g_new0(struct sheet, 1);
    sheet->n_columns = n_columns;
    sheet->columns = g_new(struct sheet_column, n_columns);
    for (guint i = 0; i < n_columns; i++)
        sheet->columns[i] = (struct sheet_column){
            .name = g_strdup(columns[i].name),
            .is_number = columns[i].is_number,
        };
    sheet->cells = g_array_new(FALSE, FALSE, sizeof(struct sheet_cell));
    g_array_set_clear_func(sheet->cells, clear_cell);
    return sheet;
}

void sheet_free(struct sheet *sheet)
{
    if (!sheet)
        return;
    for (guint i = 0; i < sheet->n_columns; i++)
        g_free((char *) sheet->columns[i].name);
    g_free(sheet->columns);
    g_free(sheet->note);
    g_array_unref(sheet->cells);
    g_free(sheet);
}

void sheet_set_note(struct sheet *sheet, char *note)
{
    g_free(sheet->note);
    sheet->note = note;
}

/* Takes the text. */
static void add_cell(struct sheet *sheet, char *text, bool is_number)
{
    const struct sheet_cell cell = {text, is_number};
    g_array_append_val(sheet->cells, cell);
}

void sheet_text(struct sheet *sheet, const char *text)
{
    add_cell(sheet, text && *text ? g_strdup(text) : NULL, false);
}

void sheet_number(struct sheet *sheet, gint64 number)
{
    add_cell(sheet, g_strdup_printf("%" G_GINT64_FORMAT, number), true);
}

void sheet_real(struct sheet *sheet, double number)
{
    char text[G_ASCII_DTOSTR_BUF_SIZE];
    add_cell(sheet,
             g_strdup(g_ascii_formatd(text, sizeof text, "%.6f", number)),
             true);
}

void sheet_blanks(struct sheet *sheet, guint n)
{
    while (n-- > 0)
        add_cell(sheet, NULL, false);
}

void sheet_end_row(struct sheet *sheet)
{
    const guint n_cells = sheet->cells->len % sheet->n_columns;
    if (n_cells > 0)
        sheet_blanks(sheet, sheet->n_columns - n_cells);
}

void sheet_join(struct sheet *sheet, const struct sheet *from)
{
    g_assert(from->n_columns == sheet->n_columns);
    for (guint i = 0; i < from->cells->len; i++) {
        const struct sheet_cell *cell =
            &g_array_index(from->cells, struct sheet_cell, i);
        add_cell(sheet, g_strdup(cell->text), cell->is_number);
    }
}

void sheet_clear(struct sheet *sheet)
{
    g_array_set_size(sheet->cells, 0);
}

guint sheet_n_rows(const struct sheet *sheet)
{
    return sheet->cells->len / sheet->n_columns;
}

const struct sheet_cell *sheet_cell(const struct sheet *sheet, guint row,
                                    guint column)
{
    return &g_array_index(sheet->cells, struct sheet_cell,
                          row * sheet->n_columns + column);
}
