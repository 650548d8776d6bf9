/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_batch.c - options for many questions. */
#include "query/options_group.h"

GOptionGroup *batch_group(struct batch_given *given)
{
    const GOptionEntry entries[] = {
        {"batch", 0, 0, G_OPTION_ARG_FILENAME, &given->batch,
         "Answer every line of FILE (id, tab, query); - is stdin", "FILE"},
        {0},
    };
    GOptionGroup *group = g_option_group_new(
        "batch", "Batches:", "Show options of batches", NULL, NULL);
    g_option_group_add_entries(group, entries);
    return group;
}

void batch_clear(struct batch_given *given)
{
    g_free(given->batch);
}

bool batch_set(struct options *options, const struct batch_given *given,
               GError **error)
{
    (void) error;
    options->batch = g_strdup(given->batch);
    options->style.is_batch = options->batch != NULL;
    return true;
}
