/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_pool.c - whatever a document does to its worker, it harms itself only;
 * with the real vigie-extract and its hooks (worker.h). */
#include "tests/pool_fixture.h"

#include "indexer/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void test_order(void)
{
    const struct pool_options options = defaults(3);
    g_autoptr(pool_t) pool = start(&options);

    for (guint i = 0; i < 40; i++) {
        g_autofree char *text = g_strnfill(i % 7 * 30000 + i, 'a' + i % 26);
        add(pool, *text ? text : "first");
    }
    for (guint i = 0; i < 40; i++) {
        g_autofree char *text = g_strnfill(i % 7 * 30000 + i, 'a' + i % 26);
        expect_text(pool, *text ? text : "first");
    }
}

static void test_pages(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    add(pool, "une\f***\ftrois\f");
    g_autoptr(extraction_t) extraction = next(pool);
    const struct record_page *pages =
        &g_array_index(extraction->pages, struct record_page, 0);

    g_assert_cmpuint(extraction->pages->len, ==, 3);
    g_assert_cmpstr(pages[0].text, ==, "une");
    g_assert_cmpuint(pages[0].text_len, ==, 3);
    g_assert_cmpuint(pages[0].reading, ==, RECORD_TEXT_LAYER);
    g_assert_cmpstr(pages[1].text, ==, "***");
    g_assert_cmpuint(pages[1].reading, ==, RECORD_UNREAD);
    g_assert_cmpstr(pages[2].text, ==, "trois");
    g_assert_null(pages[2].label);
}

static void test_failure(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    add(pool, "");
    add(pool, "\xff\xfe"
              "a");
    add(pool, "sain");
    expect_failure(pool, "empty file");
    expect_failure(pool, "begins as UTF-16 and is not");
    expect_text(pool, "sain");
}

/* What each hook makes of its document, between two that are not harmed. */
static void test_hook(gconstpointer data)
{
    const char *const *hook = data;
    struct pool_options options = defaults(2);
    options.hang_ms = strstr(hook[0], "hang") ? 200 : 0;
    options.document_ms = strstr(hook[0], "drip") ? 50 : 0;
    /* Deadlines that short are for the one that is to miss them. */
    bool alone = options.hang_ms || options.document_ms;

    guint n_before = count_descriptors();
    struct pool *pool = start(&options);
    if (!alone)
        add(pool, "avant");
    add(pool, hook[0]);
    if (!alone)
        add(pool, "après");
    if (!alone)
        expect_text(pool, "avant");
    expect_failure(pool, hook[1]);
    if (!alone)
        expect_text(pool, "après");
    pool_free(pool);
    expect_no_child();
    g_assert_cmpuint(count_descriptors(), ==, n_before);
}

/* n_pages without anything on them, which OCR would read. */
static void add_pages(struct pool *pool, const char *hook, guint n_pages)
{
    g_autoptr(GString) pdf = g_string_new(hook);
    int fd = memfd_create("document", MFD_CLOEXEC);

    g_string_append_printf(pdf,
                           "\n%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>"
                           "endobj\n2 0 obj<</Type/Pages/Count %u/Kids[",
                           n_pages);
    for (guint i = 0; i < n_pages; i++)
        g_string_append_printf(pdf, "%u 0 R ", 3 + i);
    g_string_append(pdf, "]>>endobj\n");
    for (guint i = 0; i < n_pages; i++)
        g_string_append_printf(pdf,
                               "%u 0 obj<</Type/Page/Parent 2 0 R/MediaBox"
                               "[0 0 9 9]>>endobj\n",
                               3 + i);
    g_string_append_printf(pdf, "trailer<</Root 1 0 R/Size %u>>\n%%%%EOF\n",
                           3 + n_pages);
    g_assert_cmpint(write(fd, pdf->str, pdf->len), ==, pdf->len);
    pool_add(pool, fd, FILE_PDF);
}

/* causes: of each page, a digit each. */
static void expect_causes(struct pool *pool, const char *causes)
{
    g_autoptr(extraction_t) extraction = next(pool);

    g_assert_cmpstr(extraction->failure, ==, NULL);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < extraction->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(extraction->pages, struct record_page, i);
        g_assert_cmpuint(page->reading, ==, RECORD_UNREAD);
        g_string_append_printf(got, "%u", page->cause);
    }
    g_assert_cmpstr(got->str, ==, causes);
}

/* A worker that dies in the OCR of a page costs that page; one document too
 * many of them, all that would come after. */
static void test_ocr(void)
{
    struct pool_options options = defaults(1);
    options.ocr.mode = OCR_AUTO;
    g_autoptr(pool_t) pool = start(&options);

    g_assert_cmpint(RECORD_EMPTY, ==, 0);
    g_assert_cmpint(RECORD_GIVEN_UP, ==, 5);
    g_assert_cmpint(LIMIT_OCR_DEATHS, ==, 5);
    add_pages(pool, "", 3);
    add_pages(pool, "vigie-test:ocr-1", 3);
    add_pages(pool, "vigie-test:ocr", 8);
    add_pages(pool, "", 2);
    expect_causes(pool, "000");
    expect_causes(pool, "500");
    expect_causes(pool, "55555555");
    expect_causes(pool, "00");
}

