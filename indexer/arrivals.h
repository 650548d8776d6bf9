/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * arrivals.h - when documents first came into the index: their stamps
 * (shim/stamp.h).
 *
 * A document keeps its stamp as long as the index has it: whatever its paths
 * are, however often it is read or analysed.  One that left and comes again is
 * new, and so is one of an index that knows no stamps, once it is analysed.
 *
 * The stamp of a commit is the time at which its first new document came, or
 * the newest stamp and a millisecond where that is not later.
 */
#ifndef INDEXER_ARRIVALS_H
#define INDEXER_ARRIVALS_H

#include "shim/shim.h"

struct arrivals;
typedef struct arrivals arrivals_t;

/* writer is borrowed. */
struct arrivals *arrivals_new(struct shim_writer *writer, GError **error);
void arrivals_free(struct arrivals *arrivals);

/* The document's stamp; it is given one where it has none. */
bool arrivals_stamp(struct arrivals *arrivals, const char *id, gint64 *stamp,
                    GError **error);
/* The document leaves. */
bool arrivals_remove(struct arrivals *arrivals, const char *id, GError **error);
/* Before each commit, and after one that succeeded. */
bool arrivals_finish(struct arrivals *arrivals, GError **error);
void arrivals_committed(struct arrivals *arrivals);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(arrivals_t, arrivals_free)

#endif
