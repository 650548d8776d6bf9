/* SPDX-License-Identifier: GPL-3.0-or-later */
/* missing.c - which files that the index knows are no more. */
#include "indexer/missing.h"

#include "indexer/ledger.h"
#include "shim/path.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

struct search {
    struct missing *missing;
    const struct walk *walk;
    GPtrArray *candidates; /* struct ledger_entry * */
    GHashTable *devices;   /* "then:now", of files found in place */
};

struct missing *missing_new(void)
{
    struct missing *missing = g_new0(struct missing, 1);
    missing->gone =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    missing->kept =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    return missing;
}

void missing_free(struct missing *missing)
{
    if (!missing)
        return;
    g_hash_table_unref(missing->gone);
    g_hash_table_unref(missing->kept);
    g_free(missing);
}

static void keep(struct missing *missing, const char *folder)
{
    guint n = GPOINTER_TO_UINT(g_hash_table_lookup(missing->kept, folder));
    g_hash_table_replace(missing->kept, g_strdup(folder),
                         GUINT_TO_POINTER(n + 1));
}

static char *change_of(guint64 then, guint64 now)
{
    return g_strdup_printf("%" G_GINT64_MODIFIER "x:%" G_GINT64_MODIFIER "x",
                           then, now);
}

/* Cuts an absolute path to the folder that holds it; false: it is "/". */
static bool go_up(char *path)
{
    char *slash = strrchr(path, '/');
    if (!slash || strcmp(path, "/") == 0)
        return false;
    slash[slash == path] = '\0';
    return true;
}

/* The nearest of the paths given that is above path; and whether something on
 * the way could not be read. */
static const struct walk_root *root_above(const struct walk *walk,
                                          const char *path, bool *is_blocked)
{
    g_autofree char *at = g_strdup(path);
    const struct walk_root *root = NULL;
    *is_blocked = false;
    do {
        const struct walk_entry *entry = g_hash_table_lookup(walk->paths, at);
        if (entry && entry->trouble)
            *is_blocked = true;
        root = g_hash_table_lookup(walk->roots, at);
    } while (!root && go_up(at));
    return root;
}

/* Whether path is that of a member of an archive that was found. */
static bool is_in_archive(const struct walk *walk, const char *path)
{
    g_autofree char *file = g_strndup(path, path_file_len(path));
    return strcmp(file, path) != 0 && g_hash_table_contains(walk->paths, file);
}

static bool visit(void *context, struct ledger_entry **entry,
                  GError **error G_GNUC_UNUSED)
{
    struct search *search = context;
    const struct ledger_entry *known = *entry;
    const struct walk_entry *found =
        g_hash_table_lookup(search->walk->paths, known->path);
    if (found) {
        if (!found->trouble)
            g_hash_table_add(search->devices,
                             change_of(known->device, found->device));
        return true;
    }
    if (is_in_archive(search->walk, known->path))
        return true;
    bool is_blocked;
    const struct walk_root *root =
        root_above(search->walk, known->path, &is_blocked);
    if (!root || is_blocked)
        return true;
    if (!root->holds_files)
        keep(search->missing, root->path);
    else
        g_ptr_array_add(search->candidates, g_steal_pointer(entry));
    return true;
}

/* What is still there of a path: itself or a folder above it. */
static char *nearest(const char *path, struct stat *st)
{
    g_autofree char *at = g_strdup(path);
    while (stat(at, st) != 0) {
        if ((errno != ENOENT && errno != ENOTDIR) || !go_up(at))
            return NULL;
    }
    return g_steal_pointer(&at);
}

static void judge(struct search *search, struct ledger_entry *entry)
{
    struct stat st;
    g_autofree char *left = nearest(entry->path, &st);
    if (!left || strcmp(left, entry->path) == 0)
        return;
    g_autofree char *change = change_of(entry->device, st.st_dev);
    if (entry->device == st.st_dev ||
        g_hash_table_contains(search->devices, change))
        g_hash_table_add(search->missing->gone, g_steal_pointer(&entry->path));
    else
        keep(search->missing, left);
}

bool missing_find(struct missing *missing, struct shim_reader *reader,
                  const struct walk *walk, GError **error)
{
    struct search search = {
        .missing = missing,
        .walk = walk,
        .candidates =
            g_ptr_array_new_with_free_func((GDestroyNotify) ledger_entry_free),
        .devices = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    bool is_done = ledger_each(reader, visit, &search, error);
    for (guint i = 0; is_done && i < search.candidates->len; i++)
        judge(&search, search.candidates->pdata[i]);
    g_ptr_array_unref(search.candidates);
    g_hash_table_unref(search.devices);
    return is_done;
}
