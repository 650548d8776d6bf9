/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_html.c - the text of a page of HTML, and what is refused. */
#include "indexer/html.h"
#include "indexer/limits.h"

#include <gio/gio.h>
#include <string.h>

static void check(const char *html, const char *wanted)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *title = NULL;
    g_autofree char *text = html_text(html, strlen(html), &title, &error);

    g_assert_no_error(error);
    g_assert_cmpstr(text, ==, wanted);
}

static void test_words(void)
{
    check("<p>Le  conseil\n municipal", "Le conseil municipal");
    check("vid&eacute;o<b>protection</b> <i>des</i><wbr>lieux",
          "vidéoprotection deslieux");
    check("<p> n&deg;&nbsp;12 &lt;b&gt; &#8217;", "n°\u00a012 <b> ’");
    check("a<!-- non <p> --> b<?php 1 ?>", "a b");
    check("", "");
}

static void test_blocks(void)
{
    check("<h1>Titre</h1><p>Un<p>Deux", "Titre\n\nUn\n\nDeux");
    check("<div>Un<div>Deux</div></div>Trois", "Un\nDeux\nTrois");
    check("Un<br>Deux<br/><br>Trois", "Un\nDeux\n\nTrois");
    check("<ul><li>Un<li>Deux</ul>Trois", "Un\nDeux\n\nTrois");
    check("<pre>a  b\nc</pre>", "a b\nc");
    check("<select><option>Un<option>Deux</select>", "Un\nDeux");
}

static void test_cells(void)
{
    check("<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td");
    check("<table><tr><th><p>a</p></th><td><p>b</p></td></tr>"
          "<tr><td></td><td>c</td></tr></table>",
          "a\tb\nc");
    check("<p>x</p><table><tr><td>menu<br>deux</td><td>texte</td></tr></table>",
          "x\n\nmenu\ndeux\n\ntexte");
    check("<table><tr><td>a<table><tr><td>b<td>c</table><td>d</table>",
          "a\n\nb\tc\n\nd");
}

static void test_hidden(void)
{
    check("a<script>if (1<2) '<p>non</p>'</script><style>p{}</style> b", "a b");
    check("a<noscript><p>non</p></noscript><template>non</template> b", "a b");
    check("a<div hidden><p>non<p>non</div> b", "a\n\nb");
    check("a<span style='color: red; DISPLAY :\nnone'>non</span> b", "a b");
    check("a<span style='display: block'>oui</span>", "aoui");
    check("a<svg><title>non</title></svg> b", "a b");
}

static void check_title(const char *html, const char *wanted)
{
    g_autofree char *title = NULL;
    g_autofree char *text = html_text(html, strlen(html), &title, NULL);

    g_assert_nonnull(text);
    g_assert_cmpstr(title, ==, wanted);
}

static void test_title(void)
{
    check_title("<title> Actes\n de N&icirc;mes </title><p>x",
                "Actes de Nîmes");
    check_title("<p>x", NULL);
    check_title("<title> </title>x", NULL);
    check("<title>Actes</title><p>x", "x");
}

static void check_bytes(const char *html, gsize len, const char *wanted)
{
    g_autofree char *title = NULL;
    g_autofree char *text = html_text(html, len, &title, NULL);

    g_assert_cmpstr(text, ==, wanted);
}
#define CHECK_BYTES(html, wanted) check_bytes(html, sizeof(html) - 1, wanted)

static void test_encoding(void)
{
    CHECK_BYTES("<p>\xe9t\xe9 \x80", "été €");
    CHECK_BYTES("<meta charset=utf-8><p>\xe9t\xe9", "été");
    CHECK_BYTES("<meta charset=iso-8859-1><p>\xc3\xa9t\xc3\xa9", "été");
    CHECK_BYTES("<meta http-equiv='Content-Type' content='text/html; "
                "charset=ISO-8859-15'><p>\xe9t\xe9 \xa4",
                "été €");
    CHECK_BYTES("<meta charset=\"macintosh\"><p>\x8et\x8e", "été");
    CHECK_BYTES("<?xml version='1.0' encoding='iso-8859-15'?><html><p>\xa4",
                "€");
    CHECK_BYTES("<meta charset=klingon><p>\xe9t\xe9", "été");
    CHECK_BYTES("\xef\xbb\xbf<meta charset=iso-8859-15><p>\xc3\xa9", "é");
    CHECK_BYTES("\xff\xfe<\0p\0>\0\xe9\0", "é");
    CHECK_BYTES("<p>a\0b\1c\xff\xfe", "abcÿþ");
}

/* "before", a piece many times over, "after". */
static void check_refused(const char *before, const char *piece, guint n,
                          const char *after, const char *reason)
{
    g_autoptr(GString) html = g_string_new(before);
    g_autoptr(GError) error = NULL;
    g_autofree char *title = NULL;

    for (guint i = 0; i < n; i++)
        g_string_append(html, piece);
    g_string_append(html, after);
    g_autofree char *text = html_text(html->str, html->len, &title, &error);
    g_assert_cmpstr(error ? error->message : NULL, ==, reason);
    g_assert_true(reason ? !text : text != NULL);
}

static void test_bounds(void)
{
    const char *attributes = "a tag with more than 1000 attributes";
    const char *depth = "tags nested more than 1000 deep";

    check_refused("<p ", "a ", LIMIT_ATTRIBUTES, ">x", NULL);
    check_refused("<p ", "a ", LIMIT_ATTRIBUTES + 1, ">x", attributes);
    check_refused("<p", "/a=1", LIMIT_ATTRIBUTES + 1, ">x", attributes);
    check_refused("<p", "\"a\"b", LIMIT_ATTRIBUTES + 1, ">x", attributes);
    check_refused("<p title='", "a ", LIMIT_ATTRIBUTES + 1, "'>x", NULL);
    check_refused("<script>i<p ", "a ", 9999, "</script>x", NULL);
    check_refused("<!-- <p ", "a ", 9999, "-->x", NULL);
    check_refused("<p>a < b ", "a ", 9999, ">x", NULL);
    check_refused("<p>", "<b>", LIMIT_HTML_DEPTH - 3, "x", NULL);
    check_refused("<p>", "<b>", LIMIT_HTML_DEPTH, "x", depth);
    check_refused("", "<p>a", 100000, "", NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/html/words", test_words);
    g_test_add_func("/html/blocks", test_blocks);
    g_test_add_func("/html/cells", test_cells);
    g_test_add_func("/html/hidden", test_hidden);
    g_test_add_func("/html/title", test_title);
    g_test_add_func("/html/encoding", test_encoding);
    g_test_add_func("/html/bounds", test_bounds);
    return g_test_run();
}
