/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_record.c - what is kept of a document comes back, or is an error. */
#include "shim/coverage.h"
#include "shim/path.h"
#include "shim/record.h"

#include <gio/gio.h>
#include <string.h>

static void add_page(struct record *record, const char *text)
{
    struct record_page page = {
        .reading = *text ? RECORD_TEXT_LAYER : RECORD_UNREAD,
        .text = g_strdup(text),
        .text_len = strlen(text),
    };
    record_add_page(record, &page);
}

static struct record *sample(void)
{
    struct record *record = record_new("abc");
    record->title = g_strdup("Convention « Safe City »");
    record->damage = g_strdup("Syntax Error: Bad 'Length'");
    record->card = G_GUINT64_CONSTANT(0xfedcba9876543210);
    const struct fact facts[] = {
        {FACT_DATE, FACT_FROM_NAME, 0, (char *) "2018-06-08"},
        {FACT_DATE, FACT_FROM_PAGE, 2, (char *) "2018-06-07"},
        {FACT_COMMUNE, FACT_FROM_SCDL, 0, (char *) " Ville\nde  Nice "},
        {FACT_COMMUNE, FACT_FROM_SCDL, 0, (char *) "Ville de Nice"},
        {FACT_OBJECT, FACT_FROM_PAGE, 1, (char *) " \t"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(facts); i++)
        facts_add(record->facts, &facts[i]);
    record_add_path(record, "/b/\xff\n.pdf");
    record_add_path(record, "/a");
    add_page(record, "page un\n");
    add_page(record, "");
    add_page(record, "vidéo-\nprotection\n");
    struct record_page *pages = (struct record_page *) record->pages->data;
    pages[0].label = g_strdup("i");
    pages[1].cause = RECORD_ILLEGIBLE;
    pages[2].reading = RECORD_OCR;
    pages[2].confidence = 87;
    record_add_span(record, 0, 0, 8);
    record_add_span(record, 2, 0, 6);
    record_add_span(record, 2, 8, 11);
    return record;
}

static struct record *round_trip(const struct record *record)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GBytes) head = record_encode(record);
    g_autoptr(GBytes) text = record_encode_text(record);
    struct record *back = record_decode(head, &error);
    g_assert_no_error(error);
    record_attach_text(back, text, &error);
    g_assert_no_error(error);
    return back;
}

static void test_round_trip(void)
{
    g_autoptr(record_t) record = sample();
    g_autoptr(record_t) back = round_trip(record);
    g_assert_cmpstr(back->id, ==, "abc");
    g_assert_cmpstr(back->title, ==, "Convention « Safe City »");
    g_assert_cmpstr(back->damage, ==, "Syntax Error: Bad 'Length'");
    g_assert_cmpuint(back->card, ==, G_GUINT64_CONSTANT(0xfedcba9876543210));
    g_assert_cmpuint(back->facts->len, ==, 3);
    g_assert_cmpstr(facts_value(back->facts, FACT_COMMUNE), ==,
                    "Ville de Nice");
    const struct fact *date = facts_get(back->facts, FACT_DATE);
    g_assert_cmpstr(date->value, ==, "2018-06-07");
    g_autofree char *origin = fact_origin_text(date);
    g_assert_cmpstr(origin, ==, "page 2");
    g_assert_null(facts_get(back->facts, FACT_OBJECT));
    g_assert_cmpuint(back->paths->len, ==, 2);
    g_assert_cmpstr(back->paths->pdata[0], ==, "/a");
    g_assert_cmpstr(back->paths->pdata[1], ==, "/b/\xff\n.pdf");
    g_assert_cmpuint(back->pages->len, ==, 3);
    g_assert_cmpuint(record_n_unread(back), ==, 1);
    g_assert_cmpuint(record_n_ocr(back), ==, 1);
    const struct record_page *pages =
        (const struct record_page *) back->pages->data;
    g_assert_cmpuint(pages[1].cause, ==, RECORD_ILLEGIBLE);
    g_assert_cmpuint(pages[2].confidence, ==, 87);
    g_assert_cmpuint(back->stream_len, ==, record->stream_len);
    g_assert_cmpstr(g_array_index(back->pages, struct record_page, 0).label, ==,
                    "i");
    g_assert_null(g_array_index(back->pages, struct record_page, 2).label);
    gsize len;
    g_assert_cmpstr(record_page_text(back, 2, &len, NULL), ==,
                    "vidéo-\nprotection\n");
    g_assert_cmpstr(record_page_text(back, 1, &len, NULL), ==, "");
}

static void test_slice(void)
{
    g_autoptr(record_t) record = sample();
    g_autoptr(record_t) back = round_trip(record);
    g_autoptr(GArray) runs =
        g_array_new(FALSE, FALSE, sizeof(struct record_run));
    g_autofree char *all = record_slice(back, 0, 100, runs, NULL);
    g_assert_cmpstr(all, ==, "page un\nvidéoprotection\n");
    g_assert_cmpuint(runs->len, ==, 2);
    g_assert_cmpuint(g_array_index(runs, struct record_run, 1).offset, ==, 8);
    g_assert_cmpuint(g_array_index(runs, struct record_run, 1).page, ==, 2);
    g_autofree char *part = record_slice(back, 5, 9, runs, NULL);
    g_assert_cmpstr(part, ==, "un\nvidéo");
    g_autofree char *none = record_slice(back, 50, G_MAXSIZE, runs, NULL);
    g_assert_cmpstr(none, ==, "");
    g_assert_cmpuint(runs->len, ==, 0);
}

