/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_output.c - options that say how it is answered. */
#include "query/options_group.h"

#include "query/terminal.h"

#include <string.h>

/* --format-version, --format-version=N. */
static gboolean take_version(const char *name, const char *value, gpointer data,
                             GError **error)
{
    struct output_given *given = data;
    guint64 version;
    given->asks_versions = value == NULL;
    if (!value)
        return TRUE;
    if (!g_ascii_string_to_unsigned(value, 10, 1, G_MAXINT, &version, NULL)) {
        g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                    "%s takes a number from 1", name);
        return FALSE;
    }
    given->version = (int) version;
    return TRUE;
}

GOptionGroup *output_group(struct output_given *given)
{
    const GOptionEntry entries[] = {
        {"format", 0, 0, G_OPTION_ARG_STRING, &given->format,
         "text (default), json, jsonl, csv, tsv, html, atom\n"
         "                         or markdown",
         "FORMAT"},
        {"format-version", 0, G_OPTION_FLAG_OPTIONAL_ARG, G_OPTION_ARG_CALLBACK,
         take_version, "Demand that version of the format; alone, list them",
         "N"},
        {"json", 0, 0, G_OPTION_ARG_NONE, &given->json, "As --format=json",
         NULL},
        {"fragment", 0, 0, G_OPTION_ARG_NONE, &given->fragment,
         "HTML to paste into a page, not a page", NULL},
        {"title", 0, 0, G_OPTION_ARG_FILENAME, &given->title,
         "Title of a page or a feed", "TEXT"},
        {"color", 0, 0, G_OPTION_ARG_STRING, &given->color,
         "auto (default), always or never", "WHEN"},
        {"hyperlink", 0, 0, G_OPTION_ARG_STRING, &given->hyperlink,
         "Links in text: auto (default), always, never", "WHEN"},
        {"after-context", 'A', 0, G_OPTION_ARG_INT, &given->after,
         "Show the sentence found and N after it", "N"},
        {"before-context", 'B', 0, G_OPTION_ARG_INT, &given->before,
         "And N before it", "N"},
        {"explain", 0, 0, G_OPTION_ARG_NONE, &given->explain,
         "Tell on stderr how the query was understood", NULL},
        {0},
    };
    given->before = given->after = OUTPUT_NONE;
    GOptionGroup *group = g_option_group_new(
        "output", "Output:", "Show options of output", given, NULL);
    g_option_group_add_entries(group, entries);
    return group;
}

void output_clear(struct output_given *given)
{
    g_free(given->format);
    g_free(given->color);
    g_free(given->hyperlink);
    g_free(given->title);
}

static bool set_format(struct options *options,
                       const struct output_given *given, GError **error)
{
    const char *format = given->format ? given->format : "text";
    if (given->json && given->format && strcmp(format, "json") != 0)
        return options_refuse(error,
                              "--json and another --format exclude each other");
    options->printer = print_find(given->json ? "json" : format);
    return options->printer ||
           options_refuse_value(
               error, "--format takes text, json, jsonl, csv, tsv, html, "
                      "atom or markdown");
}

/* A program that reads another version must not read this one. */
static bool check_version(const struct options *options,
                          const struct output_given *given, GError **error)
{
    const int version = (int) print_version(options->printer);
    if (given->version == 0 || given->version == version)
        return true;
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "%s is written in version %d, not %d", options->printer->name,
                version, given->version);
    return false;
}

static bool set_colours(struct options *options,
                        const struct output_given *given, GError **error)
{
    const char *color = given->color ? given->color : "auto";
    const char *refused = g_getenv("NO_COLOR");
    if (strcmp(color, "auto") == 0)
        options->style.has_colours =
            !options->output && terminal_is_there() && !(refused && *refused);
    else if (strcmp(color, "always") == 0)
        options->style.has_colours = true;
    else if (strcmp(color, "never") != 0)
        return options_refuse_value(error,
                                    "--color takes auto, always or never");
    return true;
}

static bool set_links(struct options *options, const struct output_given *given,
                      GError **error)
{
    const char *when = given->hyperlink ? given->hyperlink : "auto";
    if (strcmp(when, "auto") == 0)
        options->style.has_links = !options->output && terminal_has_links();
    else if (strcmp(when, "always") == 0)
        options->style.has_links = true;
    else if (strcmp(when, "never") != 0)
        return options_refuse_value(error,
                                    "--hyperlink takes auto, always or never");
    return true;
}

/* A table is of hits or of counts. */
static bool check_facets(struct options *options, GError **error)
{
    const struct printer *printer = options->printer;
    if (options->facets->len == 0)
        return true;
    if (printer == &print_atom)
        return options_refuse(
            error, "--facet takes another format: a feed has no counts");
    if (printer != &print_tsv && printer != &print_csv)
        return true;
    if (options->batch)
        return options_refuse(error, "--facet takes another format: of a "
                                     "batch, --matrix=FACET counts in tables");
    if (options->max_hits > 0)
        return options_refuse(error, "--facet in tsv and csv takes -m 0: a "
                                     "table is of counts or of hits");
    options->style.has_counts = true;
    return true;
}

bool output_check(struct options *options, GError **error)
{
    const struct printer *printer = options->printer;
    if (options->style.is_fragment && printer != &print_html)
        return options_refuse(error, "--fragment takes --format=html");
    if (printer == &print_atom && options->batch && !options->feeds)
        return options_refuse(error,
                              "a feed answers one query: --feeds=DIR writes "
                              "one for each of a batch");
    return check_facets(options, error);
}

static bool read_sentences(int given, guint *n, GError **error)
{
    if (given != OUTPUT_NONE && (given < 0 || given > CONTEXT_MAX))
        return options_refuse_value(error,
                                    "-A and -B take a number of sentences, "
                                    "from 0 to 100");
    *n = given == OUTPUT_NONE ? 0 : (guint) given;
    return true;
}

static bool set_context(struct options *options,
                        const struct output_given *given, GError **error)
{
    struct context *context = &options->context;
    context->is_given =
        given->after != OUTPUT_NONE || given->before != OUTPUT_NONE;
    return read_sentences(given->before, &context->n_before, error) &&
           read_sentences(given->after, &context->n_after, error);
}

bool output_set(struct options *options, const struct output_given *given,
                GError **error)
{
    options->explain = given->explain;
    options->style.width = options->output ? 0 : terminal_width();
    options->style.is_fragment = given->fragment;
    options->style.title = options->title = g_strdup(given->title);
    return set_format(options, given, error) &&
           set_context(options, given, error) &&
           check_version(options, given, error) &&
           set_colours(options, given, error) &&
           set_links(options, given, error);
}
