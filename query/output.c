/* SPDX-License-Identifier: GPL-3.0-or-later */
/* output.c - where answers go. */
#include "query/output.h"

#include "shim/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

struct output {
    FILE *file;
    char *path, *part, *journal; /* NULL: stdout */
    guint64 len;
    bool is_begun, is_finished;
};

static bool fail(const struct output *output, int code, GError **error)
{
    if (!output->path) {
        g_set_error_literal(error, G_FILE_ERROR, g_file_error_from_errno(code),
                            g_strerror(code));
        return false;
    }
    g_autofree char *printed = path_print(output->path);
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "the answers cannot be written: %s: %s", printed,
                code == EWOULDBLOCK ? "another run writes it"
                                    : g_strerror(code));
    return false;
}

/* Whatever FILE is, it would be replaced. */
static bool is_replaceable(const struct output *output)
{
    struct stat file;
    return stat(output->path, &file) != 0 || S_ISREG(file.st_mode);
}

/* FILE.part, locked.  Another run may give it its name between the two. */
static bool open_part(struct output *output)
{
    struct stat opened, named;
    for (;;) {
        const int fd = open(output->part, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
        if (fd < 0)
            return false;
        output->file = fdopen(fd, "r+");
        if (flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, &opened) != 0)
            return false;
        if (stat(output->part, &named) == 0 && named.st_ino == opened.st_ino)
            return true;
        fclose(output->file);
        output->file = NULL;
    }
}

struct output *output_open(const char *path, GError **error)
{
    g_autoptr(output_t) output = g_new0(struct output, 1);
    if (!path) {
        output->file = stdout;
        return g_steal_pointer(&output);
    }
    output->path = g_strdup(path);
    output->part = g_strconcat(path, ".part", NULL);
    output->journal = g_strconcat(output->part, ".state", NULL);
    if (!is_replaceable(output)) {
        g_autofree char *printed = path_print(path);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "the answers cannot be written: %s is no file", printed);
        return NULL;
    }
    if (open_part(output))
        return g_steal_pointer(&output);
    fail(output, errno, error);
    return NULL;
}

void output_free(struct output *output)
{
    if (!output)
        return;
    struct stat part;
    if (output->file && output->file != stdout) {
        /* Of nothing, nothing is kept. */
        if (!output->is_finished && fstat(fileno(output->file), &part) == 0 &&
            part.st_size == 0)
            unlink(output->part);
        fclose(output->file);
    }
    g_free(output->path);
    g_free(output->part);
    g_free(output->journal);
    g_free(output);
}

const char *output_journal(const struct output *output)
{
    return output->journal;
}

guint64 output_len(const struct output *output)
{
    return output->len;
}

bool output_resume(struct output *output, guint64 len, GError **error)
{
    struct stat part;
    if (fstat(fileno(output->file), &part) != 0)
        return fail(output, errno, error);
    if ((guint64) part.st_size < len) {
        g_autofree char *printed = path_print(output->part);
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "%s is shorter than its journal says", printed);
        return false;
    }
    if (ftruncate(fileno(output->file), (off_t) len) != 0 ||
        fseeko(output->file, (off_t) len, SEEK_SET) != 0)
        return fail(output, errno, error);
    output->len = len;
    output->is_begun = true;
    return true;
}

/* What another run left goes: its journal first, which would tell of bytes that
 * are no more. */
static bool begin(struct output *output, GError **error)
{
    if (output->is_begun || !output->path)
        return true;
    if (unlink(output->journal) != 0 && errno != ENOENT)
        return fail(output, errno, error);
    return output_resume(output, 0, error);
}

bool output_write(struct output *output, const char *p, gsize len,
                  GError **error)
{
    if (!begin(output, error))
        return false;
    if (fwrite(p, 1, len, output->file) != len)
        return fail(output, errno, error);
    output->len += len;
    return true;
}

bool output_sync(struct output *output, GError **error)
{
    if (!begin(output, error))
        return false;
    if (fflush(output->file) != 0 ||
        (output->path && fdatasync(fileno(output->file)) != 0))
        return fail(output, errno, error);
    return true;
}

bool output_finish(struct output *output, GError **error)
{
    if (!output_sync(output, error))
        return false;
    if (!output->path)
        return true;
    if (rename(output->part, output->path) != 0)
        return fail(output, errno, error);
    output->is_finished = true;
    if (unlink(output->journal) != 0 && errno != ENOENT)
        return fail(output, errno, error);
    return true;
}
