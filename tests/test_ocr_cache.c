/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_ocr_cache.c - what OCR has read comes back as it was, whatever becomes
 * of the files it is kept in. */
#include "indexer/ocr_cache.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <utime.h>

struct fixture {
    char *root, *folder;
};

static char language[] = "fra";
static const struct ocr_options automatic = {OCR_AUTO, language};

static void set_up(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    fixture->root = g_dir_make_tmp("vigie-XXXXXX", NULL);
    fixture->folder = g_build_filename(fixture->root, "deep", "ocr", NULL);
}

static GPtrArray *files(const struct fixture *fixture)
{
    GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GDir) dir = g_dir_open(fixture->folder, 0, NULL);
    const char *name;
    while (dir && (name = g_dir_read_name(dir)))
        g_ptr_array_add(paths, g_build_filename(fixture->folder, name, NULL));
    return paths;
}

static void tear_down(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(GPtrArray) paths = files(fixture);
    for (guint i = 0; i < paths->len; i++)
        g_unlink(paths->pdata[i]);
    g_autofree char *deep = g_path_get_dirname(fixture->folder);
    g_rmdir(fixture->folder);
    g_rmdir(deep);
    g_assert_cmpint(g_rmdir(fixture->root), ==, 0);
    g_free(fixture->folder);
    g_free(fixture->root);
}

static void add_page(struct extraction *extraction, enum record_reading reading,
                     enum record_cause cause, const char *text)
{
    struct record_page page = {.label = g_strdup("iv"),
                               .reading = reading,
                               .cause = cause,
                               .confidence = 87,
                               .text = g_strdup(text),
                               .text_len = strlen(text)};
    g_array_append_val(extraction->pages, page);
}

static struct extraction *sample(void)
{
    struct extraction *extraction = extraction_new();
    extraction->n_ocr = 2;
    extraction->title = g_strdup("Délibération");
    add_page(extraction, RECORD_OCR, RECORD_EMPTY, "Séance du 12 février\n");
    add_page(extraction, RECORD_UNREAD, RECORD_ILLEGIBLE, "");
    return extraction;
}

static void put(struct ocr_cache *cache, const char *id,
                const struct extraction *extraction)
{
    g_autoptr(GError) error = NULL;
    ocr_cache_put(cache, id, extraction, &error);
    g_assert_no_error(error);
}

static void test_round_trip(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(ocr_cache_t) cache =
        ocr_cache_new(fixture->folder, &automatic, 0);
    g_autoptr(extraction_t) extraction = sample();
    g_assert_false(ocr_cache_has(cache, "a"));
    g_assert_null(ocr_cache_get(cache, "a"));
    put(cache, "a", extraction);
    g_assert_true(ocr_cache_has(cache, "a"));
    g_assert_false(ocr_cache_has(cache, "b"));

    g_autoptr(extraction_t) back = ocr_cache_get(cache, "a");
    const struct record_page *pages =
        (const struct record_page *) back->pages->data;
    g_assert_cmpstr(back->title, ==, "Délibération");
    g_assert_null(back->complaint);
    g_assert_null(back->failure);
    g_assert_cmpuint(back->pages->len, ==, 2);
    g_assert_cmpstr(pages[0].text, ==, "Séance du 12 février\n");
    g_assert_cmpuint(pages[0].text_len, ==, strlen(pages[0].text));
    g_assert_cmpstr(pages[0].label, ==, "iv");
    g_assert_cmpuint(pages[0].confidence, ==, 87);
    g_assert_cmpint(pages[0].reading, ==, RECORD_OCR);
    g_assert_cmpint(pages[1].reading, ==, RECORD_UNREAD);
    g_assert_cmpint(pages[1].cause, ==, RECORD_ILLEGIBLE);

    struct stat st;
    g_assert_cmpint(stat(fixture->folder, &st), ==, 0);
    g_assert_cmpint(st.st_mode & 0777, ==, 0700);
}

/* Another manner of reading would give other text. */
static void test_manner(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    static char corsican[] = "cos";
    const struct ocr_options others[] = {{OCR_ALWAYS, language},
                                         {OCR_AUTO, corsican}};
    g_autoptr(ocr_cache_t) cache =
        ocr_cache_new(fixture->folder, &automatic, 0);
    g_autoptr(extraction_t) extraction = sample();
    put(cache, "a", extraction);
    for (gsize i = 0; i < G_N_ELEMENTS(others); i++) {
        g_autoptr(ocr_cache_t) other =
            ocr_cache_new(fixture->folder, &others[i], 0);
        g_assert_false(ocr_cache_has(other, "a"));
    }
}

