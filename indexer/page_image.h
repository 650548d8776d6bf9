/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * page_image.h - a page as it looks, what was found on it marked: a PNG.
 *
 * A mark is a piece of the page's text, as the index has it, and where it
 * begins there.  Where it stands on the page is found out anew: by the text
 * that the file holds, and where the marks are not in it, by OCR.  What stands
 * at its place in the text is marked there; what does not, since the text was
 * extracted by other means, where it stands nearest to it.
 */
#ifndef INDEXER_PAGE_IMAGE_H
#define INDEXER_PAGE_IMAGE_H

#include "indexer/ocr.h"
#include "indexer/placed.h"

#include <glib.h>
#include <stdbool.h>

typedef struct _cairo_surface cairo_surface_t; /* as <cairo.h> has it */

/* A page, and the text that its file holds. */
struct page_view {
    void *page;
    /* As people see it, in LIMIT_VIEW_DPI within LIMIT_VIEW_DOTS, yours; NULL:
     * no picture can be made of it. */
    cairo_surface_t *(*draw)(void *page);
    ocr_draw draw_grey;         /* as OCR sees it */
    const struct placed *layer; /* clean; boxes in shares of the page */
};

struct page_image {
    guint number;        /* of the page, from 0 */
    const GArray *marks; /* struct placed_mark */
    struct ocr *ocr;     /* NULL: pages are not read by OCR; extract.c sets */
    GByteArray *png;     /* is filled */
    guint n_lost;        /* marks that are not found on the page */
};

/* Errors: G_IO_ERROR, the document being to blame. */
bool page_image_make(struct page_image *image, const struct page_view *view,
                     GError **error);

#endif
