/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw.h - a page of a PDF as a picture. */
#ifndef INDEXER_DRAW_H
#define INDEXER_DRAW_H

typedef struct _PopplerPage PopplerPage;       /* as <poppler.h> has it */
typedef struct _cairo_surface cairo_surface_t; /* as <cairo.h> */

/* On white paper, RGB, as many dots an inch as are wanted, but fewer where
 * that would be more than max_dots; *scale: dots a point.  NULL: none can be
 * made.  Yours. */
cairo_surface_t *draw_page(PopplerPage *page, double dpi, double max_dots,
                           double *scale);

#endif
