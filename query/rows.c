/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows.c - answers as rows of a sheet. */
#include "query/rows.h"

#include "shim/stamp.h"

static const struct sheet_column columns[] = {
    {"id", false},
    {"rank", true},
    {"page", true},
    {"page_first", true},
    {"page_last", true},
    {"page_label", false},
    {"score", true},
    {"total_passages", true},
    {"total_documents", true},
    {"partial", true},
    {"path", false},
    {"title", false},
    {"snippet", false},
    {"passage", false},
    {"document", false},
    {"link", false},
    {"ocr", true},
    {"query", false},
    {"parsed", false},
    {"searched_documents", true},
    {"searched_pages", true},
    {"pages_without_text", true},
    {"documents_failed", true},
    {"error", false},
    {"page_end", true},
    {"matched", false},
    {"related", false},
    {"unrelated", false},
    {"suggestion", false},
    {"unknown", false},
    {"commune", false},
    {"type", false},
    {"date", false},
    {"url", false},
    {"citation", false},
    {"number", false},
    {"copies", true},
    {"notices", false},
    {"first_indexed", false},
    {"since", false},
    {"missing_indexes", false},
};

struct sheet *rows_new(void)
{
    return sheet_new(columns, G_N_ELEMENTS(columns));
}

static void add_list(struct sheet *sheet, char **values)
{
    g_autofree char *joined = values ? g_strjoinv(", ", values) : NULL;
    sheet_text(sheet, joined);
}

void rows_add_snippet(struct sheet *sheet, const struct hit *hit)
{
    g_autoptr(GString) excerpt = g_string_new(NULL);
    print_clean(excerpt, hit->text + hit->excerpt.start,
                hit->excerpt.end - hit->excerpt.start);
    sheet_text(sheet, excerpt->str);
}

void rows_add_unknown(struct sheet *sheet, const GArray *all)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++) {
        g_autofree char *one =
            print_unknown(&g_array_index(all, struct unknown, i));
        g_string_append_printf(cell, "%s%s", i ? ". " : "", one);
    }
    sheet_text(sheet, cell->str);
}

void rows_add_notices(struct sheet *sheet, const GPtrArray *all)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++) {
        const struct notice *notice = g_ptr_array_index(all, i);
        g_string_append_printf(cell, "%s%s", i ? ". " : "", notice->english);
    }
    sheet_text(sheet, cell->str);
}

void rows_add_missing(struct sheet *sheet, const GPtrArray *all)
{
    g_autofree char *cell = print_missing(all);
    sheet_text(sheet, cell);
}

static void add_stamp(struct sheet *sheet, gint64 stamp)
{
    g_autofree char *text = stamp ? stamp_text(stamp) : NULL;
    sheet_text(sheet, text);
}

/* Where the hit stands; hit may be NULL. */
static void add_place(struct sheet *sheet, guint rank, const struct hit *hit)
{
    if (!hit) {
        sheet_blanks(sheet, 6);
        return;
    }
    sheet_number(sheet, rank);
    sheet_number(sheet, hit->page);
    sheet_number(sheet, hit->page_first);
    sheet_number(sheet, hit->page_last);
    sheet_text(sheet, hit->page_label);
    sheet_real(sheet, hit->score);
}

/* What it says, under one of its document's paths. */
static void add_passage(struct sheet *sheet, const struct hit *hit,
                        const char *path)
{
    if (!hit) {
        sheet_blanks(sheet, 8);
        return;
    }
    g_autofree char *id =
        g_strdup_printf("%s:%u", hit->document_id, hit->passage);
    g_autofree char *link = hit_link(hit, path);
    sheet_number(sheet, hit->is_partial);
    sheet_text(sheet, path);
    sheet_text(sheet, hit->title);
    rows_add_snippet(sheet, hit);
    sheet_text(sheet, id);
    sheet_text(sheet, hit->document_id);
    sheet_text(sheet, link);
    sheet_number(sheet, hit->is_ocr);
}

static void add_coverage(struct sheet *sheet, const struct coverage *coverage)
{
    sheet_number(sheet, coverage->documents);
    sheet_number(sheet, coverage->pages);
    sheet_number(sheet, coverage->pages_without_text);
    sheet_number(sheet, coverage->documents_failed);
}

/* What is known of the document. */
static void add_facts(struct sheet *sheet, const struct hit *hit)
{
    if (!hit) {
        sheet_blanks(sheet, 6);
        return;
    }
    sheet_text(sheet, facts_value(hit->facts, FACT_COMMUNE));
    sheet_text(sheet, facts_value(hit->facts, FACT_TYPE));
    sheet_text(sheet, facts_value(hit->facts, FACT_DATE));
    sheet_text(sheet, facts_value(hit->facts, FACT_URL));
    sheet_text(sheet, hit->citation);
    sheet_text(sheet, facts_value(hit->facts, FACT_NUMBER));
}

