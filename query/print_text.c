/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_text.c - answers for people: the passage, its page, what was
 * searched. */
#include "query/print.h"

#include "query/wrap.h"
#include "shim/path.h"
#include "shim/stamp.h"

#include <string.h>

#define BOLD "\033[1m"
#define MARK "\033[1;31m"
#define DIM "\033[2m"
#define PLAIN "\033[0m"

/* Lines of a hit, and of what goes on. */
#define HIT_INDENT 3
#define LINE_INDENT 2

/* A line, or several if it is wide. */
struct line {
    struct wrap wrap;
    const struct print_style *style;
};

static void begin_line(struct line *line, GString *out, guint indent,
                       const struct print_style *style)
{
    wrap_init(&line->wrap, out, style->width, indent);
    line->style = style;
}

static void add_text(struct line *line, const char *text)
{
    wrap_text(&line->wrap, text, strlen(text));
}

static void add_style(struct line *line, const char *code)
{
    if (line->style->has_colours)
        wrap_code(&line->wrap, code);
}

static void end_line(struct line *line)
{
    GString *out = line->wrap.out;
    wrap_release(&line->wrap);
    g_string_append_c(out, '\n');
}

static void append_line(GString *out, const struct print_style *style,
                        const char *text)
{
    struct line line;
    begin_line(&line, out, LINE_INDENT, style);
    add_text(&line, text);
    end_line(&line);
}

static void append_remarks(GString *out, const struct hit *hit)
{
    if (hit->is_ocr)
        g_string_append(out, ", read by OCR");
    if (hit->is_partial)
        g_string_append(out, " [partial: not all the words]");
    if (hit->has_related) {
        g_autofree char *matched = g_strjoinv(", ", hit->matched);
        g_string_append_printf(out, " [found by: %s]", matched);
    }
}

static void add_piece(void *context, const char *text, gsize len, bool is_mark)
{
    struct line *line = context;
    if (is_mark)
        add_style(line, MARK);
    wrap_text(&line->wrap, text, len);
    if (is_mark)
        add_style(line, PLAIN);
}

static void append_excerpt(GString *out, const struct hit *hit,
                           const struct print_style *style)
{
    struct line line;
    begin_line(&line, out, HIT_INDENT, style);
    add_text(&line, "   ");
    if (hit->excerpt.start > 0)
        add_text(&line, "… ");
    print_pieces(hit, &hit->excerpt, add_piece, &line);
    if (hit->text[hit->excerpt.end])
        add_text(&line, " …");
    end_line(&line);
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

static void append_citation(GString *out, guint rank, const struct hit *hit,
                            const struct print_style *style)
{
    g_autofree char *number = g_strdup_printf("%u. ", rank);
    g_autoptr(GString) remarks = g_string_new(NULL);
    struct line line;
    append_remarks(remarks, hit);
    begin_line(&line, out, HIT_INDENT, style);
    add_text(&line, number);
    if (style->has_links)
        wrap_link(&line.wrap, hit->link);
    add_style(&line, BOLD);
    add_text(&line, hit->citation);
    add_style(&line, PLAIN);
    if (style->has_links)
        wrap_link(&line.wrap, NULL);
    add_text(&line, remarks->str);
    end_line(&line);
}

/* An address is not broken: it is to be copied. */
static void append_address(GString *out, const struct hit *hit,
                           const struct print_style *style)
{
    g_string_append_printf(out, "%*s%s%s", HIT_INDENT, "",
                           style->has_colours ? DIM : "", hit->link);
    append_member(out, hit->path);
    g_string_append(out, style->has_colours ? PLAIN "\n" : "\n");
}

static void append_hit(GString *out, guint rank, const struct hit *hit,
                       const struct print_style *style)
{
    append_citation(out, rank, hit, style);
    append_address(out, hit, style);
    append_excerpt(out, hit, style);
    if (hit->n_copies > 0) {
        g_string_append_printf(out, "%*salso in ", HIT_INDENT, "");
        print_number_of(out, hit->n_copies, "document");
        g_string_append_c(out, '\n');
    }
    g_string_append_c(out, '\n');
}

static void append_totals(GString *all, const struct answer *answer,
                          const struct print_style *style)
{
    g_autoptr(GString) out = g_string_new(NULL);
    if (answer->n_passages == 0) {
        g_string_append(out, "nothing found");
        if (answer->hits->len > 0)
            g_string_append(out, " that holds all the words");
    } else {
        print_number_of(out, answer->n_passages, "passage");
        g_string_append(out, " in ");
        print_number_of(out, answer->n_documents, "document");
    }
    if (answer->since) {
        g_autofree char *since = stamp_text(answer->since);
        g_string_append_printf(out, ", of what was first indexed since %s",
                               since);
    }
    g_string_append(out, " · ");
    print_coverage(out, &answer->coverage);
    append_line(all, style, out->str);
    for (guint i = 0; i < answer->missing->len; i++) {
        const struct missing *missing = g_ptr_array_index(answer->missing, i);
        g_autofree char *line =
            g_strconcat("not searched: ", missing->reason, NULL);
        append_line(all, style, line);
    }
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

static void append_related(GString *out, const struct answer *answer,
                           const struct print_style *style)
{
    if (answer->more->len > 0) {
        g_autofree char *more = print_more(answer->more);
        g_autofree char *words = signed_words(answer->more);
        g_autofree char *line =
            g_strdup_printf("related words would find more: %s: type %s or "
                            "--related",
                            more, words);
        append_line(out, style, line);
    }
    if (answer->unrelated[0]) {
        g_autofree char *words = g_strjoinv(", ", answer->unrelated);
        g_autofree char *line =
            g_strconcat("no related words are known for: ", words, NULL);
        append_line(out, style, line);
    }
}

static void append_notices(GString *out, const GPtrArray *notices,
                           const struct print_style *style)
{
    for (guint i = 0; i < notices->len; i++) {
        const struct notice *notice = g_ptr_array_index(notices, i);
        g_autofree char *line = g_strconcat("note: ", notice->english, NULL);
        append_line(out, style, line);
    }
}

static void append_unknown(GString *out, const GArray *unknown,
                           const struct print_style *style)
{
    for (guint i = 0; i < unknown->len; i++) {
        g_autofree char *text =
            print_unknown(&g_array_index(unknown, struct unknown, i));
        g_autofree char *line = g_strconcat("no document has ", text, NULL);
        append_line(out, style, line);
    }
}

static void append_suggestion(GString *out, const struct suggestion *suggestion,
                              const struct print_style *style)
{
    if (!suggestion->text)
        return;
    g_autoptr(GString) count = g_string_new("  (");
    struct line line;
    print_number_of(count, suggestion->n_passages, "passage");
    g_string_append_c(count, ')');
    begin_line(&line, out, LINE_INDENT, style);
    add_text(&line, "did you mean: ");
    add_style(&line, BOLD);
    add_text(&line, suggestion->text);
    add_style(&line, PLAIN);
    add_text(&line, count->str);
    end_line(&line);
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
    append_totals(out, answer, style);
    append_notices(out, answer->notices, style);
    append_unknown(out, answer->unknown, style);
    append_related(out, answer, style);
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
