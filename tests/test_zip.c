/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_zip.c - the members of a ZIP, and what is wrong with them. */
#include "indexer/limits.h"
#include "indexer/zip.h"

#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

struct fixture {
    char *root, *file, *big, *zip;
    int fd;
};

static void set_up(struct fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    fixture->root = g_dir_make_tmp("vigie-XXXXXX", NULL);
    fixture->file = g_build_filename(fixture->root, "file", NULL);
    fixture->big = g_build_filename(fixture->root, "big", NULL);
    fixture->zip = g_build_filename(fixture->root, "zip", NULL);
    fixture->fd = -1;
    g_assert_true(g_file_set_contents(fixture->file, "bonjour", -1, NULL));
    g_assert_true(g_file_set_contents(fixture->big, "", 0, NULL));
    g_assert_cmpint(truncate(fixture->big, LIMIT_RATIO_FROM_LEN + 1), ==, 0);
}

static void tear_down(struct fixture *fixture, gconstpointer data G_GNUC_UNUSED)
{
    if (fixture->fd != -1)
        close(fixture->fd);
    g_unlink(fixture->file);
    g_unlink(fixture->big);
    g_unlink(fixture->zip);
    g_assert_cmpint(g_rmdir(fixture->root), ==, 0);
    g_free(fixture->root);
    g_free(fixture->file);
    g_free(fixture->big);
    g_free(fixture->zip);
}

/* The arguments of tests/make-zip after OUT.zip, NULL at the end. */
static void make(struct fixture *fixture, ...) G_GNUC_NULL_TERMINATED;
static void make(struct fixture *fixture, ...)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new();
    g_autoptr(GError) error = NULL;
    va_list list;
    char *argument;
    int status;

    g_ptr_array_add(arguments, (char *) "tests/make-zip");
    g_ptr_array_add(arguments, fixture->zip);
    va_start(list, fixture);
    while ((argument = va_arg(list, char *)))
        g_ptr_array_add(arguments, argument);
    va_end(list);
    g_ptr_array_add(arguments, NULL);
    g_spawn_sync(NULL, (char **) arguments->pdata, NULL, G_SPAWN_DEFAULT, NULL,
                 NULL, NULL, NULL, &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    fixture->fd = open(fixture->zip, O_RDONLY | O_CLOEXEC);
}

static struct zip *open_zip(struct fixture *fixture)
{
    GError *error = NULL;
    struct zip *zip = zip_open(fixture->fd, &error);

    g_assert_no_error(error);
    return zip;
}

static void expect_next(struct zip *zip, const char *name, bool is_regular)
{
    struct zip_member member;
    GError *error = NULL;

    zip_next(zip, &member, &error);
    g_assert_no_error(error);
    g_assert_cmpstr(member.name, ==, name);
    g_assert_cmpint(member.is_regular, ==, is_regular);
}

static void expect_bytes(struct zip *zip, const char *bytes)
{
    GError *error = NULL;
    g_autoptr(GBytes) all = zip_read_all(zip, 100, &error);

    g_assert_no_error(error);
    g_assert_cmpmem(g_bytes_get_data(all, NULL), g_bytes_get_size(all), bytes,
                    strlen(bytes));
}

static void expect_unreadable(struct zip *zip, const char *reason)
{
    g_autoptr(GError) error = NULL;

    g_assert_null(zip_read_all(zip, 100, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_nonnull(strstr(error->message, reason));
}

static void test_members(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    make(fixture, "a/", fixture->file, "../b", fixture->file, "--store",
         "b\xff\n", fixture->file, "--utf8", "é", fixture->file, "--utf8",
         "\xff", fixture->file, "--link", "l", fixture->file, "../b",
         fixture->file, NULL);
    /* Another worker may have left the descriptor anywhere. */
    lseek(fixture->fd, 10, SEEK_SET);
    g_autoptr(zip_t) zip = open_zip(fixture);

    expect_next(zip, "../b", true);
    expect_bytes(zip, "bonjour");
    expect_bytes(zip, "");
    expect_next(zip, "b\xff\n", true);
    expect_bytes(zip, "bonjour");
    expect_next(zip, "é", true);
    expect_next(zip, "?", true);
    expect_bytes(zip, "bonjour");
    expect_next(zip, "l", false);
    expect_next(zip, "../b", true);
    expect_bytes(zip, "bonjour");
    expect_next(zip, NULL, false);
}

static void test_unreadable(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    make(fixture, "--encrypt", "a", fixture->file, "--damage", "b",
         fixture->file, "--crc", "c", fixture->file, "d", fixture->file,
         "--store", "e", fixture->big, "f", fixture->file, NULL);
    g_autoptr(zip_t) zip = open_zip(fixture);

    expect_next(zip, "a", true);
    expect_unreadable(zip, "needs a password");
    expect_next(zip, "b", true);
    expect_unreadable(zip, "cannot be unpacked: ");
    expect_next(zip, "c", true);
    expect_unreadable(zip, "cannot be unpacked: ");
    expect_next(zip, "d", true);
    expect_bytes(zip, "bonjour");
    expect_next(zip, "e", true);
    expect_unreadable(zip, "more than 100 bytes");
    expect_next(zip, "f", true);
    expect_bytes(zip, "bonjour");
    g_assert_false(zip_is_over(zip));
}

static void test_bomb(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    make(fixture, "a", fixture->file, "b", fixture->big, "c", fixture->file,
         NULL);
    g_autoptr(zip_t) zip = open_zip(fixture);
    struct zip_member member;
    g_autoptr(GError) error = NULL;

    expect_next(zip, "a", true);
    expect_bytes(zip, "bonjour");
    expect_next(zip, "b", true);
    g_assert_null(zip_read_all(zip, G_MAXSIZE, &error));
    g_assert_cmpstr(error->message, ==, "inflates to more than is allowed");
    g_assert_true(zip_is_over(zip));
    g_clear_error(&error);
    g_assert_false(zip_next(zip, &member, &error));
    g_assert_cmpstr(error->message, ==, "inflates to more than is allowed");
}

static void test_too_many(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    make(fixture, "--many=65536", "a", fixture->file, NULL);
    g_autoptr(zip_t) zip = open_zip(fixture);
    struct zip_member member;
    g_autoptr(GError) error = NULL;
    guint n = 0;

    while (zip_next(zip, &member, &error) && member.name)
        n++;
    g_assert_cmpuint(n, ==, LIMIT_MEMBERS);
    g_assert_cmpstr(error->message, ==, "more than 65535 members");
}

static void test_cut_short(struct fixture *fixture, gconstpointer data)
{
    (void) data;
    make(fixture, "a", fixture->file, NULL);
    g_autoptr(GError) error = NULL;

    g_assert_cmpint(truncate(fixture->zip, 60), ==, 0);
    g_assert_null(zip_open(fixture->fd, &error));
    g_assert_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    g_assert_nonnull(strstr(error->message, "no list of members"));
}

#define ADD(name, test) \
    g_test_add("/zip/" name, struct fixture, NULL, set_up, test, tear_down)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    zip_prepare();
    ADD("members come in order, with their names and bytes", test_members);
    ADD("what cannot be read is one member", test_unreadable);
    ADD("what inflates to too much ends the archive", test_bomb);
    ADD("too many members end the archive", test_too_many);
    ADD("without a list of members there is no archive", test_cut_short);
    return g_test_run();
}
