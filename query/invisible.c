/* SPDX-License-Identifier: GPL-3.0-or-later */
/* invisible.c - characters of a query that are not seen. */
#include "query/invisible.h"

bool invisible_is(gunichar c)
{
    return c == 0xAD || c == 0xFEFF || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F);
}
