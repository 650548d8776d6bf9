/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c - the command line of vigie-index. */
#include "indexer/options.h"

#include "shim/arguments.h"
#include "shim/location.h"

/* More would only wait for each other, and each costs memory. */
enum { N_WORKERS_MAX = 256 };

static const char summary[] =
    "Reads the documents below the paths into an index: PDF, plain text, and\n"
    "either of these in gzip.  Files that have not changed are not read again.";

static const char description[] =
    "Exit status: 0 all indexed; 1 done, but some files failed (each is\n"
    "listed); 2 could not run; 129, 130 or 143 interrupted (what was\n"
    "whole is kept).\n"
    "\n"
    "Example:\n"
    "  vigie-index -d my-index ~/documents\n"
    "  vigie-query -d my-index reconnaissance faciale\n";

static bool usage(GError **error, const char *message)
{
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED, "%s", message);
    return false;
}

bool options_parse(struct options *options, char **argv, GError **error)
{
    int n_workers = 0;
    gboolean retry_failed = FALSE, keep_missing = FALSE, show_version = FALSE;
    g_autofree char *ocr_mode = NULL, *ocr_language = NULL;
    *options = (struct options){0};
    const GOptionEntry entries[] = {
        {"index", 'd', 0, G_OPTION_ARG_FILENAME, &options->index,
         "Folder of the index (default: $VIGIE_INDEX, else\n"
         "                           $XDG_DATA_HOME/vigie/index)",
         "DIR"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &n_workers,
         "Read N documents at a time (default: one a core)", "N"},
        OCR_OPTION_ENTRIES(&ocr_mode, &ocr_language),
        {"report", 0, 0, G_OPTION_ARG_FILENAME, &options->report,
         "Write what became of each file, a JSON line each", "FILE"},
        {"retry-failed", 0, 0, G_OPTION_ARG_NONE, &retry_failed,
         "Try again what failed before and has not changed", NULL},
        {"keep-missing", 0, 0, G_OPTION_ARG_NONE, &keep_missing,
         "Keep what the index has of files that are no more", NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &show_version,
         "Print the version and exit", NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->paths,
         NULL, NULL},
        {0},
    };
    g_autoptr(GOptionContext) context = g_option_context_new("PATH...");
    g_option_context_set_summary(context, summary);
    g_option_context_set_description(context, description);
    g_option_context_add_main_entries(context, entries, NULL);
    g_auto(GStrv) arguments = arguments_part(argv, "dj");
    if (!g_option_context_parse_strv(context, &arguments, error))
        return false;

    options->retry_failed = retry_failed;
    options->keep_missing = keep_missing;
    options->show_version = show_version;
    if (show_version)
        return true;
    if (!options->paths)
        return usage(error, "no path given: name files or folders to index");
    if (n_workers < 0 || n_workers > N_WORKERS_MAX)
        return usage(error, "-j takes a number from 1 to 256");
    options->n_workers = n_workers ? (guint) n_workers : g_get_num_processors();
    if (!ocr_options_init(&options->ocr, ocr_mode,
                          g_steal_pointer(&ocr_language), error))
        return false;
    if (!options->index)
        options->index = location_of_index();
    return true;
}

void options_clear(struct options *options)
{
    g_free(options->index);
    g_free(options->report);
    ocr_options_clear(&options->ocr);
    g_strfreev(options->paths);
}
