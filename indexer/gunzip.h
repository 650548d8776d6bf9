/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gunzip.h - a gzip file inflated into memory, within limits.h. */
#ifndef INDEXER_GUNZIP_H
#define INDEXER_GUNZIP_H

#include <glib.h>

/* A descriptor (memfd, seekable) of the inflated bytes, the caller's to
 * close; members one after another are one file, as for gunzip(1).  fd stays
 * open.  -1: cut short, damaged, or larger than limits.h allows. */
int gunzip_to_memfd(int fd, GError **error);

#endif
