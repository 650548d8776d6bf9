/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shim_refusals.c - what is locked, missing, damaged or no index of ours
 * is said in one line and left alone. */
#include "tests/shim_fixture.h"

#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "shim/schema.h"

/* Opening index to read, then to write, fails with this code and with a
 * message that holds text. */
static void assert_refused(const char *index, enum shim_error code,
                           const char *text)
{
    g_autoptr(GError) error = NULL;
    g_assert_null(shim_reader_open(index, &error));
    g_assert_error(error, SHIM_ERROR, (int) code);
    g_assert_nonnull(strstr(error->message, text));
    g_clear_error(&error);
    g_assert_null(shim_writer_open(index, &error));
    g_assert_error(error, SHIM_ERROR, (int) code);
    g_assert_nonnull(strstr(error->message, text));
}

static void put(const char *folder, const char *name, const char *text)
{
    GError *error = NULL;
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_file_set_contents(path, text, -1, &error);
    g_assert_no_error(error);
}

/* Opens, searches, reads and writes; the first error or NULL. */
static GError *use_all(const char *index)
{
    GError *error = NULL;
    g_autoptr(shim_reader_t) reader = shim_reader_open(index, &error);
    if (!reader)
        return error;
    struct shim_query *words[] = {shim_query_term("Z", "mot1"),
                                  shim_query_term("Z", "mot2")};
    g_autoptr(shim_query_t) phrase = shim_query_phrase(words, 2, 100);
    const struct shim_search wanted = {.query = phrase, .max_hits = 1000};
    g_autoptr(shim_hits_t) hits = shim_reader_search(reader, &wanted, &error);
    if (!hits)
        return error;
    g_autoptr(GBytes) value = NULL;
    g_auto(GStrv) mappings = NULL;
    if (!shim_reader_get_metadata(reader, "F", &value, &error) ||
        !(mappings = shim_reader_mappings(reader, "wmot", &error)))
        return error;
    g_autoptr(shim_writer_t) writer = shim_writer_open(index, &error);
    bool are_more;
    g_auto(GStrv) gone =
        writer ? shim_writer_delete(writer, "Zmot1", &are_more, &error) : NULL;
    if (gone)
        shim_writer_commit(writer, &error);
    return error;
}

static void test_locked(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    struct shim_writer *writer = open_writer(f);
    g_assert_null(shim_writer_open(f->index, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_LOCKED);
    g_autofree char *message =
        g_strdup_printf("index %s is being written by another program: wait "
                        "until it ends",
                        f->index);
    g_assert_cmpstr(error->message, ==, message);
    g_clear_error(&error);

    const pid_t child = fork();
    if (child == 0) {
        g_autoptr(GError) theirs = NULL;
        const bool is_locked =
            !shim_writer_open(f->index, &theirs) &&
            g_error_matches(theirs, SHIM_ERROR, SHIM_ERROR_LOCKED);
        _exit(is_locked ? 0 : 1);
    }
    int status;
    g_assert_cmpint(waitpid(child, &status, 0), ==, child);
    g_assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);

    /* Readers work meanwhile, and the next writer once this one is gone. */
    shim_reader_free(open_reader(f));
    shim_writer_free(writer);
    shim_writer_free(open_writer(f));
}

static void test_foreign_folder(struct fixture *f, gconstpointer data)
{
    (void) data;
    put(f->folder, "letter.txt", "Madame, Monsieur,");
    assert_refused(f->folder, SHIM_ERROR_FORMAT, "other files");
    g_autoptr(GDir) dir = g_dir_open(f->folder, 0, NULL);
    g_assert_cmpstr(g_dir_read_name(dir), ==, "letter.txt");
    g_assert_null(g_dir_read_name(dir));

    g_autofree char *file = g_build_filename(f->folder, "letter.txt", NULL);
    assert_refused(file, SHIM_ERROR_FORMAT, "not a folder");
}

