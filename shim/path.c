/* SPDX-License-Identifier: GPL-3.0-or-later */
/* path.c - names of files, which are bytes, in texts that are not. */
#include "shim/path.h"

#include "shim/json_text.h"

#include <json-glib/json-glib.h>
#include <string.h>

gsize path_file_len(const char *path)
{
    const char *slashes = *path ? strstr(path + 1, "//") : NULL;
    return slashes ? (gsize) (slashes - path) : strlen(path);
}

/* Control characters, and the separators and bidirectional marks that would
 * rearrange a line. */
static gboolean is_plain(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CONTROL:
    case G_UNICODE_FORMAT:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
    case G_UNICODE_SURROGATE:
        return FALSE;
    default:
        return TRUE;
    }
}

static void print_bytes(GString *out, const char *bytes, gsize len)
{
    for (gsize i = 0; i < len; i++)
        g_string_append_printf(out, "\\x%02x", (guchar) bytes[i]);
}

char *path_print(const char *path)
{
    g_autoptr(GString) out = g_string_new(NULL);
    const char *end = path + strlen(path);

    for (const char *p = path; p < end;) {
        gunichar c = g_utf8_get_char_validated(p, end - p);
        if (c == (gunichar) -1 || c == (gunichar) -2) {
            print_bytes(out, p++, 1);
            continue;
        }
        const char *next = g_utf8_next_char(p);
        if (c == '\\')
            g_string_append(out, "\\\\");
        else if (is_plain(c))
            g_string_append_len(out, p, next - p);
        else
            print_bytes(out, p, next - p);
        p = next;
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static void append_json(GString *out, const char *text, gsize len)
{
    g_autofree char *chunk = g_strndup(text, len);
    g_autoptr(JsonNode) node = json_node_init_string(json_node_alloc(), chunk);
    g_autofree char *quoted = json_to_string(node, FALSE);
    quoted[strlen(quoted) - 1] = '\0';
    json_text_append(out, quoted + 1);
}

char *path_json(const char *path)
{
    g_autoptr(GString) out = g_string_new("\"");
    const char *end = path + strlen(path);

    for (const char *p = path; p < end;) {
        const char *invalid;
        g_utf8_validate(p, end - p, &invalid);
        if (invalid > p)
            append_json(out, p, invalid - p);
        if (invalid < end)
            g_string_append_printf(out, "\\udc%02x", (guchar) *invalid++);
        p = invalid;
    }
    g_string_append_c(out, '"');
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char *path_uri(const char *path)
{
    g_autofree char *file = g_strndup(path, path_file_len(path));
    /* Fails for a relative path only, which the index does not hold. */
    return g_filename_to_uri(file, NULL, NULL);
}
