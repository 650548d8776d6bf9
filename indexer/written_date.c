/* SPDX-License-Identifier: GPL-3.0-or-later */
/* written_date.c - a date as paper writes it, in folded text. */
#include "indexer/written_date.h"

#include <string.h>

/* Words of a number that are looked at: "mille neuf cent quatre-vingt-dix-neuf"
 * has seven. */
enum { NUMBER_WORDS = 8 };
/* Of two digits: later ones are of the last century. */
enum { SHORT_YEAR_MAX = 69 };

/* ---- Words ----------------------------------------------------------------
 */

static gsize word_len(const char *p)
{
    gsize len = 0;
    while (g_ascii_islower(p[len]))
        len++;
    return len;
}

static bool is_word(const char *p, gsize len, const char *word)
{
    return strlen(word) == len && memcmp(p, word, len) == 0;
}

static const char *skip_blanks(const char *p)
{
    return p + strspn(p, " \n");
}

/* Behind one blank, hyphen, or both between the words of a number. */
static const char *skip_joint(const char *p)
{
    return p + strspn(p, " -\n");
}

static const struct {
    const char *word;
    guint value;
} numerals[] = {
    {"un", 1},         {"deux", 2},      {"trois", 3},   {"quatre", 4},
    {"cinq", 5},       {"six", 6},       {"sept", 7},    {"huit", 8},
    {"neuf", 9},       {"dix", 10},      {"onze", 11},   {"douze", 12},
    {"treize", 13},    {"quatorze", 14}, {"quinze", 15}, {"seize", 16},
    {"vingt", 20},     {"vingts", 20},   {"trente", 30}, {"quarante", 40},
    {"cinquante", 50}, {"soixante", 60}, {"premier", 1}, {"une", 1},
};

static guint numeral(const char *p, gsize len)
{
    for (gsize i = 0; i < G_N_ELEMENTS(numerals); i++) {
        if (is_word(p, len, numerals[i].word))
            return numerals[i].value;
    }
    return 0;
}

/* Behind the number below 100 at p, NULL where there is none. */
static const char *read_small(const char *p, guint *value)
{
    guint total = 0;
    const char *end = NULL;
    for (guint n = 0; n < NUMBER_WORDS; n++) {
        gsize len = word_len(p);
        if (total > 0 && is_word(p, len, "et")) {
            p = skip_joint(p + len);
            len = word_len(p);
        }
        const guint part = numeral(p, len);
        const guint tens = total == 60 || total == 80 ? 20 : 10;
        if (part == 20 && total == 4) /* quatre-vingt */
            total = 80;
        else if (part == 0 || (total > 0 && (total % 10 != 0 || part >= tens)))
            break;
        else
            total += part;
        end = p + len;
        p = skip_joint(end);
        /* dix-sept, soixante-dix-sept: the ten takes a digit yet. */
        if (total < 10 && total != 4)
            break;
    }
    *value = total;
    return end;
}

/* ---- Numbers --------------------------------------------------------------
 */

static const char *read_digits(const char *p, gsize min, gsize max,
                               guint *value)
{
    gsize len = 0;
    *value = 0;
    while (g_ascii_isdigit(p[len]) && len <= max)
        *value = *value * 10 + (guint) (p[len++] - '0');
    return len >= min && len <= max ? p + len : NULL;
}

/* Behind "er", and what is read for it where it is small. */
static const char *skip_ordinal(const char *p, guint day)
{
    if (g_str_has_prefix(p, "er"))
        return p + 2;
    /* Small letters are set apart from what they stand at. */
    const char *apart = skip_blanks(p);
    if (day == 1 && apart > p && g_str_has_prefix(apart, "er") &&
        strchr(" \n", apart[2]))
        return apart + 2;
    return day == 1 ? p + strspn(p, "%o'*\x7f") : p;
}

static const char *read_day(const char *p, guint *day)
{
    if (g_str_has_prefix(p, "ler ") || g_str_has_prefix(p, "ier ")) {
        *day = 1;
        return p + 3;
    }
    const char *end = read_digits(p, 1, 2, day);
    return end ? skip_ordinal(end, *day) : read_small(p, day);
}

