/* SPDX-License-Identifier: GPL-3.0-or-later */
/* image.c - images of pages, read by OCR. */
#include "indexer/image.h"

#include "indexer/blame.h"
#include "indexer/limits.h"

#include <gio/gio.h>
#include <leptonica/allheaders.h>

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

bool image_read(int fd, struct scan *scan, GError **error)
{
    g_autoptr(GError) cause = NULL;
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(fd, FALSE, &cause);

    if (!file)
        return blame(error, "cannot be read: %s", cause->message);
    struct image image = {.data =
                              (const guint8 *) g_mapped_file_get_contents(file),
                          .len = g_mapped_file_get_length(file)};
    setMsgSeverity(L_SEVERITY_NONE);
    if (image.len < LIMIT_IMAGE_LEN_MIN ||
        findFileFormatBuffer(image.data, &image.format) != 0)
        return blame(error, "a damaged image");
    if (image.len > LIMIT_IMAGE_LEN)
        return blame(error, "an image of more than %d MiB",
                     LIMIT_IMAGE_LEN >> 20);
    return read_pages(&image, scan, error);
}
