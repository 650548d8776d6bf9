/* SPDX-License-Identifier: GPL-3.0-or-later */
/* markdown.c - texts in Markdown, which hold nothing but themselves. */
#include "query/markdown.h"

#include "query/print.h"

#include <stdbool.h>
#include <string.h>

/* What may begin or end something anywhere in a line: code, emphasis, links,
 * HTML, entities, cells, formulas. */
static const char marks[] = "\\`*_[]<>|~&$";

/* Where a line begins: headings, lists, quotations, rules. */
static const char openers[] = "#+-=:";

/* The length of what begins a numbered list, less the sign behind it. */
static gsize list_number_len(const char *text)
{
    const gsize len = strspn(text, "0123456789");
    return len > 0 && (text[len] == '.' || text[len] == ')') ? len : 0;
}

/* GitHub's makes a link of an address, with the backslashes that stand in it.
 */
static bool begins_address(const char *text, gsize i)
{
    return (text[i] == ':' && text[i + 1] == '/') ||
           (text[i] == '.' && i >= 3 &&
            g_ascii_strncasecmp(text + i - 3, "www", 3) == 0);
}

void markdown_append(GString *out, const char *text, gsize len)
{
    g_autoptr(GString) clean = g_string_new(NULL);
    print_clean_page(clean, text, len);
    const gsize number_len = list_number_len(clean->str);
    for (gsize i = 0; i < clean->len; i++) {
        const char c = clean->str[i];
        if (strchr(marks, c) || (i == 0 && strchr(openers, c)) ||
            (number_len > 0 && i == number_len) ||
            begins_address(clean->str, i))
            g_string_append_c(out, '\\');
        g_string_append_c(out, c);
    }
}

void markdown_append_link(GString *out, const char *text, const char *uri)
{
    /* Of an address these stand as %HH anyway, and would end it here. */
    g_autofree char *safe = g_uri_escape_string(
        uri, G_URI_RESERVED_CHARS_ALLOWED_IN_PATH "/?#[]%", FALSE);
    g_string_append_c(out, '[');
    markdown_append(out, text, strlen(text));
    g_string_append_printf(out, "](<%s>)", safe);
}
