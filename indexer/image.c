/* SPDX-License-Identifier: GPL-3.0-or-later */
/* image.c - images of pages, read by OCR. */
#include "indexer/image.h"

#include "indexer/blame.h"
#include "indexer/limits.h"

#include <cairo.h>
#include <gio/gio.h>
#include <leptonica/allheaders.h>
#include <math.h>

struct image {
    const guint8 *data;
    gsize len;
    l_int32 format;
    l_int32 number; /* of the page, from 0 */
    l_int32 width, height;
    l_int32 depth; /* bits a dot */
};

static bool is_tiff(const struct image *image)
{
    return L_FORMAT_IS_TIFF(image->format);
}

/* What the page says of itself; false: there is none of this number. */
static bool read_header(struct image *image)
{
    l_int32 bits = 0;
    l_int32 n_samples = 0;
    l_int32 unused;
    l_ok failed;

    if (is_tiff(image))
        failed = readHeaderMemTiff(image->data, image->len, image->number,
                                   &image->width, &image->height, &bits,
                                   &n_samples, &unused, &unused, &unused);
    else
        failed =
            image->number > 0 ||
            pixReadHeaderMem(image->data, image->len, &unused, &image->width,
                             &image->height, &bits, &n_samples, &unused);
    /* leptonica gives colours 32 bits. */
    image->depth = n_samples > 1 ? 32 : bits;
    return !failed;
}

static bool is_bounded(const struct image *image)
{
    guint64 n_dots = (guint64) image->width * image->height;

    return image->width > 0 && image->height > 0 && image->depth > 0 &&
           n_dots <= LIMIT_IMAGE_DOTS &&
           n_dots * image->depth / 8 <= LIMIT_IMAGE_DECODED_LEN;
}

/* A JPEG may be decoded at half its size or less; only as grey. */
static PIX *decode_jpeg(const struct image *image)
{
    double n_dots = (double) image->width * image->height;
    l_int32 reduction = 1;

    while (reduction < 8 &&
           n_dots / (4 * reduction * reduction) >= LIMIT_OCR_PIXELS)
        reduction *= 2;
    PIX *picture = pixReadMemJpeg(image->data, image->len, 0, reduction, NULL,
                                  L_JPEG_READ_LUMINANCE);
    if (picture)
        pixSetResolution(picture, pixGetXRes(picture) / reduction,
                         pixGetYRes(picture) / reduction);
    return picture;
}

/* What shows through is paper. */
static PIX *decode_png(const struct image *image)
{
    PIX *picture = pixReadMemPng(image->data, image->len);
    PIX *opaque = picture ? pixRemoveAlpha(picture) : NULL;

    pixDestroy(&picture);
    return opaque;
}

static struct Pix *draw(void *page)
{
    const struct image *image = page;
    PIX *picture = NULL;

    if (is_tiff(image))
        picture = pixReadMemTiff(image->data, image->len, image->number);
    else if (image->format == IFF_PNG)
        picture = decode_png(image);
    else
        picture = decode_jpeg(image);
    return picture ? ocr_fit(picture) : NULL;
}

static bool read_page(struct image *image, struct scan *scan, GError **error)
{
    struct record_page record = {.text = g_strdup("")};
    bool done = true;

    if ((guint32) image->number < scan->task->first) {
        /* It is there already, and only counted. */
    } else if (is_bounded(image)) {
        done = scan_page(scan, draw, image, image->number, LAYER_EMPTY, &record,
                         error);
    } else {
        record.cause = RECORD_CANNOT_RENDER;
    }
    done = done && scan->sink->page(scan->sink->context, &record, error);
    g_free(record.text);
    return done;
}

/* A file of a single page that cannot be read is no document. */
static bool check_single(const struct image *image, GError **error)
{
    return is_bounded(image) ||
           blame(error, "an image of %d x %d dots is too large", image->width,
                 image->height);
}

static bool read_pages(struct image *image, struct scan *scan, GError **error)
{
    if (!read_header(image))
        return blame(error, "a damaged image");
    if (!is_tiff(image))
        return check_single(image, error) && read_page(image, scan, error);
    do {
        if (image->number == LIMIT_IMAGE_PAGES)
            return blame(error, "a TIFF of more than %d pages",
                         LIMIT_IMAGE_PAGES);
        if (!read_page(image, scan, error))
            return false;
        image->number++;
    } while (read_header(image));
    return true;
}

/* Keeps what it points to in *file, yours. */
static bool open_image(int fd, struct image *image, GMappedFile **file,
                       GError **error)
{
    g_autoptr(GError) cause = NULL;

    *file = g_mapped_file_new_from_fd(fd, FALSE, &cause);
    if (!*file)
        return blame(error, "cannot be read: %s", cause->message);
    image->data = (const guint8 *) g_mapped_file_get_contents(*file);
    image->len = g_mapped_file_get_length(*file);
    setMsgSeverity(L_SEVERITY_NONE);
    if (image->len < LIMIT_IMAGE_LEN_MIN ||
        findFileFormatBuffer(image->data, &image->format) != 0)
        return blame(error, "a damaged image");
    if (image->len > LIMIT_IMAGE_LEN)
        return blame(error, "an image of more than %d MiB",
                     LIMIT_IMAGE_LEN >> 20);
    return true;
}

bool image_read(int fd, struct scan *scan, GError **error)
{
    g_autoptr(GMappedFile) file = NULL;
    struct image image = {0};

    return open_image(fd, &image, &file, error) &&
           read_pages(&image, scan, error);
}

/* ---- A page as a picture --------------------------------------------------*/

/* As people see it: what OCR sees, smaller. */
static PIX *draw_small(void *page)
{
    PIX *grey = draw(page);
    if (!grey)
        return NULL;
    const double n_dots = (double) pixGetWidth(grey) * pixGetHeight(grey);
    const double scale = MIN((double) LIMIT_VIEW_DPI / LIMIT_OCR_DPI,
                             sqrt(LIMIT_VIEW_DOTS / n_dots));
    PIX *small = pixScale(grey, scale, scale);

    pixDestroy(&grey);
    return small;
}

static cairo_surface_t *draw_view(void *page)
{
    PIX *grey = draw_small(page);
    if (!grey)
        return NULL;
    const int width = pixGetWidth(grey);
    const int height = pixGetHeight(grey);
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    guint8 *rows = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);

    for (int y = 0; rows && y < height; y++) {
        guint32 *to = (guint32 *) (void *) (rows + (gsize) y * stride);
        const guint32 *from = pixGetData(grey) + (gsize) y * pixGetWpl(grey);
        for (int x = 0; x < width; x++)
            to[x] = GET_DATA_BYTE(from, x) * 0x010101u;
    }
    cairo_surface_mark_dirty(surface);
    pixDestroy(&grey);
    return surface;
}

bool image_draw(int fd, struct page_image *request, GError **error)
{
    g_autoptr(GMappedFile) file = NULL;
    struct image image = {0};

    if (!open_image(fd, &image, &file, error))
        return false;
    if (request->number >= LIMIT_IMAGE_PAGES)
        return blame(error, "there is no page %u", request->number + 1);
    image.number = request->number;
    if (!read_header(&image))
        return blame(error, "there is no page %u, or it is damaged",
                     request->number + 1);
    if (!check_single(&image, error))
        return false;
    g_autoptr(placed_t) none = placed_new(g_strdup(""));
    const struct page_view view = {
        .page = &image, .draw = draw_view, .draw_grey = draw, .layer = none};
    return page_image_make(request, &view, error);
}
