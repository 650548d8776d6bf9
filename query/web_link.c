/* SPDX-License-Identifier: GPL-3.0-or-later */
/* web_link.c - where the public finds a hit. */
#include "query/web_link.h"

#include "shim/path.h"

#include <string.h>

/* http or https, a host, no user. */
static bool is_public(const char *url)
{
    g_autofree char *scheme = NULL;
    g_autofree char *user = NULL;
    g_autofree char *host = NULL;
    if (!g_uri_split(url, G_URI_FLAGS_ENCODED, &scheme, &user, &host, NULL,
                     NULL, NULL, NULL, NULL))
        return false;
    return scheme && host && *host && !user &&
           (g_ascii_strcasecmp(scheme, "http") == 0 ||
            g_ascii_strcasecmp(scheme, "https") == 0);
}

char *web_link(const struct hit *hit)
{
    const char *known = facts_value(hit->facts, FACT_URL);
    if (!known)
        return NULL;
    g_autofree char *url = g_uri_escape_string(
        known,
        G_URI_RESERVED_CHARS_GENERIC_DELIMITERS
            G_URI_RESERVED_CHARS_SUBCOMPONENT_DELIMITERS "%",
        FALSE);
    if (!is_public(url))
        return NULL;
    char *fragment = strchr(url, '#');
    if (hit->path[path_file_len(hit->path)] ||
        (fragment && fragment[1] && !g_str_has_prefix(fragment, "#page=")))
        return g_steal_pointer(&url);
    if (fragment)
        *fragment = '\0';
    return g_strdup_printf("%s#page=%u", url, hit->page);
}
