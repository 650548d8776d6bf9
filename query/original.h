/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * original.h - the file that a hit is of, as it lies on the disk.
 */
#ifndef QUERY_ORIGINAL_H
#define QUERY_ORIGINAL_H

#include "query/hit.h"

G_BEGIN_DECLS

/* Opens the first of the hit's paths at which the document lies unchanged: a
 * regular file of its SHA-256.  A descriptor, at its start; *path is the
 * hit's.  -1: there is none: what lies at the first path, or that it is within
 * an archive; G_IO_ERROR. */
int original_open(const struct hit *hit, const char **path, GError **error);

G_END_DECLS

#endif
