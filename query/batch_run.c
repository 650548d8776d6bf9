/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_run.c - the questions of a batch, by several threads, in order. */
#include "query/batch_run.h"

#include "query/batch.h"
#include "query/batch_keep.h"
#include "shim/status.h"

#include <stdio.h>
#include <unistd.h>

/* A question on its way. */
struct job {
    struct batch_question *question; /* NULL: behind the last one */
    struct batch_position position;  /* where there is a journal */
    struct reply *reply;
    bool is_done; /* the writer's */
};

struct crew {
    struct run *run;
    struct batch *batch;
    char *state;      /* of the index, at the beginning */
    bool has_changed; /* the index has, in between */
    guint n_same_ids;
    struct batch_keep keep;
    struct batch_table *table; /* or NULL */
    struct status *status;     /* NULL: nobody wants to know */
    guint n_done, n_all;       /* questions; 0: not known */
    gint is_broken;            /* nothing can be written any more; atomic */
    /* Of several threads: */
    GThreadPool *pool;
    GPtrArray *missing;  /* what the first thread was opened without */
    GPtrArray *holdings; /* struct holdings *: of all threads but the first */
    bool is_full;        /* no more of them can be opened */
    GAsyncQueue *idle;   /* struct holdings * that nobody uses */
    GAsyncQueue *order;  /* struct job *, as they are asked */
    GAsyncQueue *done;   /* struct job *, as they are answered */
    GAsyncQueue *room;   /* anything: one for each job that there is room for */
};

static void job_free(struct job *job)
{
    batch_question_free(job->question);
    reply_free(job->reply);
    g_free(job);
}

/* Those that are too many to be told one by one are counted. */
static void tell_same_id(struct crew *crew,
                         const struct batch_question *question)
{
    if (question->same_id == 0 || ++crew->n_same_ids > BATCH_RUN_SAME_IDS_TOLD)
        return;
    g_autoptr(reply_t) told = reply_new();
    g_autofree char *message =
        g_strdup_printf("line %u has the same id", question->same_id);
    reply_complain(told, question->line, message);
    fputs(told->err->str, stderr);
}

/* ---- One question ---------------------------------------------------------
 */

/* To its file; a line that cannot be answered leaves it as it was. */
static void write_feed(struct feeds *feeds, const struct job *job)
{
    const struct batch_question *question = job->question;
    struct reply *reply = job->reply;
    g_autoptr(GError) error = NULL;
    g_autofree char *path = NULL;
    const bool is_named =
        question->bad_line || feeds_name(feeds, question->id, &path, &error);
    if (!is_named ||
        (!reply->has_failed && !feeds_write(path, reply->out, &error))) {
        reply_complain(reply, question->line, error->message);
        reply->has_failed = true;
    }
    g_string_truncate(reply->out, 0);
}

static void say_progress(struct crew *crew)
{
    const double seconds = status_seconds(crew->status);
    /* What another run answered took no time. */
    const double rate = (crew->n_done - crew->keep.n_passed) / seconds;
    if (seconds < 1 || !status_is_due(crew->status))
        return;
    g_autoptr(GString) line = g_string_new(NULL);
    g_string_append_printf(line, "%u", crew->n_done);
    if (crew->n_all > 0)
        g_string_append_printf(line, " of %u", crew->n_all);
    g_string_append_printf(line, " questions, %.0f/s", rate);
    if (crew->n_all > crew->n_done && rate > 0) {
        g_autofree char *left =
            status_time((crew->n_all - crew->n_done) / rate);
        g_string_append_printf(line, ", %s left", left);
    }
    status_say(crew->status, line->str);
}

static bool write_job(struct crew *crew, const struct job *job)
{
    crew->n_done++;
    run_tell_missing(crew->run, job->reply);
    if (crew->status && (job->reply->err->len > 0 || job->question->same_id))
        status_clear(crew->status);
    if (crew->run->feeds)
        write_feed(crew->run->feeds, job);
    else
        tell_same_id(crew, job->question);
    if (crew->table)
        batch_table_add(crew->table, job->reply->row, job->reply->out);
    const bool is_written =
        run_write_reply(crew->run, job->reply, job->question->query,
                        job->question->filters) &&
        batch_keep_add(&crew->keep, &job->position);
    if (is_written && crew->status)
        say_progress(crew);
    return is_written;
}

static void answer_job(const struct crew *crew, struct job *job,
                       struct holdings *holdings)
{
    job->reply = reply_new();
    job->reply->table = crew->table;
    reply_to_line(job->reply, holdings, crew->run->options, job->question);
}

