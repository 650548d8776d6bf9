/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing_facts.c - what is known of a document, and who says so. */
#include "indexer/listing_facts.h"

#include "shim/csv_cell.h"
#include "shim/path.h"

static const struct fact *fact_at(const struct record *record, guint i)
{
    return &g_array_index(record->facts, struct fact, i);
}

static guint n_facts(const struct listing_facts *row)
{
    return row->record ? row->record->facts->len : 0;
}

void listing_facts_text(const struct listing_facts *row, FILE *out)
{
    if (!row->record)
        return;
    g_autofree char *path = path_print(row->path);
    fprintf(out, "%s:", path);
    for (guint i = 0; i < n_facts(row); i++) {
        const struct fact *fact = fact_at(row->record, i);
        g_autofree char *origin = fact_origin_text(fact);
        g_autofree char *value = path_print(fact->value);
        fprintf(out, "%s %s: %s (%s)", i ? ";" : "", fact_kind_name(fact->kind),
                value, origin);
    }
    fputs(n_facts(row) ? "\n" : " nothing is known\n", out);
}

void listing_facts_jsonl(const struct listing_facts *row, FILE *out)
{
    if (!row->record)
        return;
    g_autofree char *path = path_json(row->path);
    fprintf(out, "{\"path\":%s,\"document\":\"%s\",\"facts\":[", path,
            row->record->id);
    for (guint i = 0; i < n_facts(row); i++) {
        const struct fact *fact = fact_at(row->record, i);
        g_autofree char *origin = fact_origin_text(fact);
        g_autofree char *value = path_json(fact->value);
        fprintf(out, "%s{\"name\":\"%s\",\"value\":%s,\"origin\":\"%s\"}",
                i ? "," : "", fact_kind_name(fact->kind), value, origin);
    }
    fputs("]}\n", out);
}

void listing_csv_cell(const char *text, char end, FILE *out)
{
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", -1);
    g_autoptr(GString) cell = g_string_new(NULL);
    csv_append_text(cell, valid);
    fprintf(out, "%s%c", cell->str, end);
}

void listing_facts_csv_head(FILE *out)
{
    fputs("path,document,name,value,origin\r\n", out);
}

void listing_facts_csv(const struct listing_facts *row, FILE *out)
{
    g_autofree char *path = path_print(row->path);
    for (guint i = 0; i < n_facts(row); i++) {
        const struct fact *fact = fact_at(row->record, i);
        g_autofree char *origin = fact_origin_text(fact);
        listing_csv_cell(path, ',', out);
        listing_csv_cell(row->record->id, ',', out);
        listing_csv_cell(fact_kind_name(fact->kind), ',', out);
        listing_csv_cell(fact->value, ',', out);
        listing_csv_cell(origin, '\r', out);
        fputc('\n', out);
    }
}
