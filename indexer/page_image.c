/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_image.c - a page as it looks, what was found on it marked. */
#include "indexer/page_image.h"

#include "indexer/blame.h"
#include "indexer/limits.h"
#include "indexer/plain.h"

#include <cairo.h>
#include <string.h>

/* Of a yellow marker: what is dark below it stays dark. */
static const double marker[] = {1, 0.85, 0.2};

/* ---- Where the marks stand ------------------------------------------------*/

/* What the marks are looked for in, and the best that was found so far: boxes
 * in shares of the page's width and height. */
struct search {
    const GArray *marks;
    GArray *boxes;
    struct placed_fit fit;
};

static bool is_complete(const struct search *search)
{
    return search->fit.n_exact + search->fit.n_near == search->marks->len;
}

static bool is_better(const struct placed_fit *a, const struct placed_fit *b)
{
    if (a->n_exact != b->n_exact)
        return a->n_exact > b->n_exact;
    return a->n_near > b->n_near;
}

static void look_in(struct search *search, const struct placed *placed)
{
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(struct box));
    const struct placed_fit fit = placed_find(placed, search->marks, boxes);

    if (!is_better(&fit, &search->fit))
        return;
    g_array_unref(search->boxes);
    search->boxes = g_steal_pointer(&boxes);
    search->fit = fit;
}

/* As scan.c has it: what OCR reads stands in the place of the layer, or below
 * it. */
static void look_in_scan(struct search *search, struct ocr *ocr,
                         const struct page_view *view)
{
    struct ocr_text read =
        ocr_read(ocr, view->draw_grey, view->page, LIMIT_OCR_MS);

    if (!read.text)
        return;
    g_autoptr(placed_t) raw = placed_new(g_steal_pointer(&read.text));
    places_add(raw->places, read.places, 0, G_MAXSIZE, 0);
    ocr_text_clear(&read);
    g_autoptr(placed_t) recognised = placed_clean(raw);
    look_in(search, recognised);
    g_autoptr(placed_t) sum =
        is_complete(search) ? NULL : placed_add(view->layer, recognised);
    if (sum)
        look_in(search, sum);
}

/* ---- The picture ----------------------------------------------------------*/

/* All in one path: where boxes meet nothing is painted twice. */
static bool paint_marks(cairo_surface_t *surface, const GArray *boxes)
{
    const double width = cairo_image_surface_get_width(surface);
    const double height = cairo_image_surface_get_height(surface);
    cairo_t *cr = cairo_create(surface);

    for (guint i = 0; i < boxes->len; i++) {
        const struct box *box = &g_array_index(boxes, struct box, i);
        cairo_rectangle(cr, box->x1 * width, box->y1 * height,
                        (box->x2 - box->x1) * width,
                        (box->y2 - box->y1) * height);
    }
    cairo_set_operator(cr, CAIRO_OPERATOR_MULTIPLY);
    cairo_set_source_rgb(cr, marker[0], marker[1], marker[2]);
    cairo_fill(cr);
    const cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    return status == CAIRO_STATUS_SUCCESS;
}

static cairo_status_t take_bytes(void *context, const guint8 *bytes, guint len)
{
    g_byte_array_append(context, bytes, len);
    return CAIRO_STATUS_SUCCESS;
}

bool page_image_make(struct page_image *image, const struct page_view *view,
                     GError **error)
{
    struct search search = {.marks = image->marks,
                            .boxes =
                                g_array_new(FALSE, FALSE, sizeof(struct box))};

    look_in(&search, view->layer);
    if (!is_complete(&search) && image->ocr)
        look_in_scan(&search, image->ocr, view);
    image->n_lost = image->marks->len - search.fit.n_exact - search.fit.n_near;

    cairo_surface_t *surface = view->draw(view->page);
    const bool done =
        surface && paint_marks(surface, search.boxes) &&
        cairo_surface_write_to_png_stream(surface, take_bytes, image->png) ==
            CAIRO_STATUS_SUCCESS;
    if (surface)
        cairo_surface_destroy(surface);
    g_array_unref(search.boxes);
    return done ||
           blame(error, "no picture can be made of page %u", image->number + 1);
}
