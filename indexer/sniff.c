/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sniff.c - opens a file and tells what it is by its content. */
#include "indexer/sniff.h"

#include "indexer/head.h"
#include "indexer/interrupt.h"
#include "indexer/refusal.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <magic.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { READ_LEN = 1 << 17 };

/* To libmagic these are text too.  What it calls HTML is not here: that may
 * be a text that speaks of it, see head_kind(). */
static const char *const markup[] = {
    "text/xml",
    "text/rtf",
    "application/xml",
    "application/rtf",
    "application/postscript",
    "image/svg+xml",
};

/* What only looks into the bytes as far as we want it to. */
enum {
    FLAGS = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR |
            MAGIC_NO_CHECK_CDF | MAGIC_NO_CHECK_ELF,
    /* ... and that tells text from binary, and nothing else. */
    FLAGS_TEXT =
        FLAGS | MAGIC_NO_CHECK_SOFT | MAGIC_NO_CHECK_JSON | MAGIC_NO_CHECK_CSV,
};

struct sniffer {
    magic_t magic;
    magic_t text;
};

static magic_t open_magic(int flags, GError **error)
{
    magic_t magic = magic_open(flags);
    if (magic && magic_load(magic, NULL) == 0)
        return magic;
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "cannot load libmagic's database: %s",
                magic ? magic_error(magic) : g_strerror(errno));
    if (magic)
        magic_close(magic);
    return NULL;
}

struct sniffer *sniffer_new(GError **error)
{
    g_autoptr(sniffer_t) sniffer = g_new0(struct sniffer, 1);
    if (!(sniffer->magic = open_magic(FLAGS, error)) ||
        !(sniffer->text = open_magic(FLAGS_TEXT, error)))
        return NULL;
    return g_steal_pointer(&sniffer);
}

void sniffer_free(struct sniffer *sniffer)
{
    if (!sniffer)
        return;
    g_clear_pointer(&sniffer->magic, magic_close);
    g_clear_pointer(&sniffer->text, magic_close);
    g_free(sniffer);
}

static bool fail(GError **error, int code)
{
    g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(code),
                        g_strerror(code));
    return false;
}

static const char *type_of(magic_t magic, const char *head, gsize len)
{
    const char *type = magic_buffer(magic, head, len);
    return type ? type : "unknown";
}

static bool is_markup(const char *type)
{
    for (gsize i = 0; i < G_N_ELEMENTS(markup); i++) {
        if (g_str_equal(type, markup[i]))
            return true;
    }
    return false;
}

/* libmagic calls what is too short or has one stray byte no text, but nothing
 * else either. */
static bool is_text(struct sniffer *sniffer, const char *head, gsize len,
                    const char *type)
{
    return g_str_equal(type_of(sniffer->text, head, len), "text/plain") ||
           (g_str_equal(type, "application/octet-stream") &&
            head_is_text(head, len));
}

/* Of a ZIP: templates and other kinds of the same have longer types. */
static bool is_office(const char *type)
{
    return g_str_has_prefix(type, "application/vnd.oasis.opendocument.text") ||
           g_str_has_prefix(type, REFUSAL_OOXML "wordprocessingml.");
}

/* Of a ZIP: that libmagic knows no format that is made of it.  The worker looks
 * again. */
static bool is_archive(const char *type)
{
    return g_str_equal(type, "application/zip") ||
           g_str_equal(type, "application/octet-stream");
}

/* Sets kind, and in skip why it is not taken.  False with *error set: it would
 * be, were it not for what it says. */
static bool decide(struct sniffer *sniffer, const char *head, gsize len, int fd,
                   struct sniff *sniff, GError **error)
{
    const char *type = type_of(sniffer->magic, head, len);
    bool text = is_text(sniffer, head, len, type);

    sniff->kind = head_kind(head, len, text);
    if (sniff->kind == FILE_OTHER && !text &&
        g_str_equal(type, "application/pdf"))
        sniff->kind = FILE_PDF;
    if (head_is_ole(head, len))
        type = refusal_ole_type(fd);
    else if (head_is_tar(head, len))
        type = "application/x-tar";
    const char *reason = refusal_of_type(type);
    if (sniff->kind == FILE_ZIP && is_archive(type))
        sniff->kind = FILE_ARCHIVE;
    if (g_str_equal(type, REFUSAL_ENCRYPTED)) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, reason);
        return false;
    }
    if (sniff->kind == FILE_OTHER ||
        (sniff->kind == FILE_TEXT && is_markup(type)) ||
        (sniff->kind == FILE_ZIP && !is_office(type)))
        sniff->skip =
            reason ? g_strdup(reason)
                   : g_strdup_printf("not a format that is read (%s)", type);
    return true;
}

bool sniff_take(struct sniffer *sniffer, int fd, struct sniff *sniff,
                GError **error)
{
    char head[HEAD_LEN];
    gsize len;
    *sniff = (struct sniff){.fd = -1};

    if (fstat(fd, &sniff->st) != 0) {
        fail(error, errno);
        goto out;
    }
    if (!S_ISREG(sniff->st.st_mode)) {
        sniff->skip = g_strdup("not a regular file");
        close(fd);
        return true;
    }
    if (!head_read(fd, head, &len, error))
        goto out;
    if (len == 0) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                            "empty file");
        goto out;
    }
    if (!decide(sniffer, head, len, fd, sniff, error))
        goto out;
    if (sniff->skip)
        close(fd);
    else
        sniff->fd = fd;
    return true;
out:
    close(fd);
    return false;
}

bool sniff_open(struct sniffer *sniffer, const char *path, struct sniff *sniff,
                GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0)
        return fail(error, errno);
    return sniff_take(sniffer, fd, sniff, error);
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
