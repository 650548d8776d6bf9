/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * columns.h - which line of a page is read after which, where text stands in
 * two columns.
 *
 * Poppler reads columns rightly while their paragraphs end at different
 * heights; where they do not, as with the short articles of a bulletin, it
 * takes what stands side by side for a row and reads across.  Here columns are
 * told by what only they have: on either side of a gutter that no line between
 * them crosses several lines of prose, which fill their column and stand alone
 * at their height in it.  Then the left one comes first, and each from the top
 * down.  Nothing else moves: neither tables, whose cells are short, or begin
 * at one height row after row, nor lists, nor signatures; nor three columns,
 * of which poppler makes as much as there is to be made.  Pure.
 */
#ifndef INDEXER_COLUMNS_H
#define INDEXER_COLUMNS_H

#include <glib.h>

/* Where it stands, in points, y downwards, and how much it says. */
struct column_line {
    double x1, y1, x2, y2;
    guint n_letters; /* no digits: amounts are no prose */
};

/* lines: in the order that they would be read in.  order, for n_lines, is set
 * to their numbers in a better one. */
void columns_order(const struct column_line *lines, guint n_lines,
                   guint *order);

#endif
