/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plain.c - text files to pages, and bytes of any origin to clean text. */
#include "indexer/plain.h"

#include "indexer/blame.h"
#include "indexer/layer.h"
#include "indexer/limits.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* Drops what precedes the blank in ASCII, without looking at encodings:
 * in UTF-8 no such byte is part of another character. */
static char *drop_controls(const char *p, gsize len, gsize *out_len)
{
    char *out = g_malloc(len + 1);
    gsize n = 0;

    for (gsize i = 0; i < len; i++) {
        guchar c = p[i];
        if (c == '\r' && i + 1 < len && p[i + 1] == '\n')
            continue;
        if (c == '\r' || c == '\f')
            out[n++] = '\n';
        else if ((c >= 0x20 && c != 0x7f) || c == '\n' || c == '\t')
            out[n++] = c;
    }
    out[n] = '\0';
    *out_len = n;
    return out;
}

/* U+0080 to U+009F, in valid UTF-8. */
static void drop_c1_controls(char *text)
{
    char *to = strchr(text, '\xc2');
    if (!to)
        return;

    for (const char *from = to; *from;) {
        if (*from == '\xc2' && (guchar) from[1] < 0xa0)
            from += 2;
        else
            *to++ = *from++;
    }
    *to = '\0';
}

char *plain_clean(const char *p, gsize len)
{
    gsize n;
    char *text = drop_controls(p, len, &n);

    if (!g_utf8_validate(text, n, NULL)) {
        char *valid = g_utf8_make_valid(text, n);
        g_free(text);
        text = valid;
    }
    drop_c1_controls(text);
    return text;
}

char *plain_clean_line(const char *text, gsize max_len)
{
    g_autofree char *line = plain_clean(text, strlen(text));

    g_strstrip(g_strdelimit(line, "\n\t", ' '));
    if (strlen(line) > max_len) {
        const char *end = g_utf8_find_prev_char(line, line + max_len + 1);
        line[end - line] = '\0';
    }
    return *line ? g_steal_pointer(&line) : NULL;
}

/* Whether text, made valid, was UTF-8 with some damage rather than something
 * else: more characters beyond ASCII survived than were lost. */
static bool was_utf8(const char *text)
{
    gsize n_whole = 0;
    gsize n_lost = 0;

    for (const char *p = text; *p; p = g_utf8_next_char(p)) {
        if ((guchar) *p < 0x80)
            continue;
        if (g_utf8_get_char(p) == 0xfffd)
            n_lost++;
        else
            n_whole++;
    }
    return n_whole > n_lost;
}

static char *decode_utf16(const char *p, gsize len, gsize *out_len,
                          GError **error)
{
    const char *charset = *p == '\xff' ? "UTF-16LE" : "UTF-16BE";
    char *text =
        g_convert(p + 2, len - 2, "UTF-8", charset, NULL, out_len, NULL);
    if (!text)
        blame(error, "begins as UTF-16 and is not");
    return text;
}

/* They are valid in every encoding here, and text in none. */
static char *drop_nuls(const char *p, gsize *len)
{
    char *out = g_malloc(*len + 1);
    gsize n = 0;

    for (gsize i = 0; i < *len; i++)
        if (p[i])
            out[n++] = p[i];
    out[n] = '\0';
    *len = n;
    return out;
}

char *plain_decode(const char *p, gsize len, gsize *out_len, GError **error)
{
    if (len >= 2 && (!memcmp(p, "\xff\xfe", 2) || !memcmp(p, "\xfe\xff", 2)))
        return decode_utf16(p, len, out_len, error);
    if (len >= 3 && !memcmp(p, "\xef\xbb\xbf", 3)) {
        p += 3;
        len -= 3;
    }

    g_autofree char *without = drop_nuls(p, &len);
    p = without;
    g_autofree char *valid = g_utf8_make_valid(p, len);
    gsize valid_len = strlen(valid);
    if ((valid_len != len || memcmp(valid, p, len) != 0) && !was_utf8(valid)) {
        char *text =
            g_convert(p, len, "UTF-8", "WINDOWS-1252", NULL, out_len, NULL);
        if (text) /* five bytes mean nothing there */
            return text;
    }
    *out_len = valid_len;
    return g_steal_pointer(&valid);
}

GByteArray *plain_load(int fd, gsize max_len, GError **error)
{
    g_autoptr(GByteArray) bytes = g_byte_array_new();
    g_autofree guint8 *chunk = g_malloc(1 << 16);

    for (;;) {
        gssize n = pread(fd, chunk, 1 << 16, bytes->len);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0) {
            g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
                        "cannot be read: %s", g_strerror(errno));
            return NULL;
        }
        if (n == 0)
            return g_steal_pointer(&bytes);
        if ((gsize) n > max_len - bytes->len) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                        "more than %" G_GSIZE_FORMAT " MiB of text",
                        max_len >> 20);
            return NULL;
        }
        g_byte_array_append(bytes, chunk, n);
    }
}

bool plain_page(const char *p, gsize len, const struct extract_sink *sink,
                GError **error)
{
    g_autofree char *clean = plain_clean(p, len);
    bool is_text = layer_judge(clean, 0, NULL, NULL) != LAYER_EMPTY;
    struct record_page page = {.reading =
                                   is_text ? RECORD_TEXT_LAYER : RECORD_UNREAD,
                               .text = clean,
                               .text_len = strlen(clean)};

    return sink->page(sink->context, &page, error);
}

bool plain_extract(int fd, const struct extract_sink *sink, GError **error)
{
    g_autoptr(GByteArray) bytes = plain_load(fd, LIMIT_PLAIN_LEN, error);
    gsize len;

    if (!bytes)
        return false;
    if (bytes->len == 0) {
        blame(error, "empty file");
        return false;
    }
    g_autofree char *text =
        plain_decode((const char *) bytes->data, bytes->len, &len, error);
    if (!text)
        return false;

    const char *end = text + len;
    const char *p = text;
    do {
        const char *feed = memchr(p, '\f', end - p);
        gsize page_len = (feed ? feed : end) - p;

        if (!plain_page(p, page_len, sink, error))
            return false;
        p += page_len + (feed ? 1 : 0);
    } while (p < end);
    return true;
}
