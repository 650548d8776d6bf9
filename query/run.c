/* SPDX-License-Identifier: GPL-3.0-or-later */
/* run.c - the questions of a command line, answered and written. */
#include "query/run.h"

#include "query/act.h"
#include "query/batch_run.h"
#include "query/thesaurus_file.h"

#include <stdio.h>

void run_complain(const char *message)
{
    g_autoptr(reply_t) reply = reply_new();
    reply_complain(reply, 0, message);
    fputs(reply->err->str, stderr);
}

void run_fail(struct run *run, const char *message)
{
    run_complain(message);
    run->has_failed = true;
}

bool run_write(struct run *run, const GString *text)
{
    g_autoptr(GError) error = NULL;
    if (sink_write(run->sink, text->str, text->len, &error))
        return true;
    run_fail(run, error->message);
    run->is_cut_off = true;
    return false;
}

/* What an earlier run is known by. */
static char *asked(const char *query, const GArray *filters)
{
    return filters ? narrow_text(query, filters) : g_strdup(query);
}

struct since run_since(const struct run *run, const char *query,
                       const GArray *filters)
{
    g_autofree char *text = asked(query, filters);
    return run->last_run ? last_run_since(run->last_run, text)
                         : since_copy(&run->options->since);
}

/* Whether who asks is told what there is, and not only that there is. */
static bool tells(const struct options *options)
{
    return options->instead == INSTEAD_NOTHING ||
           options->instead == INSTEAD_COUNT ||
           options->instead == INSTEAD_FILES;
}

void run_tell_missing(struct run *run, struct reply *reply)
{
    g_autoptr(reply_t) told = reply_new();
    for (guint i = 0; reply->missing && i < reply->missing->len; i++) {
        const struct missing *missing = g_ptr_array_index(reply->missing, i);
        if (!g_hash_table_add(run->told, g_strdup(missing->name)))
            continue;
        g_autofree char *line =
            g_strconcat("not searched: ", missing->reason, NULL);
        reply_complain(told, 0, line);
        run->has_lost = true;
    }
    g_string_prepend(reply->err, told->err->str);
}

bool run_write_reply(struct run *run, const struct reply *reply,
                     const char *query, const GArray *filters)
{
    g_autofree char *text = asked(query, filters);
    if (run->last_run && !reply->has_failed && tells(run->options))
        last_run_answered(run->last_run, text);
    run->has_found = run->has_found || reply->has_found;
    run->has_failed = run->has_failed || reply->has_failed;
    fputs(reply->err->str, stderr);
    return run_write(run, reply->out);
}

/* What cannot be read of a thesaurus costs nothing but itself. */
struct holdings *run_open(const struct options *options, GPtrArray *missing,
                          GPtrArray *complaints, GError **error)
{
    g_autoptr(holdings_t) holdings =
        holdings_open_without(missing, (const char *const *) options->indexes,
                              options->is_partial, error);
    return holdings && thesaurus_load(holdings->thesaurus, options->thesaurus,
                                      complaints, error)
               ? g_steal_pointer(&holdings)
               : NULL;
}

/* False: nothing is written. */
static bool answer_query(struct run *run)
{
    g_autoptr(reply_t) reply = reply_new();
    const char *query = run->options->query;
    g_auto(since_t) since = run_since(run, query, NULL);
    if (run->options->instead == INSTEAD_OPEN)
        act_open(reply, run->holdings, run->options, &since);
    else if (run->options->instead == INSTEAD_PAGE_IMAGE)
        act_draw(reply, run->holdings, run->options, &since);
    else if (run->options->instead == INSTEAD_SUGGEST)
        act_suggest(reply, run->holdings, run->options);
    else
        reply_to_query(reply, run->holdings, run->options, &since);
    const bool has_image =
        run->options->instead != INSTEAD_PAGE_IMAGE || reply->out->len > 0;
    run_tell_missing(run, reply);
    return run_write_reply(run, reply, query, NULL) && !reply->has_failed &&
           has_image;
}

static void answer(struct run *run)
{
    g_autoptr(GError) error = NULL;
    const bool is_whole =
        run->options->batch ? batch_run(run) : answer_query(run);
    if (is_whole && !sink_finish(run->sink, &error))
        run_fail(run, error->message);
    if (error || (!is_whole && run->options->batch))
        run->is_cut_off = true;
}

/* What was not there at first was not lost. */
static void tell_missing_at_first(struct run *run)
{
    g_autoptr(reply_t) told = reply_new();
    told->missing = g_ptr_array_ref(run->holdings->missing);
    run_tell_missing(run, told);
    fputs(told->err->str, stderr);
    run->has_lost = false;
}

/* After all was written. */
static void remember(struct run *run)
{
    g_autoptr(GError) error = NULL;
    const guint n_first = last_run_n_first(run->last_run);
    if (run->is_cut_off) {
        run_complain("what was told is not remembered, since not all of it "
                     "could be written: the next run tells it again");
        return;
    }
    if (run->has_lost) {
        run_complain("what was told is not remembered, since an index was lost "
                     "meanwhile: the next run tells it again");
        return;
    }
    if (n_first > 0 && run->options->batch) {
        g_autofree char *message = g_strdup_printf(
            "%u questions asked for the first time: everything is new to them",
            n_first);
        run_complain(message);
    } else if (n_first > 0) {
        run_complain("asked for the first time: everything is new");
    }
    if (!last_run_write(run->last_run, &error))
        run_fail(run, error->message);
    else if (run->has_failed && run->options->batch)
        run_complain("what is new to a question that failed is told when it "
                     "is answered");
}

enum run_status run_options(const struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GHashTable) told =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_autoptr(holdings_t) holdings =
        run_open(options, NULL, complaints, &error);
    struct run run = {.options = options, .holdings = holdings, .told = told};
    if (holdings)
        tell_missing_at_first(&run);
    g_autoptr(sink_t) sink =
        holdings ? sink_open(options->output, &error) : NULL;
    for (guint i = 0; i < complaints->len; i++)
        run_complain(g_ptr_array_index(complaints, i));
    if (!sink) {
        run_complain(error->message);
        return RUN_ERROR;
    }
    g_autoptr(last_run_t) last_run = NULL;
    if (options->is_last_run &&
        !(last_run = last_run_open(options, holdings, &error))) {
        run_complain(error->message);
        return RUN_ERROR;
    }
    g_autoptr(feeds_t) feeds = NULL;
    if (options->feeds && !(feeds = feeds_new(options->feeds, &error))) {
        run_complain(error->message);
        return RUN_ERROR;
    }
    run.sink = sink;
    run.last_run = last_run;
    run.feeds = feeds;
    answer(&run);
    if (last_run)
        remember(&run);
    if (run.has_failed)
        return RUN_ERROR;
    return run.has_found ? RUN_FOUND : RUN_NOTHING;
}
