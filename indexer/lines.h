/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lines.h - the lines of a document, and which of them are running headers
 * and footers (clean.h says what those are).
 */
#ifndef INDEXER_LINES_H
#define INDEXER_LINES_H

#include "shim/record.h"

#include <glib.h>
#include <stdbool.h>

struct line {
    guint page;
    gsize start, end; /* in the page's text, newline not included */
    bool is_blank;
    bool is_running; /* to be left out */
};

/* Element: struct line, in reading order. */
GArray *lines_of(const struct record *record);

/* The line's text; not terminated. */
const char *line_text(const struct record *record, const struct line *line,
                      gsize *len);

#endif
