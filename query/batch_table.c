/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_table.c - a batch as a table, a row a question. */
#include "query/batch_table.h"

#include "query/matrix.h"
#include "query/summary.h"
#include "query/wording.h"

struct batch_table {
    const struct print_style *style;
    enum sheet_format format;
    enum table_reader reader;
    struct matrix *matrix; /* NULL: a summary */
    struct sheet *sheet;   /* its columns; of text, all rows too */
};

static enum table_reader reader_of(enum sheet_format format)
{
    if (format == SHEET_MARKDOWN || format == SHEET_HTML)
        return READER_FRENCH;
    return format == SHEET_TEXT ? READER_ENGLISH : READER_PROGRAM;
}

static struct sheet *new_sheet(const struct batch_table *table)
{
    return table->matrix ? matrix_sheet(table->matrix, table->reader)
                         : summary_sheet(table->reader);
}

/* What was searched, as people read it beneath the table. */
static char *coverage_note(const struct batch_table *table,
                           const struct holdings *holdings)
{
    if (table->reader == READER_FRENCH)
        return wording_coverage(&holdings->coverage, holdings->missing,
                                table->style->is_fragment);
    GString *note = g_string_new(NULL);
    print_coverage(note, &holdings->coverage);
    return g_string_free(note, FALSE);
}

struct batch_table *batch_table_new(const struct options *options,
                                    struct holdings *holdings, GError **error)
{
    g_autoptr(batch_table_t) table = g_new0(struct batch_table, 1);
    table->style = &options->style;
    table->format = options->table_format;
    table->reader = reader_of(table->format);
    if (options->table == TABLE_MATRIX) {
        table->matrix =
            matrix_new(g_array_index(options->facets, enum facet_kind, 0),
                       options->matrix_of_passages, holdings->reader, error);
        if (!table->matrix)
            return NULL;
    }
    table->sheet = new_sheet(table);
    if (table->reader != READER_PROGRAM)
        sheet_set_note(table->sheet, coverage_note(table, holdings));
    return g_steal_pointer(&table);
}

void batch_table_free(struct batch_table *table)
{
    if (!table)
        return;
    matrix_free(table->matrix);
    sheet_free(table->sheet);
    g_free(table);
}

struct sheet *batch_table_answer(const struct batch_table *table,
                                 const struct batch_question *question,
                                 const struct answer *answer, GError **error)
{
    g_autoptr(sheet_t) row = new_sheet(table);
    if (!table->matrix)
        summary_add_answer(row, table->reader, question, answer);
    else if (!matrix_add_answer(table->matrix, row, table->reader, question,
                                answer, error))
        return NULL;
    return g_steal_pointer(&row);
}

struct sheet *batch_table_failure(const struct batch_table *table,
                                  const struct batch_question *question,
                                  const GError *error)
{
    struct sheet *row = new_sheet(table);
    if (table->matrix)
        matrix_add_failure(table->matrix, row, table->reader, question, error);
    else
        summary_add_failure(row, table->reader, question, error);
    return row;
}

void batch_table_begin(struct batch_table *table, GString *out)
{
    sheet_head(table->sheet, table->format, table->style, out);
}

void batch_table_add(struct batch_table *table, struct sheet *row, GString *out)
{
    if (table->format == SHEET_TEXT)
        sheet_join(table->sheet, row);
    else
        sheet_rows(row, table->format, table->style, out);
}

void batch_table_end(struct batch_table *table, GString *out)
{
    if (table->matrix && table->reader != READER_PROGRAM)
        matrix_add_index(table->matrix, table->sheet, table->reader);
    sheet_rows(table->sheet, table->format, table->style, out);
    sheet_foot(table->sheet, table->format, table->style, out);
}
