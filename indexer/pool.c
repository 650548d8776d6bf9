/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pool.c - the workers: who does what, until when, and whose fault it is. */
#include "indexer/pool.h"

#include "indexer/job.h"
#include "indexer/limits.h"
#include "indexer/slot.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/resource.h>
#include <unistd.h>

struct pool {
    struct pool_options options;
    char *worker_path;
    guint max_held; /* documents */
    GThread *thread;
    int wake_fd;
    struct slot *slots; /* only the thread's, as is n_stillborn */
    guint n_stillborn;

    GMutex lock; /* over all below */
    GCond changed;
    GQueue jobs; /* in the order of pool_add() */
    gsize held_len;
    GError *error;
    enum lack lack;
    bool is_interrupted, is_ending;
};

static void wake(struct pool *pool)
{
    /* Full is awake. */
    (void) !write(pool->wake_fd, &(guint64){1}, sizeof(guint64));
}

/* ---- What a worker's words and its end mean -------------------------------*/

/* What is held of the job's pages may have changed meanwhile. */
static void hold(struct pool *pool, const struct job *job, gsize old_len)
{
    pool->held_len += job->held_len - old_len;
}

static void finish(struct pool *pool, struct job *job)
{
    job->state = JOB_FINISHED;
    close(job->fd);
    job->fd = -1;
    g_cond_broadcast(&pool->changed);
}

/* The worker is done with its document, for better or worse. */
static void finish_slot(struct pool *pool, struct slot *slot)
{
    slot->job->result->elapsed_ms =
        (g_get_monotonic_time() - slot->since) / 1000;
    finish(pool, slot->job);
    slot->job = NULL;
    slot->state = SLOT_IDLE;
    if (++slot->n_documents == pool->options.max_documents ||
        slot->n_ocr >= LIMIT_WORKER_OCR_PAGES)
        g_free(slot_end(slot));
}

/* A worker was lost before it took its first document.  Once is chance. */
static void count_stillborn(struct pool *pool, const char *reason)
{
    if (++pool->n_stillborn != LIMIT_STILLBORN)
        return;
    g_set_error(&pool->error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "%s does not start: %s", pool->worker_path, reason);
    g_cond_broadcast(&pool->changed);
}

/* Ends a worker that died, lied or took too long.  reason: what it did, or
 * NULL where its end tells. */
static void lose(struct pool *pool, struct slot *slot, const char *reason)
{
    enum slot_state state = slot->state;
    struct job *job = slot->job;
    g_autofree char *end = slot_end(slot);

    if (!reason)
        reason = end ? end : "ended without an answer";
    if (state == SLOT_STARTING)
        count_stillborn(pool, reason);
    if (!job)
        return;
    gsize old_len = job->held_len;
    const char *disk = job_disk_failure(job);
    if (job->is_in_ocr) {
        job_spare_page(job);
    } else if (++job->n_deaths < 2 && !disk) {
        job_start_again(job, reason);
    } else {
        job_fail(job, disk ? disk : reason, false);
        finish(pool, job);
    }
    hold(pool, job, old_len);
}

/* Whether a worker at a document may say that. */
static bool heed_answer(struct pool *pool, struct slot *slot,
                        struct wire_message *message)
{
    struct job *job = slot->job;
    bool was_in_ocr = job->is_in_ocr;

    slot_end_ocr(slot, slot->heard);
    job->is_in_ocr = message->type == WIRE_OCR;
    switch (message->type) {
    case WIRE_OCR:
        slot_begin_ocr(slot, slot->heard);
        job->result->n_ocr++;
        return !was_in_ocr && message->page_number == job->result->pages->len;
    case WIRE_PAGE:
        return job_take_page(job, message);
    case WIRE_MEMBER:
    case WIRE_BYTES:
    case WIRE_LOST:
        return job_take_member(job, message);
    case WIRE_DONE:
        job->result->title = g_steal_pointer(&message->title);
        if (!job->result->complaint)
            job->result->complaint = g_steal_pointer(&message->complaint);
        finish_slot(pool, slot);
        return true;
    case WIRE_FAILED:
        job_fail(job, message->reason, true);
        finish_slot(pool, slot);
        return true;
    default:
        return false;
    }
}

