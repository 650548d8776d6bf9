/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tie.c - which words of a question are one thing and asked for in a row. */
#include "query/tie.h"

#include "query/date.h"

#include <string.h>

/* Characters between two words that one thing is made of. */
#define GAP_MAX 4

#define HOUR_WORDS 3

/* Two neighbours and what stands between them. */
struct pair {
    const struct french_token *left, *right;
    gunichar gap[GAP_MAX + 1]; /* 0 after the last */
    guint n_gap;
    bool has_blank;
};

static bool read_pair(const char *text, const GArray *words, guint first,
                      struct pair *pair)
{
    if (first + 1 >= words->len)
        return false;
    *pair = (struct pair){
        .left = &g_array_index(words, struct french_token, first),
        .right = &g_array_index(words, struct french_token, first + 1)};
    const char *end = text + pair->right->start;
    for (const char *p = text + pair->left->end; p < end;
         p = g_utf8_next_char(p)) {
        const gunichar c = g_utf8_get_char(p);
        if (g_unichar_type(c) == G_UNICODE_FORMAT)
            continue;
        if (pair->n_gap == GAP_MAX)
            return false;
        pair->gap[pair->n_gap++] = c;
        pair->has_blank = pair->has_blank || g_unichar_isspace(c);
    }
    return true;
}

static bool is_one_of(gunichar c, const char *marks)
{
    return c && g_utf8_strchr(marks, -1, c);
}

static bool is_number(const char *form)
{
    return *form && strspn(form, "0123456789") == strlen(form);
}

static bool has_digit(const char *form)
{
    return strpbrk(form, "0123456789") != NULL;
}

static bool ends_in_digit(const char *form)
{
    return g_ascii_isdigit(form[strlen(form) - 1]);
}

static bool is_hyphen(gunichar c)
{
    return is_one_of(c, "-\u2010\u2011\uff0d");
}

/* An article's letter and its number: "R.*123-4", "L 251-1". */
static bool is_article(const char *text, const GArray *words, guint first,
                       const struct pair *pair)
{
    static const char *const letters[] = {"a", "d", "l", "r", "lo", NULL};
    struct pair next;
    bool has_mark = pair->n_gap == 0;
    if (!g_strv_contains(letters, pair->left->word->exact) ||
        !is_number(pair->right->word->exact))
        return false;
    for (guint i = 0; i < pair->n_gap; i++) {
        const gunichar c = pair->gap[i];
        if (!is_one_of(c, ".*") && !g_unichar_isspace(c))
            return false;
        has_mark = has_mark || !g_unichar_isspace(c);
    }
    return has_mark ||
           (read_pair(text, words, first + 1, &next) && is_hyphen(*next.gap) &&
            is_number(next.right->word->exact));
}

/* "n° 12", "№ 12": the sign is part of what was typed. */
static bool is_numbered(const char *text, const struct pair *pair)
{
    const struct french_token *left = pair->left;
    const bool is_sign =
        (g_str_equal(left->word->exact, "no") ||
         g_str_equal(left->word->exact, "nos")) &&
        g_ascii_strncasecmp(text + left->start, left->word->exact,
                            left->end - left->start) != 0;
    return is_sign && g_ascii_isdigit(*pair->right->word->exact) &&
           (pair->n_gap == 0 || (pair->n_gap == 1 && pair->has_blank));
}

/* "18 h 30": first is the hour. */
static bool is_hour(const char *text, const GArray *words, guint first)
{
    struct pair pair;
    for (guint i = 0; i < HOUR_WORDS; i++) {
        if (i + 1 < HOUR_WORDS &&
            (!read_pair(text, words, first + i, &pair) || pair.n_gap > 1 ||
             (pair.n_gap == 1 && !pair.has_blank)))
            return false;
        const char *form =
            g_array_index(words, struct french_token, first + i).word->exact;
        if (i == 1 ? !g_str_equal(form, "h")
                   : !is_number(form) || strlen(form) > 2)
            return false;
    }
    return true;
}

/* Of two words without a blank between.  has_dot: one tied those before. */
static bool is_solid(const struct pair *pair, bool has_dot)
{
    const char *left = pair->left->word->exact;
    const char *right = pair->right->word->exact;
    const gunichar c = *pair->gap;
    if (pair->n_gap == 0 || is_hyphen(c) ||
        (ends_in_digit(left) && g_ascii_isdigit(*right)))
        return true;
    if (pair->n_gap > 1)
        return false;
    return is_one_of(c, ".@_&\uff06'\u2019\u02bc") ||
           (c == '/' && (has_dot || (is_number(right) && has_digit(left))));
}

guint tie_words(const char *text, const GArray *words, guint first)
{
    struct pair pair;
    struct date date;
    bool has_dot = false;
    guint n = 1;
    if (date_read(text, words, first, &date))
        return DATE_WORDS;
    if (is_hour(text, words, first))
        return HOUR_WORDS;
    for (; read_pair(text, words, first + n - 1, &pair); n++) {
        if (!is_article(text, words, first + n - 1, &pair) &&
            !is_numbered(text, &pair) &&
            (pair.has_blank || !is_solid(&pair, has_dot)))
            break;
        has_dot = has_dot || is_one_of(*pair.gap, ".@");
    }
    return n;
}

bool tie_is_pronoun(const struct french_word *word)
{
    static const char *const pronouns[] = {"t",  "je",  "tu",    "il",
                                           "on", "ce",  "elle",  "nous",
                                           "ci", "ils", "elles", NULL};
    return g_strv_contains(pronouns, word->folded);
}

guint tie_turned_verb(const char *text, const GArray *words, guint first)
{
    struct pair pair;
    guint n = 1;
    bool is_turned = false;
    for (; read_pair(text, words, first + n - 1, &pair); n++) {
        if (!is_hyphen(*pair.gap))
            break;
        is_turned = tie_is_pronoun(pair.right->word);
    }
    return is_turned ? n : 0;
}
