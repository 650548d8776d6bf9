/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_atom.c - an answer as a feed: Atom 1.0 (RFC 4287) with the elements of
 * OpenSearch 1.1.
 *
 * The same index and question give the same bytes, whenever: no time is the
 * clock's.  An entry is a page of a document, and known by the SHA-256 of the
 * file and the page's number; several passages of it are one entry, since no
 * two may have one id; one that holds only some of the words is none. */
#include "query/markup.h"
#include "query/print.h"
#include "query/web_link.h"
#include "query/wording.h"
#include "shim/stamp.h"

#include <string.h>

#define ATOM "http://www.w3.org/2005/Atom"
#define OPENSEARCH "http://a9.com/-/spec/opensearch/1.1/"

static void add_time(struct markup *markup, const char *name, gint64 stamp)
{
    g_autofree char *text = stamp_text(stamp);
    markup_element(markup, name, text);
    markup_line(markup);
}

static bool is_same_page(const struct hit *a, const struct hit *b)
{
    return a->page == b->page && strcmp(a->document_id, b->document_id) == 0;
}

/* Whether the i-th hit is the first one of its page. */
static bool is_entry(const GPtrArray *hits, guint i)
{
    const struct hit *hit = g_ptr_array_index(hits, i);
    if (hit->is_partial)
        return false;
    for (guint j = 0; j < i; j++)
        if (is_same_page(g_ptr_array_index(hits, j), hit))
            return false;
    return true;
}

static guint count_entries(const GPtrArray *hits)
{
    guint n = 0;
    for (guint i = 0; i < hits->len; i++)
        n += is_entry(hits, i);
    return n;
}

static guint count_partial(const GPtrArray *hits)
{
    guint n = 0;
    for (guint i = 0; i < hits->len; i++)
        n += ((const struct hit *) g_ptr_array_index(hits, i))->is_partial;
    return n;
}

/* Of the entries; of a feed without any, the index's. */
static gint64 newest(const struct answer *answer)
{
    gint64 stamp = 0;
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        stamp = MAX(stamp, hit->is_partial ? 0 : hit->added);
    }
    return stamp ? stamp : answer->newest;
}

/* Subscribers are elsewhere: a folder here is nothing to them, and none of
 * their business. */
static void add_link(struct markup *markup, const struct hit *hit)
{
    g_autofree char *web = web_link(hit);
    if (!web)
        return;
    markup_start(markup, "link");
    markup_attribute(markup, "rel", "alternate");
    markup_attribute(markup, "href", web);
    markup_end_empty(markup);
    markup_line(markup);
}

static void add_author(struct markup *markup, const char *name)
{
    markup_start(markup, "author");
    markup_element(markup, "name", name ? name : "vigie");
    markup_end(markup);
    markup_line(markup);
}

static void append_paragraph(struct markup *html, const struct hit *hit)
{
    g_autofree char *remarks = wording_remarks(hit);
    g_autofree char *copies = wording_copies(hit);
    markup_start(html, "p");
    if (hit->excerpt.start > 0)
        markup_text(html, "… ");
    markup_excerpt(html, hit, &hit->excerpt);
    if (hit->text[hit->excerpt.end])
        markup_text(html, " …");
    markup_end(html);
    if (*remarks)
        markup_element(html, "p", remarks);
    if (copies)
        markup_element(html, "p", copies);
}

/* All passages of the page, as HTML that is text here. */
static void add_content(struct markup *markup, const GPtrArray *hits, guint i)
{
    const struct hit *first = g_ptr_array_index(hits, i);
    g_autoptr(GString) html = g_string_new(NULL);
    struct markup *inner = markup_new(html);
    for (guint j = i; j < hits->len; j++) {
        const struct hit *hit = g_ptr_array_index(hits, j);
        if (!hit->is_partial && is_same_page(first, hit))
            append_paragraph(inner, hit);
    }
    markup_free(inner);
    markup_start(markup, "summary");
    markup_text_len(markup, first->text + first->sentence.start,
                    first->sentence.end - first->sentence.start);
    markup_end(markup);
    markup_line(markup);
    markup_start(markup, "content");
    markup_attribute(markup, "type", "html");
    markup_text_len(markup, html->str, html->len);
    markup_end(markup);
    markup_line(markup);
}

static void add_entry(struct markup *markup, const GPtrArray *hits, guint i)
{
    const struct hit *hit = g_ptr_array_index(hits, i);
    g_autofree char *id =
        g_strdup_printf("urn:sha256:%s#page=%u", hit->document_id, hit->page);
    markup_start(markup, "entry");
    markup_line(markup);
    markup_element(markup, "id", id);
    markup_line(markup);
    markup_element(markup, "title", hit->citation);
    markup_line(markup);
    add_time(markup, "updated", hit->added);
    add_time(markup, "published", hit->added);
    add_author(markup, facts_value(hit->facts, FACT_COMMUNE));
    add_link(markup, hit);
    add_content(markup, hits, i);
    markup_end(markup);
    markup_line(markup);
}

