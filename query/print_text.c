/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_text.c - answers for people: the passage, its page, what was
 * searched. */
#include "query/print.h"

#include "shim/path.h"
#include "shim/stamp.h"

#include <string.h>

#define BOLD "\033[1m"
#define MARK "\033[1;31m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

static void append_style(GString *out, const struct print_style *style,
                         const char *code)
{
    if (style->has_colours)
        g_string_append(out, code);
}

/* "1 passage", "2 passages". */
static void append_count(GString *out, gint64 n, const char *what)
{
    g_string_append_printf(out, "%" G_GINT64_FORMAT " %s%s", n, what,
                           n == 1 ? "" : "s");
}

static void append_remarks(GString *out, const struct hit *hit)
{
    if (hit->is_ocr)
        g_string_append(out, ", read by OCR");
    if (hit->is_partial)
        g_string_append(out, " [partial: not all the words]");
    if (hit->has_related) {
        g_autofree char *matched = g_strjoinv(", ", hit->matched);
        g_string_append(out, " [found by: ");
        print_clean(out, matched, strlen(matched));
        g_string_append_c(out, ']');
    }
}

static void append_excerpt(GString *out, const struct hit *hit,
                           const struct print_style *style)
{
    const struct range *excerpt = &hit->excerpt;
    gsize at = excerpt->start;
    if (at > 0)
        g_string_append(out, "… ");
    for (guint i = 0; i < hit->highlights->len; i++) {
        const struct range *mark =
            &g_array_index(hit->highlights, struct range, i);
        const gsize start = MAX(mark->start, at);
        const gsize end = MIN(mark->end, excerpt->end);
        if (start >= end)
            continue;
        print_clean(out, hit->text + at, start - at);
        append_style(out, style, MARK);
        print_clean(out, hit->text + start, end - start);
        append_style(out, style, PLAIN);
        at = end;
    }
    print_clean(out, hit->text + at, excerpt->end - at);
    if (hit->text[excerpt->end])
        g_string_append(out, " …");
}

/* Which member of the archive that the link leads to. */
static void append_member(GString *out, const char *path)
{
    const char *name = path + path_file_len(path);
    if (!*name)
        return;
    g_autofree char *printed = path_print(name + 2);
    g_string_append_printf(out, ": %s", printed);
}

/* "Ville de Nice · convention · 2018-06-07" */
static void append_copies(GString *out, const struct hit *hit)
{
    if (hit->n_copies == 0)
        return;
    g_string_append(out, "\n   also in ");
    append_count(out, hit->n_copies, "document");
}

static void append_hit(GString *out, guint rank, const struct hit *hit,
                       const struct print_style *style)
{
    g_string_append_printf(out, "%u. ", rank);
    append_style(out, style, BOLD);
    print_clean(out, hit->citation, strlen(hit->citation));
    append_style(out, style, PLAIN);
    append_remarks(out, hit);
    g_string_append(out, "\n   ");
    append_style(out, style, DIM);
    g_string_append(out, hit->link);
    append_member(out, hit->path);
    append_style(out, style, PLAIN);
    g_string_append(out, "\n   ");
    append_excerpt(out, hit, style);
    append_copies(out, hit);
    g_string_append(out, "\n\n");
}

static void append_coverage(GString *out, const struct coverage *coverage)
{
    g_string_append(out, "searched ");
    append_count(out, coverage->documents, "document");
    g_string_append(out, ", ");
    append_count(out, coverage->pages, "page");
    if (coverage->pages_ocr > 0)
        g_string_append_printf(out, " (%" G_GINT64_FORMAT " by OCR)",
                               coverage->pages_ocr);
    if (coverage->pages_without_text > 0) {
        g_string_append(out, "; not searched: ");
        append_count(out, coverage->pages_without_text, "page");
        g_string_append(out, " without text");
    }
    if (coverage->documents_failed > 0) {
        g_string_append(out, "; ");
        append_count(out, coverage->documents_failed, "file");
        g_string_append(out, " failed");
    }
}

static void append_totals(GString *out, const struct answer *answer)
{
    if (answer->n_passages == 0) {
        g_string_append(out, "nothing found");
        if (answer->hits->len > 0)
            g_string_append(out, " that holds all the words");
    } else {
        append_count(out, answer->n_passages, "passage");
        g_string_append(out, " in ");
        append_count(out, answer->n_documents, "document");
    }
    if (answer->since) {
        g_autofree char *since = stamp_text(answer->since);
        g_string_append_printf(out, ", of what was first indexed since %s",
                               since);
    }
    g_string_append(out, " · ");
    append_coverage(out, &answer->coverage);
    g_string_append_c(out, '\n');
}

/* Values of a facet: a screen. */
#define FACET_ROWS 20

