/* SPDX-License-Identifier: GPL-3.0-or-later */
/* date.c - a date among the words of a question. */
#include "query/date.h"

#include <string.h>

/* 0 if the word is no number of as many digits. */
static guint number_of(const struct french_word *word, gsize min, gsize max)
{
    const gsize len = strlen(word->folded);
    if (len < min || len > max || strspn(word->folded, "0123456789") != len)
        return 0;
    return (guint) g_ascii_strtoull(word->folded, NULL, 10);
}

static guint day_of(const struct french_word *word)
{
    if (g_str_equal(word->folded, "1er") ||
        g_str_equal(word->folded, "premier"))
        return 1;
    return number_of(word, 1, 2);
}

/* Whether blanks stand between two words, and at most one of the marks. */
static bool is_parted_by(const char *text, const struct french_token *words,
                         const char *marks)
{
    const char *end = text + words[1].start;
    guint n_marks = 0;
    for (const char *p = text + words[0].end; p < end;
         p = g_utf8_next_char(p)) {
        if (g_unichar_isspace(g_utf8_get_char(p)))
            continue;
        if (!g_utf8_strchr(marks, -1, g_utf8_get_char(p)) || n_marks++ > 0)
            return false;
    }
    return true;
}

bool date_read(const char *text, const GArray *words, guint first,
               struct date *date)
{
    if (first + DATE_WORDS > words->len)
        return false;
    const struct french_token *word =
        &g_array_index(words, struct french_token, first);
    const char *month = word[1].word->folded;
    const struct date named = {day_of(word[0].word),
                               month_find(month, strlen(month)),
                               number_of(word[2].word, 4, 4)};
    const struct date numbers = {number_of(word[0].word, 1, 2),
                                 number_of(word[1].word, 1, 2), named.year};
    const struct date iso = {number_of(word[2].word, 2, 2), numbers.month,
                             number_of(word[0].word, 4, 4)};
    *date = named.month ? named : iso.year ? iso : numbers;
    const char *marks = named.month ? "" : "/.-\u2010\u2011";
    return date_is_real(date) && is_parted_by(text, word, marks) &&
           is_parted_by(text, word + 1, marks);
}

char *date_form(const struct date *date, guint i)
{
    const guint d = date->day, m = date->month, y = date->year;
    const char *name = month_name(m);
    switch (i) {
    case 0:
        return g_strdup_printf("%u %s %u", d, name, y);
    case 1:
        return g_strdup_printf("%02u %02u %u", d, m, y);
    case 2:
        return g_strdup_printf("%u %02u %02u", y, m, d);
    case 3:
        return g_strdup_printf("%u %u %u", d, m, y);
    case 4:
        return d < 10 ? g_strdup_printf("%02u %s %u", d, name, y) : NULL;
    case 5:
        return d == 1 ? g_strdup_printf("1er %s %u", name, y) : NULL;
    case 6:
        return d == 1 ? g_strdup_printf("premier %s %u", name, y) : NULL;
    }
    return NULL;
}
