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

static bool begins_with(const char *head, gsize len, const char *p, gsize n)
{
    return len >= n && memcmp(head, p, n) == 0;
}

#define BEGINS_WITH(head, len, marker) \
    begins_with(head, len, marker, sizeof(marker) - 1)

bool head_is_ole(const char *head, gsize len)
{
    return BEGINS_WITH(head, len, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

bool head_is_rtf(const char *head, gsize len)
{
    return BEGINS_WITH(head, len, "{\\rtf");
}

/* The last two begin archives of no member, and of many volumes. */
static bool is_zip(const char *head, gsize len)
{
    return BEGINS_WITH(head, len, "PK\3\4") ||
           BEGINS_WITH(head, len, "PK\5\6") || BEGINS_WITH(head, len, "PK\7\b");
}

/* TIFF has either order of bytes, and a large form. */
static bool is_image(const char *head, gsize len)
{
    return BEGINS_WITH(head, len, "II*\0") || BEGINS_WITH(head, len, "MM\0*") ||
           BEGINS_WITH(head, len, "II+\0") || BEGINS_WITH(head, len, "MM\0+") ||
           BEGINS_WITH(head, len, "\xff\xd8\xff") ||
           BEGINS_WITH(head, len, "\x89PNG\r\n\x1a\n");
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

/* What stands before the first tag of HTML, if anything, and the tag.  Of
 * those that could also begin a text about HTML only a line of their own. */
static const char html_pattern[] =
    "\\A(?:\\xef\\xbb\\xbf)?(?:\\s++|<\\?[^>]*+>|<!--(?s:.*?)-->)*+"
    "<(?:!doctype\\s+html|html|head|title|meta|link|script|style|body|center|"
    "div|table|section|article|main|header|nav|form|font|h[1-6]|p|ul|ol|dl)"
    "(?=[\\s>/])"
    "|^[ \\t]*<(?:!doctype\\s+html|html|head|body)(?=[\\s>])";

/* In UTF-16 the letters of tags have every other byte. */
static char *narrow(const char *head, gsize len, gsize *out_len)
{
    bool is_wide = BEGINS_WITH(head, len, "\xff\xfe") ||
                   BEGINS_WITH(head, len, "\xfe\xff");
    char *out = g_malloc(len + 1);

    *out_len = 0;
    for (gsize i = is_wide ? 2 : 0; i < len; i++)
        if (!is_wide || head[i])
            out[(*out_len)++] = head[i];
    return out;
}

static bool is_html(const char *head, gsize len)
{
    gsize n;
    g_autofree char *text = narrow(head, len, &n);
    g_autoptr(GRegex) pattern = g_regex_new(
        html_pattern, G_REGEX_RAW | G_REGEX_CASELESS | G_REGEX_MULTILINE,
        G_REGEX_MATCH_DEFAULT, NULL);

    return g_regex_match_full(pattern, text, n, 0, G_REGEX_MATCH_DEFAULT, NULL,
                              NULL);
}

enum file_kind head_kind(const char *head, gsize len, bool is_text)
{
    if (head_is_tar(head, len) || head_is_ole(head, len))
        return FILE_OTHER;
    if (is_zip(head, len))
        return FILE_ZIP;
    if (head_is_pdf(head, len, is_text))
        return FILE_PDF;
    if (BEGINS_WITH(head, len, "\x1f\x8b"))
        return FILE_GZIP;
    if (is_image(head, len))
        return FILE_IMAGE;
    if (!is_text || head_is_rtf(head, len))
        return FILE_OTHER;
    return is_html(head, len) ? FILE_HTML : FILE_TEXT;
}
