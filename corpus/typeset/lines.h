/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines.h - breaks text into lines, each a row of its own. */
#pragma once

#include "corpus/typeset/rows.h"

enum align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

/* scale multiplies the size of the face; style is added to what the markup
 * says; x and width are points. Only justified text is hyphenated. */
struct setting {
    double scale;
    guint8 style;
    enum align align;
    double x, width;
};

/* Appends the lines of one paragraph. Its first two and its last two stay
 * together. */
void lines_add(const struct face *f, GPtrArray *rows, const char *markup,
               const struct setting *set);

/* One unbroken line, for headers, footers and stamps. Yours. */
PangoLayout *lines_single(const struct face *f, const char *markup,
                          double scale);

/* Draws the first line of a layout, its top left corner at x, y. */
void lines_draw(cairo_t *cr, PangoLayout *layout, double x, double y);
