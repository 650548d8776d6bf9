/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sniff.c - opens a file and tells what it is by its content. */
#include "indexer/sniff.h"

#include "indexer/interrupt.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <magic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What libmagic sees.  Enough for it to tell text from binary and to know
 * every format we meet; little enough to keep hostile files from its deeper
 * parsers. */
enum { HEAD_LEN = 8192 };
/* Where PDF readers look for the marker, as measured on real files. */
enum { PDF_MARKER_WITHIN = 2048 };
enum { READ_LEN = 1 << 17 };

struct sniffer {
    magic_t magic;
};

struct sniffer *sniffer_new(GError **error)
{
    magic_t magic = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS |
                               MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_CDF |
                               MAGIC_NO_CHECK_ELF);
    if (!magic || magic_load(magic, NULL) != 0) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                    "cannot load libmagic's database: %s",
                    magic ? magic_error(magic) : g_strerror(errno));
        if (magic)
            magic_close(magic);
        return NULL;
    }
    struct sniffer *sniffer = g_new0(struct sniffer, 1);
    sniffer->magic = magic;
    return sniffer;
}

void sniffer_free(struct sniffer *sniffer)
{
    if (!sniffer)
        return;
    magic_close(sniffer->magic);
    g_free(sniffer);
}

static bool fail(GError **error, int code)
{
    g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(code),
                        g_strerror(code));
    return false;
}

static bool read_head(int fd, char *head, gsize *len, GError **error)
{
    *len = 0;
    while (*len < HEAD_LEN) {
        ssize_t n = pread(fd, head + *len, HEAD_LEN - *len, *len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail(error, errno);
        if (n == 0)
            break;
        *len += n;
    }
    return true;
}

/* Sets kind and returns true, or says in skip why not. */
static bool decide(struct sniffer *sniffer, const char *head, gsize len,
                   struct sniff *sniff)
{
    if (memmem(head, MIN(len, PDF_MARKER_WITHIN), "%PDF-", 5)) {
        sniff->kind = FILE_PDF;
        return true;
    }
    const char *type = magic_buffer(sniffer->magic, head, len);
    if (!type)
        type = "unknown";
    if (g_str_equal(type, "application/pdf")) {
        sniff->kind = FILE_PDF;
    } else if (g_str_equal(type, "application/gzip")) {
        sniff->kind = FILE_GZIP;
    } else if (g_str_equal(type, "text/plain")) {
        sniff->kind = FILE_TEXT;
    } else {
        sniff->skip = g_strdup_printf("not a format that is read (%s)", type);
        return false;
    }
    return true;
}

bool sniff_open(struct sniffer *sniffer, const char *path, struct sniff *sniff,
                GError **error)
{
    char head[HEAD_LEN];
    gsize len;
    *sniff = (struct sniff){.fd = -1};

    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return fail(error, errno);
    if (fstat(fd, &sniff->st) != 0) {
        fail(error, errno);
        goto out;
    }
    if (!S_ISREG(sniff->st.st_mode)) {
        sniff->skip = g_strdup("not a regular file");
        close(fd);
        return true;
    }
    if (!read_head(fd, head, &len, error))
        goto out;
    if (len == 0) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                            "empty file");
        goto out;
    }
    if (decide(sniffer, head, len, sniff))
        sniff->fd = fd;
    else
        close(fd);
    return true;
out:
    close(fd);
    return false;
}

char *sniff_sha256(int fd, GError **error)
{
    g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
    g_autofree guchar *buffer = g_malloc(READ_LEN);
    off_t at = 0;

    for (;;) {
        if (interrupt_signal()) {
            g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                "interrupted");
            return NULL;
        }
        ssize_t n = pread(fd, buffer, READ_LEN, at);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            fail(error, errno);
            return NULL;
        }
        if (n == 0)
            return g_strdup(g_checksum_get_string(checksum));
        g_checksum_update(checksum, buffer, n);
        at += n;
    }
}
