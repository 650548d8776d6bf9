/* SPDX-License-Identifier: GPL-3.0-or-later */
/* counter.c - the numbers of a line that may count the pages. */
#include "indexer/counter.h"

#include "indexer/fnv.h"

#include <string.h>

/* A page number has no more digits. */
enum { PAGE_DIGITS = 5 };
/* Printed page 1 may follow some front matter, or a cover that is not there. */
enum { NEAR_BELOW = 20, NEAR_ABOVE = 1 };
/* Words beside a number that need no other sign. */
enum { ENDING_WORDS = 3 };

static const char *const page_words[] = {
    "page", "pages", "p", "pp", "pg", "feuillet", "folio", "fol",
};
static const char *const total_words[] = {"/", "sur", "de"};

/* A run of digits of a line. */
struct number {
    gsize start, end;
    gint64 value; /* -1: too long */
};

static bool is_letter(char c)
{
    return g_ascii_isalpha(c) || (c & 0x80);
}

static guint64 add_folded(guint64 key, const char *text, gsize len)
{
    for (gsize i = 0; i < len; i++) {
        if (!g_ascii_isspace(text[i]))
            key = fnv_add(key, (guchar) text[i]);
    }
    return key;
}

guint64 counter_exact_key(const char *text, gsize len)
{
    return add_folded(FNV_START, text, len);
}

static bool next_number(const char *text, gsize len, gsize from,
                        struct number *number)
{
    while (from < len && !g_ascii_isdigit(text[from]))
        from++;
    number->start = from;
    number->value = 0;
    for (; from < len && g_ascii_isdigit(text[from]); from++) {
        if (from - number->start < PAGE_DIGITS)
            number->value = number->value * 10 + (text[from] - '0');
        else
            number->value = -1;
        if (number->value < 0)
            break;
    }
    while (from < len && g_ascii_isdigit(text[from]))
        from++;
    number->end = from;
    return number->end > number->start;
}

static gsize skip_blanks(const char *text, gsize len, gsize at)
{
    while (at < len && g_ascii_isspace(text[at]))
        at++;
    return at;
}

static gsize skip_blanks_back(const char *text, gsize at)
{
    while (at > 0 && g_ascii_isspace(text[at - 1]))
        at--;
    return at;
}

/* Steps back over "n°"; at where there is none. */
static gsize skip_number_sign_back(const char *text, gsize at)
{
    gsize sign = skip_blanks_back(text, at);
    if (sign < 3 || (memcmp(text + sign - 2, "°", 2) != 0 &&
                     memcmp(text + sign - 2, "º", 2) != 0))
        return at;
    return g_ascii_tolower(text[sign - 3]) == 'n' ? sign - 3 : at;
}

static bool has_page_word(const char *text, const struct number *number)
{
    gsize end = skip_number_sign_back(text, number->start);
    while (end > 0 &&
           (g_ascii_isspace(text[end - 1]) || strchr(".:", text[end - 1])))
        end--;
    gsize start = end;
    while (start > 0 && is_letter(text[start - 1]))
        start--;
    for (gsize i = 0; i < G_N_ELEMENTS(page_words); i++) {
        if (strlen(page_words[i]) == end - start &&
            g_ascii_strncasecmp(text + start, page_words[i], end - start) == 0)
            return true;
    }
    return false;
}

/* Whether the number is the 12 of "12/60" or "12 sur 60": of no date, and of
 * no act's number ("n° 12/2019"). */
static bool has_total(const char *text, gsize len, const struct number *number)
{
    gsize before = skip_blanks_back(text, number->start);
    if (skip_number_sign_back(text, before) != before ||
        (before > 0 && strchr("/.,", text[before - 1])))
        return false;
    gsize at = skip_blanks(text, len, number->end);
    for (gsize i = 0; i < G_N_ELEMENTS(total_words); i++) {
        gsize word_len = strlen(total_words[i]);
        if (len - at < word_len ||
            g_ascii_strncasecmp(text + at, total_words[i], word_len) != 0)
            continue;
        struct number total;
        gsize start = skip_blanks(text, len, at + word_len);
        if (!next_number(text, len, start, &total) || total.start != start)
            return false;
        bool is_year = total.value >= 1900 && total.value < 2100;
        return total.value >= number->value && !is_year &&
               (total.end == len || !strchr("/.,", text[total.end]));
    }
    return false;
}