static void append_row(GString *out, const struct facet_count *count,
                       const char *value, const char *name)
{
    g_string_append_printf(out, "%9u  %8u  ", count->n_documents,
                           count->n_passages);
    print_clean(out, value, strlen(value));
    if (name) {
        g_string_append_c(out, ' ');
        print_clean(out, name, strlen(name));
    }
    g_string_append_c(out, '\n');
}

static void append_facet(GString *out, const struct facet *facet)
{
    g_string_append_printf(out, "\ndocuments  passages  %s\n",
                           facet_name(facet->kind));
    for (guint i = 0; i < MIN(facet->values->len, FACET_ROWS); i++) {
        const struct facet_value *value =
            &g_array_index(facet->values, struct facet_value, i);
        append_row(out, &value->count, value->value, value->name);
    }
    if (facet->values->len > FACET_ROWS)
        g_string_append_printf(out, "%21s%u more; --json has them all\n", "",
                               facet->values->len - FACET_ROWS);
    if (facet->without.n_passages > 0)
        append_row(out, &facet->without, "(not known)", NULL);
}

/* How to ask for them: "~caméras, ~drones". */
static char *signed_words(const GArray *more)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < more->len; i++) {
        char *word =
            g_strconcat("~", g_array_index(more, struct more, i).typed, NULL);
        if (g_ptr_array_find_with_equal_func(words, word, g_str_equal, NULL))
            g_free(word);
        else
            g_ptr_array_add(words, word);
    }
    g_ptr_array_add(words, NULL);
    return g_strjoinv(", ", (char **) words->pdata);
}

static void append_related(GString *out, const struct answer *answer)
{
    if (answer->more->len > 0) {
        g_autofree char *more = print_more(answer->more);
        g_autofree char *words = signed_words(answer->more);
        g_autofree char *line =
            g_strdup_printf("related words would find more: %s: type %s or "
                            "--related",
                            more, words);
        print_clean(out, line, strlen(line));
        g_string_append_c(out, '\n');
    }
    if (answer->unrelated[0]) {
        g_autofree char *words = g_strjoinv(", ", answer->unrelated);
        g_string_append(out, "no related words are known for: ");
        print_clean(out, words, strlen(words));
        g_string_append_c(out, '\n');
    }
}

static void append_notices(GString *out, const GPtrArray *notices)
{
    for (guint i = 0; i < notices->len; i++) {
        const char *notice = g_ptr_array_index(notices, i);
        g_string_append(out, "note: ");
        print_clean(out, notice, strlen(notice));
        g_string_append_c(out, '\n');
    }
}

static void append_unknown(GString *out, const GArray *unknown)
{
    for (guint i = 0; i < unknown->len; i++) {
        g_autofree char *text =
            print_unknown(&g_array_index(unknown, struct unknown, i));
        g_string_append(out, "no document has ");
        print_clean(out, text, strlen(text));
        g_string_append_c(out, '\n');
    }
}

static void append_suggestion(GString *out, const struct suggestion *suggestion,
                              const struct print_style *style)
{
    if (!suggestion->text)
        return;
    g_string_append(out, "did you mean: ");
    append_style(out, style, BOLD);
    print_clean(out, suggestion->text, strlen(suggestion->text));
    append_style(out, style, PLAIN);
    g_string_append(out, "  (");
    append_count(out, suggestion->n_passages, "passage");
    g_string_append(out, ")\n");
}

static void append_heading(GString *out, const char *id, const char *text)
{
    g_string_append(out, "# ");
    if (id) {
        g_autofree char *printed = path_print(id);
        g_string_append(out, printed);
        g_string_append(out, ": ");
    }
    print_clean(out, text, strlen(text));
    g_string_append_c(out, '\n');
}

static void print_answer(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    if (style->is_batch)
        append_heading(out, answer->id, answer->text);
    for (guint i = 0; i < answer->hits->len; i++)
        append_hit(out, i + 1, g_ptr_array_index(answer->hits, i), style);
    append_suggestion(out, &answer->suggestion, style);
    append_totals(out, answer);
    append_notices(out, answer->notices);
    append_unknown(out, answer->unknown);
    append_related(out, answer);
    for (guint i = 0; i < answer->facets->len; i++)
        append_facet(out, &g_array_index(answer->facets, struct facet, i));
    if (style->is_batch)
        g_string_append_c(out, '\n');
}

static void print_failure(GString *out, const struct question *question,
                          const GError *error)
{
    append_heading(out, question->id, question->text);
    g_string_append(out, "not answered: ");
    print_clean(out, error->message, strlen(error->message));
    g_string_append(out, "\n\n");
}

const struct printer print_text = {"text", print_nothing, print_answer,
                                   print_failure, print_nothing};