/* Whether a worker in this state may say that. */
static bool heed(struct pool *pool, struct slot *slot,
                 struct wire_message *message)
{
    struct job *job = slot->job;

    slot->heard = g_get_monotonic_time();
    if (slot->state == SLOT_STARTING && message->type == WIRE_READY &&
        message->version == WIRE_VERSION) {
        slot->state = SLOT_IDLE;
        pool->lack |= message->lack;
        return true;
    }
    if (slot->state != SLOT_BUSY)
        return false;
    gsize old_len = job->held_len;
    bool may_say = heed_answer(pool, slot, message);
    hold(pool, job, old_len);
    return may_say;
}

static void listen_to(struct pool *pool, struct slot *slot)
{
    bool is_open = process_receive(slot->process);

    while (slot->process) {
        struct wire_message message;
        enum wire_status status = process_take(slot->process, &message);

        if (status == WIRE_PARTIAL)
            break;
        bool heeded = status == WIRE_WHOLE && heed(pool, slot, &message);
        if (status == WIRE_WHOLE)
            wire_message_clear(&message);
        if (!heeded)
            lose(pool, slot, "the worker's answer made no sense");
    }
    if (slot->process && !is_open)
        lose(pool, slot, NULL);
}

/* ---- Deadlines ------------------------------------------------------------*/

/* When what is still held would become too much, only the oldest document,
 * which everything waits for, goes on. */
static bool may_listen(struct pool *pool, const struct slot *slot)
{
    return slot->state != SLOT_BUSY || pool->held_len < LIMIT_HELD_LEN ||
           slot->job == g_queue_peek_head(&pool->jobs);
}

static void end_if_late(struct pool *pool, struct slot *slot, gint64 now)
{
    guint allowed_ms;

    if (slot_time_left(slot, &pool->options, now, &allowed_ms) != 0)
        return;
    g_autofree char *reason =
        g_strdup_printf("took longer than %g s", allowed_ms / 1000.0);
    lose(pool, slot, reason);
}

/* ---- Who does what --------------------------------------------------------*/

/* One that another worker died of gets one that has done nothing yet: not
 * even what earlier documents left behind shall be its fault. */
static struct slot *find_idle(struct pool *pool, const struct job *job)
{
    for (guint i = 0; i < pool->options.n_workers; i++) {
        struct slot *slot = &pool->slots[i];
        if (slot->state == SLOT_IDLE &&
            (job->n_deaths == 0 || slot->n_documents == 0))
            return slot;
    }
    return NULL;
}

/* A worker that is gone by then did not die of the document. */
static void give(struct pool *pool, struct slot *slot, struct job *job)
{
    if (slot_give(slot, job, job->fd, &job->task)) {
        job->state = JOB_RUNNING;
        pool->n_stillborn = 0;
        return;
    }
    bool is_new = slot->n_documents == 0;
    g_autofree char *end = slot_end(slot);
    if (is_new)
        count_stillborn(pool, end ? end : "takes no document");
}

static bool has_worker(const struct pool *pool)
{
    for (guint i = 0; i < pool->options.n_workers; i++) {
        if (pool->slots[i].state != SLOT_EMPTY)
            return true;
    }
    return false;
}

/* Starts up to n workers, as far as there are places. */
static void start_workers(struct pool *pool, guint n)
{
    for (guint i = 0; i < pool->options.n_workers && n > 0; i++) {
        struct slot *slot = &pool->slots[i];
        if (slot->state == SLOT_STARTING)
            n--;
    }
    for (guint i = 0; i < pool->options.n_workers && n > 0; i++) {
        struct slot *slot = &pool->slots[i];
        if (slot->state != SLOT_EMPTY)
            continue;
        if (!slot_start(slot, &pool->options, &pool->error)) {
            /* With fewer than were asked for it takes longer. */
            if (has_worker(pool))
                g_clear_error(&pool->error);
            g_cond_broadcast(&pool->changed);
            return;
        }
        n--;
    }
}