/* Bytes of the dash or bar at the start of text, 0 where there is none. */
static gsize rule_len(const char *text, gsize len)
{
    if (len >= 1 && (*text == '-' || *text == '|'))
        return 1;
    if (len >= 3 && (memcmp(text, "–", 3) == 0 || memcmp(text, "—", 3) == 0))
        return 3;
    return 0;
}

/* "- 12 -", or a bar between the number and the words: no "2019-12-01". */
static bool has_rules(const char *text, gsize len, const struct number *number)
{
    gsize left = skip_blanks_back(text, number->start);
    gsize right = skip_blanks(text, len, number->end);
    gsize left_len = 0;
    if (left >= 1 && rule_len(text + left - 1, 1))
        left_len = 1;
    else if (left >= 3 && rule_len(text + left - 3, 3) == 3)
        left_len = 3;
    gsize right_len = rule_len(text + right, len - right);
    if (left_len > 0 && left > left_len &&
        !g_ascii_isspace(text[left - left_len - 1]))
        left_len = 0;
    if (right_len > 0 && right + right_len < len &&
        !g_ascii_isspace(text[right + right_len]))
        right_len = 0;
    if (left_len > 0 && right_len > 0)
        return true;
    return (left_len > 0 && text[left - 1] == '|' && right == len) ||
           (right_len > 0 && text[right] == '|' && left == 0);
}

/* Digits, dashes, bars and blanks alone. */
static bool is_bare(const char *text, gsize len)
{
    for (gsize i = 0; i < len;) {
        gsize rule = rule_len(text + i, len - i);
        if (rule == 0 && !g_ascii_isdigit(text[i]) &&
            !g_ascii_isspace(text[i]) && text[i] != '/')
            return false;
        i += MAX(rule, 1);
    }
    return true;
}

static int count_words(const char *text, gsize len)
{
    int n = 0;
    for (gsize i = 0, letters = 0; i < len; i++) {
        letters = is_letter(text[i]) ? letters + 1 : 0;
        n += letters == 2;
    }
    return n;
}

static bool is_ending(const char *text, gsize len, const struct number *number)
{
    gsize before = skip_blanks_back(text, number->start);
    gsize after = skip_blanks(text, len, number->end);
    if (before > 0 && after < len)
        return false;
    return skip_number_sign_back(text, before) == before &&
           count_words(text, len) >= ENDING_WORDS;
}

/* Sets kind, by is_bare and whether the line holds no other number; false where
 * the number counts no pages. */
static bool judge_number(const char *text, gsize len, bool is_only,
                         const struct number *number, struct counter *counter)
{
    if (number->value < 0)
        return false;
    if (has_page_word(text, number) || has_total(text, len, number))
        counter->kind = COUNTER_CERTAIN;
    else if (counter->is_bare && !is_only)
        return false;
    else if (has_rules(text, len, number))
        counter->kind = counter->is_bare ? COUNTER_CERTAIN : COUNTER_RULED;
    else if (counter->is_bare)
        counter->kind = COUNTER_BARE;
    else if (is_ending(text, len, number))
        counter->kind = COUNTER_ENDING;
    else
        return false;
    return true;
}

int counter_find(const char *text, gsize len, guint page,
                 struct counter counters[COUNTERS_MAX])
{
    bool bare = is_bare(text, len);
    struct number number, next;
    bool has_next = next_number(text, len, 0, &next);
    int n = 0;
    for (bool is_first = true; has_next && n < COUNTERS_MAX; is_first = false) {
        number = next;
        has_next = next_number(text, len, number.end, &next);
        struct counter *counter = &counters[n];
        counter->is_bare = bare;
        if (!judge_number(text, len, is_first && !has_next, &number, counter))
            continue;
        gint64 distance = number.value - ((gint64) page + 1);
        counter->is_near = distance >= -NEAR_BELOW && distance <= NEAR_ABOVE;
        guint64 key = add_folded(FNV_START, text, number.start);
        key = fnv_add(fnv_add(key, '\n'), (guint32) distance);
        counter->key = add_folded(key, text + number.end, len - number.end);
        n++;
    }
    return n;
}
