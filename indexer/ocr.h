/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ocr.h - a page's picture in, its text out: poppler renders, tesseract reads.
 *
 * The only file that knows tesseract; beside image.c, which decodes them, the
 * only one that knows pictures (leptonica's, which comes with it).
 *
 * For a sandbox: ocr_new() and ocr_warm_up() come before it.  The first opens
 * the language's model ($TESSDATA_PREFIX, else tesseract's own folder below
 * /usr/share/tesseract-ocr) and /dev/null, for tesseract's remarks; the second
 * what rendering loads on first use: fontconfig's configuration and its cache.
 * After them tesseract opens no file, and poppler the fonts that a document
 * names and does not hold (below /usr/share/fonts, /usr/share/poppler); where
 * it may not, such text is missing from the image, and nothing else.
 * Recognition takes memory (brk, mmap, munmap, mremap, madvise), clock_gettime,
 * and futexes that are never waited for.  It starts no thread where
 * OMP_THREAD_LIMIT is 1 in the environment of the process when it starts, and
 * several where it is not.
 */
#ifndef INDEXER_OCR_H
#define INDEXER_OCR_H

#include "indexer/placed.h"
#include "shim/reading.h"

#include <glib.h>
#include <stdbool.h>

typedef struct _PopplerPage PopplerPage; /* as <poppler.h> has it */
struct Pix;                              /* as leptonica has it */

struct ocr;
typedef struct ocr ocr_t;

/* language: as tesseract names it, "fra", "fra+eng".  NULL: there is no model
 * of it. */
struct ocr *ocr_new(const char *language);
/* Renders and reads a page, whatever is on it. */
void ocr_warm_up(struct ocr *ocr, PopplerPage *page);
void ocr_free(struct ocr *ocr);

struct ocr_text {
    char *text;     /* UTF-8, one line a line; NULL: there is none, see cause */
    GArray *places; /* struct place, of its words: in shares of the picture's
                       width and height, whichever way up it was read */
    guint8 confidence; /* 0 to 100, of the letters on average */
    enum record_cause cause;
};
void ocr_text_clear(struct ocr_text *text);

/* Makes the picture of a page: grey, its resolution known, of LIMIT_OCR_DPI
 * within LIMIT_OCR_PIXELS; yours.  NULL: none can be made. */
typedef struct Pix *(*ocr_draw)(void *page);
/* The one of PopplerPage *page. */
struct Pix *ocr_draw_pdf(void *page);
/* Grey, 8 bits deep, is set to that size; picture is taken over. */
struct Pix *ocr_fit(struct Pix *picture);

/* Milliseconds of processor time that this process has used so far. */
gint64 ocr_clock_ms(void);

/* Reads the page whichever way up it is; that takes max_ms of processor time at
 * most (so that a busy machine reads the same pages), but for what cannot be
 * interrupted: drawing it and the search for lines. */
struct ocr_text ocr_read(struct ocr *ocr, ocr_draw draw, void *page,
                         guint max_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ocr_t, ocr_free)

#endif
