/* SPDX-License-Identifier: GPL-3.0-or-later */
/* passwords.c - the passwords that encrypted documents are tried with. */
#include "indexer/passwords.h"

#include "indexer/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/* With the ends of their lines. */
enum { FILE_LEN_MAX = PASSWORDS_MAX * (PASSWORD_LEN_MAX + 2) };

static void fail(GError **error, const char *why)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                "the file of passwords %s", why);
}

static void fail_errno(GError **error, int code)
{
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(code),
                "the file of passwords cannot be read: %s", g_strerror(code));
}

/* All of fd, which may be a pipe; a NUL behind it. */
static bool read_all(int fd, char text[FILE_LEN_MAX + 2], GError **error)
{
    gsize len = 0;
    for (;;) {
        gssize n = read(fd, text + len, FILE_LEN_MAX + 1 - len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fail_errno(error, errno);
            return false;
        }
        len += n;
        if (n == 0 || len > FILE_LEN_MAX)
            break;
    }
    text[len] = '\0';
    if (len <= FILE_LEN_MAX && strlen(text) == len &&
        g_utf8_validate(text, len, NULL))
        return true;
    fail(error, "is too long, or no text in UTF-8");
    return false;
}

static char **part(const char *text, GError **error)
{
    g_autoptr(GStrvBuilder) passwords = g_strv_builder_new();
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint n = 0;
    for (char **line = lines; *line; line++) {
        if (g_str_has_suffix(*line, "\r"))
            (*line)[strlen(*line) - 1] = '\0';
        if (**line == '\0')
            continue;
        if (strlen(*line) > PASSWORD_LEN_MAX || ++n > PASSWORDS_MAX) {
            fail(error, "holds more than 100, or one of more than 127 bytes");
            return NULL;
        }
        g_strv_builder_add(passwords, *line);
    }
    if (n > 0)
        return g_strv_builder_end(passwords);
    fail(error, "holds none");
    return NULL;
}

char **passwords_read(int fd, GError **error)
{
    char text[FILE_LEN_MAX + 2];
    gssize n = pread(fd, text, FILE_LEN_MAX, 0);
    if (n < 0) {
        fail_errno(error, errno);
        return NULL;
    }
    text[n] = '\0';
    return part(text, error);
}

int passwords_open(const char *path, GError **error)
{
    char text[FILE_LEN_MAX + 2];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (file < 0) {
        fail_errno(error, errno);
        return -1;
    }
    bool is_read = read_all(file, text, error);
    close(file);
    g_auto(GStrv) passwords = is_read ? part(text, error) : NULL;
    if (!passwords)
        return -1;

    int held = memfd_create("passwords", MFD_CLOEXEC);
    int fd = fcntl(held, F_DUPFD_CLOEXEC, WORKER_PASSWORDS + 1);
    gsize len = strlen(text);
    bool is_written = fd >= 0 && write(fd, text, len) == (gssize) len;
    if (!is_written)
        fail_errno(error, errno);
    if (!is_written && fd >= 0)
        close(fd);
    if (held >= 0)
        close(held);
    return is_written ? fd : -1;
}
