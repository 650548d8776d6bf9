/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sheet_markup.h - a sheet as a table of HTML, with a caption and the scope of
 * its heads; wider than the page, it scrolls by itself.  Pure.
 */
#ifndef QUERY_SHEET_MARKUP_H
#define QUERY_SHEET_MARKUP_H

#include "query/markup.h"
#include "query/sheet.h"

G_BEGIN_DECLS

/* Elements that are left open, to be closed by sheet_end_table(). */
void sheet_begin_table(const struct sheet *sheet, const char *caption,
                       struct markup *markup);
/* The first cell is the head of its row. */
void sheet_add_rows(const struct sheet *sheet, struct markup *markup);

/* All of it. */
void sheet_append_table(const struct sheet *sheet, const char *caption,
                        struct markup *markup);

G_END_DECLS

#endif
