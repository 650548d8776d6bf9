/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * zip.h - the members of a ZIP, one after the other, within limits.h.
 *
 * For the worker only: libarchive reads what anyone may have sent.  The list
 * of members at the end of the file is what counts; a file that was cut short
 * has none, and cannot be opened (nor can one without members).  What the list
 * says of a length is never relied upon.
 *
 * Errors: G_IO_ERROR_INVALID_DATA, the message being the whole reason.  One of
 * zip_next() is of the archive, and nothing more can be read; one of
 * zip_read() is of that member alone ("needs a password", damaged, packed in a
 * way nobody knows), unless zip_is_over() says that the archive exceeds
 * limits.h.
 */
#ifndef INDEXER_ZIP_H
#define INDEXER_ZIP_H

#include <glib.h>
#include <stdbool.h>

struct zip;
typedef struct zip zip_t;

struct zip_member {
    const char *name; /* bytes, never empty, not to be trusted with anything;
                         borrowed until the next call */
    bool is_regular;  /* else a link, a device: there is nothing to read */
};

/* Before the sandbox: names that the archive says are UTF-8 need a locale that
 * has it, the process's from now on. */
void zip_prepare(void);

/* fd, which must be seekable, stays open, and is nobody else's meanwhile: its
 * position moves. */
struct zip *zip_open(int fd, GError **error);
void zip_free(struct zip *zip);

/* The next member that is no folder, in the order of their bytes in the file.
 * At the end member->name is NULL, and none may be asked for any more. */
bool zip_next(struct zip *zip, struct zip_member *member, GError **error);

/* The next bytes of the member, borrowed until the next call; none at its
 * end. */
bool zip_read(struct zip *zip, const void **p, gsize *len, GError **error);
/* What is left of it, max_len bytes at most. */
GBytes *zip_read_all(struct zip *zip, gsize max_len, GError **error);

/* Whether the archive inflates to more than is allowed. */
bool zip_is_over(const struct zip *zip);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(zip_t, zip_free)

#endif
