/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_print.c - whatever an answer holds, what is printed of it is safe. */
#include "query/print.h"
#include "query/web_link.h"

#include <libxml/parser.h>

#include <string.h>

static void test_clean(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char text[] = "a\033[31mb\tc\u00add\u202ee\xff\xc2\x9b"
                        "f";
    print_clean(out, text, strlen(text));
    g_assert_cmpstr(out->str, ==, "a\uFFFD[31mb cde\uFFFD\uFFFDf");
}

static void clear_more(gpointer data)
{
    struct more *more = data;
    g_free(more->text);
    g_free(more->typed);
}

static char **one_text(const char *text)
{
    char **texts = g_new0(char *, 2);
    texts[0] = g_strdup(text);
    return texts;
}

static GPtrArray *one_notice(const char *text)
{
    GPtrArray *notices = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(notices, g_strdup(text));
    return notices;
}

static void clear_unknown(gpointer data)
{
    struct unknown *unknown = data;
    g_free(unknown->value);
    g_strfreev(unknown->near);
}

static GArray *unknown_values(void)
{
    GArray *values = g_array_new(FALSE, FALSE, sizeof(struct unknown));
    const struct unknown one = {FILTER_COMMUNE, g_strdup("i\tj\033[7m"),
                                one_text("k\nl\007")};
    g_array_set_clear_func(values, clear_unknown);
    g_array_append_val(values, one);
    return values;
}

static void clear_facet(gpointer data)
{
    g_array_unref(((struct facet *) data)->values);
}

static void clear_facet_value(gpointer data)
{
    struct facet_value *value = data;
    g_free(value->value);
    g_free(value->name);
}

static GArray *counted_facets(void)
{
    GArray *facets = g_array_new(FALSE, FALSE, sizeof(struct facet));
    const struct facet_value value = {
        g_strdup("m\tn\033[8m"), g_strdup("o\np\007"), {1, 1}};
    const struct facet facet = {
        .kind = FACET_MATIERE,
        .values = g_array_new(FALSE, FALSE, sizeof(struct facet_value))};
    g_array_set_clear_func(facets, clear_facet);
    g_array_set_clear_func(facet.values, clear_facet_value);
    g_array_append_val(facet.values, value);
    g_array_append_val(facets, facet);
    return facets;
}

/* Elements, entities, and what no XML may hold. */
#define MARKUP "</p>]]><script>&lt;\"'<!--\xef\xbf\xbe\xef\xbf\xbf"

/* No indexer writes such values; an index may be broken. */
static GArray *hostile_facts(void)
{
    GArray *facts = facts_new();
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        const struct fact fact = {kind, FACT_FROM_PAGE, 1,
                                  g_strdup("q\tr\033[9m\n\xff" MARKUP)};
        g_array_append_val(facts, fact);
    }
    return facts;
}

/* An answer with all that may be hostile in it. */
static void free_missing(gpointer data)
{
    struct missing *missing = data;
    g_free(missing->name);
    g_free(missing->reason);
    g_free(missing);
}

static GPtrArray *one_missing(const char *name)
{
    GPtrArray *missing = g_ptr_array_new_with_free_func(free_missing);
    struct missing *one = g_new0(struct missing, 1);
    *one = (struct missing){g_strdup(name), g_strdup(name)};
    g_ptr_array_add(missing, one);
    return missing;
}

static struct answer *hostile_answer(void)
{
    struct hit *hit = g_new0(struct hit, 1);
    *hit = (struct hit){
        .score = 1.5,
        .document_id = g_strdup("00"),
        .facts = hostile_facts(),
        .title = g_strdup("Un\033]0;titre\007" MARKUP),
        .path = g_strdup("/a\tb\nc\\d\xff.pdf"),
        .link = g_strdup("file:///a#page=2"),
        .citation = g_strdup("Un\ttitre\033[7m\n, p. ii"),
        .n_pages = 2,
        .page_first = 2,
        .page_last = 2,
        .page = 2,
        .page_end = 2,
        .page_label = g_strdup("ii"),
        .text = g_strdup("Été \033[2J drone" MARKUP),
        .highlights = g_array_new(FALSE, FALSE, sizeof(struct range)),
        .excerpt = {0, strlen("Été \033[2J drone" MARKUP)},
        .sentence = {0, strlen("Été \033[2J drone" MARKUP)},
        .matched = one_text("a\tb\033[3m"),
        .has_related = true,
    };
    const struct range mark = {strlen("Été \033[2J "),
                               strlen("Été \033[2J drone")};
    g_array_append_val(hit->highlights, mark);
    GArray *more = g_array_new(FALSE, FALSE, sizeof(struct more));
    const struct more one = {g_strdup("c\td\033[4m"), g_strdup("e\nf\007"), 3};
    g_array_set_clear_func(more, clear_more);
    g_array_append_val(more, one);
    struct answer *answer = g_new0(struct answer, 1);
    *answer = (struct answer){
        .id = g_strdup("q\t1"),
        .text = g_strdup("drone\033[5m" MARKUP),
        .parsed = g_strdup("drone\033[5m"),
        .unrelated = one_text("g\th\033[6m"),
        .more = more,
        .unknown = unknown_values(),
        .facets = counted_facets(),
        .missing = one_missing("u\tv\033[11m\n" MARKUP),
        .notices = one_notice("s\tt\033[10m\n\007" MARKUP),
        .n_passages = 1,
        .n_documents = 1,
        .hits = g_ptr_array_new_with_free_func((GDestroyNotify) hit_free),
    };
    g_ptr_array_add(answer->hits, hit);
    return answer;
}

