/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * slot.h - a place for one worker after another: what the worker is at, and
 * until when it may be.  Times are g_get_monotonic_time().
 */
#ifndef INDEXER_SLOT_H
#define INDEXER_SLOT_H

#include "indexer/pool.h"
#include "indexer/process.h"

#include <glib.h>
#include <stdbool.h>

enum slot_state {
    SLOT_EMPTY,
    SLOT_STARTING, /* not READY yet */
    SLOT_IDLE,
    SLOT_BUSY,
};

struct job; /* job.h */

struct slot {
    enum slot_state state;
    struct process *process; /* NULL: EMPTY */
    struct job *job;         /* BUSY */
    guint n_documents;       /* done by this worker */
    guint n_ocr;             /* pages it was to read by OCR */
    gint64 ocr_since;        /* it is reading one; or 0 */
    gint64 ocr_us;           /* that pages of this document took before */
    gint64 since;            /* of the start, or of the document */
    gint64 heard;            /* the last message */
    gint64 paused_since;     /* nobody listens to it; or 0 */
};

/* From EMPTY to STARTING.  Errors: process_start()'s. */
bool slot_start(struct slot *slot, const struct pool_options *options,
                GError **error);
/* From IDLE to BUSY.  False: it is no longer listening, and still IDLE. */
bool slot_give(struct slot *slot, struct job *job, int fd,
               const struct task *task);
/* To EMPTY; what process_end() says. */
char *slot_end(struct slot *slot);

/* It begins the OCR of a page, or is done with it: the time between has limits
 * of its own. */
void slot_begin_ocr(struct slot *slot, gint64 now);
void slot_end_ocr(struct slot *slot, gint64 now);

/* Whether nobody listens to it from now on; it has no deadline meanwhile. */
void slot_set_paused(struct slot *slot, bool is_paused, gint64 now);
/* The ms until its deadline, 0 once that has passed, -1 where there is none;
 * *allowed_ms: how long there was. */
gint64 slot_time_left(const struct slot *slot,
                      const struct pool_options *options, gint64 now,
                      guint *allowed_ms);

#endif
