/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * missing.h - which files that the index knows are no more.
 *
 * What was not found is not always deleted, and what leaves the index by
 * mistake costs hours to read again.  A file that the index knows below one of
 * the paths given, and that the walk did not find, is taken for deleted,
 * unless
 *
 *   - nothing at all was found below that path: it is missing, or it is the
 *     empty place of a file system that is not mounted;
 *   - it lies in a folder that could not be read;
 *   - it lies in an archive that was found: what is no longer in there is
 *     found out when it is unpacked;
 *   - the nearest folder above it that is still there lies on another file
 *     system than the file did: that one is not mounted.  File systems are
 *     told apart by st_dev; where that number has changed for files that
 *     were found in place, it has for those beside them too.
 */
#ifndef INDEXER_MISSING_H
#define INDEXER_MISSING_H

#include "indexer/walk.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

struct missing {
    GHashTable *gone; /* char *path: deleted */
    GHashTable *kept; /* char *folder to guint: where files are missing that
                         may not be deleted, and how many of them; those in
                         folders that cannot be read are not counted */
};
typedef struct missing missing_t;

struct missing *missing_new(void);
void missing_free(struct missing *missing);

/* Compares the index with a walk that was not interrupted. */
bool missing_find(struct missing *missing, struct shim_reader *reader,
                  const struct walk *walk, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(missing_t, missing_free)

#endif
