/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * since.h - a moment that a person types, to the stamps of documents
 * (shim/stamp.h) that came then or later.
 *
 *   2026-11-22  22/11/2026   a day, from its midnight on
 *   2026-11  2026            a month, a year, from its first one on
 *   2026-11-22T08:00         a day and a time (ISO 8601), to the second or the
 *                            millisecond; a blank may stand for the T; Z, +01
 *                            or +01:00 may follow: else it is local time
 */
#ifndef QUERY_SINCE_H
#define QUERY_SINCE_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* *since: 1 at least.  False for what is no moment. */
bool since_read(const char *text, gint64 *since);

G_END_DECLS

#endif
