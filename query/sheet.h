/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sheet.h - a table on its way out: columns that have names, rows of cells,
 * written in one of several formats.
 *
 *   g_autoptr(sheet_t) sheet = sheet_new(columns, G_N_ELEMENTS(columns));
 *   sheet_text(sheet, "Nice");
 *   sheet_number(sheet, 3);
 *   sheet_end_row(sheet);
 *   sheet_head(sheet, SHEET_CSV, &style, out);
 *   sheet_rows(sheet, SHEET_CSV, &style, out);
 *   sheet_foot(sheet, SHEET_CSV, &style, out);
 *
 * Rows may be written as they come: the head, then rows as often as there are
 * some, sheet_clear() in between, then the foot.  Text alone is aligned by the
 * rows that are written at once, and has its head with the first of them.
 *
 *   SHEET_CSV       RFC 4180: cells of text between quotation marks, a row
 *                   ends with CR LF; formulas are guarded (shim/csv_cell.h)
 *   SHEET_TSV       a row ends with a newline
 *   SHEET_JSONL     an object a row, its members named as the columns, null
 *                   where a cell is empty
 *   SHEET_MARKDOWN  a table of GitHub's kind
 *   SHEET_HTML      a page with one table, or the fragment of one (page.h)
 *   SHEET_TEXT      aligned columns, for people
 *
 * What a cell of text holds are bytes.  In CSV, TSV and text a row is a line:
 * a backslash is doubled; control characters, those that only steer, and bytes
 * that are no UTF-8 stand as \xHH (shim/path.h).  In JSON what is no UTF-8 is
 * U+FFFD; Markdown and HTML leave control characters out, too.
 *
 * Pure: written is to a string.
 */
#ifndef QUERY_SHEET_H
#define QUERY_SHEET_H

#include "query/print.h"

G_BEGIN_DECLS

enum sheet_format {
    SHEET_TEXT,
    SHEET_CSV,
    SHEET_TSV,
    SHEET_JSONL,
    SHEET_MARKDOWN,
    SHEET_HTML,
};

struct sheet_column {
    const char *name; /* bytes */
    bool is_number;   /* stands to the right for people */
};

struct sheet_cell {
    char *text; /* NULL: empty */
    bool is_number;
};

struct sheet {
    guint n_columns;
    struct sheet_column *columns; /* names are the sheet's own */
    GArray *cells;                /* struct sheet_cell, row by row */
    bool has_head;                /* of text: it is written */
    char *note;                   /* for people, beneath it; or NULL */
};
typedef struct sheet sheet_t;

/* "text", "csv", "tsv", "jsonl", "json" (a batch's: the same), "markdown",
 * "html".  False: no such name, or a format that has no tables. */
bool sheet_format_find(const char *name, enum sheet_format *format);

struct sheet *sheet_new(const struct sheet_column *columns, guint n_columns);
void sheet_free(struct sheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sheet_t, sheet_free)

/* A line of text, Markdown and HTML beneath the table; takes it over. */
void sheet_set_note(struct sheet *sheet, char *note);

/* The next cell, which the row must have; NULL or "" is empty. */
void sheet_text(struct sheet *sheet, const char *text);
void sheet_number(struct sheet *sheet, gint64 number);
/* With six decimals, as scores are written. */
void sheet_real(struct sheet *sheet, double number);
void sheet_blanks(struct sheet *sheet, guint n);
/* Its other cells are empty. */
void sheet_end_row(struct sheet *sheet);
/* Adds the rows of another sheet, which has as many columns. */
void sheet_join(struct sheet *sheet, const struct sheet *from);
/* Forgets the rows. */
void sheet_clear(struct sheet *sheet);

guint sheet_n_rows(const struct sheet *sheet);
const struct sheet_cell *sheet_cell(const struct sheet *sheet, guint row,
                                    guint column);

void sheet_head(struct sheet *sheet, enum sheet_format format,
                const struct print_style *style, GString *out);
void sheet_rows(struct sheet *sheet, enum sheet_format format,
                const struct print_style *style, GString *out);
void sheet_foot(struct sheet *sheet, enum sheet_format format,
                const struct print_style *style, GString *out);

G_END_DECLS

#endif
