/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shape.c - what a line of text looks like. */
#include "indexer/shape.h"

#include "indexer/opening.h"

#include <string.h>

/* Bytes of a line that are looked at: more is a paragraph. */
enum { SHAPE_LEN = 400 };
/* Dots that lead to a page's number. */
enum { LEADER_DOTS = 4 };

enum kind {
    KIND_OTHER,
    KIND_BLANK,
    KIND_STOP,
    KIND_DIGIT,
    KIND_SMALL,
    KIND_CAPITAL
};

static const guint8 ascii_kinds[128] = {
    ['\t' ... '\r'] = KIND_BLANK,
    [' '] = KIND_BLANK,
    ['!'] = KIND_STOP,
    ['.'] = KIND_STOP,
    ['0' ... '9'] = KIND_DIGIT,
    ['?'] = KIND_STOP,
    ['A' ... 'Z'] = KIND_CAPITAL,
    ['a' ... 'z'] = KIND_SMALL,
};

static enum kind kind_of(gunichar c)
{
    if (c < G_N_ELEMENTS(ascii_kinds))
        return ascii_kinds[c];
    if (g_unichar_isalpha(c))
        return g_unichar_islower(c) ? KIND_SMALL : KIND_CAPITAL;
    if (g_unichar_isspace(c))
        return KIND_BLANK;
    return g_unichar_isdigit(c) ? KIND_DIGIT : KIND_OTHER;
}

static gunichar next_char(const char **p, const char *end)
{
    if ((guchar) * *p < 0x80)
        return *(*p)++;
    gunichar c = g_utf8_get_char_validated(*p, end - *p);
    if (c >= (gunichar) -2) {
        (*p)++;
        return ' ';
    }
    *p = g_utf8_next_char(*p);
    return c;
}

/* What comes after the full stop that ends a word. */
enum stop { STOP_NONE, STOP_SEEN, STOP_PASSED };

/* Counts characters and words; sees whether all are capitals, and whether a
 * sentence ends before the last one. */
static void read_words(struct shape *line, const char *p, const char *end)
{
    guint n[KIND_CAPITAL + 1] = {0}, word_len = 0;
    enum stop stop = STOP_NONE;
    for (; p < end; line->n_chars++) {
        enum kind kind = kind_of(next_char(&p, end));
        n[kind]++;
        if (kind == KIND_SMALL || kind == KIND_CAPITAL) {
            if (word_len++ == 0) {
                line->n_words++;
                line->n_small += kind == KIND_SMALL;
                line->holds_stop |= stop == STOP_PASSED && kind == KIND_CAPITAL;
            }
            stop = STOP_NONE;
            continue;
        }
        if (kind == KIND_BLANK)
            stop = stop == STOP_NONE ? STOP_NONE : STOP_PASSED;
        else
            /* "M. Petit" and "art. L. 2" end no sentence. */
            stop = kind == KIND_STOP && word_len > 3 ? STOP_SEEN : STOP_NONE;
        word_len = 0;
    }
    line->holds_word = line->n_words > 0 || n[KIND_DIGIT] > 0;
    line->is_capitals =
        n[KIND_CAPITAL] >= 4 && n[KIND_SMALL] * 10 <= n[KIND_CAPITAL];
}

static enum ending ending_of(const char *text, const char *end)
{
    const char *last = end - 1;
    while (last > text && (*last & 0xc0) == 0x80)
        last--;
    switch (g_utf8_get_char_validated(last, end - last)) {
    case '.':
    case '!':
    case 0x2026: /* … */
        return END_STOP;
    case '?':
        return END_QUESTION;
    case ',':
    case ';':
    case '-':
        return END_PAUSE;
    case ':':
        return END_COLON;
    default:
        return END_OPEN;
    }
}

/* "Périmètre ........ 12": of a table of contents. */
static bool has_leader(const char *text, const char *end)
{
    while (end > text && (g_ascii_isdigit(end[-1]) || end[-1] == ' '))
        end--;
    guint n_dots = 0;
    for (; end > text && strchr(". \xe2\x80\xa6", end[-1]); end--)
        n_dots += end[-1] == '.' ? 1 : end[-1] == '\xa6' ? 3 : 0;
    return n_dots >= LEADER_DOTS;
}

static bool is_opening_quote(gunichar c)
{
    GUnicodeType type = g_unichar_type(c);
    return c == '"' || type == G_UNICODE_INITIAL_PUNCTUATION ||
           type == G_UNICODE_OPEN_PUNCTUATION;
}

struct shape shape_of(const char *text, const char *start, const char *end)
{
    struct shape line = {.start = start - text, .end = end - text};
    const char *p = start;
    gunichar first = next_char(&p, end);
    line.begins_small = g_unichar_islower(first);
    line.begins_capital = g_unichar_isupper(first);
    line.is_marked = !g_unichar_isalnum(first) && !is_opening_quote(first);
    line.ending = ending_of(start, end);
    line.opening = opening_of(start, end);
    line.depth = opening_number_depth(start, end);
    line.has_leader = has_leader(start, end);
    line.is_formality = line.has_leader || opening_is_page_number(start, end);
    read_words(&line, start, MIN(end, start + SHAPE_LEN));
    return line;
}
