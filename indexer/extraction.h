/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extraction.h - what came of one document: its pages, or why there are none;
 * or of an archive: its members.
 */
#ifndef INDEXER_EXTRACTION_H
#define INDEXER_EXTRACTION_H

#include "indexer/spool.h"
#include "shim/record.h"

#include <glib.h>
#include <stdbool.h>

struct extraction {
    char *failure;   /* why nothing could be read, or NULL */
    char *title;     /* as the file gives it, or NULL */
    char *complaint; /* where the file is damaged but could be read: what was
                        left out (pool.h), or poppler's first; or NULL */
    GArray *pages;   /* struct record_page, in order */
    bool may_pass;   /* the failure is not the document's */
    struct spool *members; /* of an archive, those before the failure too; or
                              NULL: it is a document */
    guint n_ocr;      /* pages that were given to OCR, whatever came of it */
    guint elapsed_ms; /* 0 where it is no new reading (ocr_cache.h) */
};
typedef struct extraction extraction_t;
struct extraction *extraction_new(void);
void extraction_free(struct extraction *extraction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(extraction_t, extraction_free)

#endif
