/* SPDX-License-Identifier: GPL-3.0-or-later */
/* symbol.c - characters of a query that belong to no word. */
#include "query/symbol.h"

#include <string.h>

bool symbol_is_invisible(gunichar c)
{
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
}

static bool is_symbol(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_CURRENCY_SYMBOL:
    case G_UNICODE_MODIFIER_SYMBOL:
    case G_UNICODE_MATH_SYMBOL:
    case G_UNICODE_OTHER_SYMBOL:
        return true;
    default:
        return false;
    }
}

bool symbol_is_told(const char *text)
{
    bool is = strcmp(text, "&&") == 0;
    for (; *text && !is; text = g_utf8_next_char(text))
        is = is_symbol(g_utf8_get_char(text));
    return is;
}
