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

static char *normal(const char *name)
{
    char *composed = g_utf8_normalize(name, -1, G_NORMALIZE_NFC);
    return composed ? composed : g_strdup(name);
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
