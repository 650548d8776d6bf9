/* SPDX-License-Identifier: GPL-3.0-or-later */
/* opening.c - what the first words of a line say of it. */
#include "indexer/opening.h"

#include "indexer/folding.h"

#include <string.h>

/* Characters of a line that are folded: longer than any pattern. */
enum { FOLDED_LEN = 64 };
/* Bytes of "– Page 1234 sur 1234 –", and some blanks. */
enum { PAGE_NUMBER_LEN = 40 };
/* More are a year's, an amount's. */
enum { PAGE_DIGITS = 4, LABEL_DIGITS = 3 };

/* ---- Folding --------------------------------------------------------------
 */

static void fold(const char *text, const char *end, char folded[FOLDED_LEN])
{
    gsize len = 0;
    while (text < end && len < FOLDED_LEN - 1) {
        char c = folding_next(&text, end);
        char last = len > 0 ? folded[len - 1] : ' ';
        if (c == 0 || (c == ' ' && (last == ' ' || last == ':')))
            continue;
        if (c == ':' && last == ' ' && len > 0)
            len--;
        folded[len++] = c;
    }
    if (len > 0 && folded[len - 1] == ' ')
        len--;
    folded[len] = '\0';
}

/* ---- Lines ----------------------------------------------------------------
 */

static const char *skip_digits(const char *p)
{
    while (g_ascii_isdigit(*p))
        p++;
    return p;
}

/* Behind dashes, bullets and blanks. */
static const char *skip_marks(const char *text, const char *end)
{
    while (text < end) {
        gunichar c = g_utf8_get_char_validated(text, end - text);
        if (c >= (gunichar) -2 || g_unichar_isalnum(c))
            break;
        text = g_utf8_next_char(text);
    }
    return text;
}

static bool begins_with_capital(const char *text, const char *end)
{
    gunichar c = g_utf8_get_char_validated(text, end - text);
    return c < (gunichar) -2 && g_unichar_isupper(c);
}

enum opening opening_of(const char *text, const char *end)
{
    text = skip_marks(text, end);
    if (!begins_with_capital(text, end))
        return OPENING_NONE;
    char folded[FOLDED_LEN];
    fold(text, end, folded);
    for (enum opening i = OPENING_NONE + 1; i < N_OPENINGS; i++) {
        for (const char *const *p = opening_patterns[i]; *p; p++) {
            if (**p == *folded && folding_behind(*p, folded))
                return i;
        }
    }
    return OPENING_NONE;
}

bool opening_is_page_number(const char *text, const char *end)
{
    if (end - text > PAGE_NUMBER_LEN)
        return false;
    char folded[FOLDED_LEN];
    fold(text, end, folded);
    guint n_numbers = 0;
    bool is_parted = true; /* from the number before */
    for (const char *p = folded; *p;) {
        const char *digits_end = skip_digits(p);
        if (digits_end > p) {
            if (!is_parted || digits_end - p > PAGE_DIGITS)
                return false;
            n_numbers++;
            is_parted = false;
            p = digits_end;
            continue;
        }
        if (g_str_has_prefix(p, "page"))
            p += strlen("page");
        else if (g_str_has_prefix(p, "sur"))
            p += strlen("sur");
        else if (!strchr(" -/|.p", *p++))
            return false;
        is_parted = is_parted || p[-1] != ' ';
    }
    return n_numbers > 0 && n_numbers <= 2;
}

/* Behind "1", "1.2", "24-07/061", and how many numbers that is. */
static const char *skip_numbers(const char *text, const char *end, guint *depth)
{
    *depth = 0;
    for (const char *p = text; p < end; p++) {
        const char *from = p;
        while (p < end && g_ascii_isdigit(*p))
            p++;
        if (p == from || p - from > LABEL_DIGITS)
            break;
        text = p;
        ++*depth;
        if (p == end || !strchr(".-/", *p))
            break;
    }
    return text;
}

/* Behind "IV" or "A". */
static const char *skip_letters(const char *text, const char *end, guint *depth)
{
    const char *p = text;
    while (p < end && strchr("IVX", *p))
        p++;
    if (p == text && p < end && *p >= 'A' && *p <= 'H')
        p++;
    *depth = p > text;
    return p;
}

static bool holds_mark(const char *text, const char *end)
{
    while (text < end && (g_ascii_isspace(*text) || *text == '"'))
        text++;
    return text < end;
}

guint opening_number_depth(const char *text, const char *end)
{
    guint depth;
    const char *p = skip_numbers(text, end, &depth);
    if (depth == 0)
        p = skip_letters(text, end, &depth);
    const char *title = skip_marks(p, end);
    if (depth == 0 || title == p || !begins_with_capital(title, end) ||
        (depth == 1 && !holds_mark(p, title)))
        return 0;
    return depth;
}
