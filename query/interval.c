/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interval.c - what a filter asks for between two bounds: days, or pages. */
#include "query/interval.h"

#include "shim/calendar.h"

#include <string.h>

/* Reads what stands on one side of "..": it may be an interval itself. */
typedef bool read_func(const char *text, struct interval *interval);

/* "07" for form "00": digits where the form has them, else its characters.
 * numbers: one for each row of digits. */
static bool read_form(const char *text, const char *form, guint *numbers)
{
    if (strlen(text) != strlen(form))
        return false;
    for (gsize i = 0; form[i]; i++) {
        const bool is_digit = form[i] == '0';
        if (is_digit ? !g_ascii_isdigit(text[i]) : text[i] != form[i])
            return false;
        if (is_digit && (i == 0 || form[i - 1] != '0'))
            *numbers++ = 0;
        if (is_digit)
            numbers[-1] = numbers[-1] * 10 + g_ascii_digit_value(text[i]);
    }
    return true;
}

static guint number_of(guint year, guint month, guint day)
{
    return (year * 100 + month) * 100 + day;
}

static bool is_day(guint year, guint month, guint day)
{
    const struct date date = {.day = day, .month = month, .year = year};
    return date_is_real(&date);
}

static bool read_days(const char *text, struct interval *days)
{
    guint n[3];
    if (read_form(text, "0000", n) && n[0] > 0) {
        *days =
            (struct interval){number_of(n[0], 1, 1), number_of(n[0], 12, 31)};
        return true;
    }
    /* No date is later in its month than the 31st. */
    if (read_form(text, "0000-00", n) && is_day(n[0], n[1], 1)) {
        *days = (struct interval){number_of(n[0], n[1], 1),
                                  number_of(n[0], n[1], 31)};
        return true;
    }
    if (read_form(text, "00/00/0000", n) || read_form(text, "0/00/0000", n) ||
        read_form(text, "00/0/0000", n) || read_form(text, "0/0/0000", n)) {
        const guint day = n[0];
        n[0] = n[2];
        n[2] = day;
    } else if (!read_form(text, "0000-00-00", n)) {
        return false;
    }
    days->low = days->high = number_of(n[0], n[1], n[2]);
    return is_day(n[0], n[1], n[2]);
}

static bool read_page(const char *text, struct interval *page)
{
    guint64 number;
    if (!g_ascii_string_to_unsigned(text, 10, 1, G_MAXUINT - 1, &number, NULL))
        return false;
    page->low = page->high = (guint) number;
    return true;
}

static bool read_interval(const char *text, read_func *read_side,
                          struct interval *interval)
{
    const char *dots = strstr(text, "..");
    if (!dots)
        return read_side(text, interval);
    g_autofree char *first = g_strndup(text, dots - text);
    const char *last = dots + strlen("..");
    struct interval from = {0, 0}, to = {G_MAXUINT, G_MAXUINT};
    if ((!*first && !*last) || (*first && !read_side(first, &from)) ||
        (*last && !read_side(last, &to)))
        return false;
    *interval = (struct interval){from.low, to.high};
    return interval->low <= interval->high;
}

bool interval_read_days(const char *text, struct interval *interval)
{
    return read_interval(text, read_days, interval);
}

bool interval_read_pages(const char *text, struct interval *interval)
{
    return read_interval(text, read_page, interval);
}

bool intervals_hold(const GArray *intervals, guint number)
{
    for (guint i = 0; intervals && i < intervals->len; i++) {
        const struct interval *one =
            &g_array_index(intervals, struct interval, i);
        if (number >= one->low && number <= one->high)
            return true;
    }
    return !intervals || intervals->len == 0;
}