static const struct {
    const char *folded;
    guint month;
} short_months[] = {
    {"janv", 1}, {"jan", 1},  {"fevr", 2}, {"fev", 2},  {"avr", 4},
    {"juil", 7}, {"sept", 9}, {"oct", 10}, {"nov", 11}, {"dec", 12},
};

static const char *read_month(const char *p, guint *month)
{
    const gsize len = word_len(p);
    *month = month_find(p, len);
    if (*month)
        return p + len;
    for (gsize i = 0; i < G_N_ELEMENTS(short_months); i++) {
        if (is_word(p, len, short_months[i].folded)) {
            *month = short_months[i].month;
            return p + len + (p[len] == '.');
        }
    }
    return NULL;
}

/* ---- Dates ----------------------------------------------------------------
 */

const char *written_day(const char *folded, struct date *date)
{
    static const char *const links[] = {"du mois de ", "du mois d'", NULL};
    const char *p = read_day(folded, &date->day);
    if (!p)
        return NULL;
    p = skip_blanks(p);
    for (const char *const *link = links; *link; link++) {
        if (g_str_has_prefix(p, *link))
            p += strlen(*link);
    }
    return read_month(p, &date->month);
}

static const char *read_thousands(const char *p, guint *year)
{
    guint thousands = 1;
    gsize len = word_len(p);
    if (is_word(p, len, "deux")) {
        thousands = 2;
        p = skip_joint(p + len);
        len = word_len(p);
    }
    if (!is_word(p, len, "mille") && !is_word(p, len, "mil"))
        return NULL;
    *year = thousands * 1000;
    return p + len;
}

const char *written_year(const char *folded, guint *year)
{
    const char *end = read_digits(folded, 4, 4, year);
    if (end)
        return end;
    const char *p = read_thousands(folded, year);
    if (!p)
        return NULL;
    guint part = 0;
    const char *rest = read_small(skip_joint(p), &part);
    const char *cent = rest ? skip_joint(rest) : skip_joint(p);
    if (part < 10 && g_str_has_prefix(cent, "cent")) {
        *year += 100 * (rest ? part : 1);
        p = cent + strlen("cent");
        rest = read_small(skip_joint(p), &part);
    }
    *year += rest ? part : 0;
    return rest ? rest : p;
}

static const char *read_named(const char *folded, struct date *date)
{
    const char *p = written_day(folded, date);
    return p ? written_year(skip_blanks(p), &date->year) : NULL;
}

/* "12/02/2020", "12.2.2020", "12 - 02 - 2020", with as many digits of the year.
 */
static const char *read_numbers(const char *folded, gsize year_len,
                                struct date *date)
{
    const char *p = read_digits(folded, 1, 2, &date->day);
    if (!p)
        return NULL;
    p += *p == ' ';
    const char mark = *p;
    if (!strchr("/.-", mark) || mark == '\0')
        return NULL;
    p += 1 + (p[1] == ' ');
    p = read_digits(p, 1, 2, &date->month);
    if (!p)
        return NULL;
    p += *p == ' ';
    if (*p != mark)
        return NULL;
    p += 1 + (p[1] == ' ');
    return read_digits(p, year_len, year_len, &date->year);
}

static const char *read_iso(const char *folded, struct date *date)
{
    const char *p = read_digits(folded, 4, 4, &date->year);
    if (!p || *p != '-' || !(p = read_digits(p + 1, 2, 2, &date->month)) ||
        *p != '-')
        return NULL;
    return read_digits(p + 1, 2, 2, &date->day);
}

const char *written_date(const char *folded, struct date *date)
{
    if (!g_ascii_isalnum(*folded))
        return NULL;
    const char *end = read_named(folded, date);
    if (!end)
        end = read_numbers(folded, 4, date);
    if (!end)
        end = read_iso(folded, date);
    return end && !g_ascii_isalnum(*end) && date_is_real(date) ? end : NULL;
}

const char *written_short_date(const char *folded, struct date *date)
{
    const char *end = read_numbers(folded, 2, date);
    if (!end || g_ascii_isalnum(*end) ||
        (strchr("/.-", *end) && *end && g_ascii_isdigit(end[1])))
        return NULL;
    date->year += date->year <= SHORT_YEAR_MAX ? 2000 : 1900;
    return date_is_real(date) ? end : NULL;
}
