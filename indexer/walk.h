/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * walk.h - finds the files below the paths that were given.
 *
 * Names are bytes and are never interpreted.  Folders are read in byte order
 * of their names, so the same tree always gives the same list.  A symbolic
 * link given by name is followed; links found below a folder are not: they
 * lead outside what was asked for, or in circles.
 */
#ifndef INDEXER_WALK_H
#define INDEXER_WALK_H

#include <glib.h>

struct walk_entry {
    char *given;   /* the path as given, and what lies below it */
    char *path;    /* the same, absolute: the file's name in the index */
    char *trouble; /* why it cannot be read: missing, no permission; or NULL */
    char *skip;    /* why it is not a document: a link, a FIFO; or NULL */
    gint64 size;
    gint64 mtime_ns;
};

void walk_entry_free(struct walk_entry *entry);

/* Every file below paths, once, also where paths overlap; but nothing in the
 * folder except, which is where the index lies.  Element: struct walk_entry *.
 * Nothing is opened but folders. */
GPtrArray *walk_paths(char **paths, const char *except);

#endif
