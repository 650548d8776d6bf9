/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * coverage.h - what an index covers, so that no zero is mistaken for absence.
 *
 * The indexer keeps these counts true in every commit (metadata
 * vigie-coverage); every answer repeats them.
 */
#ifndef SHIM_COVERAGE_H
#define SHIM_COVERAGE_H

#include "shim/record.h"

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct coverage {
    gint64 documents; /* distinct by content */
    gint64 pages;
    gint64 pages_ocr;
    gint64 pages_without_text; /* not searchable: scans, empty pages */
    gint64 documents_failed;   /* files that could not be read */
};

/* A document comes (sign 1) or leaves (-1). */
void coverage_count(struct coverage *coverage, const struct record *record,
                    int sign);

/* What two indexes cover; counts of a server may be anything. */
void coverage_add(struct coverage *sum, const struct coverage *coverage);

/* GVariant "(xxxxx)", little-endian, in the order above. */
GBytes *coverage_encode(const struct coverage *coverage);
/* NULL bytes: all zero.  Errors: G_IO_ERROR_INVALID_DATA. */
bool coverage_decode(GBytes *bytes, struct coverage *coverage, GError **error);

G_END_DECLS

#endif
