/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * progress.h - one line on a terminal that tells how far a run is: files,
 * pages, pages a second, time left.  Nothing where stderr is no terminal.
 */
#ifndef INDEXER_PROGRESS_H
#define INDEXER_PROGRESS_H

#include <glib.h>

struct progress;
typedef struct progress progress_t;

/* The time left is reckoned from the bytes of the files. */
struct progress *progress_new(guint n_files, guint64 n_bytes);
/* Clears the line. */
void progress_free(struct progress *progress);

/* Members of archives are no files. */
void progress_add(struct progress *progress, guint n_files, guint n_pages,
                  guint64 n_bytes);
/* Says what is going on instead of the count: "writing". */
void progress_say(struct progress *progress, const char *what);
/* Makes room for a message: the line comes back with the next count. */
void progress_clear(struct progress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(progress_t, progress_free)

#endif
