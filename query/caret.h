/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * caret.h - a query in a line, and below it a caret where something is wrong.
 *
 * Pure.  Of a long query the part around the caret is shown.  What would steer
 * a terminal is shown as print_clean() has it (print.h); characters take the
 * columns that terminals give them: none, one or two.
 */
#ifndef QUERY_CARET_H
#define QUERY_CARET_H

#include <glib.h>

G_BEGIN_DECLS

/* Columns of the line, its margin not counted: a terminal of eighty has
 * room. */
#define CARET_WIDTH 72

/* Appends both lines; column: in code points, from 1 to one behind the last.
 * query: bytes. */
void caret_append(GString *out, const char *query, guint column);

G_END_DECLS

#endif
