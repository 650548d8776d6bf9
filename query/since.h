/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * since.h - since when documents are new: the stamps (shim/stamp.h) of those
 * that came at a moment or later, and a moment as a person types it.
 *
 *   2026-11-22  22/11/2026   a day, from its midnight on
 *   2026-11  2026            a month, a year, from its first one on
 *   2026-11-22T08:00         a day and a time (ISO 8601), to the second or the
 *                            millisecond; a blank may stand for the T; Z, +01
 *                            or +01:00 may follow: else it is local time
 */
#ifndef QUERY_SINCE_H
#define QUERY_SINCE_H

#include "shim/shim.h"
#include "shim/stamp.h"

G_BEGIN_DECLS

struct since {
    gint64 first; /* the earliest stamp that is new; 0: all are */
    GArray *each; /* struct newest: the earliest of each index; NULL: first is
                     of all */
};

typedef struct since since_t;

struct since since_copy(const struct since *since);
void since_clear(struct since *since);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(since_t, since_clear)

/* What matches a passage of a document that is new, and weighs nothing; yours.
 * NULL: all are, as they are to a since that is NULL. */
struct shim_query *since_query(const struct since *since);

/* since->first: 1 at least.  False for what is no moment. */
bool since_read(const char *text, struct since *since);

G_END_DECLS

#endif
