/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_table.c - options for a batch that is answered with a table. */
#include "query/options_group.h"

#include <string.h>

static bool set_matrix(struct options *options, const char *name,
                       const char *of, GError **error)
{
    enum facet_kind kind;
    if (options->facets->len > 0)
        return options_refuse(error, "--matrix and --facet exclude each other");
    if (!facet_find(name, &kind))
        return options_refuse_value(
            error, "--matrix takes commune, year, type or matiere");
    options->matrix_of_passages = g_strcmp0(of, "passages") == 0;
    if (of && !options->matrix_of_passages && strcmp(of, "documents") != 0)
        return options_refuse_value(error,
                                    "--matrix-of takes documents or passages");
    g_array_append_val(options->facets, kind);
    options->table = TABLE_MATRIX;
    options->max_hits = 0;
    return true;
}

bool table_set(struct options *options, const struct batch_given *given,
               GError **error)
{
    if (given->matrix_of && !given->matrix)
        return options_refuse(error, "--matrix-of takes --matrix");
    if (!given->matrix && !given->summary)
        return true;
    if (given->matrix && given->summary)
        return options_refuse(error,
                              "--summary and --matrix exclude each other");
    if (!options->batch || options->feeds ||
        options->instead != INSTEAD_NOTHING)
        return options_refuse(error, "--summary and --matrix take --batch, and "
                                     "nothing else that is printed instead");
    if (options->context.is_given)
        return options_refuse(error, "-A and -B take passages: --summary and "
                                     "--matrix print none");
    if (!sheet_format_find(options->printer->name, &options->table_format))
        return options_refuse(error, "--summary and --matrix take text, csv, "
                                     "tsv, jsonl, markdown or html");
    if (options->is_resumed && options->table_format == SHEET_TEXT)
        return options_refuse(error, "--resume takes another format: aligned "
                                     "text is written at the end");
    options->table = TABLE_SUMMARY;
    options->max_hits = 1;
    return !given->matrix ||
           set_matrix(options, given->matrix, given->matrix_of, error);
}