/* Oldest first, so those tried before come before those that were not: a
 * fresh worker is never taken from them. */
static void assign(struct pool *pool)
{
    guint n_left = 0;

    for (GList *l = pool->jobs.head; l; l = l->next) {
        struct job *job = l->data;
        if (job->state != JOB_WAITING)
            continue;
        struct slot *slot = find_idle(pool, job);
        if (slot)
            give(pool, slot, job);
        if (job->state == JOB_WAITING) /* also where that worker was gone */
            n_left++;
    }
    if (!pool->error)
        start_workers(pool, n_left);
}

/* ---- The thread -----------------------------------------------------------*/

/* Sleeps until something happens, without the lock. */
static void wait_for_news(struct pool *pool, struct pollfd *polled)
{
    guint n = pool->options.n_workers;
    gint64 now = g_get_monotonic_time();
    gint64 timeout_ms = -1;

    for (guint i = 0; i < n; i++) {
        struct slot *slot = &pool->slots[i];
        guint allowed_ms;

        slot_set_paused(slot, !may_listen(pool, slot), now);
        gint64 left_ms = slot_time_left(slot, &pool->options, now, &allowed_ms);
        if (left_ms != -1 && (timeout_ms == -1 || left_ms < timeout_ms))
            timeout_ms = left_ms;
        bool heard = slot->process && slot->paused_since == 0;
        polled[i] = (struct pollfd){.fd = heard ? slot->process->fd : -1,
                                    .events = POLLIN};
    }
    polled[n] = (struct pollfd){.fd = pool->wake_fd, .events = POLLIN};
    polled[n + 1] =
        (struct pollfd){.fd = pool->options.interrupt_fd, .events = POLLIN};

    g_mutex_unlock(&pool->lock);
    if (poll(polled, n + 2, timeout_ms) < 0)
        for (guint i = 0; i < n + 2; i++)
            polled[i].revents = 0;
    g_mutex_lock(&pool->lock);
}

static void hear_news(struct pool *pool, const struct pollfd *polled)
{
    guint n = pool->options.n_workers;
    guint64 ignored;

    if (polled[n].revents)
        (void) !read(pool->wake_fd, &ignored, sizeof ignored);
    if (polled[n + 1].revents) {
        pool->is_interrupted = true;
        g_cond_broadcast(&pool->changed);
        return;
    }
    for (guint i = 0; i < n; i++)
        if (polled[i].revents)
            listen_to(pool, &pool->slots[i]);
    for (guint i = 0; i < n; i++)
        end_if_late(pool, &pool->slots[i], g_get_monotonic_time());
}

static gpointer run(gpointer data)
{
    struct pool *pool = data;
    g_autofree struct pollfd *polled =
        g_new(struct pollfd, pool->options.n_workers + 2);

    g_mutex_lock(&pool->lock);
    while (!pool->is_ending && !pool->is_interrupted && !pool->error) {
        assign(pool);
        if (pool->error)
            break;
        wait_for_news(pool, polled);
        hear_news(pool, polled);
    }
    for (guint i = 0; i < pool->options.n_workers; i++)
        if (pool->slots[i].process)
            g_free(slot_end(&pool->slots[i]));
    g_mutex_unlock(&pool->lock);
    return NULL;
}

/* ---- What callers see -----------------------------------------------------*/

/* As many as there are descriptors for, when each worker has its two and the
 * rest of the program its own. */
static guint documents_to_hold(guint n_workers)
{
    const guint others = 2 * n_workers + 40;
    struct rlimit limit;

    if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return LIMIT_HELD_DOCUMENTS;
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur <= others)
        return 1;
    return MIN(limit.rlim_cur - others, LIMIT_HELD_DOCUMENTS);
}

