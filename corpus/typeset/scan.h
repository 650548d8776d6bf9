/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scan.h - pages as an office scanner leaves them: a picture in black and
 * white at 200 dots per inch, a little askew, with specks. The angle and the
 * specks follow from the page's number alone.
 */
#pragma once

#include <cairo.h>

/* A page to draw on, in points. Ends with scan_end. */
cairo_t *scan_begin(double width, double height, int page);

/* Puts the page as a picture on pdf, and frees it. */
void scan_end(cairo_t *page_cr, cairo_t *pdf, int page);
