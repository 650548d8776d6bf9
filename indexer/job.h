/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * job.h - a document in the pool, from pool_add() to pool_next(): how often it
 * was tried, and what has come of it so far.
 */
#ifndef INDEXER_JOB_H
#define INDEXER_JOB_H

#include "indexer/extraction.h"
#include "indexer/task.h"
#include "indexer/wire.h"

#include <glib.h>
#include <stdbool.h>

enum job_state { JOB_WAITING, JOB_RUNNING, JOB_FINISHED };

struct job {
    enum job_state state;
    int fd;             /* -1 once finished */
    guint n_deaths;     /* workers that died of it */
    guint n_ocr_deaths; /* and of the OCR of one of its pages */
    bool is_in_ocr;
    struct task task;
    guint64 max_unpacked; /* spool_new() */
    gsize held_len;       /* of result's pages, as limits.h counts */
    struct extraction *result;
};

/* Takes fd over. */
struct job *job_new(int fd, enum file_kind kind, guint64 max_unpacked);
void job_free(struct job *job);

/* What a worker says of it; takes what is in message.  False: more than
 * limits.h allows, or nothing that can be said now; or the disk's fault, see
 * job_disk_failure(). */
bool job_take_page(struct job *job, struct wire_message *message);
bool job_take_member(struct job *job, const struct wire_message *message);
/* Why what was unpacked cannot be written, or NULL. */
const char *job_disk_failure(const struct job *job);

/* All anew, by another worker, but for the forms of a PDF: what the last one
 * died of, reason, may be they. */
void job_start_again(struct job *job, const char *reason);
/* The worker was lost in the OCR of a page: what came before it stands, and it
 * comes without. */
void job_spare_page(struct job *job);
/* Nothing more comes.  Pages go; members stay, but the last, which may not be
 * whole unless the worker said so (is_told). */
void job_fail(struct job *job, const char *reason, bool is_told);

#endif
