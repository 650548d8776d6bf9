/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * task.h - what is asked of a worker: a document, or what is left of it after
 * another worker died of it.
 */
#ifndef INDEXER_TASK_H
#define INDEXER_TASK_H

#include "indexer/kind.h"

#include <glib.h>
#include <stdbool.h>

/* Which pages OCR may be tried on, if they need it. */
enum task_ocr {
    TASK_OCR,           /* any */
    TASK_OCR_NOT_FIRST, /* any but the first: a worker died of it */
    TASK_NO_OCR,        /* none: workers died of too many */
};

struct task {
    enum file_kind kind;
    guint32 first; /* pages before it, from 0, are there already */
    enum task_ocr ocr;
    bool without_annotations; /* page_text.h: a worker died of the document */
};

#endif
