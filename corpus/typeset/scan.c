/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scan.c - pages as an office scanner leaves them, see scan.h. */
#include "corpus/typeset/scan.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

#define DOTS_PER_POINT (200.0 / 72.0)
#define BLACK_BELOW 140
#define ONE_SPECK_IN 6000

cairo_t *scan_begin(double width, double height, int page)
{
    cairo_surface_t *picture = cairo_image_surface_create(
        CAIRO_FORMAT_RGB24, (int) ceil(width * DOTS_PER_POINT),
        (int) ceil(height * DOTS_PER_POINT));
    cairo_t *cr = cairo_create(picture);
    /* Up to 0.6 degrees, one way and the other. */
    double askew = (page % 2 == 0 ? 1 : -1) * (3 + page % 4) * 0.1;

    cairo_surface_destroy(picture);
    cairo_set_source_rgb(cr, 1, 1, 1);
    cairo_paint(cr);
    cairo_set_source_rgb(cr, 0, 0, 0);
    cairo_scale(cr, DOTS_PER_POINT, DOTS_PER_POINT);
    cairo_rotate(cr, askew * G_PI / 180);
    return cr;
}

/* Numerical Recipes' quick generator: its period and quality are plenty for
 * specks, and no library's change can move them. */
static guint32 next_random(guint32 *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Leaves black and white only, which cairo writes with one bit a dot. */
static void make_bilevel(cairo_surface_t *picture, guint32 seed)
{
    cairo_surface_flush(picture);
    unsigned char *data = cairo_image_surface_get_data(picture);
    int stride = cairo_image_surface_get_stride(picture);
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);

    for (int y = 0; y < height; y++) {
        guint32 *row = (guint32 *) (void *) (data + (gsize) y * (gsize) stride);
        for (int x = 0; x < width; x++) {
            bool is_black = (row[x] >> 8 & 0xFF) < BLACK_BELOW;
            if (next_random(&seed) % ONE_SPECK_IN == 0)
                is_black = !is_black;
            row[x] = is_black ? 0x000000 : 0xFFFFFF;
        }
    }
    cairo_surface_mark_dirty(picture);
}

void scan_end(cairo_t *page_cr, cairo_t *pdf, int page)
{
    cairo_surface_t *picture = cairo_get_target(page_cr);

    make_bilevel(picture, (guint32) page);
    cairo_save(pdf);
    cairo_scale(pdf, 1 / DOTS_PER_POINT, 1 / DOTS_PER_POINT);
    cairo_set_source_surface(pdf, picture, 0, 0);
    cairo_paint(pdf);
    cairo_restore(pdf);
    cairo_destroy(page_cr);
}
