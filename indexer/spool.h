/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * spool.h - what came out of an archive, until its members have been read: one
 * file on disk, whatever the archive inflates to.
 *
 * The file has no name (O_TMPFILE, in $TMPDIR or /var/tmp): nothing is left of
 * it when the last descriptor is closed, whatever ends the program; and no
 * name that an archive gives is ever a path.
 *
 * Filled by one thread, then handed to another.
 */
#ifndef INDEXER_SPOOL_H
#define INDEXER_SPOOL_H

#include <glib.h>
#include <stdbool.h>

struct spool;
typedef struct spool spool_t;

struct spool_member {
    char *name;      /* bytes, as the archive has it */
    bool is_regular; /* else there is nothing to read: a link, a device */
    char *failure;   /* why it could not be unpacked, or NULL */
    guint64 start, len;
};

/* max_len: bytes of all members; 0: LIMIT_UNPACKED_LEN. */
struct spool *spool_new(guint64 max_len);
struct spool *spool_ref(struct spool *spool);
void spool_unref(struct spool *spool);

/* The next member, and what follows of it.  False: more than limits.h allows,
 * or no member to add to; or the disk's fault, see spool_error(). */
bool spool_add_member(struct spool *spool, const char *name, bool is_regular);
bool spool_add_bytes(struct spool *spool, const void *p, gsize len);
/* The member cannot be unpacked: what came of it does not count. */
bool spool_lose_member(struct spool *spool, const char *reason);

/* Why bytes could not be written; NULL: nothing is wrong. */
const GError *spool_error(const struct spool *spool);

guint spool_n_members(const struct spool *spool);
const struct spool_member *spool_member(const struct spool *spool, guint i);
/* Of all members. */
guint64 spool_len(const struct spool *spool);

/* A member as a file of its own, without a name too; the caller's to close.
 * -1: the disk is full. */
int spool_open_member(const struct spool *spool, guint i, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(spool_t, spool_unref)

#endif
