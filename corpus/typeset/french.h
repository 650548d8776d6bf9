/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french.h - turns one line of markup into the characters a French printer
 * would set, each byte with its style.
 *
 * Markup: **bold**, ''italic''. The source is typed plainly; these are done
 * here: apostrophes become U+2019; a space before « : ; ? ! » % €, after «,
 * after n° and between groups of digits becomes U+00A0.
 */
#pragma once

#include <glib.h>
#include <stdbool.h>

enum {
    STYLE_BOLD = 1 << 0,
    STYLE_ITALIC = 1 << 1,
};

/* How the text is to be spelt out, as different producers of PDF do. */
enum {
    /* Mark the places where words may be broken with U+00AD. */
    FRENCH_HYPHENATE = 1 << 0,
    /* Write accents as combining marks (NFD), as some exports from macOS. */
    FRENCH_DECOMPOSE = 1 << 1,
    /* Write fi and fl as U+FB01 and U+FB02. */
    FRENCH_LIGATURES = 1 << 2,
};

/* style has one byte for each byte of text. */
typedef struct styled {
    GString *text;
    GByteArray *style;
} styled;

struct styled *styled_new(void);
void styled_free(struct styled *s);
void styled_append(struct styled *s, const char *p, gsize len, guint8 style);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(styled, styled_free)

/* markup is valid UTF-8; a style left open ends with the line. Yours. */
struct styled *french_set(const char *markup, unsigned flags);

/*
 * Fills breaks[i] with whether a word of n lower-case letters may be broken
 * before its letter i. Syllables by the schoolbook rule (a break goes before
 * the last consonant of a group, before the last two when they are an
 * inseparable pair such as "tr", "bl", "ch", "gn"), never leaving fewer than
 * three letters on either side.
 */
void french_syllables(const gunichar *word, gsize n, bool *breaks);