/* False: the batch cannot be read on.  *job is NULL at its end. */
static bool next_job(struct crew *crew, struct job **job, GError **error)
{
    struct batch_question *question;
    *job = NULL;
    if (!batch_next(crew->batch, &question, error))
        return false;
    if (!question)
        return true;
    *job = g_new0(struct job, 1);
    question->since = run_since(crew->run, question->query, question->filters);
    (*job)->question = question;
    if (batch_keep_is_on(&crew->keep))
        batch_tell(crew->batch, &(*job)->position);
    return true;
}

/* Each call of a reader answers from one commit, two may from two. */
static void look_for_change(struct crew *crew, struct holdings *holdings)
{
    g_autofree char *state = shim_reader_state(holdings->reader, NULL);
    /* An index that is gone is told of as such. */
    if (!state)
        return;
    g_auto(GStrv) before = g_strsplit(crew->state, SHIM_STATE_SEPARATOR, -1);
    g_auto(GStrv) now = g_strsplit(state, SHIM_STATE_SEPARATOR, -1);
    for (char **one = now; *one; one++)
        crew->has_changed =
            crew->has_changed ||
            !g_strv_contains((const char *const *) before, *one);
}

/* ---- One thread -----------------------------------------------------------
 */

/* Nobody wants to know any more. */
static bool is_settled(const struct run *run)
{
    return run->options->instead == INSTEAD_QUIET && run->has_found;
}

/* False: *error tells, or nothing can be written. */
static bool answer_alone(struct crew *crew, GError **error)
{
    while (true) {
        struct job *job;
        if (!next_job(crew, &job, error))
            return false;
        if (!job)
            return true;
        answer_job(crew, job, crew->run->holdings);
        const bool is_written = write_job(crew, job);
        job_free(job);
        if (!is_written)
            return false;
        if (is_settled(crew->run))
            return true;
    }
}

/* ---- Several threads ------------------------------------------------------

   The first reads the batch, those of the pool answer, one writes. */

static void answer_in_pool(gpointer data, gpointer user_data)
{
    struct crew *crew = user_data;
    struct holdings *holdings = g_async_queue_pop(crew->idle);
    answer_job(crew, data, holdings);
    g_async_queue_push(crew->idle, holdings);
    g_async_queue_push(crew->done, data);
}

static void wait_for(struct crew *crew, const struct job *job)
{
    while (!job->is_done)
        ((struct job *) g_async_queue_pop(crew->done))->is_done = true;
}

static gpointer write_jobs(gpointer data)
{
    struct crew *crew = data;
    struct job *job;
    while ((job = g_async_queue_pop(crew->order))->question) {
        wait_for(crew, job);
        if (!g_atomic_int_get(&crew->is_broken) && !write_job(crew, job))
            g_atomic_int_set(&crew->is_broken, true);
        job_free(job);
        g_async_queue_push(crew->room, crew);
    }
    job_free(job);
    return NULL;
}

/* Of few questions, few threads need an index.  Where one was lost meanwhile,
 * those that are open tell it of each question. */
static void add_holdings(struct crew *crew)
{
    g_autoptr(GPtrArray) told_before = g_ptr_array_new_with_free_func(g_free);
    if (crew->is_full || crew->holdings->len + 1 >= crew->run->options->n_jobs)
        return;
    struct holdings *holdings =
        run_open(crew->run->options, crew->missing, told_before, NULL);
    crew->is_full = !holdings;
    if (!holdings)
        return;
    g_ptr_array_add(crew->holdings, holdings);
    g_async_queue_push(crew->idle, holdings);
}

static bool send_jobs(struct crew *crew, GError **error)
{
    guint n_sent = 0;
    while (!g_atomic_int_get(&crew->is_broken)) {
        struct job *job;
        if (!next_job(crew, &job, error))
            return false;
        if (!job)
            return true;
        if (n_sent++ > 0)
            add_holdings(crew);
        g_async_queue_pop(crew->room);
        g_async_queue_push(crew->order, job);
        g_thread_pool_push(crew->pool, job, NULL);
    }
    return false;
}

