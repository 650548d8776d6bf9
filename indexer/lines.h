/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lines.h - the running headers and footers of a document, of which all but
 * one are left out (clean.h says what those are).
 *
 * Only the lines at the edges of pages are held, and only what may still be
 * running of them: memory grows with the pages, not with their lines.
 */
#ifndef INDEXER_LINES_H
#define INDEXER_LINES_H

#include "shim/record.h"

#include <glib.h>

/* Bytes of a page's text, the newline not included. */
struct line {
    guint32 page, start, len;
};

/* The lines to be left out, in reading order.  Element: struct line. */
GArray *lines_left_out(const struct record *record);

#endif
