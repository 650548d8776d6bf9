/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * stamp.h - when documents came into the index: milliseconds since 1970, UTC.
 *
 * All documents that come in one commit have one stamp, later than that of
 * every commit before, also where the clock stepped back: whoever has seen all
 * up to a stamp misses nothing that comes after (indexer/arrivals.h).
 */
#ifndef SHIM_STAMP_H
#define SHIM_STAMP_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* GVariant "x", little-endian. */
GBytes *stamp_encode(gint64 stamp);
/* NULL bytes: 0.  Errors: G_IO_ERROR_INVALID_DATA. */
bool stamp_decode(GBytes *bytes, gint64 *stamp, GError **error);

/* The newest stamp of an index, and the index's tag (schema.h). */
struct newest {
    guint32 tag;
    gint64 stamp;
};

/* GVariant "(ux)", little-endian. */
GBytes *newest_encode(const struct newest *newest);
/* Errors: G_IO_ERROR_INVALID_DATA. */
bool newest_decode(GBytes *bytes, struct newest *newest, GError **error);

/* "2026-11-22T08:00:00.125Z" (ISO 8601, RFC 3339); yours.  What is out of all
 * calendars is the first or the last that is in them. */
char *stamp_text(gint64 stamp);

G_END_DECLS

#endif
