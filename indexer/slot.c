/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slot.c - a place for one worker after another. */
#include "indexer/slot.h"

#include "indexer/limits.h"

#include <string.h>

bool slot_start(struct slot *slot, const struct pool_options *options,
                GError **error)
{
    slot->process =
        process_start(options->worker_path, &options->ocr, options->test_hooks,
                      options->passwords_fd, error);
    if (!slot->process)
        return false;
    slot->state = SLOT_STARTING;
    slot->since = slot->heard = g_get_monotonic_time();
    return true;
}

bool slot_give(struct slot *slot, struct job *job, int fd,
               const struct task *task)
{
    if (!process_send_job(slot->process, fd, task))
        return false;
    slot->state = SLOT_BUSY;
    slot->job = job;
    slot->ocr_us = 0;
    slot->since = slot->heard = g_get_monotonic_time();
    return true;
}

char *slot_end(struct slot *slot)
{
    char *end = process_end(slot->process);

    memset(slot, 0, sizeof *slot);
    return end;
}

void slot_begin_ocr(struct slot *slot, gint64 now)
{
    slot->ocr_since = now;
    slot->n_ocr++;
}

void slot_end_ocr(struct slot *slot, gint64 now)
{
    if (slot->ocr_since != 0)
        slot->ocr_us += now - slot->ocr_since;
    slot->ocr_since = 0;
}

void slot_set_paused(struct slot *slot, bool is_paused, gint64 now)
{
    if (is_paused && slot->paused_since == 0) {
        slot->paused_since = now;
    } else if (!is_paused && slot->paused_since != 0) {
        slot->since += now - slot->paused_since;
        slot->heard += now - slot->paused_since;
        if (slot->ocr_since != 0)
            slot->ocr_since += now - slot->paused_since;
        slot->paused_since = 0;
    }
}

gint64 slot_time_left(const struct slot *slot,
                      const struct pool_options *options, gint64 now,
                      guint *allowed_ms)
{
    gint64 ocr_ms = slot->ocr_us / 1000;
    gint64 since_ms = (now - slot->since) / 1000 - ocr_ms;
    gint64 heard_ms = (now - slot->heard) / 1000;

    if (slot->paused_since != 0 || slot->state == SLOT_EMPTY ||
        slot->state == SLOT_IDLE)
        return -1;
    if (slot->state == SLOT_STARTING) {
        *allowed_ms = options->ready_ms;
        return MAX(0, options->ready_ms - since_ms);
    }
    if (slot->ocr_since != 0) {
        *allowed_ms = options->ocr_ms;
        return ocr_ms > LIMIT_OCR_DOCUMENT_HANG_MS
                   ? 0
                   : MAX(0, options->ocr_ms - heard_ms);
    }
    if (options->hang_ms - heard_ms < options->document_ms - since_ms) {
        *allowed_ms = options->hang_ms;
        return MAX(0, options->hang_ms - heard_ms);
    }
    *allowed_ms = options->document_ms;
    return MAX(0, options->document_ms - since_ms);
}