static void test_not_worth(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(ocr_cache_t) cache =
        ocr_cache_new(fixture->folder, &automatic, 0);
    g_autoptr(extraction_t) extraction = sample();
    extraction->n_ocr = 0;
    put(cache, "a", extraction);
    g_assert_false(ocr_cache_has(cache, "a"));
}

static void test_given_up(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(ocr_cache_t) cache =
        ocr_cache_new(fixture->folder, &automatic, 0);
    g_autoptr(extraction_t) extraction = sample();
    add_page(extraction, RECORD_UNREAD, RECORD_GIVEN_UP, "");
    put(cache, "a", extraction);
    g_assert_false(ocr_cache_has(cache, "a"));
}

static void test_damaged(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(ocr_cache_t) cache =
        ocr_cache_new(fixture->folder, &automatic, 0);
    g_autoptr(extraction_t) extraction = sample();
    put(cache, "a", extraction);
    g_autoptr(GPtrArray) paths = files(fixture);
    g_assert_cmpuint(paths->len, ==, 1);
    g_autofree char *whole = NULL;
    gsize len;
    g_assert_true(g_file_get_contents(paths->pdata[0], &whole, &len, NULL));

    for (gsize cut = 0; cut < len; cut++) {
        g_assert_true(
            g_file_set_contents(paths->pdata[0], whole, (gssize) cut, NULL));
        g_assert_null(ocr_cache_get(cache, "a"));
        g_assert_false(ocr_cache_has(cache, "a"));
    }
    put(cache, "a", extraction);
    g_assert_true(ocr_cache_has(cache, "a"));
}

/* The files are made old by hand: no test waits. */
static void test_bound(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    g_autoptr(extraction_t) extraction = sample();
    g_autoptr(ocr_cache_t) first =
        ocr_cache_new(fixture->folder, &automatic, 0);
    put(first, "used", extraction);
    put(first, "old", extraction);
    g_autoptr(GPtrArray) paths = files(fixture);
    struct stat st;
    g_assert_cmpint(stat(paths->pdata[0], &st), ==, 0);
    for (guint i = 0; i < paths->len; i++)
        utime(paths->pdata[i], &(struct utimbuf){1000, 1000});
    g_autoptr(extraction_t) back = ocr_cache_get(first, "used");
    g_assert_nonnull(back);

    /* Room for two and a half: with the third, a quarter of it is freed. */
    g_autoptr(ocr_cache_t) cache = ocr_cache_new(fixture->folder, &automatic,
                                                 (guint64) st.st_size * 5 / 2);
    g_assert_true(ocr_cache_has(cache, "old"));
    put(cache, "new", extraction);
    g_assert_false(ocr_cache_has(cache, "old"));
    g_autoptr(ocr_cache_t) strict =
        ocr_cache_new(fixture->folder, &automatic, 1);
    g_assert_false(ocr_cache_has(strict, "used"));
    g_assert_false(ocr_cache_has(strict, "new"));
}

static void test_no_folder(struct fixture *fixture, gconstpointer data)
{
    (void) fixture;
    (void) data;
    g_autoptr(ocr_cache_t) cache =
        ocr_cache_new("/dev/null/ocr", &automatic, 0);
    g_autoptr(extraction_t) extraction = sample();
    g_autoptr(GError) error = NULL;
    g_assert_false(ocr_cache_put(cache, "a", extraction, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_FAILED);
    g_assert_true(g_str_has_prefix(
        error->message, "what OCR reads cannot be kept in /dev/null/ocr: "));
    g_assert_true(ocr_cache_put(cache, "b", extraction, NULL));
    g_assert_false(ocr_cache_has(cache, "b"));
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                                \
    g_test_add("/ocr cache/" name, struct fixture, NULL, set_up, function, \
               tear_down)
    ADD("what was kept comes back", test_round_trip);
    ADD("another manner of reading is another text", test_manner);
    ADD("only what OCR read is kept", test_not_worth);
    ADD("where a worker died nothing is", test_given_up);
    ADD("what is damaged is read again", test_damaged);
    ADD("the oldest goes first", test_bound);
    ADD("that nothing can be kept is said once", test_no_folder);
    return g_test_run();
}
