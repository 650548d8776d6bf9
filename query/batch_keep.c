/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch_keep.c - the journal of a batch on its way. */
#include "query/batch_keep.h"

#include "query/settings.h"

#include <string.h>

/* Reads the questions that are answered already. */
static bool pass_over(struct batch_keep *keep, struct batch *batch,
                      const struct batch_position *to, GError **error)
{
    struct batch_position at = {0};
    while (at.len < to->len) {
        struct batch_question *question;
        if (!batch_next(batch, &question, error))
            return false;
        if (!question)
            break;
        batch_question_free(question);
        keep->n_passed++;
        batch_tell(batch, &at);
    }
    if (at.len == to->len && strcmp(at.sha256, to->sha256) == 0)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "this run cannot be resumed: the batch is another one up to "
                "line %u, where it was; without --resume it begins anew",
                to->line);
    return false;
}

static bool resume(struct batch_keep *keep, struct batch *batch,
                   bool *is_resumed, GError **error)
{
    struct run *run = keep->run;
    struct journal journal;
    if (!sink_has_part(run->sink))
        return true;
    if (!journal_read(sink_journal(run->sink), keep->settings, &journal,
                      is_resumed, error))
        return false;
    if (!*is_resumed)
        return true;
    run->has_found = journal.has_found;
    run->has_failed = journal.has_failed;
    return pass_over(keep, batch, &journal.position, error) &&
           sink_resume(run->sink, journal.len, error);
}

bool batch_keep_begin(struct batch_keep *keep, struct run *run,
                      struct batch *batch, bool *is_resumed, GError **error)
{
    *is_resumed = false;
    *keep = (struct batch_keep){.run = run, .kept_at = g_get_monotonic_time()};
    if (!sink_journal(run->sink))
        return true;
    keep->settings = g_key_file_new();
    return settings_add(keep->settings, JOURNAL_SETTINGS, run->options,
                        run->holdings, error) &&
           (!run->options->is_resumed ||
            resume(keep, batch, is_resumed, error));
}

void batch_keep_clear(struct batch_keep *keep)
{
    g_clear_pointer(&keep->settings, g_key_file_unref);
}

bool batch_keep_is_on(const struct batch_keep *keep)
{
    return keep->settings != NULL;
}

static bool is_due(struct batch_keep *keep)
{
    const gint64 now = g_get_monotonic_time();
    if (++keep->n_unkept < JOURNAL_QUESTIONS &&
        now - keep->kept_at < JOURNAL_SECONDS * G_TIME_SPAN_SECOND)
        return false;
    keep->n_unkept = 0;
    keep->kept_at = now;
    return true;
}

bool batch_keep_add(struct batch_keep *keep,
                    const struct batch_position *position)
{
    struct run *run = keep->run;
    g_autoptr(GError) error = NULL;
    if (!keep->settings || !is_due(keep))
        return true;
    const struct journal journal = {.position = *position,
                                    .len = sink_len(run->sink),
                                    .has_found = run->has_found,
                                    .has_failed = run->has_failed};
    if (sink_sync(run->sink, &error) &&
        journal_write(sink_journal(run->sink), keep->settings, &journal,
                      &error))
        return true;
    run_fail(run, error->message);
    return false;
}
