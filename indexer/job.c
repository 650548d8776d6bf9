/* SPDX-License-Identifier: GPL-3.0-or-later */
/* job.c - a document in the pool, and what has come of it so far. */
#include "indexer/job.h"

#include "indexer/limits.h"

#include <string.h>
#include <unistd.h>

struct job *job_new(int fd, enum file_kind kind, guint64 max_unpacked)
{
    struct job *job = g_new0(struct job, 1);

    job->fd = fd;
    job->task.kind = kind;
    job->max_unpacked = max_unpacked;
    job->result = extraction_new();
    return job;
}

void job_free(struct job *job)
{
    if (job->fd != -1)
        close(job->fd);
    if (job->result)
        extraction_free(job->result);
    g_free(job);
}

bool job_take_page(struct job *job, struct wire_message *message)
{
    struct record_page *page = &message->page;
    gsize len =
        sizeof *page + page->text_len + (page->label ? strlen(page->label) : 0);

    if (job->result->members || job->result->pages->len == LIMIT_PAGES ||
        job->held_len + len >
            LIMIT_TEXT_LEN + LIMIT_PAGES * (sizeof *page + LIMIT_LABEL_LEN))
        return false;
    job->held_len += len;
    g_array_append_val(job->result->pages, *page);
    memset(page, 0, sizeof *page);
    return true;
}

bool job_take_member(struct job *job, const struct wire_message *message)
{
    struct extraction *result = job->result;

    if (job->task.kind != FILE_ARCHIVE || result->pages->len > 0)
        return false;
    if (!result->members)
        result->members = spool_new(job->max_unpacked);
    if (message->type == WIRE_MEMBER)
        return spool_add_member(result->members, message->name,
                                message->is_regular);
    if (message->type == WIRE_LOST)
        return spool_lose_member(result->members, message->reason);
    gsize len;
    const void *p = g_bytes_get_data(message->bytes, &len);
    return spool_add_bytes(result->members, p, len);
}

const char *job_disk_failure(const struct job *job)
{
    const GError *error =
        job->result->members ? spool_error(job->result->members) : NULL;

    return error ? error->message : NULL;
}

static void drop_pages(struct job *job)
{
    job->held_len = 0;
    g_array_set_size(job->result->pages, 0);
}

/* Forms are what takes longest to go wrong: the text shall not be lost for
 * them.  Whatever it was that the worker died of, this is known to be left
 * out. */
static void leave_out_annotations(struct job *job, const char *reason)
{
    job->task.without_annotations = true;
    g_free(job->result->complaint);
    job->result->complaint =
        g_strdup_printf("read without forms and annotations: %s", reason);
}

void job_start_again(struct job *job, const char *reason)
{
    drop_pages(job);
    g_clear_pointer(&job->result->members, spool_unref);
    job->state = JOB_WAITING;
    job->task.first = 0;
    job->task.ocr = job->n_ocr_deaths > 0 ? TASK_NO_OCR : TASK_OCR;
    if (job->task.kind == FILE_PDF || job->task.kind == FILE_GZIP)
        leave_out_annotations(job, reason);
}

void job_spare_page(struct job *job)
{
    job->state = JOB_WAITING;
    job->is_in_ocr = false;
    job->task.first = job->result->pages->len;
    job->task.ocr = ++job->n_ocr_deaths < LIMIT_OCR_DEATHS ? TASK_OCR_NOT_FIRST
                                                           : TASK_NO_OCR;
}

void job_fail(struct job *job, const char *reason, bool is_told)
{
    drop_pages(job);
    if (job->result->members && !is_told)
        spool_lose_member(job->result->members, reason);
    job->result->failure = g_strdup(reason);
    job->result->may_pass = job_disk_failure(job) != NULL;
}
