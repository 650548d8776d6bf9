/* SPDX-License-Identifier: GPL-3.0-or-later */
/* head.c - what the first bytes of a file tell. */
#include "indexer/head.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

enum { PDF_WITHIN = 2048 };

bool head_read(int fd, char head[HEAD_LEN], gsize *len, GError **error)
{
    *len = 0;
    while (*len < HEAD_LEN) {
        gssize n = pread(fd, head + *len, HEAD_LEN - *len, *len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            int saved = errno;
            g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(saved),
                                g_strerror(saved));
            return false;
        }
        if (n == 0)
            break;
        *len += n;
    }
    return true;
}

bool head_is_text(const char *head, gsize len)
{
    gsize n_nuls = 0;
    gsize n_controls = 0;

    if (len >= 2 &&
        (memcmp(head, "\xff\xfe", 2) == 0 || memcmp(head, "\xfe\xff", 2) == 0))
        return true; /* half of it NULs */
    for (gsize i = 0; i < len; i++) {
        n_nuls += head[i] == '\0';
        n_controls +=
            (guchar) head[i] < 0x20 && !memchr("\t\n\r\f\b\033", head[i], 6);
    }
    return n_nuls <= 1 && n_controls <= MAX(1, len / 100);
}

bool head_is_tar(const char *head, gsize len)
{
    return len > 262 && memcmp(head + 257, "ustar", 5) == 0;
}

static bool begins_line(const char *head, const char *p)
{
    while (p > head && (p[-1] == ' ' || p[-1] == '\t'))
        p--;
    return p == head || p[-1] == '\n' || p[-1] == '\r' ||
           (p - head == 3 && memcmp(head, "\xef\xbb\xbf", 3) == 0);
}

/* A line like "12 0 obj". */
static bool has_object(const char *p, gsize len)
{
    g_autoptr(GRegex) object =
        g_regex_new("[\\r\\n][0-9]+ [0-9]+ obj\\b", G_REGEX_RAW,
                    G_REGEX_MATCH_DEFAULT, NULL);

    return g_regex_match_full(object, p, len, 0, G_REGEX_MATCH_DEFAULT, NULL,
                              NULL);
}

bool head_is_pdf(const char *head, gsize len, bool is_text)
{
    const char *marker = memmem(head, MIN(len, PDF_WITHIN), "%PDF-", 5);

    return marker && (!is_text || begins_line(head, marker) ||
                      has_object(marker, head + len - marker));
}
