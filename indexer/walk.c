/* SPDX-License-Identifier: GPL-3.0-or-later */
/* walk.c - finds the files below the paths that were given. */
#include "indexer/walk.h"

#include "indexer/interrupt.h"
#include "indexer/ledger.h"

#include <errno.h>
#include <fts.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

struct walk {
    GPtrArray *entries;
    GHashTable *seen; /* absolute paths, owned by the entries */
    struct stat except;
};

void walk_entry_free(struct walk_entry *entry)
{
    if (!entry)
        return;
    g_free(entry->given);
    g_free(entry->path);
    g_free(entry->trouble);
    g_free(entry->skip);
    g_free(entry);
}

static void add(struct walk *walk, const char *given, const struct stat *st,
                const char *trouble, const char *skip)
{
    g_autofree char *path = g_canonicalize_filename(given, NULL);
    if (g_hash_table_contains(walk->seen, path))
        return;

    struct walk_entry *entry = g_new0(struct walk_entry, 1);
    entry->given = g_strdup(given);
    entry->path = g_steal_pointer(&path);
    entry->trouble = g_strdup(trouble);
    entry->skip = g_strdup(skip);
    if (st) {
        entry->size = st->st_size;
        entry->mtime_ns = ledger_mtime_ns(st);
    }
    g_ptr_array_add(walk->entries, entry);
    g_hash_table_add(walk->seen, entry->path);
}

static int compare_names(const FTSENT **a, const FTSENT **b)
{
    return strcmp((*a)->fts_name, (*b)->fts_name);
}

static void visit_folder(struct walk *walk, FTS *fts, FTSENT *found)
{
    if (found->fts_statp->st_dev == walk->except.st_dev &&
        found->fts_statp->st_ino == walk->except.st_ino)
        fts_set(fts, found, FTS_SKIP);
}

static void visit(struct walk *walk, FTS *fts, FTSENT *found)
{
    switch (found->fts_info) {
    case FTS_D:
        visit_folder(walk, fts, found);
        break;
    case FTS_F:
        add(walk, found->fts_path, found->fts_statp, NULL, NULL);
        break;
    case FTS_SLNONE:
        if (found->fts_level == FTS_ROOTLEVEL) {
            add(walk, found->fts_path, NULL, g_strerror(ENOENT), NULL);
            break;
        }
        G_GNUC_FALLTHROUGH;
    case FTS_SL:
        add(walk, found->fts_path, found->fts_statp, NULL,
            "a symbolic link: give the file it leads to");
        break;
    case FTS_DEFAULT:
        add(walk, found->fts_path, found->fts_statp, NULL,
            "not a regular file");
        break;
    case FTS_DNR:
    case FTS_ERR:
    case FTS_NS:
        add(walk, found->fts_path, NULL, g_strerror(found->fts_errno), NULL);
        break;
    default: /* folders on the way up */
        break;
    }
}

GPtrArray *walk_paths(char **paths, const char *except)
{
    struct walk walk = {
        .entries =
            g_ptr_array_new_with_free_func((GDestroyNotify) walk_entry_free),
        .seen = g_hash_table_new(g_str_hash, g_str_equal),
    };
    /* By whatever name it is reached; before the first run it is nowhere. */
    if (stat(except, &walk.except) != 0)
        walk.except = (struct stat){0};

    /* One walk a path keeps the order in which they were given. */
    for (char **path = paths; *path && !interrupt_signal(); path++) {
        char *one[] = {*path, NULL};
        FTS *fts =
            **path ? fts_open(one, FTS_PHYSICAL | FTS_COMFOLLOW | FTS_NOCHDIR,
                              compare_names)
                   : NULL;
        if (!fts) {
            add(&walk, *path, NULL, g_strerror(**path ? errno : ENOENT), NULL);
            continue;
        }
        /* One that was never read from cannot be closed without a leak. */
        FTSENT *found;
        while ((found = fts_read(fts))) {
            visit(&walk, fts, found);
            if (interrupt_signal())
                break;
        }
        if (!found && errno != 0)
            add(&walk, *path, NULL, g_strerror(errno), NULL);
        fts_close(fts);
    }
    g_hash_table_unref(walk.seen);
    return walk.entries;
}