/* Of the question's id, else of its name or of itself: whatever is found, the
 * feed is the same. */
static char *feed_id(const char *id)
{
    g_autofree char *key = g_strconcat("vigie feed\n", id, NULL);
    g_autofree char *digest =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, key, -1);
    return g_strconcat("urn:sha256:", digest, NULL);
}

/* sentences: char *. */
static void add_sentences(struct markup *markup, const GPtrArray *sentences)
{
    for (guint i = 0; i < sentences->len; i++) {
        const char *sentence = g_ptr_array_index(sentences, i);
        markup_text(markup, " ");
        markup_text(markup, sentence);
        if (!g_str_has_suffix(sentence, "?"))
            markup_text(markup, ".");
    }
}

/* What was found, what was searched, what the feed leaves out, and what else
 * there is to know of the question.  One of many changes with what it tells of,
 * and not whenever the index grows: what was searched it tells where an index
 * is missing. */
static void add_subtitle(struct markup *markup, const struct answer *answer,
                         const struct print_style *style)
{
    g_autofree char *totals = wording_totals(answer);
    g_autofree char *coverage =
        wording_coverage(&answer->coverage, answer->missing, true);
    markup_start(markup, "subtitle");
    markup_text(markup, totals);
    markup_text(markup, ".");
    if (!style->is_batch || answer->missing->len > 0) {
        markup_text(markup, " ");
        markup_text(markup, coverage);
        markup_text(markup, ".");
    }
    const guint n_partial = count_partial(answer->hits);
    if (n_partial > 0) {
        g_autofree char *left_out = wording_count(
            n_partial, "passage qui n’a qu’une partie des mots n’y est pas",
            "passages qui n’ont qu’une partie des mots n’y sont pas");
        markup_text(markup, " ");
        markup_text(markup, left_out);
        markup_text(markup, ".");
    }
    g_autoptr(GPtrArray) advice =
        style->is_batch ? wording_unknown(answer) : wording_advice(answer);
    add_sentences(markup, advice);
    g_autoptr(GPtrArray) notices = notices_in_french(answer->notices);
    add_sentences(markup, notices);
    markup_end(markup);
    markup_line(markup);
}

static void add_number(struct markup *markup, const char *name, guint number)
{
    g_autofree char *text = g_strdup_printf("%u", number);
    markup_element(markup, name, text);
    markup_line(markup);
}

static void add_opensearch(struct markup *markup, const struct answer *answer)
{
    add_number(markup, "opensearch:totalResults", answer->n_passages);
    add_number(markup, "opensearch:startIndex", 1);
    add_number(markup, "opensearch:itemsPerPage", count_entries(answer->hits));
    markup_start(markup, "opensearch:Query");
    markup_attribute(markup, "role", "request");
    markup_attribute(markup, "searchTerms", answer->text);
    markup_end_empty(markup);
    markup_line(markup);
}

static void add_head(struct markup *markup, const struct answer *answer,
                     const struct print_style *style)
{
    const char *title = style->title ? style->title : answer->text;
    g_autofree char *id = feed_id(answer->id ? answer->id : title);
    markup_element(markup, "id", id);
    markup_line(markup);
    markup_element(markup, "title", title);
    markup_line(markup);
    add_subtitle(markup, answer, style);
    add_time(markup, "updated", newest(answer));
    add_author(markup, NULL);
    markup_element(markup, "generator", "vigie");
    markup_line(markup);
    add_opensearch(markup, answer);
}

static void print_answer(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    g_autoptr(markup_t) markup = markup_new(out);
    markup_declare(markup);
    markup_start(markup, "feed");
    markup_attribute(markup, "xmlns", ATOM);
    markup_attribute(markup, "xmlns:opensearch", OPENSEARCH);
    markup_attribute(markup, "xml:lang", "fr");
    markup_line(markup);
    add_head(markup, answer, style);
    for (guint i = 0; i < answer->hits->len; i++)
        if (is_entry(answer->hits, i))
            add_entry(markup, answer->hits, i);
    markup_end(markup);
    markup_line(markup);
}

/* A feed has one question: those of a batch are refused (options_output.c). */
static void print_failure(GString *out, const struct question *question,
                          const GError *error)
{
    (void) out;
    (void) question;
    (void) error;
}

const struct printer print_atom = {"atom", print_nothing, print_answer,
                                   print_failure, print_nothing};