/* A stub would lead Xapian elsewhere, even over the network. */
static void test_stub_is_not_followed(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_free(open_writer(f));
    g_autofree char *stub = g_strconcat("auto ", f->index, "\n", NULL);
    put(f->folder, "stub", stub);
    g_autofree char *file = g_build_filename(f->folder, "stub", NULL);
    assert_refused(file, SHIM_ERROR_FORMAT, "not a folder");
    put(f->folder, "XAPIANDB", stub);
    assert_refused(f->folder, SHIM_ERROR_FORMAT, "other files");
}

static void test_no_index(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_assert_null(shim_reader_open(f->index, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_NOT_FOUND);
    g_autofree char *message =
        g_strdup_printf("no index in %s: make one with vigie-index -d %s FILES",
                        f->index, f->index);
    g_assert_cmpstr(error->message, ==, message);
    g_assert_false(g_file_test(f->index, G_FILE_TEST_EXISTS));
    g_clear_error(&error);

    g_assert_null(shim_reader_open(f->folder, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_NOT_FOUND);
    g_autoptr(GDir) dir = g_dir_open(f->folder, 0, NULL);
    g_assert_null(g_dir_read_name(dir));
}

static void test_folders_are_made(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autofree char *deep = g_build_filename(f->folder, "a", "b", "c", NULL);
    g_autoptr(shim_writer_t) writer = shim_writer_open(deep, &error);
    g_assert_no_error(error);
    g_autoptr(shim_reader_t) reader = shim_reader_open(deep, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(n_documents(reader), ==, 0);
}

static void test_name_is_one_line(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autofree char *odd =
        g_build_filename(f->folder, "é\n\033[31m\xff\xe2\x80\xae", NULL);
    g_assert_null(shim_reader_open(odd, &error));
    g_assert_nonnull(
        strstr(error->message, "é\\x0a\\x1b[31m\\xff\\xe2\\x80\\xae: make"));
    g_autoptr(shim_writer_t) writer = shim_writer_open(odd, NULL);
    g_assert_nonnull(writer);
    g_clear_error(&error);
    g_assert_null(shim_writer_open(odd, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_LOCKED);
    g_assert_null(strchr(error->message, '\n'));
}

static void test_other_formats(struct fixture *f, gconstpointer data)
{
    (void) data;
    struct shim_writer *writer = open_writer(f);
    set_metadata(writer, SCHEMA_KEY_FORMAT, "1000");
    commit(writer);
    shim_writer_free(writer);
    g_autofree char *newer = g_strdup_printf(
        "index %s has format 1000, this program reads %d: use a newer vigie or "
        "index again",
        f->index, SCHEMA_FORMAT);
    assert_refused(f->index, SHIM_ERROR_FORMAT, newer);
}

/* An index whose terms are of another version can be brought up to date. */
static void test_other_analysis(struct fixture *f, gconstpointer data)
{
    (void) data;
    struct shim_writer *writer = open_writer(f);
    add_words(writer, "document", "a", 1);
    set_metadata(writer, "text", "kept");
    set_metadata(writer, SCHEMA_KEY_ANALYSIS, "0");
    g_assert_true(shim_writer_add_mapping(writer, "wa", "à", NULL));
    commit(writer);
    shim_writer_free(writer);
    assert_refused(f->index, SHIM_ERROR_FORMAT, "--reanalyse");

    g_autoptr(GError) error = NULL;
    writer = shim_writer_renew(f->index, &error);
    g_assert_no_error(error);
    shim_writer_free(writer);
    assert_refused(f->index, SHIM_ERROR_FORMAT, "--reanalyse");

    writer = shim_writer_renew(f->index, &error);
    g_assert_no_error(error);
    commit(writer);
    shim_writer_free(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_auto(GStrv) mappings = shim_reader_mappings(reader, "wa", NULL);
    g_autoptr(GBytes) kept = NULL;
    guint n = 1;
    g_assert_true(shim_reader_n_documents(reader, &n, NULL));
    g_assert_cmpuint(n, ==, 0);
    g_assert_null(mappings[0]);
    g_assert_true(shim_reader_get_metadata(reader, "text", &kept, NULL));
    g_assert_cmpuint(g_bytes_get_size(kept), ==, 4);
}

static void test_renew_nothing(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autofree char *nowhere = g_build_filename(f->folder, "nowhere", NULL);
    g_assert_null(shim_writer_renew(nowhere, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_NOT_FOUND);
    g_assert_false(g_file_test(nowhere, G_FILE_TEST_EXISTS));
}

static void test_check(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    struct shim_writer *writer = open_writer(f);
    add_words(writer, "document", "a", 3000);
    commit(writer);
    g_assert_false(shim_check(f->index, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_LOCKED);
    g_clear_error(&error);
    shim_writer_free(writer);
    g_assert_true(shim_check(f->index, &error));
    g_assert_no_error(error);

    g_autofree char *table = g_build_filename(f->index, "postlist.glass", NULL);
    g_assert_cmpint(truncate(table, 8192), ==, 0);
    g_assert_false(shim_check(f->index, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_CORRUPT);
}

static void test_foreign_xapian(struct fixture *f, gconstpointer data)
{
    (void) data;
    struct shim_writer *writer = open_writer(f);
    add_words(writer, "document", "a", 1);
    set_metadata(writer, SCHEMA_KEY_FORMAT, "");
    commit(writer);
    shim_writer_free(writer);
    assert_refused(f->index, SHIM_ERROR_FORMAT, "another program");
}

/* The reader is told too when the index turns into another under it. */
static void test_format_changes_under_reader(struct fixture *f,
                                             gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    set_metadata(writer, SCHEMA_KEY_FORMAT, "1000");
    commit(writer);
    g_assert_false(shim_reader_reopen(reader, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FORMAT);
}

static void test_unfinished(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    put(f->folder, "flintlock", "");
    put(f->folder, "v.tmp", "");
    put(f->folder, "postlist.glass", "");
    g_assert_null(shim_reader_open(f->folder, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_NOT_FOUND);
    g_clear_error(&error);
    struct shim_writer *writer = shim_writer_open(f->folder, &error);
    g_assert_no_error(error);
    shim_writer_free(writer);

    /* Tables that hold something are no new index. */
    g_autofree char *version = g_build_filename(f->folder, "iamglass", NULL);
    g_assert_cmpint(g_remove(version), ==, 0);
    assert_refused(f->folder, SHIM_ERROR_FORMAT, "other files");
}

static void test_permissions(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_free(open_writer(f));
    const bool is_root = geteuid() == 0;
    g_assert_cmpint(g_chmod(f->folder, 0755), ==, 0);
    /* Root may do everything: become nobody for a while. */
    if (is_root)
        g_assert_cmpint(seteuid(65534), ==, 0);
    else
        g_assert_cmpint(g_chmod(f->index, 0555), ==, 0);
    struct stat st;
    if (is_root && g_stat(f->index, &st) != 0) {
        g_assert_cmpint(seteuid(0), ==, 0);
        g_test_skip("the temporary folder is for root alone");
        return;
    }
    g_autofree char *lock = g_build_filename(f->index, "flintlock", NULL);
    if (!is_root)
        g_assert_cmpint(g_chmod(lock, 0444), ==, 0);
    g_autoptr(GError) error = NULL;
    g_assert_null(shim_writer_open(f->index, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, g_strerror(EACCES)));
    shim_reader_free(open_reader(f));

    if (is_root)
        g_assert_cmpint(seteuid(0), ==, 0);
    g_assert_cmpint(g_chmod(f->index, 0), ==, 0);
    if (is_root)
        g_assert_cmpint(seteuid(65534), ==, 0);
    assert_refused(f->index, SHIM_ERROR_FAILED, g_strerror(EACCES));
    if (is_root)
        g_assert_cmpint(seteuid(0), ==, 0);
    g_assert_cmpint(g_chmod(f->index, 0755), ==, 0);
}

/* Makes an index, cuts one of its files short or overwrites it, uses it. */
static void assert_damage_is_told(const char *index, const char *file,
                                  bool is_cut)
{
    fill(index);
    g_autofree char *path = g_build_filename(index, file, NULL);
    g_autofree char *bytes = NULL;
    gsize len;
    g_assert_true(g_file_get_contents(path, &bytes, &len, NULL));
    memset(bytes, 'v', len);
    g_assert_true(g_file_set_contents(path, bytes, is_cut ? 10 : len, NULL));
    g_autoptr(GError) error = use_all(index);
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_CORRUPT);
    g_assert_null(strchr(error->message, '\n'));
}

static void test_damaged(struct fixture *f, gconstpointer data)
{
    (void) data;
    fill(f->index);
    GError *none = use_all(f->index);
    g_assert_no_error(none);
    const char *const files[] = {"iamglass", "postlist.glass", "position.glass",
                                 "docdata.glass", "termlist.glass"};
    for (gsize i = 0; i < G_N_ELEMENTS(files); i++) {
        g_autofree char *cut = g_strconcat(f->index, "-cut-", files[i], NULL);
        g_autofree char *bad = g_strconcat(f->index, "-bad-", files[i], NULL);
        assert_damage_is_told(cut, files[i], true);
        assert_damage_is_told(bad, files[i], false);
    }
}

/* A limit on the size of files stands for a disk without room. */
static void test_full_disk(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    fill(f->index);
    const gsize len = 1 << 20;
    g_autofree char *large = g_strnfill(len, 'v');
    struct rlimit limit;
    g_assert_cmpint(getrlimit(RLIMIT_FSIZE, &limit), ==, 0);
    struct rlimit small = limit;
    small.rlim_cur = len / 2;
    signal(SIGXFSZ, SIG_IGN);

    struct shim_writer *writer = open_writer(f);
    add_words(writer, "mot1 perdu", "b", 1);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &small), ==, 0);
    const bool is_set =
        shim_writer_set_metadata(writer, "T", large, len, &error);
    g_assert_false(is_set && shim_writer_commit(writer, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_assert_nonnull(strstr(error->message, g_strerror(EFBIG)));
    g_clear_error(&error);
    g_assert_cmpint(setrlimit(RLIMIT_FSIZE, &limit), ==, 0);

    /* Half of a step must not be committed as if it were whole. */
    g_assert_false(shim_writer_commit(writer, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
    g_assert_false(shim_writer_set_metadata(writer, "F", "x", 1, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    shim_writer_free(writer);

    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(n_documents(reader), ==, 100);
    g_assert_cmpuint(matches(reader, shim_query_term("Z", "perdu")), ==, 0);
    GError *none = use_all(f->index);
    g_assert_no_error(none);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/shim/refusals/a second writer is told to wait", test_locked);
    add_test("/shim/refusals/foreign folders are left alone",
             test_foreign_folder);
    add_test("/shim/refusals/stubs are not followed",
             test_stub_is_not_followed);
    add_test("/shim/refusals/no index is said and none made", test_no_index);
    add_test("/shim/refusals/folders above are made", test_folders_are_made);
    add_test("/shim/refusals/any name stays on one line",
             test_name_is_one_line);
    add_test("/shim/refusals/a newer format is refused", test_other_formats);
    add_test("/shim/refusals/another program's index", test_foreign_xapian);
    add_test("/shim/refusals/another analysis is refused, and renewed",
             test_other_analysis);
    add_test("/shim/refusals/what is not there is not renewed",
             test_renew_nothing);
    add_test("/shim/refusals/a table that is cut short is found", test_check);
    add_test("/shim/refusals/a format that changes",
             test_format_changes_under_reader);
    add_test("/shim/refusals/an unfinished index is made anew",
             test_unfinished);
    add_test("/shim/refusals/what may not be opened", test_permissions);
    add_test("/shim/refusals/damaged files are told", test_damaged);
    add_test("/shim/refusals/a full disk costs one step", test_full_disk);
    return g_test_run();
}
