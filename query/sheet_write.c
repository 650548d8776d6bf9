/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheet_write.c - a table in each of its formats. */
#include "query/sheet.h"

#include "query/markdown.h"
#include "query/page.h"
#include "query/sheet_markup.h"
#include "query/terminal.h"
#include "shim/csv_cell.h"
#include "shim/json_text.h"
#include "shim/path.h"

#include <json-glib/json-glib.h>
#include <string.h>

bool sheet_format_find(const char *name, enum sheet_format *format)
{
    static const struct {
        const char *name;
        enum sheet_format format;
    } formats[] = {
        {"text", SHEET_TEXT},  {"csv", SHEET_CSV},
        {"tsv", SHEET_TSV},    {"jsonl", SHEET_JSONL},
        {"json", SHEET_JSONL}, {"markdown", SHEET_MARKDOWN},
        {"html", SHEET_HTML},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(formats); i++)
        if (strcmp(formats[i].name, name) == 0) {
            *format = formats[i].format;
            return true;
        }
    return false;
}

/* ---- CSV, TSV ---------------------------------------------------------------
 */

/* text may be NULL. */
static void append_cell(GString *out, enum sheet_format format,
                        const char *text, bool is_number)
{
    if (!text)
        return;
    g_autofree char *printed = path_print(text);
    if (format == SHEET_CSV && !is_number)
        csv_append_text(out, printed);
    else
        g_string_append(out, printed);
}

static void append_gap(GString *out, const struct sheet *sheet,
                       enum sheet_format format, guint column)
{
    if (column + 1 < sheet->n_columns)
        g_string_append_c(out, format == SHEET_CSV ? ',' : '\t');
    else
        g_string_append(out, format == SHEET_CSV ? "\r\n" : "\n");
}

static void append_separated_head(GString *out, const struct sheet *sheet,
                                  enum sheet_format format)
{
    for (guint i = 0; i < sheet->n_columns; i++) {
        append_cell(out, format, sheet->columns[i].name, false);
        append_gap(out, sheet, format, i);
    }
}

static void append_separated_row(GString *out, const struct sheet *sheet,
                                 enum sheet_format format, guint row)
{
    for (guint i = 0; i < sheet->n_columns; i++) {
        const struct sheet_cell *cell = sheet_cell(sheet, row, i);
        append_cell(out, format, cell->text, cell->is_number);
        append_gap(out, sheet, format, i);
    }
}

/* ---- JSON -------------------------------------------------------------------
 */

static void append_json(GString *out, const char *text)
{
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autoptr(JsonNode) node = json_node_init_string(json_node_alloc(), valid);
    g_autofree char *json = json_to_string(node, FALSE);
    json_text_append(out, json);
}

static void append_json_row(GString *out, const struct sheet *sheet, guint row)
{
    for (guint i = 0; i < sheet->n_columns; i++) {
        const struct sheet_cell *cell = sheet_cell(sheet, row, i);
        g_string_append_c(out, i == 0 ? '{' : ',');
        append_json(out, sheet->columns[i].name);
        g_string_append_c(out, ':');
        if (!cell->text)
            g_string_append(out, "null");
        else if (cell->is_number)
            g_string_append(out, cell->text);
        else
            append_json(out, cell->text);
    }
    g_string_append(out, "}\n");
}

/* ---- Markdown ---------------------------------------------------------------
 */

static void append_markdown_cell(GString *out, const char *text)
{
    g_string_append_c(out, ' ');
    if (text)
        markdown_append(out, text, strlen(text));
    g_string_append(out, " |");
}

static void append_markdown_head(GString *out, const struct sheet *sheet)
{
    g_string_append_c(out, '|');
    for (guint i = 0; i < sheet->n_columns; i++)
        append_markdown_cell(out, sheet->columns[i].name);
    g_string_append(out, "\n|");
    for (guint i = 0; i < sheet->n_columns; i++)
        g_string_append(out,
                        sheet->columns[i].is_number ? " ---: |" : " --- |");
    g_string_append_c(out, '\n');
}

static void append_markdown_row(GString *out, const struct sheet *sheet,
                                guint row)
{
    g_string_append_c(out, '|');
    for (guint i = 0; i < sheet->n_columns; i++) {
        const struct sheet_cell *cell = sheet_cell(sheet, row, i);
        if (cell->is_number)
            g_string_append_printf(out, " %s |", cell->text);
        else
            append_markdown_cell(out, cell->text);
    }
    g_string_append_c(out, '\n');
}

/* ---- HTML -------------------------------------------------------------------
 */

static void append_html_head(GString *out, const struct sheet *sheet,
                             const struct print_style *style)
{
    const char *title = style->title ? style->title : "Résultats de recherche";
    if (!style->is_fragment)
        page_begin(out, title, style->query);
    g_autoptr(markup_t) markup = markup_new(out);
    page_begin_section(markup, style->is_fragment);
    sheet_begin_table(sheet, title, markup);
}

