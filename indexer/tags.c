/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tags.c - whether markup may be given to libxml2. */
#include "indexer/tags.h"

#include "indexer/blame.h"
#include "indexer/limits.h"

#include <string.h>

struct text {
    const char *p, *end;
};

static bool begins_with(const struct text *text, const char *marker)
{
    gsize len = strlen(marker);

    return (gsize) (text->end - text->p) >= len &&
           g_ascii_strncasecmp(text->p, marker, len) == 0;
}

/* Behind the marker; at the end where there is none. */
static void skip_past(struct text *text, const char *marker)
{
    gsize len = strlen(marker);

    while (text->p < text->end) {
        const char *p = memchr(text->p, marker[0], text->end - text->p);
        text->p = p ? p : text->end;
        if (begins_with(text, marker)) {
            text->p += len;
            return;
        }
        if (p)
            text->p++;
    }
}

/* Behind the tag that begins here: how many words it has, those in quotes
 * left out. */
static guint skip_tag(struct text *text)
{
    guint n_words = 0;
    char quote = '\0';
    bool is_apart = false;

    for (; text->p < text->end; text->p++) {
        char c = *text->p;
        if (quote) {
            if (c == quote)
                quote = '\0';
        } else if (c == '>') {
            text->p++;
            break;
        } else if (c == '"' || c == '\'') {
            quote = c;
            is_apart = true;
        } else if (g_ascii_isspace(c) || c == '/') {
            is_apart = true;
        } else {
            n_words += is_apart;
            is_apart = false;
        }
    }
    return n_words;
}

static void skip_raw(struct text *text, const char *end_tag)
{
    skip_tag(text);
    skip_past(text, end_tag);
}

bool tags_check(const char *p, gsize len, bool is_html, GError **error)
{
    struct text text = {p, p + len};

    while ((p = memchr(text.p, '<', text.end - text.p))) {
        text.p = p;
        if (begins_with(&text, "<!--")) {
            skip_past(&text, "-->");
        } else if (begins_with(&text, "<![CDATA[")) {
            skip_past(&text, is_html ? ">" : "]]>");
        } else if (is_html && begins_with(&text, "<script")) {
            skip_raw(&text, "</script");
        } else if (is_html && begins_with(&text, "<style")) {
            skip_raw(&text, "</style");
        } else if (text.p + 1 < text.end && g_ascii_isalpha(text.p[1])) {
            if (skip_tag(&text) > LIMIT_ATTRIBUTES) {
                blame(error, "a tag with more than %d attributes",
                      LIMIT_ATTRIBUTES);
                return false;
            }
        } else {
            text.p++;
        }
    }
    return true;
}
