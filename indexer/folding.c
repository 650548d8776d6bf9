/* SPDX-License-Identifier: GPL-3.0-or-later */
/* folding.c - text as patterns see it, and the patterns. */
#include "indexer/folding.h"

#include <glib.h>
#include <string.h>

char folding_next(const char **p, const char *end)
{
    gunichar c = g_utf8_get_char_validated(*p, end - *p);
    if (c >= (gunichar) -2) {
        (*p)++;
        return ' ';
    }
    *p = g_utf8_next_char(*p);
    if (c < 0x80)
        return g_ascii_isspace(c) ? ' ' : g_ascii_tolower(c);
    gunichar base, mark;
    while (g_unichar_decompose(c, &base, &mark))
        c = base;
    c = g_unichar_tolower(c);
    if (c < 0x80)
        return c;
    if (c == 0x2019 || c == 0x2bc || c == 0x92 || c == 0xb4)
        return '\'';
    if (c == 0xb0 || c == 0xba || c == 0x1d52)
        return 'o';
    if (g_unichar_isspace(c))
        return ' ';
    if (g_unichar_type(c) == G_UNICODE_DASH_PUNCTUATION)
        return '-';
    return g_unichar_ismark(c) || c == 0xad ? 0 : 0x7f;
}

static const char *skip_digits(const char *p)
{
    while (g_ascii_isdigit(*p))
        p++;
    return p;
}

/* Behind "12", " 12", ":12"; NULL where there is no number. */
static const char *skip_number(const char *p)
{
    const char *digits = p + strspn(p, " :"), *end = skip_digits(digits);
    return end == digits ? NULL : end;
}

/* Behind "3", "1er", "2o", "iv"; NULL for another word. */
static const char *skip_numeral(const char *p)
{
    const char *end = skip_digits(p);
    if (end > p) {
        while (*end == 'e' || *end == 'r' || *end == 'o' || *end == 'm')
            end++;
    } else {
        while (*end == 'i' || *end == 'v' || *end == 'x')
            end++;
    }
    return end == p || g_ascii_isalnum(*end) ? NULL : end;
}

static bool is_line_end(char c)
{
    return c == '\0' || c == '\n';
}

/* Between the words of a title. */
static bool is_joint(char c)
{
    return c == '-' || c == '\n';
}

const char *folding_behind(const char *pattern, const char *folded)
{
    const char *last = folded;
    for (; *pattern; pattern++) {
        last = folded;
        if (*pattern == '*')
            return folded;
        if (*pattern == '$')
            return is_line_end(*folded) ? folded : NULL;
        if (*pattern == '#')
            folded = skip_number(folded);
        else if (*pattern == '%')
            folded = skip_numeral(folded);
        else if (*pattern == *folded || (*pattern == ' ' && is_joint(*folded)))
            folded++;
        if (!folded || folded == last)
            return NULL;
    }
    return g_ascii_isalnum(*last) && g_ascii_isalnum(*folded) ? NULL : folded;
}
