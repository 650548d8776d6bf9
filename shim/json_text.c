/* SPDX-License-Identifier: GPL-3.0-or-later */
/* json_text.c - JSON without a raw control character. */
#include "shim/json_text.h"

void json_text_append(GString *out, const char *json)
{
    for (const char *p = json; *p; p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (c != '\n' && g_unichar_iscntrl(c))
            g_string_append_printf(out, "\\u%04x", c);
        else
            g_string_append_unichar(out, c);
    }
}