/* What a worker dies of is looked for in the forms first. */
static void test_form(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    add_pages(pool, "vigie-test:form", 2);
    add_pages(pool, "", 1);
    g_autoptr(extraction_t) without = next(pool);
    g_assert_cmpstr(without->failure, ==, NULL);
    g_assert_cmpuint(without->pages->len, ==, 2);
    g_assert_true(g_str_has_prefix(
        without->complaint, "read without forms and annotations: crashed"));
    g_autoptr(extraction_t) with = next(pool);
    g_assert_cmpstr(with->failure, ==, NULL);
    g_assert_null(strstr(with->complaint ? with->complaint : "", "without"));
    add(pool, "vigie-test:form");
    expect_failure(pool, "crashed (signal 11)");
}

static void test_ocr_hang(void)
{
    struct pool_options options = defaults(1);
    options.ocr.mode = OCR_AUTO;
    options.ocr_ms = 200;
    g_autoptr(pool_t) pool = start(&options);

    add_pages(pool, "vigie-test:ocr-hang", 1);
    expect_causes(pool, "5");
}

static void test_ocr_off(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    add_pages(pool, "vigie-test:ocr", 2);
    expect_causes(pool, "11");
}

static void test_memory(void)
{
    const struct pool_options options = defaults(1);

#ifdef __SANITIZE_ADDRESS__
    g_test_skip("the sanitizer's shadow leaves no room for a limit");
    return;
#endif
    g_autoptr(pool_t) pool = start(&options);
    add(pool, "vigie-test:grow");
    add(pool, "après");
    g_autoptr(extraction_t) extraction = next(pool);
    g_assert_true(g_str_has_prefix(extraction->failure, "crashed"));
    expect_text(pool, "après");
}

static void test_stale(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);

    add(pool, "premier");
    add(pool, "vigie-test:stale");
    add(pool, "dernier");
    expect_text(pool, "premier");
    expect_text(pool, "vigie-test:stale");
    expect_text(pool, "dernier");
}

/* The oldest results wait, unread, while the others are more than may be
 * held: nothing is lost and nothing stands still. */
static void test_held(void)
{
    const struct pool_options options = defaults(3);
    g_autoptr(pool_t) pool = start(&options);
    gsize len = 12 << 20;
    g_autofree char *text = g_strnfill(len, 'a');

    g_assert_cmpuint(8 * len, >, LIMIT_HELD_LEN);
    for (guint i = 0; i < 8; i++)
        add(pool, text);
    for (guint i = 0; i < 8; i++) {
        g_autoptr(extraction_t) extraction = next(pool);
        g_assert_cmpstr(extraction->failure, ==, NULL);
        g_assert_cmpuint(
            g_array_index(extraction->pages, struct record_page, 0).text_len,
            ==, len);
    }
    g_assert_true(pool_wants(pool));
}

static void test_too_much(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);
    g_autofree char *text = g_strnfill(LIMIT_PAGE_LEN + 1, 'a');

    add(pool, text);
    expect_failure(pool, "page 1 has more than 16 MiB of text");
}

static void test_wants(void)
{
    const struct pool_options options = defaults(1);
    g_autoptr(pool_t) pool = start(&options);
    guint n = 0;

    for (; pool_wants(pool); n++)
        add(pool, "vigie-test:hang");
    g_assert_cmpuint(n, ==, LIMIT_HELD_DOCUMENTS);
}

static void test_interrupt(void)
{
    struct pool_options options = defaults(2);
    g_autoptr(GError) error = NULL;
    int ends[2];

    g_assert_true(g_unix_open_pipe(ends, FD_CLOEXEC, NULL));
    options.interrupt_fd = ends[0];
    struct pool *pool = start(&options);
    add(pool, "sain");
    expect_text(pool, "sain");
    add(pool, "vigie-test:hang");
    g_assert_cmpint(write(ends[1], "", 1), ==, 1);
    g_assert_null(pool_next(pool, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    pool_free(pool);
    expect_no_child();
    close(ends[0]);
    close(ends[1]);
}

static const char *const hooks[][2] = {
    {"vigie-test:crash", "crashed (signal 11)"},
    {"vigie-test:exit", "exited (status 3)"},
    {"vigie-test:hang", "took longer than 0.2 s"},
    {"vigie-test:drip", "took longer than 0.05 s"},
    {"vigie-test:close", "ended without an answer"},
    {"vigie-test:lie", NONSENSE},
    {"vigie-test:order", NONSENSE},
    {"vigie-test:flood", NONSENSE},
};

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/pool/results come in the order of the documents",
                    test_order);
    g_test_add_func("/pool/pages are told apart", test_pages);
    g_test_add_func("/pool/what cannot be read says why", test_failure);
    for (gsize i = 0; i < G_N_ELEMENTS(hooks); i++) {
        g_autofree char *name = g_strdup_printf(
            "/pool/only itself is harmed by a document with %s", hooks[i][0]);
        g_test_add_data_func(name, hooks[i], test_hook);
    }
    g_test_add_func("/pool/a page that OCR dies of costs that page", test_ocr);
    g_test_add_func("/pool/so does one that it hangs in", test_ocr_hang);
    g_test_add_func("/pool/a form costs itself", test_form);
    g_test_add_func("/pool/no page is given to OCR that is off", test_ocr_off);
    g_test_add_func("/pool/memory is limited", test_memory);
    g_test_add_func("/pool/a second try is in a fresh worker", test_stale);
    g_test_add_func("/pool/results beyond what may be held wait", test_held);
    g_test_add_func("/pool/a page too long is refused", test_too_much);
    g_test_add_func("/pool/it wants only so many documents", test_wants);
    g_test_add_func("/pool/an interrupt ends the wait", test_interrupt);
    return g_test_run();
}
