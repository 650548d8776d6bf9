/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_batch.c - options for many questions. */
#include "query/options_group.h"

#include "query/since.h"

#include <string.h>

GOptionGroup *batch_group(struct batch_given *given)
{
    const GOptionEntry entries[] = {
        {"batch", 0, 0, G_OPTION_ARG_FILENAME, &given->batch,
         "Answer every line of FILE (id, tab, query); - is stdin", "FILE"},
        {"new-since", 0, 0, G_OPTION_ARG_STRING, &given->new_since,
         "Only of documents first indexed since: a day, a\n"
         "                            day and time, or last-run",
         "WHEN"},
        {0},
    };
    GOptionGroup *group = g_option_group_new(
        "batch", "Batches and alerts:", "Show options of batches and alerts",
        NULL, NULL);
    g_option_group_add_entries(group, entries);
    return group;
}

void batch_clear(struct batch_given *given)
{
    g_free(given->batch);
    g_free(given->new_since);
}

static bool set_since(struct options *options, const char *when, GError **error)
{
    options->is_last_run = g_strcmp0(when, "last-run") == 0;
    return !when || options->is_last_run || since_read(when, &options->since) ||
           options_refuse(error, "--new-since takes last-run or when, such as "
                                 "2026-11-22 or 2026-11-22T08:00");
}

bool batch_set(struct options *options, const struct batch_given *given,
               GError **error)
{
    options->batch = g_strdup(given->batch);
    options->style.is_batch = options->batch != NULL;
    return set_since(options, given->new_since, error);
}
