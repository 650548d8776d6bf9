/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pdf.h - a PDF's open descriptor in, its pages of text out.
 *
 * Text comes as page_text.h has it, clean as plain.h has it; what the file
 * holds no text of is read by OCR (scan.h).  Errors: G_IO_ERROR_INVALID_DATA,
 * and the sink's.
 */
#ifndef INDEXER_PDF_H
#define INDEXER_PDF_H

#include "indexer/page_image.h"
#include "indexer/scan.h"

#include <glib.h>
#include <stdbool.h>

/* What poppler keeps from document to document: one of them for a process,
 * since it complains through the process's log. */
struct pdf;
typedef struct pdf pdf_t;

/* Makes poppler and iconv, and ocr if there is one, load what they load on
 * first use. */
struct pdf *pdf_new(struct ocr *ocr, GError **error);
void pdf_free(struct pdf *pdf);

/* What poppler said first about damage since this was last asked; or NULL. */
char *pdf_take_complaint(struct pdf *pdf);

/* Gives all pages to scan->sink, those before scan->task->first empty.
 * *title: as the file gives it, or NULL; set where this succeeds. */
bool pdf_read(int fd, struct scan *scan, char **title, GError **error);

/* Draws the page of that number (page_image.h).  passwords: as in a scan. */
bool pdf_draw(int fd, char **passwords, struct page_image *image,
              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(pdf_t, pdf_free)

#endif
