/* SPDX-License-Identifier: GPL-3.0-or-later */
/* summary.c - answers as rows of a sheet: one a question. */
#include "query/summary.h"

#include "query/rows.h"
#include "query/wording.h"

static const struct sheet_column english[] = {
    {"id", false},       {"question", false},  {"passages", true},
    {"documents", true}, {"first hit", false}, {"remarks", false},
};
static const struct sheet_column french[] = {
    {"Id", false},       {"Question", false},        {"Passages", true},
    {"Documents", true}, {"Premier passage", false}, {"Remarques", false},
};

static const struct sheet_column columns[] = {
    {"id", false},
    {"query", false},
    {"query_title", false},
    {"parsed", false},
    {"passages", true},
    {"documents", true},
    {"page", true},
    {"page_label", false},
    {"title", false},
    {"path", false},
    {"url", false},
    {"link", false},
    {"document", false},
    {"citation", false},
    {"snippet", false},
    {"suggestion", false},
    {"unknown", false},
    {"notices", false},
    {"searched_documents", true},
    {"pages_without_text", true},
    {"documents_failed", true},
    {"missing_indexes", false},
    {"error", false},
};

/* Columns of a first hit. */
enum { HIT_COLUMNS = 9 };

struct sheet *summary_sheet(enum table_reader reader)
{
    switch (reader) {
    case READER_ENGLISH:
        return sheet_new(english, G_N_ELEMENTS(english));
    case READER_FRENCH:
        return sheet_new(french, G_N_ELEMENTS(french));
    case READER_PROGRAM:
        break;
    }
    return sheet_new(columns, G_N_ELEMENTS(columns));
}

static GPtrArray *unknown_of(const struct answer *answer)
{
    GPtrArray *lines = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < answer->unknown->len; i++)
        g_ptr_array_add(lines, print_unknown(&g_array_index(
                                   answer->unknown, struct unknown, i)));
    return lines;
}

/* A line, or NULL. */
static char *suggestion_of(const struct suggestion *suggestion)
{
    return suggestion->text
               ? g_strdup_printf("did you mean: %s (%u)", suggestion->text,
                                 suggestion->n_passages)
               : NULL;
}

/* For people. */
static char *note_of(const struct answer *answer, enum table_reader reader)
{
    const bool is_french = reader == READER_FRENCH;
    g_autoptr(GPtrArray) notes =
        is_french ? wording_unknown(answer) : unknown_of(answer);
    char *suggestion = is_french ? wording_suggestion(&answer->suggestion)
                                 : suggestion_of(&answer->suggestion);
    if (suggestion)
        g_ptr_array_insert(notes, 0, suggestion);
    for (guint i = 0; i < answer->notices->len; i++) {
        const struct notice *notice = g_ptr_array_index(answer->notices, i);
        g_ptr_array_add(notes,
                        g_strdup(is_french ? notice->french : notice->english));
    }
    if (answer->missing->len > 0)
        g_ptr_array_add(notes, is_french
                                   ? wording_missing(answer->missing)
                                   : g_strdup_printf("indexes not searched: %u",
                                                     answer->missing->len));
    g_ptr_array_add(notes, NULL);
    return g_strjoinv(". ", (char **) notes->pdata);
}

static void add_hit(struct sheet *sheet, const struct hit *hit)
{
    if (!hit) {
        sheet_blanks(sheet, HIT_COLUMNS);
        return;
    }
    sheet_number(sheet, hit->page);
    sheet_text(sheet, hit->page_label);
    sheet_text(sheet, hit->title);
    sheet_text(sheet, hit->path);
    sheet_text(sheet, facts_value(hit->facts, FACT_URL));
    sheet_text(sheet, hit->link);
    sheet_text(sheet, hit->document_id);
    sheet_text(sheet, hit->citation);
    rows_add_snippet(sheet, hit);
}

void summary_add_question(struct sheet *sheet, enum table_reader reader,
                          const struct batch_question *question)
{
    const bool is_brief = reader != READER_PROGRAM;
    const char *query =
        is_brief && question->title ? question->title : question->query;
    g_autofree char *asked = narrow_text(query, question->filters);
    sheet_text(sheet, question->id);
    sheet_text(sheet, is_brief ? asked : query);
}

void summary_end_answer(struct sheet *sheet, enum table_reader reader,
                        const struct answer *answer)
{
    if (reader != READER_PROGRAM) {
        g_autofree char *note = note_of(answer, reader);
        sheet_text(sheet, note);
        return;
    }
    sheet_text(sheet, answer->suggestion.text);
    rows_add_unknown(sheet, answer->unknown);
    rows_add_notices(sheet, answer->notices);
    sheet_number(sheet, answer->coverage.documents);
    sheet_number(sheet, answer->coverage.pages_without_text);
    sheet_number(sheet, answer->coverage.documents_failed);
    rows_add_missing(sheet, answer->missing);
    sheet_end_row(sheet);
}

void summary_end_failure(struct sheet *sheet, enum table_reader reader,
                         const GError *error)
{
    sheet_text(sheet,
               reader == READER_FRENCH ? wording_error(error) : error->message);
}

static const struct hit *first_hit(const struct answer *answer)
{
    const struct hit *hit =
        answer->hits->len > 0 ? g_ptr_array_index(answer->hits, 0) : NULL;
    return hit && !hit->is_partial ? hit : NULL;
}

void summary_add_answer(struct sheet *sheet, enum table_reader reader,
                        const struct batch_question *question,
                        const struct answer *answer)
{
    const bool is_brief = reader != READER_PROGRAM;
    const struct hit *hit = first_hit(answer);
    summary_add_question(sheet, reader, question);
    if (!is_brief) {
        sheet_text(sheet, question->title);
        sheet_text(sheet, answer->parsed);
    }
    sheet_number(sheet, answer->n_passages);
    sheet_number(sheet, answer->n_documents);
    if (is_brief)
        sheet_text(sheet, hit ? hit->citation : NULL);
    else
        add_hit(sheet, hit);
    summary_end_answer(sheet, reader, answer);
}

void summary_add_failure(struct sheet *sheet, enum table_reader reader,
                         const struct batch_question *question,
                         const GError *error)
{
    const bool is_brief = reader != READER_PROGRAM;
    summary_add_question(sheet, reader, question);
    if (!is_brief)
        sheet_text(sheet, question->title);
    sheet_blanks(sheet, sheet->n_columns - (is_brief ? 2 : 3) - 1);
    summary_end_failure(sheet, reader, error);
}
