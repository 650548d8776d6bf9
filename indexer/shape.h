/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shape.h - what a line of text looks like: how long, in which letters, how it
 * begins and ends.
 *
 * Pure.  Bytes that are not UTF-8 are blanks.
 */
#ifndef INDEXER_SHAPE_H
#define INDEXER_SHAPE_H

#include <glib.h>
#include <stdbool.h>

enum ending { END_OPEN, END_STOP, END_QUESTION, END_PAUSE, END_COLON };

struct shape {
    guint32 start, end; /* bytes of the text */
    guint16 n_chars, n_words;
    guint16 n_small;         /* words that begin with a small letter */
    guint8 opening;          /* enum opening */
    guint8 ending;           /* enum ending */
    guint8 depth;            /* opening_number_depth() */
    bool holds_word : 1;     /* or a number */
    bool holds_stop : 1;     /* a sentence ends before the last one */
    bool begins_small : 1;   /* with a letter; if neither this */
    bool begins_capital : 1; /* nor this, with another sign */
    bool is_capitals : 1;    /* all letters, but for a few */
    bool is_marked : 1;      /* begins with a dash, a bullet */
    bool has_leader : 1;     /* "Périmètre ..... 12" */
    bool is_formality : 1;   /* that, or a page number */
    bool is_after_blank : 1; /* false: for the caller to say */
};

/* The shape of the line [start, end) of text, which has no blanks around it
 * and is not empty. */
struct shape shape_of(const char *text, const char *start, const char *end);

#endif
