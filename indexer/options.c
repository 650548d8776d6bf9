/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options.c - the command line of vigie-index. */
#include "indexer/options.h"

#include "shim/arguments.h"
#include "shim/location.h"

/* More would only wait for each other, and each costs memory. */
enum { N_WORKERS_MAX = 256 };

/* As GOption leaves it. */
struct raw {
    int n_workers;
    gboolean retry_failed, keep_missing;
    gboolean forget, reanalyse, check, version;
    char *list, *format, *ocr_mode, *ocr_language;
};

static const char summary[] =
    "Reads the documents below the paths into an index: PDF, ODT, DOCX, HTML,\n"
    "TIFF, JPEG, PNG, plain text, and any of these in gzip or ZIP.  Files\n"
    "that have not changed are not read again; what was deleted leaves the\n"
    "index.";

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

static bool parse(struct options *options, struct raw *raw, char **argv,
                  GError **error)
{
    const GOptionEntry entries[] = {
        {"index", 'd', 0, G_OPTION_ARG_FILENAME, &options->index,
         "Folder of the index (default: $VIGIE_INDEX, else\n"
         "                           $XDG_DATA_HOME/vigie/index)",
         "DIR"},
        {"jobs", 'j', 0, G_OPTION_ARG_INT, &raw->n_workers,
         "Read N documents at a time (default: one a core)", "N"},
        OCR_OPTION_ENTRIES(&raw->ocr_mode, &raw->ocr_language),
        {"report", 0, 0, G_OPTION_ARG_FILENAME, &options->report,
         "Write what became of each file, a JSON line each", "FILE"},
        {"password-file", 0, 0, G_OPTION_ARG_FILENAME, &options->password_file,
         "Try the passwords in it, one a line, on what is encrypted", "FILE"},
        {"scdl", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->scdl,
         "What a list of délibérations (SCDL) tells of documents", "FILE.csv"},
        {"sources", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->sources,
         "Where documents came from: path, address, day", "FILE.tsv"},
        {"retry-failed", 0, 0, G_OPTION_ARG_NONE, &raw->retry_failed,
         "Try again what failed, and pages that OCR could not read", NULL},
        {"keep-missing", 0, 0, G_OPTION_ARG_NONE, &raw->keep_missing,
         "Keep what the index has of files that were deleted", NULL},
        {"forget", 0, 0, G_OPTION_ARG_NONE, &raw->forget,
         "Take what is below the paths out of the index", NULL},
        {"reanalyse", 0, 0, G_OPTION_ARG_NONE, &raw->reanalyse,
         "Build the index anew from the text that it keeps", NULL},
        {"list", 0, 0, G_OPTION_ARG_STRING, &raw->list,
         "List files: all, failed, unread, duplicates or facts", "WHICH"},
        {"format", 0, 0, G_OPTION_ARG_STRING, &raw->format,
         "Of the list: text, jsonl or csv", "FORMAT"},
        {"check", 0, 0, G_OPTION_ARG_NONE, &raw->check,
         "Verify the index, and say what to do", NULL},
        {"version", 0, 0, G_OPTION_ARG_NONE, &raw->version,
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
    return g_option_context_parse_strv(context, &arguments, error);
}

/* One thing at a time; indexing where nothing else is asked for. */
static bool choose_action(struct options *options, const struct raw *raw,
                          GError **error)
{
    const struct {
        gboolean is_asked;
        enum action action;
    } choices[] = {
        {raw->forget, ACTION_FORGET},     {raw->reanalyse, ACTION_REANALYSE},
        {raw->list != NULL, ACTION_LIST}, {raw->check, ACTION_CHECK},
        {raw->version, ACTION_VERSION},
    };
    guint n = 0;
    for (guint i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (choices[i].is_asked) {
            options->action = choices[i].action;
            n++;
        }
    }
    return n <= 1 ||
           usage(error, "one of --forget, --reanalyse, --list, --check at a "
                        "time");
}

static bool check_values(struct options *options, const struct raw *raw,
                         GError **error)
{
    bool wants_paths = options->action <= ACTION_FORGET;
    if (wants_paths && !options->paths)
        return usage(error, "no path given: name files or folders");
    if (!wants_paths && options->paths)
        return usage(error, "this takes no path: it is of the whole index");
    if (options->action != ACTION_INDEX && (options->scdl || options->sources))
        return usage(error, "--scdl and --sources come with paths to index");
    if (raw->n_workers < 0 || raw->n_workers > N_WORKERS_MAX)
        return usage(error, "-j takes a number from 1 to 256");
    if (raw->list && !listing_kind_parse(raw->list, &options->list))
        return usage(error,
                     "--list takes all, failed, unread, duplicates or facts");
    if (raw->format && !raw->list)
        return usage(error, "--format is of --list");
    if (raw->format && !listing_format_parse(raw->format, &options->format))
        return usage(error, "--format takes text, jsonl or csv");
    return true;
}

bool options_parse(struct options *options, char **argv, GError **error)
{
    struct raw raw = {0};
    *options = (struct options){0};
    bool is_right = parse(options, &raw, argv, error) &&
                    choose_action(options, &raw, error) &&
                    (options->action == ACTION_VERSION ||
                     check_values(options, &raw, error)) &&
                    ocr_options_init(&options->ocr, raw.ocr_mode,
                                     g_steal_pointer(&raw.ocr_language), error);
    g_free(raw.list);
    g_free(raw.format);
    g_free(raw.ocr_mode);
    g_free(raw.ocr_language);
    options->retry_failed = raw.retry_failed;
    options->keep_missing = raw.keep_missing;
    options->n_workers =
        raw.n_workers ? (guint) raw.n_workers : g_get_num_processors();
    if (!options->index)
        options->index = location_of_index();
    return is_right;
}

void options_clear(struct options *options)
{
    g_free(options->index);
    g_free(options->report);
    ocr_options_clear(&options->ocr);
    g_free(options->password_file);
    g_strfreev(options->paths);
    g_strfreev(options->scdl);
    g_strfreev(options->sources);
}
