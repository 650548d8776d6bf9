/* SPDX-License-Identifier: GPL-3.0-or-later */
/* slot.c - a place for one worker after another. */
#include "indexer/slot.h"

#include <string.h>

bool slot_start(struct slot *slot, const struct pool_options *options,
                GError **error)
{
    slot->process =
        process_start(options->worker_path, options->test_hooks, error);
    if (!slot->process)
        return false;
    slot->state = SLOT_STARTING;
    slot->since = slot->heard = g_get_monotonic_time();
    return true;
}

bool slot_give(struct slot *slot, struct job *job, int fd, enum file_kind kind)
{
    if (!process_send_job(slot->process, fd, kind))
        return false;
    slot->state = SLOT_BUSY;
    slot->job = job;
    slot->since = slot->heard = g_get_monotonic_time();
    return true;
}

char *slot_end(struct slot *slot)
{
    char *end = process_end(slot->process);

    memset(slot, 0, sizeof *slot);
    return end;
}

void slot_set_paused(struct slot *slot, bool is_paused, gint64 now)
{
    if (is_paused && slot->paused_since == 0) {
        slot->paused_since = now;
    } else if (!is_paused && slot->paused_since != 0) {
        slot->since += now - slot->paused_since;
        slot->heard += now - slot->paused_since;
        slot->paused_since = 0;
    }
}

gint64 slot_time_left(const struct slot *slot,
                      const struct pool_options *options, gint64 now,
                      guint *allowed_ms)
{
    gint64 since_ms = (now - slot->since) / 1000;
    gint64 heard_ms = (now - slot->heard) / 1000;

    if (slot->paused_since != 0 || slot->state == SLOT_EMPTY ||
        slot->state == SLOT_IDLE)
        return -1;
    if (slot->state == SLOT_STARTING) {
        *allowed_ms = options->ready_ms;
        return MAX(0, options->ready_ms - since_ms);
    }
    if (options->hang_ms - heard_ms < options->document_ms - since_ms) {
        *allowed_ms = options->hang_ms;
        return MAX(0, options->hang_ms - heard_ms);
    }
    *allowed_ms = options->document_ms;
    return MAX(0, options->document_ms - since_ms);
}
