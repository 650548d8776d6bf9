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

/* Fills both (elements: struct line) in reading order: the running lines to
 * be left out, and those that are kept. */
void lines_find_running(const struct record *record, GArray *left_out,
                        GArray *kept);

#endif
