/* SPDX-License-Identifier: GPL-3.0-or-later */
/* caret.c - a query in a line, and a caret below it. */
#include "query/caret.h"

#include "query/print.h"

#include <string.h>

#define MARGIN "    "
#define CUT "…"

/* One code point as it is shown. */
static char *shown(const char *p, guint *width)
{
    g_autoptr(GString) out = g_string_new(NULL);
    print_clean(out, p, g_utf8_next_char(p) - p);
    const gunichar c = g_utf8_get_char(out->str);
    *width = c == 0 || g_unichar_iszerowidth(c) ? 0
             : g_unichar_iswide(c)              ? 2
                                                : 1;
    return g_string_free(g_steal_pointer(&out), FALSE);
}

static guint width_at(const char *p)
{
    guint width;
    g_free(shown(p, &width));
    return width;
}

/* The most of the text around at that fits in two halves of a line: what one
 * of them has no need of, the other takes. */
static void choose(const char *text, const char *at, const char **start,
                   const char **end)
{
    guint left = 0, right = 1;
    *start = *end = at;
    for (bool has_grown = true; has_grown;) {
        has_grown = false;
        const bool is_right = **end && (left >= right || *start == text);
        const char *p = is_right ? *end : g_utf8_find_prev_char(text, *start);
        if (!p)
            break;
        const guint width = width_at(p);
        if (left + right + width > CARET_WIDTH)
            break;
        *(is_right ? end : start) = is_right ? g_utf8_next_char(p) : p;
        *(is_right ? &right : &left) += width;
        has_grown = true;
    }
}

/* Gives the columns that it takes. */
static guint append_part(GString *out, const char *from, const char *to)
{
    guint columns = 0;
    for (const char *p = from; p < to; p = g_utf8_next_char(p)) {
        guint width;
        g_autofree char *text = shown(p, &width);
        g_string_append(out, text);
        columns += width;
    }
    return columns;
}

void caret_append(GString *out, const char *query, guint column)
{
    g_autofree char *text = g_utf8_make_valid(query, -1);
    const glong len = g_utf8_strlen(text, -1);
    const char *at =
        g_utf8_offset_to_pointer(text, MIN((glong) column - 1, len));
    const char *start, *end;
    choose(text, at, &start, &end);
    const bool is_cut = start > text;
    g_string_append_printf(out, MARGIN "%s", is_cut ? CUT : "");
    const guint before = append_part(out, start, at) + is_cut;
    append_part(out, at, end);
    g_string_append_printf(out, "%s\n" MARGIN "%*s^\n", *end ? CUT : "",
                           (int) before, "");
}
