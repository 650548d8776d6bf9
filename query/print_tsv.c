/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_tsv.c - answers as rows for tables.  A tab, a newline, a backslash or
 * a byte that is no UTF-8 stands as an escape (shim/path.h), so a row is a
 * line. */
#include "query/print.h"

#include "shim/path.h"

static const char *const columns[] = {
    "id",
    "rank",
    "page",
    "page_first",
    "page_last",
    "page_label",
    "score",
    "total_passages",
    "total_documents",
    "partial",
    "path",
    "title",
    "snippet",
    "passage",
    "document",
    "link",
    "ocr",
    "query",
    "parsed",
    "searched_documents",
    "searched_pages",
    "pages_without_text",
    "documents_failed",
    "error",
    "page_end",
    "matched",
    "related",
    "unrelated",
    "suggestion",
    "unknown",
    "commune",
    "type",
    "date",
    "url",
    "citation",
    "number",
    "copies",
    "notices",
};

static void begin(GString *out, const struct print_style *style)
{
    (void) style;
    for (guint i = 0; i < G_N_ELEMENTS(columns); i++)
        g_string_append_printf(out, "%s%c", columns[i],
                               i + 1 < G_N_ELEMENTS(columns) ? '\t' : '\n');
}

/* A cell of text, and the tab after it. */
static void text(GString *out, const char *value)
{
    g_autofree char *printed = path_print(value ? value : "");
    g_string_append(out, printed);
    g_string_append_c(out, '\t');
}

static void list(GString *out, char **values)
{
    g_autofree char *joined = values ? g_strjoinv(", ", values) : NULL;
    text(out, joined);
}

/* Instead of the tab after the last cell. */
static void end_row(GString *out)
{
    out->str[out->len - 1] = '\n';
}

static void number(GString *out, gint64 value)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT "\t", value);
}

static void blanks(GString *out, guint n)
{
    while (n-- > 0)
        g_string_append_c(out, '\t');
}

static void snippet(GString *out, const struct hit *hit)
{
    g_autoptr(GString) excerpt = g_string_new(NULL);
    print_clean(excerpt, hit->text + hit->excerpt.start,
                hit->excerpt.end - hit->excerpt.start);
    text(out, excerpt->str);
}

static void unknown(GString *out, const GArray *all)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++) {
        g_autofree char *one =
            print_unknown(&g_array_index(all, struct unknown, i));
        g_string_append_printf(cell, "%s%s", i ? ". " : "", one);
    }
    text(out, cell->str);
}

static void notices(GString *out, const GPtrArray *all)
{
    g_autoptr(GString) cell = g_string_new(NULL);
    for (guint i = 0; i < all->len; i++)
        g_string_append_printf(cell, "%s%s", i ? ". " : "",
                               (const char *) g_ptr_array_index(all, i));
    text(out, cell->str);
}

/* What is known of the document. */
static void known(GString *out, const struct hit *hit)
{
    text(out, facts_value(hit->facts, FACT_COMMUNE));
    text(out, facts_value(hit->facts, FACT_TYPE));
    text(out, facts_value(hit->facts, FACT_DATE));
    text(out, facts_value(hit->facts, FACT_URL));
    text(out, hit->citation);
    text(out, facts_value(hit->facts, FACT_NUMBER));
}

/* One of the document's paths, with the link to it; hit may be NULL, and its
 * path then. */
static void row(GString *out, const struct answer *answer, guint rank,
                const struct hit *hit, const char *path)
{
    text(out, answer->id);
    if (hit) {
        char score[G_ASCII_DTOSTR_BUF_SIZE];
        number(out, rank);
        number(out, hit->page);
        number(out, hit->page_first);
        number(out, hit->page_last);
        text(out, hit->page_label);
        text(out, g_ascii_formatd(score, sizeof score, "%.6f", hit->score));
    } else {
        blanks(out, 6);
    }
    number(out, answer->n_passages);
    number(out, answer->n_documents);
    if (hit) {
        g_autofree char *id =
            g_strdup_printf("%s:%u", hit->document_id, hit->passage);
        g_autofree char *link = hit_link(hit, path);
        number(out, hit->is_partial);
        text(out, path);
        text(out, hit->title);
        snippet(out, hit);
        text(out, id);
        text(out, hit->document_id);
        text(out, link);
        number(out, hit->is_ocr);
    } else {
        blanks(out, 8);
    }
    text(out, answer->text);
    text(out, answer->parsed);
    number(out, answer->coverage.documents);
    number(out, answer->coverage.pages);
    number(out, answer->coverage.pages_without_text);
    number(out, answer->coverage.documents_failed);
    blanks(out, 1);
    if (hit)
        number(out, hit->page_end);
    else
        blanks(out, 1);
    list(out, hit ? hit->matched : NULL);
    g_autofree char *more = print_more(answer->more);
    text(out, more);
    list(out, answer->unrelated);
    text(out, answer->suggestion.text);
    unknown(out, answer->unknown);
    if (hit)
        known(out, hit);
    else
        blanks(out, 6);
    if (hit && hit->copies)
        number(out, hit->n_copies);
    else
        blanks(out, 1);
    notices(out, answer->notices);
    end_row(out);
}

static void print_answer(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    (void) style;
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        row(out, answer, i + 1, hit, hit->path);
        for (char **path = hit->other_paths; path && *path; path++)
            row(out, answer, i + 1, hit, *path);
    }
    if (answer->hits->len == 0)
        row(out, answer, 0, NULL, NULL);
}

static void print_failure(GString *out, const struct question *question,
                          const GError *error)
{
    text(out, question->id);
    blanks(out, 16);
    text(out, question->text);
    blanks(out, 5);
    text(out, error->message);
    blanks(out, 14);
    end_row(out);
}

const struct printer print_tsv = {"tsv", begin, print_answer, print_failure,
                                  print_nothing};
