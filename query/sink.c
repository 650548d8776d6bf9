/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sink.c - where answers go. */
#include "query/sink.h"

#include "shim/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct sink {
    FILE *file;
    char *path, *part, *journal; /* NULL: stdout */
    guint64 len;
    bool is_locked, is_begun, is_finished;
};

static bool fail(const struct sink *sink, int code, GError **error)
{
    if (!sink->path) {
        g_set_error_literal(error, G_FILE_ERROR, g_file_error_from_errno(code),
                            g_strerror(code));
        return false;
    }
    g_autofree char *printed = path_print(sink->path);
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "the answers cannot be written: %s: %s", printed,
                code == EWOULDBLOCK ? "another run writes it"
                                    : g_strerror(code));
    return false;
}

/* Whatever FILE is, it would be replaced. */
static bool is_replaceable(const struct sink *sink)
{
    struct stat file;
    return stat(sink->path, &file) != 0 || S_ISREG(file.st_mode);
}

/* FILE.part, locked.  Another run may give it its name between the two. */
static bool open_part(struct sink *sink)
{
    struct stat opened, named;
    for (;;) {
        const int fd =
            open(sink->part, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
        if (fd < 0)
            return false;
        sink->file = fdopen(fd, "r+");
        if (flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, &opened) != 0)
            return false;
        sink->is_locked =
            stat(sink->part, &named) == 0 && named.st_ino == opened.st_ino;
        if (sink->is_locked)
            return true;
        fclose(sink->file);
        sink->file = NULL;
    }
}

struct sink *sink_open(const char *path, GError **error)
{
    g_autoptr(sink_t) sink = g_new0(struct sink, 1);
    if (!path) {
        sink->file = stdout;
        return g_steal_pointer(&sink);
    }
    sink->path = g_strdup(path);
    sink->part = g_strconcat(path, ".part", NULL);
    sink->journal = g_strconcat(sink->part, ".state", NULL);
    if (!is_replaceable(sink)) {
        g_autofree char *printed = path_print(path);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "the answers cannot be written: %s is no file", printed);
        return NULL;
    }
    if (open_part(sink))
        return g_steal_pointer(&sink);
    fail(sink, errno, error);
    return NULL;
}

void sink_free(struct sink *sink)
{
    if (!sink)
        return;
    if (sink->file && sink->file != stdout) {
        /* Of nothing, nothing is kept. */
        if (sink->is_locked && !sink->is_finished && !sink_has_part(sink))
            unlink(sink->part);
        fclose(sink->file);
    }
    g_free(sink->path);
    g_free(sink->part);
    g_free(sink->journal);
    g_free(sink);
}

const char *sink_journal(const struct sink *sink)
{
    return sink->journal;
}

guint64 sink_len(const struct sink *sink)
{
    return sink->len;
}

bool sink_has_part(const struct sink *sink)
{
    struct stat part;
    return sink->path && fstat(fileno(sink->file), &part) == 0 &&
           part.st_size > 0;
}

bool sink_resume(struct sink *sink, guint64 len, GError **error)
{
    struct stat part;
    if (fstat(fileno(sink->file), &part) != 0)
        return fail(sink, errno, error);
    if ((guint64) part.st_size < len) {
        g_autofree char *printed = path_print(sink->part);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "%s is shorter than its journal says", printed);
        return false;
    }
    if (ftruncate(fileno(sink->file), (off_t) len) != 0 ||
        fseeko(sink->file, (off_t) len, SEEK_SET) != 0)
        return fail(sink, errno, error);
    sink->len = len;
    sink->is_begun = true;
    return true;
}

/* What another run left goes: its journal first, which would tell of bytes that
 * are no more. */
static bool begin(struct sink *sink, GError **error)
{
    if (sink->is_begun || !sink->path)
        return true;
    if (unlink(sink->journal) != 0 && errno != ENOENT)
        return fail(sink, errno, error);
    return sink_resume(sink, 0, error);
}

bool sink_write(struct sink *sink, const char *p, gsize len, GError **error)
{
    if (!begin(sink, error))
        return false;
    if (fwrite(p, 1, len, sink->file) != len)
        return fail(sink, errno, error);
    sink->len += len;
    return true;
}

bool sink_sync(struct sink *sink, GError **error)
{
    if (!begin(sink, error))
        return false;
    if (fflush(sink->file) != 0 ||
        (sink->path && fdatasync(fileno(sink->file)) != 0))
        return fail(sink, errno, error);
    return true;
}

bool sink_finish(struct sink *sink, GError **error)
{
    if (!sink_sync(sink, error))
        return false;
    if (!sink->path)
        return true;
    if (rename(sink->part, sink->path) != 0)
        return fail(sink, errno, error);
    sink->is_finished = true;
    if (unlink(sink->journal) != 0 && errno != ENOENT)
        return fail(sink, errno, error);
    return true;
}
