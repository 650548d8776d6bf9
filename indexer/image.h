/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * image.h - images of pages, as scanners and cameras make them: TIFF, JPEG,
 * PNG.
 *
 * Each image of a TIFF is a page.  None has text: OCR reads all of them
 * (scan.h).  What an image says of its size is held against limits.h before
 * anything is decoded; nothing is decoded where OCR is off.
 *
 * Errors: G_IO_ERROR_INVALID_DATA, and the sink's.
 */
#ifndef INDEXER_IMAGE_H
#define INDEXER_IMAGE_H

#include "indexer/page_image.h"
#include "indexer/scan.h"

#include <glib.h>
#include <stdbool.h>

/* Gives all pages to scan->sink, those before scan->task->first empty. */
bool image_read(int fd, struct scan *scan, GError **error);

/* Draws the page of that number (page_image.h). */
bool image_draw(int fd, struct page_image *request, GError **error);

#endif
