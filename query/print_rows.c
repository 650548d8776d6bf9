/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_rows.c - answers as rows for tables: TSV and CSV. */
#include "query/rows.h"

static void print_head(GString *out, enum sheet_format format,
                       const struct print_style *style)
{
    g_autoptr(sheet_t) sheet =
        style->has_counts ? rows_counts_new() : rows_new();
    sheet_head(sheet, format, style, out);
}

static void print_answer(GString *out, const struct answer *answer,
                         enum sheet_format format,
                         const struct print_style *style)
{
    g_autoptr(sheet_t) sheet =
        style->has_counts ? rows_counts_new() : rows_new();
    if (style->has_counts)
        rows_add_counts(sheet, answer);
    else
        rows_add_answer(sheet, answer);
    sheet_rows(sheet, format, style, out);
}

static void print_failure(GString *out, const struct question *question,
                          const GError *error, enum sheet_format format)
{
    const struct print_style style = {.is_batch = true};
    g_autoptr(sheet_t) sheet = rows_new();
    rows_add_failure(sheet, question, error);
    sheet_rows(sheet, format, &style, out);
}

static void begin_tsv(GString *out, const struct print_style *style)
{
    print_head(out, SHEET_TSV, style);
}

static void answer_tsv(GString *out, const struct answer *answer,
                       const struct print_style *style)
{
    print_answer(out, answer, SHEET_TSV, style);
}

static void failure_tsv(GString *out, const struct question *question,
                        const GError *error)
{
    print_failure(out, question, error, SHEET_TSV);
}

static void begin_csv(GString *out, const struct print_style *style)
{
    print_head(out, SHEET_CSV, style);
}

static void answer_csv(GString *out, const struct answer *answer,
                       const struct print_style *style)
{
    print_answer(out, answer, SHEET_CSV, style);
}

static void failure_csv(GString *out, const struct question *question,
                        const GError *error)
{
    print_failure(out, question, error, SHEET_CSV);
}

const struct printer print_tsv = {"tsv", begin_tsv, answer_tsv, failure_tsv,
                                  print_nothing};
const struct printer print_csv = {"csv", begin_csv, answer_csv, failure_csv,
                                  print_nothing};
