/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * landlock.h - the file system, the network and other processes closed to
 * this process, but for reading the files of some folders.
 *
 * What is open already stays open.  See landlock(7); each version (ABI) of it
 * closes more, and all that the running kernel knows is closed:
 *
 *   1  Linux 5.13  opening, making, removing and executing files
 *   2  Linux 5.19  moving them to other folders
 *   3  Linux 6.2   truncating them
 *   4  Linux 6.7   TCP
 *   5  Linux 6.10  ioctl() on devices
 *   6  Linux 6.12  signals and abstract Unix sockets
 *
 * It does not hide that files exist, nor their sizes and times.
 */
#ifndef INDEXER_LANDLOCK_H
#define INDEXER_LANDLOCK_H

#include <glib.h>
#include <stdbool.h>

/* folders: a NULL-terminated list; one that does not exist has nothing to be
 * read.  *is_missing: this kernel has no Landlock, and nothing is closed.
 * Privileges must have been given up before (no_new_privs).  Holds for this
 * thread and what it starts; not to be undone. */
bool landlock_enter(const char *const *folders, bool *is_missing,
                    GError **error);

#endif
