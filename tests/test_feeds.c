/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_feeds.c - names of feeds, and when their files are written. */
#include "tests/shim_fixture.h"

#include "query/feeds.h"

#include <sys/stat.h>
#include <unistd.h>

static void test_names(void)
{
    const struct {
        const char *id, *name;
    } cases[] = {
        {"drones", "drones"},
        {"vidéo-surveillance", "vidéo-surveillance"},
        {"vide\xcc\x81o", "vidéo"},
        {"Région Sud : lycées", "Région-Sud---lycées"},
        {"v1.2", "v1.2"},
        {"../../etc/passwd", "-.-..-etc-passwd"},
        {".caché", "-caché"},
        {"a\nb\x1b[0m\x7f", "a-b--0m-"},
        {"\xff\xfe"
         "1",
         "--1"},
        {"\xe2\x80\xae"
         "fdp",
         "-fdp"},
        {"a\u00adb", "a-b"},
        {"", NULL},
        {".", NULL},
        {"..", NULL},
        {"/", NULL},
        {"«…»", NULL},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *name = feeds_base_name(cases[i].id);
        g_assert_cmpstr(name, ==, cases[i].name);
    }
    g_autofree char *longest = g_strnfill(FEEDS_NAME_MAX, 'a');
    g_autofree char *longer = g_strnfill(FEEDS_NAME_MAX + 1, 'a');
    g_autofree char *kept = feeds_base_name(longest);
    g_assert_cmpstr(kept, ==, longest);
    g_assert_null(feeds_base_name(longer));
}

/* No part of any name leads out of the folder. */
static void test_any_bytes(void)
{
    for (int round = 0; round < 20000; round++) {
        char id[24] = "";
        const int len = g_test_rand_int_range(1, sizeof id);
        for (int i = 0; i + 1 < len; i++)
            id[i] = g_test_rand_bit()
                        ? (char) g_test_rand_int_range(1, 256)
                        : "./\\~ -e\xcc\x81"[g_test_rand_int_range(0, 9)];
        g_autofree char *name = feeds_base_name(id);
        if (!name)
            continue;
        g_assert_true(g_utf8_validate(name, -1, NULL));
        g_assert_cmpint(name[0], !=, '.');
        g_assert_cmpuint(strlen(name), <=, FEEDS_NAME_MAX);
        for (const char *p = name; *p; p = g_utf8_next_char(p)) {
            const gunichar c = g_utf8_get_char(p);
            g_assert_true(g_unichar_isalnum(c) || c == '-' || c == '.' ||
                          c == '_');
        }
    }
}

static void test_same_name(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(feeds_t) feeds = feeds_new(f->index, &error);
    g_assert_no_error(error);
    g_autofree char *first = NULL, *second = NULL, *third = NULL;
    g_assert_true(feeds_name(feeds, "Safe city", &first, &error));
    g_assert_true(g_str_has_prefix(first, f->index));
    g_assert_true(g_str_has_suffix(first, "/Safe-city.atom"));
    const char *const same[] = {"safe city", "SAFE-CITY", "safe/city",
                                "Safe city"};
    for (gsize i = 0; i < G_N_ELEMENTS(same); i++) {
        g_assert_false(feeds_name(feeds, same[i], &second, &error));
        g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST);
        g_assert_nonnull(strstr(error->message, "\"Safe city\""));
        g_clear_error(&error);
    }
    g_assert_true(feeds_name(feeds, "safe_city", &third, &error));
    g_assert_no_error(error);
}

static void write_feed(const char *path, const char *text)
{
    GError *error = NULL;
    g_autoptr(GString) feed = g_string_new(text);
    g_assert_true(feeds_write(path, feed, &error));
    g_assert_no_error(error);
    g_autofree char *written = NULL;
    g_assert_true(g_file_get_contents(path, &written, NULL, NULL));
    g_assert_cmpstr(written, ==, text);
}

static struct stat stat_of(const char *path)
{
    struct stat st;
    g_assert_cmpint(lstat(path, &st), ==, 0);
    return st;
}

static void test_writing(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autofree char *path = g_build_filename(f->folder, "a.atom", NULL);
    g_autofree char *link = g_build_filename(f->folder, "b.atom", NULL);
    write_feed(path, "un");
    const struct stat before = stat_of(path);
    write_feed(path, "un");
    struct stat st = stat_of(path);
    g_assert_cmpuint(st.st_ino, ==, before.st_ino);
    g_assert_cmpint(st.st_mtim.tv_nsec, ==, before.st_mtim.tv_nsec);
    /* What is open stays as it was: the name leads to another file. */
    FILE *reader = fopen(path, "r");
    write_feed(path, "deux");
    g_assert_cmpint(fgetc(reader), ==, 'u');
    fclose(reader);
    /* Neither a link is followed, nor a pipe waited for. */
    g_assert_cmpint(symlink(path, link), ==, 0);
    write_feed(link, "deux");
    g_assert_true(S_ISREG(stat_of(link).st_mode));
    g_assert_cmpint(unlink(link), ==, 0);
    g_assert_cmpint(mkfifo(link, 0600), ==, 0);
    write_feed(link, "deux");
    g_assert_true(S_ISREG(stat_of(link).st_mode));
}

static void test_no_folder(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autofree char *file = g_build_filename(f->folder, "file", NULL);
    g_autofree char *below = g_build_filename(file, "below", NULL);
    g_autofree char *path = g_build_filename(below, "a.atom", NULL);
    g_autoptr(GString) feed = g_string_new("un");
    write_feed(file, "un");
    g_assert_null(feeds_new(below, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
    g_clear_error(&error);
    g_assert_false(feeds_write(path, feed, &error));
    g_assert_error(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
    g_clear_error(&error);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/feeds/names", test_names);
    g_test_add_func("/feeds/names-of-any-bytes", test_any_bytes);
#define ADD(name, function) \
    g_test_add(name, struct fixture, NULL, set_up, function, tear_down)
    ADD("/feeds/two-ids-of-one-name", test_same_name);
    ADD("/feeds/written-at-once-or-not-at-all", test_writing);
    ADD("/feeds/no-folder", test_no_folder);
    return g_test_run();
}