static bool answer_together(struct crew *crew, GError **error)
{
    const guint n_jobs = crew->run->options->n_jobs;
    crew->missing = g_ptr_array_ref(crew->run->holdings->missing);
    crew->holdings =
        g_ptr_array_new_with_free_func((GDestroyNotify) holdings_free);
    crew->idle = g_async_queue_new();
    crew->order = g_async_queue_new();
    crew->done = g_async_queue_new();
    crew->room = g_async_queue_new();
    crew->pool =
        g_thread_pool_new(answer_in_pool, crew, (int) n_jobs, FALSE, NULL);
    g_async_queue_push(crew->idle, crew->run->holdings);
    for (guint i = 0; i < n_jobs * BATCH_RUN_WINDOW; i++)
        g_async_queue_push(crew->room, crew);
    GThread *writer = g_thread_new("writer", write_jobs, crew);

    const bool is_sent = send_jobs(crew, error);
    g_async_queue_push(crew->order, g_new0(struct job, 1));
    g_thread_join(writer);
    g_thread_pool_free(crew->pool, FALSE, TRUE);
    for (guint i = 0; i < crew->holdings->len; i++)
        look_for_change(crew, g_ptr_array_index(crew->holdings, i));
    g_async_queue_unref(crew->idle);
    g_async_queue_unref(crew->order);
    g_async_queue_unref(crew->done);
    g_async_queue_unref(crew->room);
    g_ptr_array_unref(crew->holdings);
    g_ptr_array_unref(crew->missing);
    return is_sent && !crew->is_broken;
}

static void tell_end(struct crew *crew, const GError *error)
{
    g_autoptr(reply_t) told = reply_new();
    if (error) {
        reply_complain(told, 0, error->message);
        crew->run->has_failed = true;
    }
    if (crew->has_changed)
        reply_complain(told, 0,
                       "the index changed while the batch was answered: some "
                       "answers are of the index before, some of that after");
    if (crew->n_same_ids > BATCH_RUN_SAME_IDS_TOLD) {
        g_autofree char *message =
            g_strdup_printf("%u more lines have the id of an earlier one",
                            crew->n_same_ids - BATCH_RUN_SAME_IDS_TOLD);
        reply_complain(told, 0, message);
    }
    fputs(told->err->str, stderr);
}

/* ---- The batch ------------------------------------------------------------
 */

static bool write_head(const struct crew *crew)
{
    const struct options *options = crew->run->options;
    g_autoptr(GString) head = g_string_new(NULL);
    if (crew->table)
        batch_table_begin(crew->table, head);
    else
        options->printer->begin(head, &options->style);
    return run_write(crew->run, head);
}

static bool write_foot(const struct crew *crew)
{
    const struct options *options = crew->run->options;
    g_autoptr(GString) foot = g_string_new(NULL);
    if (crew->table)
        batch_table_end(crew->table, foot);
    else
        options->printer->end(foot, &options->style);
    return run_write(crew->run, foot);
}

/* False: *error tells, or nothing can be written. */
static bool begin(struct crew *crew, bool *is_resumed, GError **error)
{
    struct run *run = crew->run;
    crew->state = shim_reader_state(run->holdings->reader, error);
    if (!crew->state)
        return false;
    if (run->options->table != TABLE_NONE &&
        !(crew->table = batch_table_new(run->options, run->holdings, error)))
        return false;
    if (!batch_keep_begin(&crew->keep, run, crew->batch, is_resumed, error))
        return false;
    /* Where answers scroll by, they tell how far it is. */
    if (isatty(STDERR_FILENO) &&
        (run->options->output || !isatty(STDOUT_FILENO))) {
        crew->status = status_new();
        crew->n_done = crew->keep.n_passed;
        crew->n_all =
            batch_count(run->options->batch, run->options->batch_format);
    }
    return true;
}

static bool answer_all(struct crew *crew, GError **error)
{
    bool is_resumed;
    return begin(crew, &is_resumed, error) &&
           (is_resumed || write_head(crew)) &&
           (crew->run->options->n_jobs > 1 ? answer_together(crew, error)
                                           : answer_alone(crew, error)) &&
           write_foot(crew);
}

bool batch_run(struct run *run)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(batch_t) batch =
        batch_open(run->options->batch, run->options->batch_format, &error);
    if (!batch) {
        run_fail(run, error->message);
        return false;
    }
    struct crew crew = {.run = run, .batch = batch};
    const bool is_whole = answer_all(&crew, &error);
    status_free(crew.status);
    look_for_change(&crew, run->holdings);
    tell_end(&crew, error);
    batch_keep_clear(&crew.keep);
    batch_table_free(crew.table);
    g_free(crew.state);
    return is_whole;
}
