/* SPDX-License-Identifier: GPL-3.0-or-later */
/* spool.c - what came out of an archive, until its members have been read. */
#include "indexer/spool.h"

#include "indexer/limits.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

enum { COPY_LEN = 1 << 17 };

struct spool {
    guint n_refs;
    GArray *members; /* struct spool_member */
    int fd;          /* -1: no bytes yet */
    guint64 len, max_len;
    gsize names_len;
    GError *error;
};

static void clear_member(gpointer data)
{
    struct spool_member *member = data;

    g_free(member->name);
    g_free(member->failure);
}

struct spool *spool_new(guint64 max_len)
{
    struct spool *spool = g_new0(struct spool, 1);

    spool->n_refs = 1;
    spool->members = g_array_new(FALSE, FALSE, sizeof(struct spool_member));
    g_array_set_clear_func(spool->members, clear_member);
    spool->fd = -1;
    spool->max_len = max_len ? max_len : LIMIT_UNPACKED_LEN;
    return spool;
}

struct spool *spool_ref(struct spool *spool)
{
    spool->n_refs++;
    return spool;
}

void spool_unref(struct spool *spool)
{
    if (!spool || --spool->n_refs > 0)
        return;
    g_array_unref(spool->members);
    if (spool->fd != -1)
        close(spool->fd);
    g_clear_error(&spool->error);
    g_free(spool);
}

static bool fail(GError **error, const char *folder)
{
    int saved = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved),
                "cannot be unpacked in %s: %s", folder, g_strerror(saved));
    return false;
}

static const char *folder_of_spools(void)
{
    const char *folder = g_getenv("TMPDIR");

    return folder && *folder ? folder : "/var/tmp";
}

static int open_unnamed(GError **error)
{
    const char *folder = folder_of_spools();
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC | O_EXCL, 0600);

    if (fd == -1 && (errno == EOPNOTSUPP || errno == EISDIR)) {
        /* Not every file system has files without names. */
        g_autofree char *name = g_build_filename(folder, "vigie-XXXXXX", NULL);
        fd = g_mkstemp_full(name, O_RDWR | O_CLOEXEC, 0600);
        if (fd != -1)
            g_unlink(name);
    }
    if (fd == -1)
        fail(error, folder);
    return fd;
}

static bool write_all(int fd, const void *p, gsize len, guint64 offset,
                      GError **error)
{
    const char *at = p;

    while (len > 0) {
        gssize n = pwrite(fd, at, len, offset);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(error, folder_of_spools());
        at += n;
        offset += n;
        len -= n;
    }
    return true;
}

static struct spool_member *last_member(struct spool *spool)
{
    guint n = spool->members->len;

    return n ? &g_array_index(spool->members, struct spool_member, n - 1)
             : NULL;
}

bool spool_add_member(struct spool *spool, const char *name, bool is_regular)
{
    struct spool_member member = {.is_regular = is_regular,
                                  .start = spool->len};
    gsize len = strlen(name);

    if (spool->members->len == LIMIT_MEMBERS || len > LIMIT_MEMBER_NAME_LEN ||
        len > LIMIT_MEMBER_NAMES_LEN - spool->names_len)
        return false;
    spool->names_len += len;
    member.name = g_strdup(name);
    g_array_append_val(spool->members, member);
    return true;
}

bool spool_add_bytes(struct spool *spool, const void *p, gsize len)
{
    struct spool_member *member = last_member(spool);

    if (!member || !member->is_regular || member->failure || spool->error ||
        len > spool->max_len - spool->len)
        return false;
    if (spool->fd == -1 && (spool->fd = open_unnamed(&spool->error)) == -1)
        return false;
    if (!write_all(spool->fd, p, len, spool->len, &spool->error))
        return false;
    spool->len += len;
    member->len += len;
    return true;
}

bool spool_lose_member(struct spool *spool, const char *reason)
{
    struct spool_member *member = last_member(spool);

    if (!member || member->failure)
        return false;
    member->failure = g_strdup(reason);
    member->len = 0;
    return true;
}

const GError *spool_error(const struct spool *spool)
{
    return spool->error;
}

guint spool_n_members(const struct spool *spool)
{
    return spool->members->len;
}

const struct spool_member *spool_member(const struct spool *spool, guint i)
{
    return &g_array_index(spool->members, struct spool_member, i);
}

guint64 spool_len(const struct spool *spool)
{
    return spool->len;
}

static bool copy(const struct spool *spool, const struct spool_member *member,
                 int fd, GError **error)
{
    g_autofree char *some = g_malloc(COPY_LEN);

    for (guint64 done = 0; done < member->len;) {
        gssize n = pread(spool->fd, some, MIN(COPY_LEN, member->len - done),
                         member->start + done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n <= 0)
            return fail(error, folder_of_spools());
        if (!write_all(fd, some, n, done, error))
            return false;
        done += n;
    }
    return true;
}

int spool_open_member(const struct spool *spool, guint i, GError **error)
{
    int fd = open_unnamed(error);

    if (fd == -1 || copy(spool, spool_member(spool, i), fd, error))
        return fd;
    close(fd);
    return -1;
}