static char *printed(const char *format, bool has_colours)
{
    g_autoptr(answer_t) answer = hostile_answer();
    const struct print_style style = {.is_batch = true,
                                      .has_colours = has_colours};
    GString *out = g_string_new(NULL);
    const struct printer *printer = print_find(format);
    printer->begin(out, &style);
    printer->answer(out, answer, &style);
    printer->end(out, &style);
    g_assert_true(g_utf8_validate(out->str, out->len, NULL));
    return g_string_free(out, FALSE);
}

static void test_print_safe(gconstpointer format)
{
    g_autofree char *out = printed(format, false);
    for (const char *p = out; *p; p = g_utf8_next_char(p))
        g_assert_true(*p == '\n' || *p == '\r' || *p == '\t' ||
                      !g_unichar_iscntrl(g_utf8_get_char(p)));
}

static void test_print_marks(void)
{
    g_autofree char *out = printed("text", true);
    g_assert_nonnull(strstr(out, "\033[1;31mdrone\033[0m"));
    g_assert_nonnull(strstr(out, ", p. ii"));
}

/* A row has as many cells as the first one, and escapes that read back. */
static void test_print_tsv_cells(void)
{
    g_autofree char *out = printed("tsv", false);
    g_auto(GStrv) lines = g_strsplit(out, "\n", -1);
    g_assert_cmpuint(g_strv_length(lines), ==, 3);
    g_auto(GStrv) head = g_strsplit(lines[0], "\t", -1);
    g_auto(GStrv) row = g_strsplit(lines[1], "\t", -1);
    g_assert_cmpuint(g_strv_length(head), ==, g_strv_length(row));
    g_assert_cmpstr(row[0], ==, "q\\x091");
    g_assert_cmpstr(head[10], ==, "path");
    g_assert_cmpstr(row[10], ==, "/a\\x09b\\x0ac\\\\d\\xff.pdf");
}

static void test_print_json_points(void)
{
    g_autofree char *out = printed("json", false);
    g_assert_nonnull(strstr(out, "\"highlights\":[[9,14]]"));
    g_assert_null(print_find("xml"));
}

/* Well-formed, and no element that we did not write. */
static void test_print_xml(gconstpointer format)
{
    g_autofree char *out = printed(format, false);
    xmlDoc *doc = xmlReadMemory(out, (int) strlen(out), NULL, NULL,
                                XML_PARSE_NONET | XML_PARSE_NOERROR);
    g_assert_nonnull(doc);
    xmlFreeDoc(doc);
    g_assert_null(strstr(out, "<script"));
    g_assert_null(strstr(out, "javascript:"));
}

static void assert_web_link(const char *url, const char *path,
                            const char *wanted)
{
    const struct fact fact = {FACT_URL, FACT_FROM_SOURCES, 0, (char *) url};
    struct hit hit = {.facts = facts_new(), .path = (char *) path, .page = 7};
    facts_add(hit.facts, &fact);
    g_autofree char *link = web_link(&hit);
    g_assert_cmpstr(link, ==, wanted);
    g_array_unref(hit.facts);
}

static void test_web_link(void)
{
    assert_web_link("https://a.fr/x.pdf", "/x.pdf",
                    "https://a.fr/x.pdf#page=7");
    assert_web_link(
        "HTTP://a.fr/é <\">\\`.pdf?a=1&b=%20", "/x.pdf",
        "HTTP://a.fr/%C3%A9%20%3C%22%3E%5C%60.pdf?a=1&b=%20#page=7");
    assert_web_link("https://a.fr/x.pdf#page=3", "/x.pdf",
                    "https://a.fr/x.pdf#page=7");
    assert_web_link("https://a.fr/x.pdf#", "/x.pdf",
                    "https://a.fr/x.pdf#page=7");
    assert_web_link("https://a.fr/#/x", "/x.pdf", "https://a.fr/#/x");
    assert_web_link("https://a.fr/x.zip", "/x.zip//a.pdf",
                    "https://a.fr/x.zip");
    assert_web_link("javascript:alert(1)", "/x.pdf", NULL);
    assert_web_link("file:///etc/passwd", "/x.pdf", NULL);
    assert_web_link("https:///x.pdf", "/x.pdf", NULL);
    assert_web_link("//a.fr/x.pdf", "/x.pdf", NULL);
    assert_web_link("https://me:secret@a.fr/x.pdf", "/x.pdf", NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/print/clean", test_clean);
    g_test_add_data_func("/print/safe-text", "text", test_print_safe);
    g_test_add_data_func("/print/safe-json", "json", test_print_safe);
    g_test_add_data_func("/print/safe-tsv", "tsv", test_print_safe);
    g_test_add_data_func("/print/safe-csv", "csv", test_print_safe);
    g_test_add_data_func("/print/safe-jsonl", "jsonl", test_print_safe);
    g_test_add_data_func("/print/safe-atom", "atom", test_print_safe);
    g_test_add_data_func("/print/xml-atom", "atom", test_print_xml);
    g_test_add_data_func("/print/safe-html", "html", test_print_safe);
    g_test_add_data_func("/print/safe-markdown", "markdown", test_print_safe);
    g_test_add_data_func("/print/xml-html", "html", test_print_xml);
    g_test_add_func("/print/web-link", test_web_link);
    g_test_add_func("/print/marks", test_print_marks);
    g_test_add_func("/print/tsv-cells", test_print_tsv_cells);
    g_test_add_func("/print/json-points", test_print_json_points);
    return g_test_run();
}
