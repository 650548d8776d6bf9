/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filter_text.h - a filter as it is typed: commune:Nice.
 *
 * Letters, a colon and a value, nothing between them.  The value ends at a
 * blank or at a ) that closes nothing in it, less the comma or semicolon
 * there; or it stands between quotation marks.  No filters are "18:30", which
 * is no word before a colon, "https://...", "Objet : x", "Objet: x" and what
 * only holds punctuation.
 *
 * syntax.h says what it means.  Pure.
 */
#ifndef QUERY_FILTER_TEXT_H
#define QUERY_FILTER_TEXT_H

#include "query/filter_field.h"

G_BEGIN_DECLS

struct filter_text {
    enum filter_field field;
    char *value;     /* never empty; holds no " */
    const char *end; /* behind it, in the text read */
};

/* Reads the filter that text, valid UTF-8, begins with; column is where.
 * True: *filter is filled, its value NULL where there is none.  Errors:
 * SYNTAX_ERROR, for what is meant as one. */
bool filter_text_read(const char *text, guint column,
                      struct filter_text *filter, GError **error);
/* Whether text begins as filters do, right or wrong. */
bool filter_text_is(const char *text);

/* "commune:Nice", "commune:\"La Ciotat\"": so that it reads back; yours. */
char *filter_text_write(enum filter_field field, const char *value);

G_END_DECLS

#endif
