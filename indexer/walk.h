/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * walk.h - finds the files below the paths that were given.
 *
 * Names are bytes and are never interpreted.  Folders are read in byte order
 * of their names, so the same tree always gives the same list.  A symbolic
 * link given by name is followed; links found below a folder are not: they
 * lead outside what was asked for, or in circles.  Nor are folders whose name
 * begins with a dot: programs keep there what is theirs, half files among it.
 */
#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include <glib.h>
#include <stdbool.h>

struct walk_entry {
    char *given;   /* the path as given, and what lies below it */
    char *path;    /* the same, absolute: the file's name in the index */
    char *trouble; /* why it cannot be read: missing, no permission; or NULL */
    char *skip;    /* why it is not a document: a link, a FIFO, a hidden
                      folder; or NULL */
    gint64 size;
    gint64 mtime_ns;
    guint64 device; /* that it stands on, st_dev */
};

void walk_entry_free(struct walk_entry *entry);

/* One of the paths that were given. */
struct walk_root {
    char *path;       /* absolute */
    bool holds_files; /* it is a file, or anything but folders is below it */
};

struct walk {
    GPtrArray *entries; /* struct walk_entry *, in the order of the walk */
    GHashTable *paths;  /* path to struct walk_entry *, the same */
    GHashTable *roots;  /* path to struct walk_root * */
};
typedef struct walk walk_t;

void walk_free(struct walk *walk);

/* Every file below paths, once, also where paths overlap; but nothing in the
 * folder except, which is where the index lies.  Nothing is opened but
 * folders.  An interrupt ends it early. */
struct walk *walk_paths(char **paths, const char *except);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(walk_t, walk_free)

#endif
