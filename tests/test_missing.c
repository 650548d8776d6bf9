/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_missing.c - what was not found is deleted, or is not: the cases that a
 * test without other file systems cannot bring about. */
#include "indexer/ledger.h"
#include "indexer/missing.h"

#include <glib/gstdio.h>
#include <sys/stat.h>

struct fixture {
    char *folder, *docs, *index;
    struct stat st; /* of docs, which is there and holds nothing */
    GHashTable *paths, *roots;
    struct walk_root root;
    shim_writer_t *writer;
    missing_t *missing;
};

static void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    f->folder = g_dir_make_tmp("vigie-missing-XXXXXX", NULL);
    f->docs = g_build_filename(f->folder, "docs", NULL);
    f->index = g_build_filename(f->folder, "index", NULL);
    g_assert_cmpint(g_mkdir(f->docs, 0700), ==, 0);
    g_assert_cmpint(stat(f->docs, &f->st), ==, 0);
    f->paths = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    f->roots = g_hash_table_new(g_str_hash, g_str_equal);
    f->root = (struct walk_root){.path = f->docs, .holds_files = true};
    g_hash_table_insert(f->roots, f->docs, &f->root);
    f->writer = shim_writer_open(f->index, NULL);
    f->missing = missing_new();
}

static void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GDir) dir = g_dir_open(f->index, 0, NULL);
    const char *name;
    shim_writer_free(f->writer);
    missing_free(f->missing);
    g_hash_table_unref(f->paths);
    g_hash_table_unref(f->roots);
    while (dir && (name = g_dir_read_name(dir))) {
        g_autofree char *path = g_build_filename(f->index, name, NULL);
        g_remove(path);
    }
    g_rmdir(f->index);
    g_rmdir(f->docs);
    g_rmdir(f->folder);
    g_free(f->index);
    g_free(f->docs);
    g_free(f->folder);
}

/* The index knows docs/name, which stood on device. */
static void know(struct fixture *f, const char *name, guint64 device)
{
    g_autofree char *path = strstr(name, "//")
                                ? g_strconcat(f->docs, "/", name, NULL)
                                : g_canonicalize_filename(name, f->docs);
    const struct ledger_entry entry = {
        .path = path, .device = device, .state = LEDGER_FAILED};
    g_assert_true(ledger_set(f->writer, &entry, NULL));
}

/* The walk found it on device; trouble: or could not read it. */
static void find(struct fixture *f, const char *name, guint64 device,
                 const char *trouble)
{
    struct walk_entry *entry = g_new0(struct walk_entry, 1);
    entry->device = device;
    entry->trouble = (char *) trouble;
    g_hash_table_insert(f->paths, g_build_filename(f->docs, name, NULL), entry);
}

/* Finds as many deleted, and as many kept for the folder's sake. */
static void compare(struct fixture *f, guint n_gone, guint n_kept)
{
    const struct walk walk = {.paths = f->paths, .roots = f->roots};
    g_autoptr(GError) error = NULL;
    g_assert_true(shim_writer_commit(f->writer, NULL));
    g_autoptr(shim_reader_t) reader = shim_reader_open(f->index, NULL);
    g_assert_true(missing_find(f->missing, reader, &walk, &error));
    g_assert_no_error(error);
    g_assert_cmpuint(g_hash_table_size(f->missing->gone), ==, n_gone);
    g_assert_cmpuint(
        GPOINTER_TO_UINT(g_hash_table_lookup(f->missing->kept, f->docs)), ==,
        n_kept);
}

static void test_deleted(struct fixture *f, gconstpointer data)
{
    (void) data;
    know(f, "a", f->st.st_dev);
    know(f, "below/b", f->st.st_dev);
    know(f, "../elsewhere", f->st.st_dev);
    know(f, "here", f->st.st_dev);
    find(f, "here", f->st.st_dev, NULL);
    compare(f, 2, 0);
}

static void test_nothing_found(struct fixture *f, gconstpointer data)
{
    (void) data;
    f->root.holds_files = false;
    know(f, "a", f->st.st_dev);
    know(f, "below/b", f->st.st_dev);
    compare(f, 0, 2);
}

static void test_unreadable(struct fixture *f, gconstpointer data)
{
    (void) data;
    know(f, "closed/far/below", f->st.st_dev);
    know(f, "closed-not/a", f->st.st_dev);
    find(f, "closed", 0, "Permission denied");
    compare(f, 1, 0);
}

static void test_archive(struct fixture *f, gconstpointer data)
{
    (void) data;
    know(f, "here.zip//a", f->st.st_dev);
    know(f, "here.zip//b.zip//c", f->st.st_dev);
    know(f, "gone.zip", f->st.st_dev);
    know(f, "gone.zip//a", f->st.st_dev);
    know(f, "here.zip/file", f->st.st_dev);
    find(f, "here.zip", f->st.st_dev, NULL);
    compare(f, 3, 0);
}

static void test_unmounted(struct fixture *f, gconstpointer data)
{
    (void) data;
    know(f, "nas/a", f->st.st_dev + 1);
    know(f, "nas/below/b", f->st.st_dev + 1);
    know(f, "here", f->st.st_dev);
    find(f, "here", f->st.st_dev, NULL);
    compare(f, 0, 2);
}

static void test_renumbered(struct fixture *f, gconstpointer data)
{
    (void) data;
    know(f, "a", f->st.st_dev + 1);
    know(f, "here", f->st.st_dev + 1);
    find(f, "here", f->st.st_dev, NULL);
    compare(f, 1, 0);
}

static void test_back_meanwhile(struct fixture *f, gconstpointer data)
{
    (void) data;
    know(f, ".", f->st.st_dev);
    compare(f, 0, 0);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
#define ADD(name, function)                                              \
    g_test_add("/missing/" name, struct fixture, NULL, set_up, function, \
               tear_down)
    ADD("below the paths given is deleted", test_deleted);
    ADD("where nothing was found nothing is", test_nothing_found);
    ADD("in a folder that cannot be read nothing is", test_unreadable);
    ADD("in an archive that was found nothing is", test_archive);
    ADD("on a file system that is not mounted nothing is", test_unmounted);
    ADD("unless its number has only changed", test_renumbered);
    ADD("what came back meanwhile is not", test_back_meanwhile);
    return g_test_run();
}
