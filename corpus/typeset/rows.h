/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rows.h - sets the blocks of a document into rows: the pieces that a page
 * break may fall between. All lengths are points (1/72 inch).
 */
#pragma once

#include <pango/pangocairo.h>
#include <stdbool.h>

#include "corpus/typeset/source.h"

/* How the document is set; see the keys in source.h. */
struct face {
    PangoContext *context;
    const char *family;
    double size;
    double spacing;
    unsigned french; /* flags of french.h */
    bool keeps_soft; /* a broken word shows U+00AD, not a hyphen */
};

struct cell {
    double x, width;
    bool is_head;
    GPtrArray *lines; /* struct row * */
};

struct row {
    double height;
    double x;      /* from the left edge of the column */
    double width;  /* of a rule */
    bool is_space; /* dropped at the top of a page */
    bool is_rule;
    bool keep_with_next;
    PangoLayout *line; /* one line of text, or NULL */
    PangoLayout *sign; /* of a list, hangs to the left of x, or NULL */
    GPtrArray *cells;  /* struct cell *, a row of a table, or NULL */
};

/* An empty array of struct row *, which it frees. Yours. */
GPtrArray *rows_new(void);

/* Appends a row. Belongs to rows. */
struct row *rows_add(GPtrArray *rows, double height);

/* Appends the rows of a block, set to width. Page and column commands are
 * not for here. */
void rows_add_block(const struct face *f, GPtrArray *rows,
                    const struct block *b, double width);

void rows_draw(cairo_t *cr, const struct row *r, double x, double y);
