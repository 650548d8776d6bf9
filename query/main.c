/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c - vigie-query: questions to passages. */
#include "query/batch.h"
#include "query/last_run.h"
#include "query/reply.h"
#include "query/thesaurus_file.h"
#include "shim/descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

/* As grep. */
enum {
    EXIT_FOUND = 0,
    EXIT_NOTHING = 1,
    EXIT_ERROR = 2,
};

/* One run: what it was asked, with what, and how it went. */
struct run {
    const struct options *options;
    struct holdings *holdings;
    last_run_t *last_run; /* NULL: nobody asks for it */
    bool has_found, has_failed;
    bool is_cut_off; /* not all that was said could be written */
};

static void complain(const char *message)
{
    g_autoptr(reply_t) reply = reply_new();
    reply_complain(reply, 0, message);
    fputs(reply->err->str, stderr);
}

/* False: nothing can be written any more. */
static bool write_out(struct run *run, const GString *text)
{
    if (fwrite(text->str, 1, text->len, stdout) == text->len)
        return true;
    complain(g_strerror(errno));
    run->has_failed = run->is_cut_off = true;
    return false;
}

static bool write_reply(struct run *run, const struct reply *reply)
{
    run->has_found = run->has_found || reply->has_found;
    run->has_failed = run->has_failed || reply->has_failed;
    fputs(reply->err->str, stderr);
    return write_out(run, reply->out);
}

static gint64 since_of(const struct run *run, const char *query)
{
    return run->last_run ? last_run_since(run->last_run, query)
                         : run->options->since;
}

static bool write_answer(struct run *run, const struct reply *reply,
                         const char *query)
{
    if (run->last_run && !reply->has_failed)
        last_run_answered(run->last_run, query);
    return write_reply(run, reply);
}

static void run_query(struct run *run)
{
    g_autoptr(reply_t) reply = reply_new();
    const char *query = run->options->query;
    reply_to_query(reply, run->holdings, run->options, since_of(run, query));
    write_answer(run, reply, query);
}

static bool run_line(struct run *run, const struct batch *batch,
                     const GError *bad_line)
{
    g_autoptr(reply_t) reply = reply_new();
    const struct reply_line line = {
        .number = batch->line_number,
        .id = batch->id,
        .query = batch->query,
        .bad_line = bad_line,
        .since = since_of(run, batch->query),
    };
    reply_to_line(reply, run->holdings, run->options, &line);
    return write_answer(run, reply, batch->query);
}

/* False: the batch cannot be read on, or nothing can be written. */
static bool run_lines(struct run *run, struct batch *batch)
{
    while (true) {
        g_autoptr(GError) bad_line = NULL;
        const enum batch_next next = batch_next(batch, &bad_line);
        if (next == BATCH_END)
            return true;
        if (next == BATCH_FAILED) {
            g_autoptr(reply_t) reply = reply_new();
            reply_complain(reply, batch->line_number, bad_line->message);
            reply->has_failed = true;
            write_reply(run, reply);
            return false;
        }
        if (!run_line(run, batch, bad_line))
            return false;
    }
}

static void run_batch(struct run *run)
{
    const struct printer *printer = run->options->printer;
    const struct print_style *style = &run->options->style;
    g_autoptr(GString) head = g_string_new(NULL);
    g_autoptr(GString) foot = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(batch_t) batch = batch_open(run->options->batch, &error);
    if (!batch) {
        complain(error->message);
        run->has_failed = true;
        return;
    }
    printer->begin(head, style);
    printer->end(foot, style);
    if (write_out(run, head) && run_lines(run, batch))
        write_out(run, foot);
}

/* What cannot be read of a thesaurus costs nothing but itself. */
static bool load_thesaurus(const struct options *options,
                           struct holdings *holdings, GError **error)
{
    g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func(g_free);
    if (!thesaurus_load(holdings->thesaurus, options->thesaurus, complaints,
                        error))
        return false;
    for (guint i = 0; i < complaints->len; i++)
        complain(g_ptr_array_index(complaints, i));
    return true;
}

/* After all was written. */
static void remember(struct run *run)
{
    g_autoptr(GError) error = NULL;
    const guint n_first = last_run_n_first(run->last_run);
    if (run->is_cut_off) {
        complain("what was told is not remembered, since not all of it could "
                 "be written: the next run tells it again");
        return;
    }
    if (n_first > 0 && run->options->batch) {
        g_autofree char *message = g_strdup_printf(
            "%u questions asked for the first time: everything is new to them",
            n_first);
        complain(message);
    } else if (n_first > 0) {
        complain("asked for the first time: everything is new");
    }
    if (!last_run_write(run->last_run, &error)) {
        complain(error->message);
        run->has_failed = true;
    } else if (run->has_failed && run->options->batch) {
        complain("what is new to a question that failed is told when it is "
                 "answered");
    }
}

static int run_options(const struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(holdings_t) holdings = holdings_open(options->index, &error);
    if (!holdings || !load_thesaurus(options, holdings, &error)) {
        complain(error->message);
        return EXIT_ERROR;
    }
    g_autoptr(last_run_t) last_run = NULL;
    if (options->is_last_run &&
        !(last_run = last_run_open(options, holdings, &error))) {
        complain(error->message);
        return EXIT_ERROR;
    }
    struct run run = {
        .options = options, .holdings = holdings, .last_run = last_run};
    if (options->batch)
        run_batch(&run);
    else
        run_query(&run);
    if (fflush(stdout) != 0 && !run.is_cut_off) {
        complain(g_strerror(errno));
        run.has_failed = run.is_cut_off = true;
    }
    if (last_run)
        remember(&run);
    if (run.has_failed)
        return EXIT_ERROR;
    return run.has_found ? EXIT_FOUND : EXIT_NOTHING;
}

int main(int argc G_GNUC_UNUSED, char **argv)
{
    struct options options;
    g_autoptr(GError) error = NULL;
    int status;

    /* The user's characters, but messages are English, GLib's too. */
    setlocale(LC_CTYPE, "");
    /* The index would be opened as the standard output, if that was closed. */
    if (fcntl(STDOUT_FILENO, F_GETFD) < 0) {
        complain("standard output is closed");
        return EXIT_ERROR;
    }
    descriptors_hold();
    if (!options_parse(&options, argv, &error)) {
        g_autofree char *message = g_strconcat(
            error->message, " (vigie-query --help tells more)", NULL);
        complain(message);
        status = EXIT_ERROR;
    } else if (options.show_version) {
        status = puts("vigie-query " VIGIE_VERSION) < 0 || fflush(stdout) != 0
                     ? EXIT_ERROR
                     : EXIT_FOUND;
    } else {
        status = run_options(&options);
    }
    options_clear(&options);
    return status;
}
