/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_print.c - whatever an answer holds, what is printed of it is safe. */
#include "query/syntax_error.h"
#include "query/web_link.h"
#include "tests/answer_fixture.h"

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

/* On pages lines break elsewhere than before French punctuation. */
static void test_clean_page(void)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char text[] = "«\u00a0a\u00a0»\u202f;\tb\u2003c\u2028d\u00ad\033";
    print_clean_page(out, text, strlen(text));
    g_assert_cmpstr(out->str, ==, "«\u00a0a\u00a0»\u202f; b c d\uFFFD");
}

/* Elements, entities, and what no XML may hold. */
#define MARKUP "</p>]]><script>&lt;\"'<!--\xef\xbf\xbe\xef\xbf\xbf"

/* An answer with all that may be hostile in it. */
static struct answer *hostile_answer(void)
{
    const struct answer_texts texts = {
        .id = "q\t1",
        .query = "drone\033[5m" MARKUP,
        .parsed = "drone\033[5m",
        .suggestion = "u\tv\033[11m",
        .related = "a\tb\033[3m\n\xff",
        .unknown = "i\tj\033[7m\n\007",
        .facet = "m\tn\033[8m\n\007" MARKUP,
        .notice = "s\tt\033[10m\n\007" MARKUP,
        .path = "/\x7f\xc2\x9b/a\tb\nc\\d\xff.pdf",
        .title = "Un\033]0;titre\007" MARKUP,
        .citation = "Un\ttitre\033[7m\n, p. ii",
        .label = "ii",
        .fact = "q\tr\033[9m\n\xff" MARKUP,
        .passage = "Été \033[2J drone" MARKUP,
        .mark = {strlen("Été \033[2J "), strlen("Été \033[2J drone")},
    };
    return answer_of(&texts);
}

static char *printed(const char *format, bool has_colours)
{
    g_autoptr(answer_t) answer = hostile_answer();
    const struct print_style style = {.is_batch = true,
                                      .has_colours = has_colours};
    return printed_answer(answer, format, &style);
}

static void test_print_safe(gconstpointer format)
{
    g_autofree char *out = printed(format, false);
    assert_safe(out);
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
    g_assert_cmpuint(g_strv_length(lines), ==, 4);
    g_auto(GStrv) head = g_strsplit(lines[0], "\t", -1);
    g_auto(GStrv) row = g_strsplit(lines[1], "\t", -1);
    g_assert_cmpuint(g_strv_length(head), ==, g_strv_length(row));
    g_assert_cmpstr(row[0], ==, "q\\x091");
    g_assert_cmpstr(head[10], ==, "path");
    g_assert_cmpstr(row[10], ==,
                    "/\\x7f\\xc2\\x9b/a\\x09b\\x0ac\\\\d\\xff.pdf");
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

/* What a fragment says of an answer is for everyone. */
static void test_print_public(void)
{
    const struct print_style styles[] = {{.is_fragment = true}, {0}};
    g_autoptr(answer_t) answer = hostile_answer();
    struct missing *missing = g_ptr_array_index(answer->missing, 0);
    g_free(missing->name);
    missing->name = g_strdup("/secret/index");
    for (gsize i = 0; i < G_N_ELEMENTS(styles); i++) {
        g_autofree char *out = printed_answer(answer, "html", &styles[i]);
        g_assert_nonnull(strstr(out, "1 index non consulté"));
        g_assert_cmpint(strstr(out, "/secret/index") != NULL, ==, i == 1);
        g_assert_cmpint(strstr(out, "file:") != NULL, ==, i == 1);
    }
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

static char *failure_of(const char *format, const GError *error)
{
    GString *out = g_string_new(NULL);
    print_find(format)->failure(out, &(struct question){.text = "q"}, error);
    return g_string_free(out, FALSE);
}

/* Why there is no answer is French on pages, if it is the question's fault;
 * what else fails is told as it is, for what it is. */
static void test_print_failure(void)
{
    g_autoptr(GError) asked = NULL;
    syntax_refuse(&asked, SYNTAX_ERROR_EMPTY, 3, "no word", "aucun mot");
    g_autoptr(GError) failed = g_error_new(G_FILE_ERROR, 0, "a broken index");
    g_autofree char *page = failure_of("html", asked);
    g_assert_nonnull(strstr(page, "colonne 3\u00a0: aucun mot"));
    g_assert_null(strstr(page, "lang=\"en\""));
    g_assert_null(strstr(page, "no word"));
    g_autofree char *broken = failure_of("html", failed);
    g_assert_nonnull(strstr(broken, "<span lang=\"en\">a broken index</span>"));
    g_autofree char *note = failure_of("markdown", asked);
    g_assert_nonnull(strstr(note, "colonne 3\u00a0: aucun mot"));
    g_autofree char *json = failure_of("json", asked);
    g_assert_nonnull(strstr(json, "column 3: no word"));
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
    g_test_add_func("/print/clean-page", test_clean_page);
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
    g_test_add_func("/print/public", test_print_public);
    g_test_add_func("/print/failure", test_print_failure);
    g_test_add_func("/print/web-link", test_web_link);
    g_test_add_func("/print/marks", test_print_marks);
    g_test_add_func("/print/tsv-cells", test_print_tsv_cells);
    g_test_add_func("/print/json-points", test_print_json_points);
    return g_test_run();
}
