/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv.c - text to rows of cells: libcsv, and what to do where it gives up. */
#include "shim/csv.h"

#include <csv.h>
#include <string.h>

/* One row on its way. */
struct reading {
    struct csv_parser parser;
    char delimiter;
    GString *bytes;  /* the cells, each with its NUL */
    GArray *offsets; /* gsize: where they begin */
    guint n_cells;
    bool is_ended;
};

static void open_parser(struct reading *reading, bool is_strict)
{
    /* It fails only where it is given no parser. */
    if (csv_init(&reading->parser, is_strict ? CSV_STRICT : 0) != 0)
        g_assert_not_reached();
    csv_set_delim(&reading->parser, (unsigned char) reading->delimiter);
    g_string_truncate(reading->bytes, 0);
    g_array_set_size(reading->offsets, 0);
    reading->n_cells = 0;
    reading->is_ended = false;
}

static void end_cell(void *cell, size_t len, void *context)
{
    struct reading *reading = context;
    if (reading->n_cells++ >= CSV_COLUMNS_MAX)
        return;
    const gsize offset = reading->bytes->len;
    g_array_append_val(reading->offsets, offset);
    if (len > 0)
        g_string_append_len(reading->bytes, cell, (gssize) len);
    g_string_append_c(reading->bytes, '\0');
}

static void end_row(int terminator G_GNUC_UNUSED, void *context)
{
    ((struct reading *) context)->is_ended = true;
}

/* The start of the next line, or end. */
static const char *next_line(const char *p, const char *end)
{
    while (p < end && *p != '\n' && *p != '\r')
        p++;
    if (p < end && *p == '\r' && p + 1 < end && p[1] == '\n')
        p++;
    return p < end ? p + 1 : end;
}

/* Reads one row, which begins at p, as far as end at most; p moves behind it,
 * line by line.  Anything but CSV_WHOLE: no row. */
static enum csv_flaw read_row(struct reading *reading, const char **p,
                              const char *end, guint *n_lines, bool is_strict)
{
    const char *start = *p;
    enum csv_flaw flaw = CSV_WHOLE;
    open_parser(reading, is_strict);
    *n_lines = 0;
    while (flaw == CSV_WHOLE && !reading->is_ended && *p < end) {
        const char *next = next_line(*p, end);
        const gsize len = (gsize) (next - *p);
        if ((gsize) (next - start) > CSV_ROW_MAX)
            flaw = *n_lines == 0 ? CSV_LONG : CSV_UNCLOSED;
        else if (csv_parse(&reading->parser, *p, len, end_cell, end_row,
                           reading) != len)
            flaw = CSV_MISQUOTED;
        *p = next;
        ++*n_lines;
    }
    /* The end is always held against the rules. */
    csv_set_opts(&reading->parser, CSV_STRICT | CSV_STRICT_FINI);
    if (flaw == CSV_WHOLE && !reading->is_ended &&
        csv_fini(&reading->parser, end_cell, end_row, reading) != 0)
        flaw = CSV_UNCLOSED;
    csv_free(&reading->parser);
    return flaw;
}

static bool give(struct reading *reading, struct csv_row *row, csv_take *take,
                 void *context)
{
    const guint n_kept = reading->offsets->len;
    g_autofree char **cells = g_new(char *, n_kept + 1);
    for (guint i = 0; i < n_kept; i++)
        cells[i] =
            reading->bytes->str + g_array_index(reading->offsets, gsize, i);
    cells[n_kept] = NULL;
    row->cells = cells;
    row->n_cells = row->flaw <= CSV_MISQUOTED ? reading->n_cells : 0;
    return take(context, row);
}

/* The row at *p, or its first line; *line is the one at *p. */
static bool take_row(struct reading *reading, const char **p, const char *end,
                     guint *line, csv_take *take, void *context)
{
    const char *start = *p;
    guint n_lines;
    struct csv_row row = {.first_line = *line};
    row.flaw = read_row(reading, p, end, &n_lines, true);
    if (row.flaw == CSV_MISQUOTED || row.flaw == CSV_UNCLOSED) {
        *p = start;
        row.flaw_cell = reading->n_cells + 1;
        row.flaw = read_row(reading, p, next_line(start, end), &n_lines, false);
        if (row.flaw == CSV_WHOLE)
            row.flaw = CSV_MISQUOTED;
    }
    *line += n_lines;
    row.last_line = *line - 1;
    return give(reading, &row, take, context);
}

static bool is_blank(const char *p, const char *end)
{
    while (p < end && strchr(" \t\r\n", *p))
        p++;
    return p == end;
}

void csv_read(const char *text, gsize len, char delimiter, csv_take *take,
              void *context)
{
    struct reading reading = {
        .delimiter = delimiter,
        .bytes = g_string_new(NULL),
        .offsets = g_array_new(FALSE, FALSE, sizeof(gsize)),
    };
    const char *end = text + len;
    bool goes_on = true;
    guint line = 1;
    for (const char *p = text; goes_on && p < end;) {
        const char *next = next_line(p, end);
        if (is_blank(p, next)) {
            p = next;
            line++;
        } else {
            goes_on = take_row(&reading, &p, end, &line, take, context);
        }
    }
    g_string_free(reading.bytes, TRUE);
    g_array_unref(reading.offsets);
}
