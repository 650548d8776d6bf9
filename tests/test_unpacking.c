/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_unpacking.c - the pool unpacks archives, whatever the worker makes of
 * them; with the real vigie-extract and its hooks (worker.h). */
#include "indexer/limits.h"
#include "indexer/pool.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define NONSENSE "the worker's answer made no sense"

static struct pool *start(guint64 max_unpacked)
{
    char language[] = "fra";
    g_autoptr(GError) error = NULL;
    g_autofree char *path = g_build_filename(
        g_getenv("B") ? g_getenv("B") : "build", "vigie-extract", NULL);
    const struct pool_options options = {.n_workers = 1,
                                         .worker_path = path,
                                         .ocr = {OCR_NEVER, language},
                                         .interrupt_fd = -1,
                                         .max_unpacked = max_unpacked,
                                         .test_hooks = true};
    struct pool *pool = pool_new(&options, &error);

    g_assert_no_error(error);
    return pool;
}

static void add_hook(struct pool *pool, const char *hook, enum file_kind kind)
{
    int fd = memfd_create("document", MFD_CLOEXEC);
    g_autofree char *text = g_strdup_printf("vigie-test:%s\n", hook);

    g_assert_cmpint(write(fd, text, strlen(text)), ==, strlen(text));
    pool_add(pool, fd, kind);
}

/* A ZIP of two files and what lies between them. */
static void add_zip(struct pool *pool)
{
    g_autofree char *folder = g_dir_make_tmp("vigie-XXXXXX", NULL);
    g_autofree char *file = g_build_filename(folder, "file", NULL);
    g_autofree char *zip = g_build_filename(folder, "zip", NULL);
    char *arguments[] = {(char *) "tests/make-zip",
                         zip,
                         (char *) "a",
                         file,
                         (char *) "b/",
                         file,
                         (char *) "--encrypt",
                         (char *) "c",
                         file,
                         (char *) "--link",
                         (char *) "d",
                         file,
                         (char *) "../e\n\xff",
                         file,
                         NULL};
    g_autoptr(GError) error = NULL;
    int status;

    g_assert_true(g_file_set_contents(file, "bonjour", -1, NULL));
    g_spawn_sync(NULL, arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL,
                 &status, &error);
    g_assert_no_error(error);
    g_assert_cmpint(status, ==, 0);
    pool_add(pool, open(zip, O_RDONLY | O_CLOEXEC), FILE_ARCHIVE);
    g_unlink(file);
    g_unlink(zip);
    g_rmdir(folder);
}

static struct extraction *next(struct pool *pool)
{
    g_autoptr(GError) error = NULL;
    struct extraction *extraction = pool_next(pool, &error);

    g_assert_no_error(error);
    return extraction;
}

static void expect_member(const struct extraction *extraction, guint i,
                          const char *name, const char *failure,
                          const char *text)
{
    g_autoptr(GError) error = NULL;
    const struct spool_member *member = spool_member(extraction->members, i);
    int fd = spool_open_member(extraction->members, i, &error);
    char bytes[100];

    g_assert_no_error(error);
    g_assert_cmpstr(member->name, ==, name);
    g_assert_cmpstr(member->failure, ==, failure);
    gssize len = read(fd, bytes, sizeof bytes);
    g_assert_cmpmem(bytes, len, text, strlen(text));
    close(fd);
}

static void expect_zip(struct pool *pool)
{
    g_autoptr(extraction_t) extraction = next(pool);

    g_assert_cmpstr(extraction->failure, ==, NULL);
    g_assert_cmpuint(extraction->pages->len, ==, 0);
    g_assert_cmpuint(spool_n_members(extraction->members), ==, 4);
    expect_member(extraction, 0, "a", NULL, "bonjour");
    expect_member(extraction, 1, "c", "needs a password", "");
    expect_member(extraction, 2, "d", NULL, "");
    g_assert_false(spool_member(extraction->members, 2)->is_regular);
    expect_member(extraction, 3, "../e\n\xff", NULL, "bonjour");
    g_assert_cmpuint(spool_len(extraction->members), ==, 14);
}

static struct extraction *expect_failure(struct pool *pool, const char *failure,
                                         guint n_members)
{
    struct extraction *extraction = next(pool);

    g_assert_cmpstr(extraction->failure, ==, failure);
    g_assert_cmpuint(extraction->pages->len, ==, 0);
    g_assert_cmpuint(extraction->members ? spool_n_members(extraction->members)
                                         : 0,
                     ==, n_members);
    return extraction;
}

static void test_members(void)
{
    g_autoptr(pool_t) pool = start(0);

    add_zip(pool);
    add_zip(pool);
    expect_zip(pool);
    expect_zip(pool);
}

/* A worker that says more than there can be is no harm to the next archive. */
static void test_lies(void)
{
    g_autoptr(pool_t) pool = start(1 << 20);

    add_hook(pool, "members", FILE_ARCHIVE);
    add_hook(pool, "bytes", FILE_ARCHIVE);
    add_hook(pool, "member-bytes", FILE_ARCHIVE);
    add_hook(pool, "members", FILE_TEXT);
    add_hook(pool, "drip", FILE_ARCHIVE);
    add_zip(pool);
    extraction_free(expect_failure(pool, NONSENSE, LIMIT_MEMBERS));
    extraction_free(expect_failure(pool, NONSENSE, 0));
    g_autoptr(extraction_t) endless = expect_failure(pool, NONSENSE, 1);
    expect_member(endless, 0, "endless", NONSENSE, "");
    g_assert_cmpuint(spool_len(endless->members), <=, 1 << 20);
    g_assert_false(endless->may_pass);
    extraction_free(expect_failure(pool, NONSENSE, 0));
    extraction_free(expect_failure(pool, NONSENSE, 0));
    expect_zip(pool);
}

static void test_crash(void)
{
    g_autoptr(pool_t) pool = start(0);

    add_hook(pool, "member-crash", FILE_ARCHIVE);
    g_autoptr(extraction_t) extraction =
        expect_failure(pool, "crashed (signal 11)", 2);
    expect_member(extraction, 0, "first", NULL, "bonjour");
    expect_member(extraction, 1, "second", "crashed (signal 11)", "");
}

static void test_disk(void)
{
    g_autoptr(pool_t) pool = start(0);

    g_setenv("TMPDIR", "/nowhere", TRUE);
    add_zip(pool);
    g_autoptr(extraction_t) extraction = next(pool);
    g_unsetenv("TMPDIR");
    g_assert_cmpstr(
        extraction->failure, ==,
        "cannot be unpacked in /nowhere: No such file or directory");
    g_assert_true(extraction->may_pass);
    add_zip(pool);
    expect_zip(pool);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/unpacking/members come with their bytes", test_members);
    g_test_add_func("/unpacking/lies of a worker end with it", test_lies);
    g_test_add_func("/unpacking/what came before a crash stands", test_crash);
    g_test_add_func("/unpacking/a disk's fault is not the archive's",
                    test_disk);
    return g_test_run();
}
