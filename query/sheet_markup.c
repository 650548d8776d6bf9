/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_markup.c - a sheet as a table of HTML. */
#include "query/sheet_markup.h"

#define NUMBER "vigie-number"

static void add_cell(struct markup *markup, const char *element,
                     const char *scope, bool is_number, const char *text)
{
    markup_start(markup, element);
    markup_attribute(markup, "scope", scope);
    markup_attribute(markup, "class", is_number ? NUMBER : NULL);
    markup_text(markup, text);
    markup_end(markup);
}

void sheet_begin_table(const struct sheet *sheet, const char *caption,
                       struct markup *markup)
{
    /* What scrolls must be reached by the keyboard, and have a name. */
    markup_start(markup, "div");
    markup_attribute(markup, "class", "vigie-table");
    markup_attribute(markup, "role", "region");
    markup_attribute(markup, "aria-label", caption);
    markup_attribute(markup, "tabindex", "0");
    markup_start(markup, "table");
    markup_element(markup, "caption", caption);
    markup_line(markup);
    markup_start(markup, "thead");
    markup_start(markup, "tr");
    for (guint i = 0; i < sheet->n_columns; i++)
        add_cell(markup, "th", "col", sheet->columns[i].is_number,
                 sheet->columns[i].name);
    markup_end(markup);
    markup_end(markup);
    markup_line(markup);
    markup_start(markup, "tbody");
    markup_line(markup);
}

void sheet_add_rows(const struct sheet *sheet, struct markup *markup)
{
    for (guint row = 0; row < sheet_n_rows(sheet); row++) {
        markup_start(markup, "tr");
        for (guint i = 0; i < sheet->n_columns; i++) {
            const struct sheet_cell *cell = sheet_cell(sheet, row, i);
            add_cell(markup, i == 0 ? "th" : "td", i == 0 ? "row" : NULL,
                     cell->is_number, cell->text);
        }
        markup_end(markup);
        markup_line(markup);
    }
}

void sheet_append_table(const struct sheet *sheet, const char *caption,
                        struct markup *markup)
{
    sheet_begin_table(sheet, caption, markup);
    sheet_add_rows(sheet, markup);
    for (guint i = 0; i < 3; i++)
        markup_end(markup);
    markup_line(markup);
}
