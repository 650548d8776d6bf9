/* SPDX-License-Identifier: GPL-3.0-or-later */
/* draw.c - a page of a PDF as a picture. */
#include "indexer/draw.h"

#include <cairo.h>
#include <math.h>
#include <poppler.h>

/* Paints the page; false: cairo could not. */
static gboolean paint(cairo_surface_t *surface, PopplerPage *page, double scale)
{
    cairo_t *cr = cairo_create(surface);

    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_scale(cr, scale, scale);
    poppler_page_render(page, cr);
    const cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return status == CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *draw_page(PopplerPage *page, double dpi, double max_dots,
                           double *scale)
{
    double width;
    double height;

    poppler_page_get_size(page, &width, &height);
    if (!(width > 0 && height > 0))
        return NULL;
    *scale = MIN(dpi / 72, sqrt(max_dots / (width * height)));
    cairo_surface_t *surface = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, MAX(1, (int) (width * *scale)),
        MAX(1, (int) (height * *scale)));
    if (paint(surface, page, *scale))
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}
