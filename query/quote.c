/* SPDX-License-Identifier: GPL-3.0-or-later */
/* quote.c - quotation marks of a query, in pairs. */
#include "query/quote.h"

#include "query/invisible.h"

#include <string.h>

const char *quote_closing(gunichar opening)
{
    switch (opening) {
    case '"':
        return "\"";
    case 0x201C: /* “ */
        return "”";
    case 0x201E: /* „ */
        return "“”";
    case 0xAB: /* « */
        return "»";
    }
    return NULL;
}

const char *quote_find(const char *text, const char *marks)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_utf8_strchr(marks, -1, g_utf8_get_char(text)))
            return text;
    return NULL;
}

bool quote_only_closes(gunichar c)
{
    return c == 0x201D || c == 0xBB; /* ” » */
}

char *quote_content(const char *start, const char *end)
{
    GString *content = g_string_new(NULL);
    for (const char *p = start; p < end; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (invisible_is(c))
            continue;
        if (!g_unichar_isspace(c))
            g_string_append_unichar(content, c == '"' ? QUOTE_DOUBLE_PRIME : c);
        else if (content->len > 0 && content->str[content->len - 1] != ' ')
            g_string_append_c(content, ' ');
    }
    g_strchomp(content->str);
    return g_string_free(content, FALSE);
}
