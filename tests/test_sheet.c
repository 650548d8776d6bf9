/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_sheet.c - tables in each of their formats, whatever their cells hold. */
#include "query/sheet.h"
#include "shim/csv_cell.h"

#include <string.h>

static const struct sheet_column columns[] = {{"ville", false},
                                              {"passages", true}};

static char *written(struct sheet *sheet, const char *name)
{
    const struct print_style style = {.is_fragment = true};
    GString *out = g_string_new(NULL);
    enum sheet_format format;
    g_assert_true(sheet_format_find(name, &format));
    sheet_head(sheet, format, &style, out);
    sheet_rows(sheet, format, &style, out);
    sheet_foot(sheet, format, &style, out);
    return g_string_free(out, FALSE);
}

/* One row of a text and a number, and one without cells. */
static struct sheet *sheet_of(const char *text)
{
    struct sheet *sheet = sheet_new(columns, G_N_ELEMENTS(columns));
    sheet_text(sheet, text);
    sheet_number(sheet, -3);
    sheet_end_row(sheet);
    sheet_blanks(sheet, 1);
    sheet_end_row(sheet);
    g_assert_cmpuint(sheet_n_rows(sheet), ==, 2);
    return sheet;
}

static void assert_written(const char *text, const char *format,
                           const char *wanted)
{
    g_autoptr(sheet_t) sheet = sheet_of(text);
    g_autofree char *out = written(sheet, format);
    g_assert_cmpstr(out, ==, wanted);
}

static void test_csv(void)
{
    assert_written("Nîmes", "csv",
                   "\"ville\",\"passages\"\r\n\"Nîmes\",-3\r\n,\r\n");
    assert_written("a\"b;c,d\ne\\", "csv",
                   "\"ville\",\"passages\"\r\n"
                   "\"a\"\"b;c,d\\x0ae\\\\\",-3\r\n,\r\n");
}

static void test_tsv(void)
{
    assert_written("a\tb\xff\"", "tsv",
                   "ville\tpassages\na\\x09b\\xff\"\t-3\n\t\n");
}

static void test_jsonl(void)
{
    assert_written(
        "a\tb\xff\"\x1f\xc2\x9b", "jsonl",
        "{\"ville\":\"a\\tb\uFFFD\\\"\\u001f\\u009b\",\"passages\":-3}\n"
        "{\"ville\":null,\"passages\":null}\n");
}

static void test_markdown(void)
{
    assert_written("a|b *c* <d> `e`\n# f", "markdown",
                   "| ville | passages |\n| --- | ---: |\n"
                   "| a\\|b \\*c\\* \\<d\\> \\`e\\` # f | -3 |\n|  |  |\n");
}

static void test_html(void)
{
    g_autoptr(sheet_t) sheet = sheet_of("a<b>&\"");
    g_autofree char *out = written(sheet, "html");
    g_assert_true(g_str_has_prefix(out, "<section class=\"vigie\""));
    g_assert_true(g_str_has_suffix(out, "</section>\n"));
    g_assert_nonnull(
        strstr(out, "<tr><th scope=\"row\">a&lt;b&gt;&amp;&quot;</th>"
                    "<td class=\"vigie-number\">-3</td></tr>\n"
                    "<tr><th scope=\"row\"></th><td></td></tr>\n</tbody>"));
}

static void test_text(void)
{
    assert_written("日本", "text", "ville  passages\n日本         -3\n\n");
}

static void test_no_rows(void)
{
    g_autoptr(sheet_t) sheet = sheet_new(columns, G_N_ELEMENTS(columns));
    g_autofree char *csv = written(sheet, "csv");
    g_autofree char *text = written(sheet, "text");
    g_assert_cmpstr(csv, ==, "\"ville\",\"passages\"\r\n");
    g_assert_cmpstr(text, ==, "ville  passages\n");
}

static void test_row_by_row(void)
{
    g_autoptr(sheet_t) sheet = sheet_of("Nice");
    g_autofree char *first = written(sheet, "text");
    sheet_clear(sheet);
    g_assert_cmpuint(sheet_n_rows(sheet), ==, 0);
    sheet_text(sheet, "Istres");
    sheet_real(sheet, 0.5);
    g_autofree char *second = written(sheet, "text");
    g_assert_cmpstr(second, ==, "Istres  0.500000\n");
}

static void assert_csv(const char *text, const char *wanted)
{
    g_autoptr(GString) out = g_string_new("x,");
    csv_append_text(out, text);
    g_assert_cmpstr(out->str, ==, wanted);
}

static void test_formulas(void)
{
    assert_csv("=1+1", "x,\"'=1+1\"");
    assert_csv("+33 4", "x,\"'+33 4\"");
    assert_csv("-mot", "x,\"'-mot\"");
    assert_csv("@SUM(A1)", "x,\"'@SUM(A1)\"");
    assert_csv(" \t\r\n=1", "x,\"' \t\r\n=1\"");
    assert_csv("\u00a0\uFEFF=1", "x,\"'\u00a0\uFEFF=1\"");
    assert_csv("＝1", "x,\"'＝1\"");
    assert_csv("'=1", "x,\"''=1\"");
    assert_csv("'tis", "x,\"'tis\"");
    assert_csv("a=1", "x,\"a=1\"");
    assert_csv("a\nb", "x,\"a\nb\"");
    assert_csv("", "x,\"\"");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sheet/csv", test_csv);
    g_test_add_func("/sheet/tsv", test_tsv);
    g_test_add_func("/sheet/jsonl", test_jsonl);
    g_test_add_func("/sheet/markdown", test_markdown);
    g_test_add_func("/sheet/html", test_html);
    g_test_add_func("/sheet/text", test_text);
    g_test_add_func("/sheet/no-rows", test_no_rows);
    g_test_add_func("/sheet/row-by-row", test_row_by_row);
    g_test_add_func("/sheet/formulas", test_formulas);
    return g_test_run();
}
