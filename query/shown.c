/* SPDX-License-Identifier: GPL-3.0-or-later */
/* shown.c - a passage as it is shown: on one line, and cut to an excerpt. */
#include "query/shown.h"

#include <string.h>

#define REPLACEMENT 0xFFFD

/* Reads one code point, U+FFFD for what is none. */
static gunichar read_char(const char **at, const char *end)
{
    const gunichar c =
        **at ? g_utf8_get_char_validated(*at, end - *at) : REPLACEMENT;
    if (**at == '\0' || c == (gunichar) -1 || c == (gunichar) -2) {
        (*at)++;
        return REPLACEMENT;
    }
    *at = g_utf8_next_char(*at);
    return c;
}

char *shown_text(const char *text, gsize len, GArray *ranges)
{
    const char *end = text + len;
    GString *shown = g_string_sized_new(len);
    /* Where each byte of text went; white space to before its blank, so that
     * a range never ends in one. */
    g_autofree gsize *moved = g_new(gsize, len + 1);
    bool has_blank = false;
    for (const char *p = text; p < end;) {
        const gsize from = p - text;
        const gunichar c = read_char(&p, end);
        if (g_unichar_isspace(c)) {
            has_blank = shown->len > 0;
        } else {
            if (has_blank)
                g_string_append_c(shown, ' ');
            has_blank = false;
        }
        for (gsize i = from; i < (gsize) (p - text); i++)
            moved[i] = shown->len;
        if (!g_unichar_isspace(c))
            g_string_append_unichar(shown, c);
    }
    moved[len] = shown->len;
    for (guint i = 0; ranges && i < ranges->len; i++) {
        struct range *range = &g_array_index(ranges, struct range, i);
        range->start = moved[range->start];
        range->end = moved[range->end];
    }
    return g_string_free(shown, FALSE);
}

/* Whether a sentence begins at p, which follows a blank: after a full stop
 * that ends no abbreviation of one or two letters. */
static bool begins_sentence(const char *text, const char *p)
{
    if (p - text < 4 || !(g_unichar_isupper(g_utf8_get_char(p)) ||
                          g_unichar_isdigit(g_utf8_get_char(p))))
        return false;
    const char *before = g_utf8_prev_char(p - 1);
    if (!g_utf8_strchr(".!?…", -1, g_utf8_get_char(before)))
        return false;
    for (guint n = 0; n < 3; n++) {
        if (before == text)
            return false;
        before = g_utf8_prev_char(before);
        if (*before == ' ')
            return false;
    }
    return true;
}

static const char *find_start(const char *text, const char *place)
{
    const char *start = place;
    guint n_words = 0;
    for (const char *p = place; p > text; p--) {
        if (p[-1] != ' ')
            continue;
        if (begins_sentence(text, p))
            return p;
        if (p < place && n_words++ == SHOWN_EXCERPT_BEFORE)
            return start;
        start = p;
    }
    return text;
}

static const char *find_end(const char *start, const char *must_reach)
{
    const char *end = NULL; /* of the last whole sentence */
    const char *word = NULL;
    guint n_words = 0;
    const char *p = start;
    for (; *p; p++) {
        if (*p != ' ')
            continue;
        word = p;
        if (begins_sentence(start, p + 1) && p >= must_reach)
            end = p;
        if (++n_words >= SHOWN_EXCERPT_WORDS && p >= must_reach)
            break;
    }
    if (*p == '\0')
        return p;
    return end && end - start > (word - start) / 2 ? end : word;
}

struct range shown_excerpt(const char *text, const struct range *place)
{
    const char *start = find_start(text, text + place->start);
    const char *end = find_end(start, text + place->end);
    return (struct range){start - text, end - text};
}

struct range shown_sentence(const char *text, const struct range *place)
{
    const char *start = find_start(text, text + place->start);
    const char *p = text + place->end;
    for (guint n_words = 0; *p; p++)
        if (*p == ' ' &&
            (begins_sentence(text, p + 1) || n_words++ == SHOWN_EXCERPT_BEFORE))
            break;
    return (struct range){start - text, p - text};
}

/* Where the sentence begins that from is in, or follows. */
static const char *sentence_start(const char *text, const char *from)
{
    guint n_words = 0;
    for (const char *p = from; p > text; p--)
        if (p[-1] == ' ' && (begins_sentence(text, p) ||
                             (p < from && ++n_words == SHOWN_SENTENCE_WORDS)))
            return p;
    return text;
}

/* The blank that the sentence ends before, or the end of the text. */
static const char *sentence_end(const char *text, const char *from)
{
    guint n_words = 0;
    const char *p = from;
    for (; *p; p++)
        if (*p == ' ' &&
            (begins_sentence(text, p + 1) || ++n_words == SHOWN_SENTENCE_WORDS))
            break;
    return p;
}

struct range shown_context(const char *text, const struct range *place,
                           guint n_before, guint n_after)
{
    const char *start = sentence_start(text, text + place->start);
    const char *end = sentence_end(text, text + MAX(place->start, place->end));
    for (; n_before > 0 && start > text; n_before--)
        start = sentence_start(text, start - 1);
    for (; n_after > 0 && *end; n_after--)
        end = sentence_end(text, end + 1);
    return (struct range){start - text, end - text};
}