static void append_html_rows(GString *out, const struct sheet *sheet)
{
    g_autoptr(markup_t) markup = markup_new(out);
    sheet_add_rows(sheet, markup);
}

/* What append_html_head() left open. */
static void append_html_foot(GString *out, const struct sheet *sheet,
                             const struct print_style *style)
{
    g_string_append(out, "</tbody></table></div>\n");
    if (sheet->note) {
        g_autoptr(markup_t) markup = markup_new(out);
        markup_start(markup, "p");
        markup_attribute(markup, "class", "vigie-coverage");
        markup_text(markup, sheet->note);
        markup_end(markup);
        markup_line(markup);
    }
    g_string_append(out, "</section>\n");
    if (!style->is_fragment)
        page_end(out);
}

/* ---- Text -------------------------------------------------------------------
 */

/* Columns that a printed text takes, and the widths of the sheet's. */
static guint *column_widths(const struct sheet *sheet)
{
    guint *widths = g_new0(guint, sheet->n_columns);
    for (guint i = 0; i < sheet->n_columns; i++) {
        g_autofree char *name = path_print(sheet->columns[i].name);
        widths[i] = terminal_text_width(name);
    }
    for (guint i = 0; i < sheet->cells->len; i++) {
        const struct sheet_cell *cell =
            &g_array_index(sheet->cells, struct sheet_cell, i);
        g_autofree char *printed = path_print(cell->text ? cell->text : "");
        guint *width = &widths[i % sheet->n_columns];
        *width = MAX(*width, terminal_text_width(printed));
    }
    return widths;
}

static void append_padding(GString *out, guint n)
{
    while (n-- > 0)
        g_string_append_c(out, ' ');
}

static void append_aligned(GString *out, const struct sheet *sheet,
                           guint column, const char *text, const guint *widths)
{
    g_autofree char *printed = path_print(text ? text : "");
    const guint n_padding = widths[column] - terminal_text_width(printed);
    if (sheet->columns[column].is_number)
        append_padding(out, n_padding);
    g_string_append(out, printed);
    if (!sheet->columns[column].is_number)
        append_padding(out, n_padding);
    append_padding(out, 2);
}

/* Less the blanks at its end. */
static void end_aligned(GString *out)
{
    gsize len = out->len;
    while (len > 0 && out->str[len - 1] == ' ')
        len--;
    g_string_truncate(out, len);
    g_string_append_c(out, '\n');
}

static void append_aligned_rows(GString *out, struct sheet *sheet)
{
    g_autofree guint *widths = column_widths(sheet);
    if (!sheet->has_head) {
        for (guint i = 0; i < sheet->n_columns; i++)
            append_aligned(out, sheet, i, sheet->columns[i].name, widths);
        end_aligned(out);
    }
    sheet->has_head = true;
    for (guint row = 0; row < sheet_n_rows(sheet); row++) {
        for (guint i = 0; i < sheet->n_columns; i++)
            append_aligned(out, sheet, i, sheet_cell(sheet, row, i)->text,
                           widths);
        end_aligned(out);
    }
}

/* ---- All of them ------------------------------------------------------------
 */

void sheet_head(struct sheet *sheet, enum sheet_format format,
                const struct print_style *style, GString *out)
{
    if (format == SHEET_HTML)
        append_html_head(out, sheet, style);
    else if (format == SHEET_CSV || format == SHEET_TSV)
        append_separated_head(out, sheet, format);
    else if (format == SHEET_MARKDOWN)
        append_markdown_head(out, sheet);
}

static void append_row(GString *out, const struct sheet *sheet,
                       enum sheet_format format, guint row)
{
    if (format == SHEET_CSV || format == SHEET_TSV)
        append_separated_row(out, sheet, format, row);
    else if (format == SHEET_JSONL)
        append_json_row(out, sheet, row);
    else
        append_markdown_row(out, sheet, row);
}

void sheet_rows(struct sheet *sheet, enum sheet_format format,
                const struct print_style *style, GString *out)
{
    (void) style;
    if (format == SHEET_TEXT) {
        append_aligned_rows(out, sheet);
        return;
    }
    if (format == SHEET_HTML) {
        append_html_rows(out, sheet);
        return;
    }
    for (guint row = 0; row < sheet_n_rows(sheet); row++)
        append_row(out, sheet, format, row);
}

void sheet_foot(struct sheet *sheet, enum sheet_format format,
                const struct print_style *style, GString *out)
{
    if (format == SHEET_TEXT && !sheet->has_head)
        append_aligned_rows(out, sheet);
    else if (format == SHEET_HTML)
        append_html_foot(out, sheet, style);
    if (!sheet->note)
        return;
    if (format == SHEET_TEXT || format == SHEET_MARKDOWN)
        g_string_append_c(out, '\n');
    if (format == SHEET_TEXT)
        print_clean(out, sheet->note, strlen(sheet->note));
    if (format == SHEET_MARKDOWN)
        markdown_append(out, sheet->note, strlen(sheet->note));
    if (format == SHEET_TEXT || format == SHEET_MARKDOWN)
        g_string_append_c(out, '\n');
}
