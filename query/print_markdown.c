/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_markdown.c - answers as notes: what was said, and where, ready to be
 * worked on. */
#include "query/blank.h"
#include "query/markdown.h"
#include "query/print.h"
#include "query/web_link.h"
#include "query/wording.h"

#include <string.h>

/* Text, and what ends its block. */
static void append_block(GString *out, const char *text)
{
    markdown_append(out, text, strlen(text));
    g_string_append(out, "\n\n");
}

static void begin(GString *out, const struct print_style *style)
{
    if (!style->title)
        return;
    g_string_append(out, "# ");
    append_block(out, style->title);
}

static void append_heading(GString *out, const char *query)
{
    g_string_append(out, "## Recherche" BLANK_WIDE ": ");
    append_block(out, query);
}

static void append_lines(GString *out, const GPtrArray *lines)
{
    for (guint i = 0; i < lines->len; i++) {
        const char *line = g_ptr_array_index(lines, i);
        g_string_append(out, "- ");
        markdown_append(out, line, strlen(line));
        g_string_append_c(out, '\n');
    }
    if (lines->len > 0)
        g_string_append_c(out, '\n');
}

/* CommonMark takes ** beside a blank or a sign for what it is. */
static bool can_be_strong(const char *text, gsize len)
{
    const char *last = g_utf8_find_prev_char(text, text + len);
    return last && g_unichar_isalnum(g_utf8_get_char(text)) &&
           g_unichar_isalnum(g_utf8_get_char(last));
}

static void append_piece(void *context, const char *text, gsize len,
                         bool is_mark)
{
    GString *out = context;
    const bool is_strong = is_mark && can_be_strong(text, len);
    if (is_strong)
        g_string_append(out, "**");
    markdown_append(out, text, len);
    if (is_strong)
        g_string_append(out, "**");
}

/* Whether a sentence ends there: before *p, blanks and what closes aside. */
static bool is_end(const char *text, const char *p)
{
    while ((p = g_utf8_find_prev_char(text, p))) {
        const gunichar c = g_utf8_get_char(p);
        const GUnicodeType type = g_unichar_type(c);
        if (!g_unichar_isspace(c) && c != '"' &&
            type != G_UNICODE_CLOSE_PUNCTUATION &&
            type != G_UNICODE_FINAL_PUNCTUATION)
            return c == '.' || c == '!' || c == '?' || c == 0x2026;
    }
    return true;
}

/* The sentence; of one that is cut, with a sign of it. */
static void append_quotation(GString *out, const struct hit *hit)
{
    const struct range *sentence = &hit->sentence;
    g_string_append(out, "> ");
    if (!is_end(hit->text, hit->text + sentence->start))
        g_string_append(out, "\\[…\\] ");
    print_pieces(hit, sentence, append_piece, out);
    if (hit->text[sentence->end] &&
        !is_end(hit->text, hit->text + sentence->end))
        g_string_append(out, " \\[…\\]");
    g_string_append(out, "\n\n");
}

static void append_hit(GString *out, const struct hit *hit)
{
    g_autofree char *web = web_link(hit);
    g_autofree char *remarks = wording_remarks(hit);
    g_autofree char *copies = wording_copies(hit);
    append_quotation(out, hit);
    g_string_append(out, "— ");
    markdown_append_link(out, hit->citation, web ? web : hit->link);
    const char *const added[] = {remarks, copies};
    for (gsize i = 0; i < G_N_ELEMENTS(added); i++) {
        if (!added[i] || !*added[i])
            continue;
        g_string_append(out, " · ");
        markdown_append(out, added[i], strlen(added[i]));
    }
    g_string_append(out, "\n\n");
}

static void append_facet(GString *out, const struct facet *facet,
                         const struct print_style *style)
{
    g_autoptr(sheet_t) sheet = wording_counts(facet);
    if (sheet_n_rows(sheet) == 0)
        return;
    sheet_head(sheet, SHEET_MARKDOWN, style, out);
    sheet_rows(sheet, SHEET_MARKDOWN, style, out);
    g_string_append_c(out, '\n');
}

static void print_answer(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    g_autofree char *totals = wording_totals(answer);
    g_autofree char *coverage =
        wording_coverage(&answer->coverage, answer->missing, false);
    g_autofree char *summary = g_strdup_printf("%s. %s.", totals, coverage);
    g_autoptr(GPtrArray) advice = wording_advice(answer);
    g_autoptr(GPtrArray) notices = notices_in_french(answer->notices);
    append_heading(out, answer->text);
    append_block(out, summary);
    append_lines(out, advice);
    append_lines(out, notices);
    for (guint i = 0; i < answer->hits->len; i++)
        append_hit(out, g_ptr_array_index(answer->hits, i));
    for (guint i = 0; i < answer->facets->len; i++)
        append_facet(out, &g_array_index(answer->facets, struct facet, i),
                     style);
}

static void print_failure(GString *out, const struct question *question,
                          const GError *error)
{
    append_heading(out, question->text);
    g_string_append(out, "Sans réponse" BLANK_WIDE ": ");
    append_block(out, wording_error(error));
}

const struct printer print_markdown = {"markdown", begin, print_answer,
                                       print_failure, print_nothing};
