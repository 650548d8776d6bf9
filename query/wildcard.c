/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wildcard.c - whether a name is of a pattern. */
#include "query/wildcard.h"

bool wildcard_matches(const char *pattern, const char *name, gsize len)
{
    const char *end = name + len;
    const char *star = NULL;  /* behind the last one */
    const char *taken = NULL; /* what that one stands for ends here */
    while (name < end) {
        if (*pattern == '*') {
            star = ++pattern;
            taken = name;
        } else if (*pattern == '?' || (*pattern && g_utf8_get_char(pattern) ==
                                                       g_utf8_get_char(name))) {
            pattern = g_utf8_next_char(pattern);
            name = g_utf8_next_char(name);
        } else if (star) {
            pattern = star;
            name = taken = g_utf8_next_char(taken);
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return *pattern == '\0';
}
