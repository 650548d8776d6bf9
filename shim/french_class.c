/* SPDX-License-Identifier: GPL-3.0-or-later */
/* french_class.c - what a character does to a word.  ASCII and Latin-1, nearly
 * all of French, go through a table; the rest asks GLib. */
#include "shim/french_internal.h"

/* The acute accent, the grave accent and the control that Windows-1252 has for
 * U+2019 stand for apostrophes in real PDFs. */
const guint8 french_latin1[256] = {
    ['\n'] = CLASS_NEWLINE,
    ['\f'] = CLASS_NEWLINE,
    ['\r'] = CLASS_NEWLINE,
    [' '] = CLASS_SPACE,
    ['\''] = CLASS_APOSTROPHE,
    ['-'] = CLASS_HYPHEN,
    ['.'] = CLASS_DOT,
    ['0' ... '9'] = CLASS_DIGIT,
    ['A' ... 'Z'] = CLASS_LETTER,
    ['`'] = CLASS_APOSTROPHE,
    ['a' ... 'z'] = CLASS_LETTER,
    [0x92] = CLASS_APOSTROPHE,
    [0xa0] = CLASS_SPACE,
    [0xaa] = CLASS_LETTER,
    [0xad] = CLASS_IGNORED,
    [0xb0] = CLASS_DEGREE,
    [0xb2 ... 0xb3] = CLASS_SUPERSCRIPT,
    [0xb4] = CLASS_APOSTROPHE,
    [0xb5] = CLASS_LETTER,
    [0xb7] = CLASS_MIDDLE_DOT,
    [0xb9] = CLASS_SUPERSCRIPT,
    [0xba] = CLASS_DEGREE,
    [0xc0 ... 0xd6] = CLASS_LETTER,
    [0xd8 ... 0xf6] = CLASS_LETTER,
    [0xf8 ... 0xff] = CLASS_LETTER,
};

static bool is_ideograph(gunichar c)
{
    return (c >= 0x2e80 && c <= 0x2fdf) || (c >= 0x3040 && c <= 0x30ff) ||
           (c >= 0x31f0 && c <= 0x31ff) || (c >= 0x3400 && c <= 0x4dbf) ||
           (c >= 0x4e00 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) ||
           (c >= 0xff66 && c <= 0xff9d) || (c >= 0x20000 && c <= 0x3ffff);
}

static enum french_class class_by_type(gunichar c)
{
    switch (g_unichar_type(c)) {
    case G_UNICODE_UPPERCASE_LETTER:
    case G_UNICODE_LOWERCASE_LETTER:
    case G_UNICODE_TITLECASE_LETTER:
    case G_UNICODE_MODIFIER_LETTER:
    case G_UNICODE_LETTER_NUMBER: /* Ⅳ is IV */
        return CLASS_LETTER;
    case G_UNICODE_OTHER_LETTER:
        return is_ideograph(c) ? CLASS_IDEOGRAPH : CLASS_LETTER;
    case G_UNICODE_DECIMAL_NUMBER:
        return CLASS_DIGIT;
    case G_UNICODE_NON_SPACING_MARK:
    case G_UNICODE_SPACING_MARK:
    case G_UNICODE_ENCLOSING_MARK:
        return CLASS_MARK;
    case G_UNICODE_FORMAT:
        return CLASS_IGNORED;
    case G_UNICODE_SPACE_SEPARATOR:
        return CLASS_SPACE;
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
        return CLASS_NEWLINE;
    default:
        return CLASS_BREAK;
    }
}

enum french_class french_class_of(gunichar c)
{
    if (c < G_N_ELEMENTS(french_latin1))
        return (enum french_class) french_latin1[c];
    switch (c) {
    case 0x2bc:  /* modifier letter apostrophe */
    case 0x2018: /* left quote, as some keyboards' apostrophe */
    case 0x2019: /* right quote: the typographic apostrophe */
    case 0x201b:
    case 0x2032: /* prime */
    case 0xff07: /* full width */
        return CLASS_APOSTROPHE;
    case 0x2010: /* hyphen */
    case 0x2011: /* non-breaking hyphen */
    case 0xfe63: /* small hyphen-minus */
    case 0xff0d: /* full width */
        return CLASS_HYPHEN;
    case 0x2022: /* bullet */
    case 0x2027: /* hyphenation point */
    case 0x2219: /* bullet operator */
    case 0x22c5: /* dot operator */
        return CLASS_MIDDLE_DOT;
    case 0x2da: /* ring above, for a degree sign */
        return CLASS_DEGREE;
    case 0x2116: /* № is "No" */
        return CLASS_LETTER;
    case 0x2070:
        return CLASS_SUPERSCRIPT;
    case 0xff9e: /* half-width voicing marks of kana */
    case 0xff9f:
        return CLASS_MARK;
    case 0xff0e: /* full width */
        return CLASS_DOT;
    }
    if (c >= 0x2074 && c <= 0x2079)
        return CLASS_SUPERSCRIPT;
    if (c >= 0x2080 && c <= 0x2089) /* subscript: CO₂ */
        return CLASS_DIGIT;
    return class_by_type(c);
}

bool french_is_accent(gunichar c)
{
    return (c >= 0x300 && c <= 0x36f) || (c >= 0x1ab0 && c <= 0x1aff) ||
           (c >= 0x1dc0 && c <= 0x1dff) || (c >= 0x20d0 && c <= 0x20ff) ||
           (c >= 0xfe20 && c <= 0xfe2f);
}
