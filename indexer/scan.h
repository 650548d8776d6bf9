/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * scan.h - pages whose text is not in the file: which of them OCR is tried
 * on, and what comes of it.
 */
#ifndef INDEXER_SCAN_H
#define INDEXER_SCAN_H

#include "indexer/extract.h"
#include "indexer/layer.h"
#include "indexer/ocr.h"

#include <glib.h>
#include <stdbool.h>

/* Of one document; borrows all it holds. */
struct scan {
    struct ocr *ocr; /* NULL: there is no model of the language */
    enum ocr_mode mode;
    char **passwords; /* that encrypted documents are tried with; or NULL */
    const struct task *task;
    const struct extract_sink *sink;
    gint64 ocr_ms; /* of processor time in OCR, so far */
};

/* Sets how record was read, number being its place from 0; where OCR is to
 * be tried, tells the sink, tries it, and puts its text in the place of the
 * layer's or below it.  Errors: the sink's. */
bool scan_page(struct scan *scan, ocr_draw draw, void *page, guint number,
               enum layer_worth worth, struct record_page *record,
               GError **error);

#endif
