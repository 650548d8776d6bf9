/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * passage.h - which passage of which document a hit is.
 *
 * Errors: SHIM_ERROR_CORRUPT and G_IO_ERROR_INVALID_DATA.
 */
#ifndef QUERY_PASSAGE_H
#define QUERY_PASSAGE_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct passage {
    guint number;     /* in its document, from 0 */
    guint start, len; /* bytes of the document's stream (record.h) */
};

/* data: of a struct shim_hit. */
bool passage_read(GBytes *data, struct passage *passage, GError **error);

/* The document's id, 64 hex digits; group: of a struct shim_hit, which was
 * grouped by documents.  Yours. */
char *passage_document(GBytes *group, GError **error);

G_END_DECLS

#endif
