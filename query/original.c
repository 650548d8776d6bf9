/* SPDX-License-Identifier: GPL-3.0-or-later */
/* original.c - the file that a hit is of, as it lies on the disk. */
#include "query/original.h"

#include "shim/path.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHUNK (64 << 10)

static bool fail(GError **error, const char *reason)
{
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, reason);
    return false;
}

static bool has_id(int fd, const char *id, GError **error)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *chunk = g_malloc(CHUNK);
    gssize n;

    while ((n = read(fd, chunk, CHUNK)) != 0) {
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(error, g_strerror(errno));
        g_checksum_update(sum, chunk, n);
    }
    return strcmp(g_checksum_get_string(sum), id) == 0 ||
           fail(error, "has changed since it was indexed: run vigie-index "
                       "again");
}

static bool is_original(int fd, const char *id, GError **error)
{
    struct stat st;

    if (fstat(fd, &st) != 0)
        return fail(error, g_strerror(errno));
    if (!S_ISREG(st.st_mode))
        return fail(error, "is no regular file any more");
    if (!has_id(fd, id, error))
        return false;
    return lseek(fd, 0, SEEK_SET) == 0 || fail(error, g_strerror(errno));
}

/* A FIFO that has come in its place would wait for a writer. */
static int open_path(const char *path, const char *id, GError **error)
{
    if (path[path_file_len(path)] != '\0') {
        fail(error, "lies within an archive: unpack it first");
        return -1;
    }
    const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd == -1) {
        fail(error, g_strerror(errno));
        return -1;
    }
    if (is_original(fd, id, error))
        return fd;
    close(fd);
    return -1;
}

int original_open(const struct hit *hit, const char **path, GError **error)
{
    g_autoptr(GError) first = NULL;
    char **others = hit->other_paths;

    *path = hit->path;
    int fd = open_path(hit->path, hit->document_id, &first);
    for (; fd == -1 && others && *others; others++) {
        *path = *others;
        fd = open_path(*others, hit->document_id, NULL);
    }
    if (fd != -1)
        return fd;
    g_autofree char *printed = path_print(hit->path);
    g_propagate_prefixed_error(error, g_steal_pointer(&first), "%s: ", printed);
    return -1;
}
