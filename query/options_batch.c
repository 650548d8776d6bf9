/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_batch.c - options for many questions. */
#include "query/options_group.h"

#include "query/since.h"

#include <string.h>

/* Each thread has an index open, with a cache of its own; more than a few read
 * no disk faster. */
enum { JOBS_USUAL = 8, JOBS_MAX = 64 };

GOptionGroup *batch_group(struct batch_given *given)
{
    const GOptionEntry entries[] = {
        {"batch", 0, 0, G_OPTION_ARG_FILENAME, &given->batch,
         "Answer every line of FILE; - is stdin", "FILE"},
        {"batch-format", 0, 0, G_OPTION_ARG_STRING, &given->format,
         "csv, tsv or jsonl (default: as the file says)", "FORMAT"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &given->n_jobs,
         "Threads (default: a processor each, 8 at most)", "N"},
        {"output", 'o', 0, G_OPTION_ARG_FILENAME, &given->output,
         "Write FILE, which is replaced when all is done", "FILE"},
        {"resume", 0, 0, G_OPTION_ARG_NONE, &given->resume,
         "Go on with FILE where a run was ended", NULL},
        {"summary", 0, 0, G_OPTION_ARG_NONE, &given->summary,
         "A row a question: totals, the first hit", NULL},
        {"matrix", 0, 0, G_OPTION_ARG_STRING, &given->matrix,
         "A row a question, a column a value: documents by\n"
         "                            commune, year, type or matiere",
         "FACET"},
        {"matrix-of", 0, 0, G_OPTION_ARG_STRING, &given->matrix_of,
         "Count documents (default) or passages", "WHAT"},
        {"new-since", 0, 0, G_OPTION_ARG_STRING, &given->new_since,
         "Only of documents first indexed since: a day, a\n"
         "                            day and time, or last-run",
         "WHEN"},
        {"feeds", 0, 0, G_OPTION_ARG_FILENAME, &given->feeds,
         "Write an Atom feed into DIR for each question", "DIR"},
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
    g_free(given->feeds);
    g_free(given->format);
    g_free(given->matrix);
    g_free(given->matrix_of);
    g_free(given->output);
}

static bool set_since(struct options *options, const char *when, GError **error)
{
    options->is_last_run = g_strcmp0(when, "last-run") == 0;
    return !when || options->is_last_run || since_read(when, &options->since) ||
           options_refuse_value(error,
                                "--new-since takes last-run or when, such as "
                                "2026-11-22 or 2026-11-22T08:00");
}

/* A feed is a file of its own, and what it holds stays news. */
static bool set_feeds(struct options *options, const char *dir, GError **error)
{
    if (!dir)
        return true;
    if (!options->batch)
        return options_refuse(error, "--feeds takes a --batch");
    if (options->output || options->title ||
        (options->printer != &print_text && options->printer != &print_atom))
        return options_refuse(error, "--feeds takes no --output, --title or "
                                     "other --format");
    if (options->is_last_run)
        return options_refuse(error,
                              "--feeds takes no --new-since=last-run: readers "
                              "of feeds know themselves what is new to them");
    options->feeds = g_strdup(dir);
    options->printer = &print_atom;
    return true;
}

bool batch_set(struct options *options, const struct batch_given *given,
               GError **error)
{
    if (given->format &&
        !batch_format_find(given->format, &options->batch_format))
        return options_refuse_value(error,
                                    "--batch-format takes csv, tsv or jsonl");
    if (given->n_jobs < 0 || given->n_jobs > JOBS_MAX)
        return options_refuse_value(error, "-j takes a number from 1 to 64");
    options->n_jobs = given->n_jobs > 0
                          ? (guint) given->n_jobs
                          : MIN(g_get_num_processors(), JOBS_USUAL);
    options->batch = g_strdup(given->batch);
    options->is_resumed = given->resume;
    options->style.is_batch = options->batch != NULL;
    if (given->resume && !(options->batch && options->output))
        return options_refuse(error, "--resume takes --batch and -o FILE");
    if (!set_since(options, given->new_since, error) ||
        !set_feeds(options, given->feeds, error))
        return false;
    return !options->is_last_run || !given->resume ||
           options_refuse(error, "--resume and --new-since=last-run exclude "
                                 "each other");
}
