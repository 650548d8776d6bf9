/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_html.c - answers as sections of a web page (page.h).
 *
 * A section may be pasted into a page of others: it names no file of this
 * machine, and leads to no place but the web. */
#include "query/blank.h"
#include "query/elsewhere.h"
#include "query/markup.h"
#include "query/page.h"
#include "query/print.h"
#include "query/sheet_markup.h"
#include "query/syntax_error.h"
#include "query/web_link.h"
#include "query/wording.h"

#include <string.h>

static void begin(GString *out, const struct print_style *style)
{
    if (!style->is_fragment)
        page_begin(out, style->title ? style->title : "Résultats de recherche",
                   style->query);
}

static void end(GString *out, const struct print_style *style)
{
    if (!style->is_fragment)
        page_end(out);
}

static void begin_element(struct markup *markup, const char *name,
                          const char *class)
{
    markup_start(markup, name);
    markup_attribute(markup, "class", class);
}

static void end_element(struct markup *markup)
{
    markup_end(markup);
    markup_line(markup);
}

/* Nothing where there is no text. */
static void add_paragraph(struct markup *markup, const char *class,
                          const char *text)
{
    if (!*text)
        return;
    begin_element(markup, "p", class);
    markup_text(markup, text);
    end_element(markup);
}

/* lines: char *; nothing where there are none. */
static void add_list(struct markup *markup, const char *class,
                     const GPtrArray *lines)
{
    if (lines->len == 0)
        return;
    begin_element(markup, "ul", class);
    markup_line(markup);
    for (guint i = 0; i < lines->len; i++) {
        markup_element(markup, "li", g_ptr_array_index(lines, i));
        markup_line(markup);
    }
    end_element(markup);
}

static void add_heading(struct markup *markup, const char *text)
{
    markup_start(markup, "h2");
    markup_text(markup, "Recherche" BLANK_WIDE ": ");
    markup_element(markup, "q", text);
    end_element(markup);
}

/* Where the document and the page are, in words; a link where there is one. */
static void add_citation(struct markup *markup, const struct hit *hit,
                         const struct print_style *style)
{
    g_autofree char *web = web_link(hit);
    const char *link = web || style->is_fragment ? web : hit->link;
    markup_start(markup, "h3");
    if (link) {
        markup_start(markup, "a");
        markup_attribute(markup, "href", link);
    }
    markup_text(markup, hit->citation);
    if (link)
        markup_end(markup);
    end_element(markup);
}

static void add_excerpt(struct markup *markup, const struct hit *hit)
{
    markup_start(markup, "blockquote");
    markup_start(markup, "p");
    if (hit->excerpt.start > 0)
        markup_text(markup, "… ");
    markup_excerpt(markup, hit, &hit->excerpt);
    if (hit->text[hit->excerpt.end])
        markup_text(markup, " …");
    markup_end(markup);
    end_element(markup);
}

/* The other documents that say so, folded. */
static void add_copies(struct markup *markup, const struct hit *hit)
{
    g_autofree char *summary = wording_copies(hit);
    if (!summary || !hit->copies)
        return;
    begin_element(markup, "details", "vigie-copies");
    markup_element(markup, "summary", summary);
    markup_start(markup, "ul");
    for (guint i = 0; i < hit->copies->len; i++) {
        const struct elsewhere_copy *copy = g_ptr_array_index(hit->copies, i);
        g_autofree char *text =
            g_strdup_printf("%s, p. %u", copy->title, copy->page);
        markup_element(markup, "li", text);
    }
    if (hit->n_copies > hit->copies->len)
        markup_element(markup, "li", "…");
    markup_end(markup);
    end_element(markup);
}

static void add_hit(struct markup *markup, const struct hit *hit,
                    const struct print_style *style)
{
    g_autofree char *remarks = wording_remarks(hit);
    markup_start(markup, "li");
    markup_line(markup);
    add_citation(markup, hit, style);
    add_excerpt(markup, hit);
    add_paragraph(markup, "vigie-remarks", remarks);
    add_copies(markup, hit);
    end_element(markup);
}

static void add_hits(struct markup *markup, const GPtrArray *hits,
                     const struct print_style *style)
{
    if (hits->len == 0)
        return;
    begin_element(markup, "ol", "vigie-hits");
    markup_line(markup);
    for (guint i = 0; i < hits->len; i++)
        add_hit(markup, g_ptr_array_index(hits, i), style);
    end_element(markup);
}

static void add_summary(struct markup *markup, const struct answer *answer,
                        const struct print_style *style)
{
    g_autofree char *totals = wording_totals(answer);
    g_autofree char *coverage = wording_coverage(
        &answer->coverage, answer->missing, style->is_fragment);
    g_autoptr(GPtrArray) advice = wording_advice(answer);
    g_autoptr(GPtrArray) notices = notices_in_french(answer->notices);
    add_paragraph(markup, "vigie-totals", totals);
    add_paragraph(markup, "vigie-coverage", coverage);
    add_list(markup, "vigie-advice", advice);
    add_list(markup, "vigie-notices", notices);
}

static void print_answer(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    const bool has_title =
        style->is_fragment && !style->is_batch && style->title;
    g_autoptr(markup_t) markup = markup_new(out);
    page_begin_section(markup, style->is_fragment);
    if (has_title) {
        markup_element(markup, "h2", style->title);
        markup_line(markup);
    } else {
        add_heading(markup, answer->text);
    }
    add_summary(markup, answer, style);
    add_hits(markup, answer->hits, style);
    for (guint i = 0; i < answer->facets->len; i++) {
        const struct facet *facet =
            &g_array_index(answer->facets, struct facet, i);
        g_autoptr(sheet_t) sheet = wording_counts(facet);
        if (sheet_n_rows(sheet) > 0)
            sheet_append_table(sheet, wording_facet(facet->kind), markup);
    }
    end_element(markup);
}

static void print_failure(GString *out, const struct question *question,
                          const GError *error)
{
    const char *french = syntax_error_french(error);
    g_autoptr(markup_t) markup = markup_new(out);
    page_begin_section(markup, false);
    add_heading(markup, question->text);
    begin_element(markup, "p", "vigie-totals");
    markup_text(markup, "Sans réponse" BLANK_WIDE ": ");
    if (french) {
        markup_text(markup, french);
    } else {
        markup_start(markup, "span");
        markup_attribute(markup, "lang", "en");
        markup_text(markup, error->message);
        markup_end(markup);
    }
    end_element(markup);
    end_element(markup);
}

const struct printer print_html = {"html", begin, print_answer, print_failure,
                                   end};
