/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reading.h - how a page was read, or why it was not.
 *
 * The numbers stand in the index (record.h) and on the wire: new ones are
 * added at the end.
 */
#ifndef SHIM_READING_H
#define SHIM_READING_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

enum record_reading {
    RECORD_UNREAD = 0,     /* no text: see enum record_cause */
    RECORD_TEXT_LAYER = 1, /* the text the file holds */
    RECORD_OCR = 2,        /* recognised from the image, wholly or partly */
};

/* Why a page is RECORD_UNREAD. */
enum record_cause {
    RECORD_EMPTY = 0,     /* there is nothing on it */
    RECORD_OCR_OFF,       /* OCR was not asked for */
    RECORD_NO_LANGUAGE,   /* OCR lacks its language */
    RECORD_ILLEGIBLE,     /* an image in which OCR finds no text */
    RECORD_TOO_SLOW,      /* OCR did not end in time */
    RECORD_GIVEN_UP,      /* the worker died of it, or of one before */
    RECORD_CANNOT_RENDER, /* no image can be made of it */
    RECORD_N_CAUSES,
};

/* Whether another run may read such a page: by OCR that was off, lacked its
 * language, or had no luck. */
bool reading_may_come(enum record_cause cause);

/* In a few words, fit to stand after "page 3: ". */
const char *reading_cause(enum record_cause cause);

G_END_DECLS

#endif
