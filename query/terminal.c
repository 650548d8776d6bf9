/* SPDX-License-Identifier: GPL-3.0-or-later */
/* terminal.c - what a terminal shows. */
#include "query/terminal.h"

guint terminal_char_width(gunichar c)
{
    if (g_unichar_iszerowidth(c))
        return 0;
    return g_unichar_iswide(c) ? 2 : 1;
}

guint terminal_text_width(const char *text)
{
    guint width = 0;
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        width += terminal_char_width(g_utf8_get_char(p));
    return width;
}