/* Long enough for many blocks; every page comes back as it was. */
static void test_blocks(void)
{
    g_autoptr(record_t) record = record_new("abc");
    for (guint i = 0; i < 300; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint j = 0; j < 200; j++)
            g_string_append_printf(text, "%u fois %u\n", i, j * i);
        add_page(record, text->str);
    }
    g_autoptr(record_t) back = round_trip(record);
    for (guint i = 300; i-- > 0;) {
        gsize len;
        const char *text = record_page_text(back, i, &len, NULL);
        g_assert_cmpstr(
            text, ==, g_array_index(record->pages, struct record_page, i).text);
    }
}

static GBytes *flip(GBytes *bytes, gsize at)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    guint8 *copy = g_memdup2(data, len);
    copy[at] ^= 0x5a;
    return g_bytes_new_take(copy, len);
}

/* Any byte changed: an error or other words, never a crash. */
static void test_damage(void)
{
    g_autoptr(record_t) record = sample();
    g_autoptr(GBytes) head = record_encode(record);
    g_autoptr(GBytes) text = record_encode_text(record);
    guint n_errors = 0;

    for (gsize i = 0; i < g_bytes_get_size(head); i++) {
        g_autoptr(GBytes) bad = flip(head, i);
        g_autoptr(record_t) back = record_decode(bad, NULL);
        n_errors += back == NULL;
    }
    g_assert_cmpuint(n_errors, >, 0);
    for (gsize i = 0; i < g_bytes_get_size(text); i++) {
        g_autoptr(GBytes) bad = flip(text, i);
        g_autoptr(record_t) back = record_decode(head, NULL);
        if (record_attach_text(back, bad, NULL))
            g_free(record_slice(back, 0, 100, NULL, NULL));
    }
    for (gsize len = 0; len < g_bytes_get_size(head); len++) {
        g_autoptr(GBytes) cut = g_bytes_new_from_bytes(head, 0, len);
        g_autoptr(record_t) back = record_decode(cut, NULL);
        g_assert_null(back);
    }
}

static void test_paths(void)
{
    g_autoptr(record_t) record = record_new("abc");
    g_assert_true(record_add_path(record, "/b"));
    g_assert_true(record_add_path(record, "/a"));
    g_assert_false(record_add_path(record, "/b"));
    g_assert_true(record_remove_path(record, "/a"));
    g_assert_false(record_remove_path(record, "/a"));
    g_assert_cmpuint(record->paths->len, ==, 1);
}

static void test_coverage(void)
{
    struct coverage coverage = {1, 2, 3, 4, 5}, back;
    g_autoptr(GBytes) bytes = coverage_encode(&coverage);
    g_assert_true(coverage_decode(bytes, &back, NULL));
    g_assert_cmpmem(&coverage, sizeof coverage, &back, sizeof back);
    g_autoptr(GBytes) cut = g_bytes_new_from_bytes(bytes, 0, 39);
    g_autoptr(GError) error = NULL;
    g_assert_false(coverage_decode(cut, &back, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
}

static void assert_printed(const char *path, const char *line, const char *json)
{
    g_autofree char *printed = path_print(path);
    g_autofree char *quoted = path_json(path);
    g_assert_cmpstr(printed, ==, line);
    g_assert_cmpstr(quoted, ==, json);
}

static void test_names(void)
{
    assert_printed("/é b.pdf", "/é b.pdf", "\"/é b.pdf\"");
    assert_printed("/\x1f\x7f\xc2\x9b", "/\\x1f\\x7f\\xc2\\x9b",
                   "\"/\\u001f\\u007f\\u009b\"");
    assert_printed("/a\nb", "/a\\x0ab", "\"/a\\nb\"");
    assert_printed("/a\\b\"", "/a\\\\b\"", "\"/a\\\\b\\\"\"");
    assert_printed("/\xff\xc3", "/\\xff\\xc3", "\"/\\udcff\\udcc3\"");
    assert_printed("/\033[31m", "/\\x1b[31m", "\"/\\u001b[31m\"");
    assert_printed("/\u202efdp", "/\\xe2\\x80\\xaefdp", "\"/\u202efdp\"");
    g_autofree char *uri = path_uri("/a b\xff#?.pdf");
    g_assert_cmpstr(uri, ==, "file:///a%20b%FF%23%3F.pdf");
}

static void test_members(void)
{
    g_autofree char *uri = path_uri("/a b.zip//c/d.zip//e#.pdf");

    g_assert_cmpstr(uri, ==, "file:///a%20b.zip");
    g_assert_cmpuint(path_file_len("/a.zip//b/c.zip//d.pdf"), ==, 6);
    g_assert_cmpuint(path_file_len("/a/b.pdf"), ==, 8);
    g_assert_cmpuint(path_file_len("//a/b.pdf"), ==, 9);
    g_assert_cmpuint(path_file_len("/"), ==, 1);
    g_assert_cmpuint(path_file_len(""), ==, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/record/round trip", test_round_trip);
    g_test_add_func("/record/slice", test_slice);
    g_test_add_func("/record/blocks", test_blocks);
    g_test_add_func("/record/damage", test_damage);
    g_test_add_func("/record/paths", test_paths);
    g_test_add_func("/coverage", test_coverage);
    g_test_add_func("/path/names", test_names);
    g_test_add_func("/path/members of archives", test_members);
    return g_test_run();
}