static void add_row(struct sheet *sheet, const struct answer *answer,
                    guint rank, const struct hit *hit, const char *path)
{
    sheet_text(sheet, answer->id);
    add_place(sheet, rank, hit);
    sheet_number(sheet, answer->n_passages);
    sheet_number(sheet, answer->n_documents);
    add_passage(sheet, hit, path);
    sheet_text(sheet, answer->text);
    sheet_text(sheet, answer->parsed);
    add_coverage(sheet, &answer->coverage);
    sheet_blanks(sheet, 1); /* the error */
    if (hit)
        sheet_number(sheet, hit->page_end);
    else
        sheet_blanks(sheet, 1);
    add_list(sheet, hit ? hit->matched : NULL);
    g_autofree char *more = print_more(answer->more);
    sheet_text(sheet, more);
    add_list(sheet, answer->unrelated);
    sheet_text(sheet, answer->suggestion.text);
    rows_add_unknown(sheet, answer->unknown);
    add_facts(sheet, hit);
    if (hit && hit->copies)
        sheet_number(sheet, hit->n_copies);
    else
        sheet_blanks(sheet, 1);
    rows_add_notices(sheet, answer->notices);
    add_stamp(sheet, hit && answer->tells_arrivals ? hit->added : 0);
    add_stamp(sheet, answer->since);
    rows_add_missing(sheet, answer->missing);
    sheet_end_row(sheet);
}

void rows_add_answer(struct sheet *sheet, const struct answer *answer)
{
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        add_row(sheet, answer, i + 1, hit, hit->path);
        for (char **path = hit->other_paths; path && *path; path++)
            add_row(sheet, answer, i + 1, hit, *path);
    }
    if (answer->hits->len == 0)
        add_row(sheet, answer, 0, NULL, NULL);
}

void rows_add_failure(struct sheet *sheet, const struct question *question,
                      const GError *error)
{
    sheet_text(sheet, question->id);
    sheet_blanks(sheet, 16);
    sheet_text(sheet, question->text);
    sheet_blanks(sheet, 5);
    sheet_text(sheet, error->message);
    sheet_end_row(sheet);
}

static const struct sheet_column count_columns[] = {
    {"facet", false},
    {"value", false},
    {"name", false},
    {"documents", true},
    {"passages", true},
    {"total_documents", true},
    {"total_passages", true},
    {"query", false},
    {"parsed", false},
    {"searched_documents", true},
    {"searched_pages", true},
    {"pages_without_text", true},
    {"documents_failed", true},
    {"unrelated", false},
    {"suggestion", false},
    {"unknown", false},
    {"notices", false},
    {"since", false},
    {"missing_indexes", false},
};

struct sheet *rows_counts_new(void)
{
    return sheet_new(count_columns, G_N_ELEMENTS(count_columns));
}

static void add_count(struct sheet *sheet, const struct answer *answer,
                      enum facet_kind kind, const struct facet_value *value)
{
    sheet_text(sheet, facet_name(kind));
    sheet_text(sheet, value->value);
    sheet_text(sheet, value->name);
    sheet_number(sheet, value->count.n_documents);
    sheet_number(sheet, value->count.n_passages);
    sheet_number(sheet, answer->n_documents);
    sheet_number(sheet, answer->n_passages);
    sheet_text(sheet, answer->text);
    sheet_text(sheet, answer->parsed);
    add_coverage(sheet, &answer->coverage);
    add_list(sheet, answer->unrelated);
    sheet_text(sheet, answer->suggestion.text);
    rows_add_unknown(sheet, answer->unknown);
    rows_add_notices(sheet, answer->notices);
    add_stamp(sheet, answer->since);
    rows_add_missing(sheet, answer->missing);
    sheet_end_row(sheet);
}

void rows_add_counts(struct sheet *sheet, const struct answer *answer)
{
    for (guint i = 0; i < answer->facets->len; i++) {
        const struct facet *facet =
            &g_array_index(answer->facets, struct facet, i);
        const struct facet_value without = {.count = facet->without};
        for (guint j = 0; j < facet->values->len; j++)
            add_count(sheet, answer, facet->kind,
                      &g_array_index(facet->values, struct facet_value, j));
        if (facet->values->len == 0 || without.count.n_passages > 0)
            add_count(sheet, answer, facet->kind, &without);
    }
}
