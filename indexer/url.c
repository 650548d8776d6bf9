/* SPDX-License-Identifier: GPL-3.0-or-later */
/* url.c - addresses of the web, as far as tables need them. */
#include "indexer/url.h"

#include <string.h>

static const char *after_scheme(const char *url)
{
    static const char *const schemes[] = {"http://", "https://", "ftp://"};
    for (gsize i = 0; i < G_N_ELEMENTS(schemes); i++) {
        const gsize len = strlen(schemes[i]);
        if (g_ascii_strncasecmp(url, schemes[i], len) == 0)
            return url + len;
    }
    return NULL;
}

bool url_is_web(const char *url)
{
    const char *host = after_scheme(url);
    return host && *host && !strchr("/?#", *host);
}

/* GLib reads beyond the end of what ends in half a character. */
static char *normal(const char *name)
{
    return g_utf8_validate(name, -1, NULL)
               ? g_utf8_normalize(name, -1, G_NORMALIZE_NFC)
               : g_strdup(name);
}

char *url_file_name(const char *url)
{
    const char *host = after_scheme(url);
    g_autofree char *path = g_strdup(host ? host : url);
    path[strcspn(path, "?#")] = '\0';
    const char *slash = strrchr(path, '/');
    if (host && !slash)
        return NULL;
    const char *last = slash ? slash + 1 : path;
    if (*last == '\0')
        return NULL;
    g_autofree char *decoded = g_uri_unescape_string(last, "/");
    return normal(decoded && g_utf8_validate(decoded, -1, NULL) ? decoded
                                                                : last);
}

char *url_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return normal(slash ? slash + 1 : path);
}

/* Bytes for their percent-encoding; what is none stays. */
static void append_decoded(GString *decoded, const char *text)
{
    for (const char *p = text; *p; p++) {
        const int high = *p == '%' ? g_ascii_xdigit_value(p[1]) : -1;
        const int low = high >= 0 ? g_ascii_xdigit_value(p[2]) : -1;
        if (low >= 0 && high + low > 0) {
            g_string_append_c(decoded, (char) (high * 16 + low));
            p += 2;
        } else {
            g_string_append_c(decoded, *p);
        }
    }
}

char *url_key(const char *url)
{
    const char *host = after_scheme(url);
    if (!host)
        return g_strdup(url);
    const gsize host_len = strcspn(host, "/?#");
    g_autofree char *named = g_utf8_strdown(host, (gssize) host_len);
    g_autofree char *ascii = g_hostname_to_ascii(named);
    g_autofree char *scheme = g_ascii_strdown(url, host - url);
    g_autofree char *rest = g_strdup(host + host_len);
    rest[strcspn(rest, "#")] = '\0';
    GString *key = g_string_new(scheme);
    g_string_append(key, ascii ? ascii : named);
    if (*rest != '/')
        g_string_append_c(key, '/');
    append_decoded(key, rest);
    return g_string_free(key, FALSE);
}
