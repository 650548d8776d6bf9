/* SPDX-License-Identifier: GPL-3.0-or-later */
/* reading.c - how a page was read, or why it was not. */
#include "shim/reading.h"

static const char *const causes[RECORD_N_CAUSES] = {
    [RECORD_EMPTY] = "empty",
    [RECORD_OCR_OFF] = "no usable text, and OCR is off",
    [RECORD_NO_LANGUAGE] = "no usable text, and OCR lacks its language",
    [RECORD_ILLEGIBLE] = "an image in which OCR finds no text",
    [RECORD_TOO_SLOW] = "OCR took too long",
    [RECORD_GIVEN_UP] = "OCR was given up: it crashed or took too long",
    [RECORD_CANNOT_RENDER] = "cannot be rendered",
};

const char *reading_cause(enum record_cause cause)
{
    return cause < RECORD_N_CAUSES ? causes[cause] : "not read";
}

bool reading_may_come(enum record_cause cause)
{
    return cause == RECORD_OCR_OFF || cause == RECORD_NO_LANGUAGE ||
           cause == RECORD_TOO_SLOW || cause == RECORD_GIVEN_UP;
}
