/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * archive.h - an archive's open descriptor in, the bytes of its members out.
 *
 * For the worker only, as zip.h, which reads.  The bytes go to a sink as they
 * are inflated; archives know nothing of where they go.
 */
#ifndef INDEXER_ARCHIVE_H
#define INDEXER_ARCHIVE_H

#include <glib.h>
#include <stdbool.h>

/* False with *error set ends the archive. */
struct archive_sink {
    /* The next member; what follows is of it. */
    bool (*member)(void *context, const char *name, bool is_regular,
                   GError **error);
    /* LIMIT_BYTES_LEN at most, in order. */
    bool (*bytes)(void *context, const void *p, gsize len, GError **error);
    /* The member cannot be unpacked: what came of it does not count. */
    bool (*lost)(void *context, const char *reason, GError **error);
    void *context;
};

/* Errors: the sink's, or that the archive cannot be read to its end
 * (G_IO_ERROR); what the sink got before stands. */
bool archive_unpack(int fd, const struct archive_sink *sink, GError **error);

#endif
