/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french_internal.h - what the files of the French analysis share.
 *
 * french_class.c tells what a character does to a word, french_words.c turns
 * a printed word into its forms, french_stop.c lists the words of grammar,
 * french_accent.c guesses the accents that an ending lost, french_run.c finds
 * the letters that stand together, french_row.c the numbers in a row of
 * digits, french_ending.c the endings of inclusive writing, and french.c cuts
 * text into words with them.
 */
#ifndef SHIM_FRENCH_INTERNAL_H
#define SHIM_FRENCH_INTERNAL_H

#include "shim/french.h"

/* Bytes of text that one word may span: FRENCH_WORD_MAX characters of four
 * bytes, and as much again for what is skipped inside (soft hyphens). */
#define FRENCH_SPAN_MAX (2 * 4 * FRENCH_WORD_MAX)

/* What a character does to a word. */
enum french_class {
    CLASS_BREAK, /* ends it: also each byte that is not UTF-8 */
    CLASS_LETTER,
    CLASS_DIGIT,
    CLASS_MARK,      /* belongs to the letter before */
    CLASS_IDEOGRAPH, /* Chinese and kana: a word of its own */
    CLASS_IGNORED,   /* soft hyphen, zero width, bidirectional controls */
    CLASS_APOSTROPHE,
    CLASS_HYPHEN,
    CLASS_DOT,
    CLASS_MIDDLE_DOT,  /* "élu·e·s" */
    CLASS_DEGREE,      /* ° and º: "n°" */
    CLASS_SUPERSCRIPT, /* of digits: "m²", or a note's mark */
    CLASS_SPACE,       /* on one line, breaking or not */
    CLASS_NEWLINE,
};

/* Classes of the first 256 characters, and of any. */
extern const guint8 french_latin1[256];
enum french_class french_class_of(gunichar c);

/* The class of the character at *p, which is before end; moves *p past it.
 * *c is the character, 0 for a byte that is not UTF-8. */
static inline enum french_class french_class_next(const char **p,
                                                  const char *end, gunichar *c)
{
    const guchar *s = (const guchar *) *p;

    if (*s < 0x80) {
        *c = *s;
        *p += 1;
        return (enum french_class) french_latin1[*c];
    }
    if (*s >= 0xc2 && *s <= 0xdf && end - *p >= 2 && (s[1] & 0xc0) == 0x80) {
        *c = (gunichar) (*s & 0x1f) << 6 | (s[1] & 0x3f);
        *p += 2;
        return french_class_of(*c);
    }
    *c = g_utf8_get_char_validated(*p, end - *p);
    if (*c >= (gunichar) -2) {
        *c = 0;
        *p += 1;
        return CLASS_BREAK;
    }
    *p += g_unichar_to_utf8(*c, NULL);
    return french_class_of(*c);
}

/* An accent of an alphabet that writes vowels with letters: what folding
 * drops. */
bool french_is_accent(gunichar c);

/* Words that mean something to those around them. */
enum french_role {
    ROLE_NONE,
    ROLE_ELIDED,  /* l d qu...: dropped from before a word */
    ROLE_AUJOURD, /* joined with "hui" */
    ROLE_PRUD,    /* joined with "homme", "homal" and theirs */
    ROLE_LINK,    /* et ou au...: no one-letter word is elided before it,
                     it is the name of something: "lots d et e" */
};

enum french_role french_role_of(const char *folded);

/* The word with the accents that its ending most likely lost; yours. */
char *french_accented(const char *folded);

/* Words with their accents, a space between. */
extern const char french_stop_words[];

/* A word and what only this module knows of it; the word comes first. */
struct french_entry {
    struct french_word word;
    enum french_role role;
};

/* The word printed as text[0, len): all in it that is neither letter, digit
 * nor mark is dropped.  Its strings are empty where nothing is left. */
const struct french_entry *french_intern(struct french *french,
                                         const char *text, gsize len);

#endif
