/* SPDX-License-Identifier: GPL-3.0-or-later */
/* day.c - days as tables write them. */
#include "indexer/day.h"

#include "shim/calendar.h"

#include <string.h>

/* Digits at *p, at most max of them, as a number. */
static guint number_at(const char **p, guint max, guint *n_digits)
{
    guint number = 0;
    for (*n_digits = 0; *n_digits < max && g_ascii_isdigit(**p); ++*n_digits)
        number = number * 10 + (guint) (*(*p)++ - '0');
    return number;
}

/* Whether what follows a day is a time: it is not looked at. */
static bool may_follow(const char *p)
{
    return *p == '\0' || ((*p == 'T' || *p == ' ') && g_ascii_isdigit(p[1]));
}

static char *print(guint year, guint month, guint day)
{
    const struct date date = {.day = day, .month = month, .year = year};
    return date_is_real(&date)
               ? g_strdup_printf("%04u-%02u-%02u", year, month, day)
               : NULL;
}

char *day_read(const char *text, bool *is_day_first, const char **rest)
{
    guint numbers[3], n_digits[3];
    const char *p = text;
    const char separator = text[strspn(text, "0123456789")];
    if (!separator || !strchr("-/.", separator))
        return NULL;
    for (guint i = 0; i < 3; i++) {
        numbers[i] = number_at(&p, i == 1 ? 2 : 4, &n_digits[i]);
        if (n_digits[i] == 0 || (i < 2 && *p++ != separator))
            return NULL;
    }
    *is_day_first = n_digits[0] <= 2 && n_digits[2] == 4;
    *rest = p;
    if (!may_follow(p))
        return NULL;
    if (*is_day_first)
        return print(numbers[2], numbers[1], numbers[0]);
    return n_digits[0] == 4 && n_digits[2] <= 2
               ? print(numbers[0], numbers[1], numbers[2])
               : NULL;
}
