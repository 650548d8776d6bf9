/* SPDX-License-Identifier: GPL-3.0-or-later */
/* walk.c - finds the files below the paths that were given. */
#include "indexer/walk.h"

#include "indexer/interrupt.h"
#include "indexer/ledger.h"

#include <errno.h>
#include <fts.h>
#include <string.h>
#include <sys/stat.h>

/* A walk on its way. */
struct walker {
    struct walk *walk;
    struct walk_root *root; /* that it is below */
    struct stat except;
};

void walk_entry_free(struct walk_entry *entry)
{
    g_free(entry->given);
    g_free(entry->path);
    g_free(entry->trouble);
    g_free(entry->skip);
    g_free(entry);
}

static void walk_root_free(struct walk_root *root)
{
    g_free(root->path);
    g_free(root);
}

static struct walk *walk_new(void)
{
    struct walk *walk = g_new0(struct walk, 1);
    walk->entries =
        g_ptr_array_new_with_free_func((GDestroyNotify) walk_entry_free);
    walk->paths = g_hash_table_new(g_str_hash, g_str_equal);
    walk->roots = g_hash_table_new_full(g_str_hash, g_str_equal, NULL,
                                        (GDestroyNotify) walk_root_free);
    return walk;
}

void walk_free(struct walk *walk)
{
    if (!walk)
        return;
    g_hash_table_unref(walk->paths);
    g_hash_table_unref(walk->roots);
    g_ptr_array_unref(walk->entries);
    g_free(walk);
}

static void add(struct walker *walker, const char *given, const struct stat *st,
                const char *trouble, const char *skip)
{
    struct walk *walk = walker->walk;
    g_autofree char *path = g_canonicalize_filename(given, NULL);
    if (!trouble && !(st && S_ISDIR(st->st_mode)))
        walker->root->holds_files = true;
    if (g_hash_table_contains(walk->paths, path))
        return;

    struct walk_entry *entry = g_new0(struct walk_entry, 1);
    entry->given = g_strdup(given);
    entry->path = g_steal_pointer(&path);
    entry->trouble = g_strdup(trouble);
    entry->skip = g_strdup(skip);
    if (st) {
        entry->size = st->st_size;
        entry->mtime_ns = ledger_mtime_ns(st);
        entry->device = st->st_dev;
    }
    g_ptr_array_add(walk->entries, entry);
    g_hash_table_insert(walk->paths, entry->path, entry);
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void visit_folder(struct walker *walker, FTS *fts, FTSENT *found)
{
    bool is_hidden =
        found->fts_level > FTS_ROOTLEVEL && found->fts_name[0] == '.';
    bool is_except = found->fts_statp->st_dev == walker->except.st_dev &&
                     found->fts_statp->st_ino == walker->except.st_ino;
    if (is_hidden && !is_except)
        add(walker, found->fts_path, found->fts_statp, NULL,
            "a hidden folder: give its name to have it read");
    if (is_hidden || is_except)
        fts_set(fts, found, FTS_SKIP);
}

static void visit(struct walker *walker, FTS *fts, FTSENT *found)
{
    switch (found->fts_info) {
    case FTS_D:
        visit_folder(walker, fts, found);
        break;
    case FTS_F:
        add(walker, found->fts_path, found->fts_statp, NULL, NULL);
        break;
    case FTS_SLNONE:
        if (found->fts_level == FTS_ROOTLEVEL) {
            add(walker, found->fts_path, NULL, g_strerror(ENOENT), NULL);
            break;
        }
        G_GNUC_FALLTHROUGH;
    case FTS_SL:
        add(walker, found->fts_path, found->fts_statp, NULL,
            "a symbolic link: give the file it leads to");
        break;
    case FTS_DEFAULT:
        add(walker, found->fts_path, found->fts_statp, NULL,
            "not a regular file");
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        add(walker, found->fts_path, NULL, g_strerror(found->fts_errno), NULL);
        break;
    default: /* folders on the way up */
        break;
    }
}

/* One walk a path keeps the order in which they were given. */
static void walk_path(struct walker *walker, char *path)
{
    char *one[] = {path, NULL};
    FTS *fts = *path ? fts_open(one, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR,
                                compare_names)
                     : NULL;
    if (!fts) {
        add(walker, path, NULL, g_strerror(*path ? errno : ENOENT), NULL);
        return;
    }
    /* One that was never read from cannot be closed without a leak. */
    FTSENT *found;
    while ((found = fts_read(fts))) {
        visit(walker, fts, found);
        if (interrupt_signal())
            break;
    }
    if (!found && errno != 0)
        add(walker, path, NULL, g_strerror(errno), NULL);
    fts_close(fts);
}

struct walk *walk_paths(char **paths, const char *except)
{
    struct walker walker = {.walk = walk_new()};
    /* By whatever name it is reached; before the first run it is nowhere. */
    if (stat(except, &walker.except) != 0)
        walker.except = (struct stat){0};

    for (char **path = paths; *path && !interrupt_signal(); path++) {
        struct walk_root *root = g_new0(struct walk_root, 1);
        root->path = g_canonicalize_filename(*path, NULL);
        /* Given twice, it is walked twice, and found once. */
        g_hash_table_replace(walker.walk->roots, root->path, root);
        walker.root = root;
        walk_path(&walker, *path);
    }
    return walker.walk;
}