struct pool *pool_new(const struct pool_options *options, GError **error)
{
    int wake_fd = -1;

    g_assert(options->n_workers > 0);
    if (g_access(options->worker_path, X_OK) != 0 ||
        (wake_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) == -1) {
        int saved = errno;
        g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved),
                    "cannot run %s: %s", options->worker_path,
                    g_strerror(saved));
        return NULL;
    }

    struct pool *pool = g_new0(struct pool, 1);
    pool->options = *options;
    pool->options.worker_path = pool->worker_path =
        g_strdup(options->worker_path);
    pool->options.ocr.language = g_strdup(options->ocr.language);
    if (options->ready_ms == 0)
        pool->options.ready_ms = LIMIT_READY_MS;
    if (options->hang_ms == 0)
        pool->options.hang_ms = LIMIT_HANG_MS;
    if (options->ocr_ms == 0)
        pool->options.ocr_ms = LIMIT_OCR_HANG_MS;
    if (options->document_ms == 0)
        pool->options.document_ms = LIMIT_DOCUMENT_MS;
    if (options->max_documents == 0)
        pool->options.max_documents = LIMIT_WORKER_DOCUMENTS;
    pool->wake_fd = wake_fd;
    pool->slots = g_new0(struct slot, options->n_workers);
    g_mutex_init(&pool->lock);
    g_cond_init(&pool->changed);
    g_queue_init(&pool->jobs);
    pool->max_held = documents_to_hold(options->n_workers);
    pool->thread = g_thread_try_new("pool", run, pool, error);
    if (!pool->thread) {
        pool_free(pool);
        return NULL;
    }
    return pool;
}

void pool_free(struct pool *pool)
{
    g_mutex_lock(&pool->lock);
    pool->is_ending = true;
    g_mutex_unlock(&pool->lock);
    wake(pool);
    if (pool->thread)
        g_thread_join(pool->thread);

    g_queue_clear_full(&pool->jobs, (GDestroyNotify) job_free);
    g_clear_error(&pool->error);
    g_mutex_clear(&pool->lock);
    g_cond_clear(&pool->changed);
    close(pool->wake_fd);
    g_free(pool->slots);
    g_free(pool->worker_path);
    ocr_options_clear(&pool->options.ocr);
    g_free(pool);
}

bool pool_wants(struct pool *pool)
{
    g_mutex_lock(&pool->lock);
    bool wants =
        pool->jobs.length < pool->max_held && pool->held_len < LIMIT_HELD_LEN;
    g_mutex_unlock(&pool->lock);
    return wants;
}

void pool_add(struct pool *pool, int fd, enum file_kind kind)
{
    struct job *job = job_new(fd, kind, pool->options.max_unpacked);

    g_mutex_lock(&pool->lock);
    g_queue_push_tail(&pool->jobs, job);
    g_mutex_unlock(&pool->lock);
    wake(pool);
}

struct extraction *pool_next(struct pool *pool, GError **error)
{
    struct extraction *result = NULL;

    g_mutex_lock(&pool->lock);
    for (;;) {
        struct job *job = g_queue_peek_head(&pool->jobs);
        if (pool->is_interrupted) {
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "interrupted");
            break;
        }
        if (job && job->state == JOB_FINISHED) {
            g_queue_pop_head(&pool->jobs);
            pool->held_len -= job->held_len;
            result = g_steal_pointer(&job->result);
            job_free(job);
            break;
        }
        if (pool->error) {
            if (error)
                *error = g_error_copy(pool->error);
            break;
        }
        g_assert(job);
        g_cond_wait(&pool->changed, &pool->lock);
    }
    g_mutex_unlock(&pool->lock);
    wake(pool);
    return result;
}

enum lack pool_lack(struct pool *pool)
{
    g_mutex_lock(&pool->lock);
    enum lack lack = pool->lack;
    g_mutex_unlock(&pool->lock);
    return lack;
}
