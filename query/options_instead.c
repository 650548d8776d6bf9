/* SPDX-License-Identifier: GPL-3.0-or-later */
/* options_instead.c - options for what is done in the place of printing
 * passages. */
#include "query/options_group.h"

#include <unistd.h>

GOptionGroup *instead_group(struct instead_given *given)
{
    const GOptionEntry entries[] = {
        {"count", 0, 0, G_OPTION_ARG_NONE, &given->count,
         "Print the number of passages alone", NULL},
        {"files", 'l', 0, G_OPTION_ARG_NONE, &given->files,
         "Print the names of all files found, the best first", NULL},
        {"null", '0', 0, G_OPTION_ARG_NONE, &given->null,
         "End them with NUL, for xargs -0", NULL},
        {"quiet", 'q', 0, G_OPTION_ARG_NONE, &given->quiet,
         "Print nothing: the exit status tells", NULL},
        {"open", 0, 0, G_OPTION_ARG_INT, &given->open,
         "Open the document of hit N at its page", "N"},
        {"viewer", 0, 0, G_OPTION_ARG_FILENAME, &given->viewer,
         "By this: %f is the file, %p the page, %u the link\n"
         "                            (default: $VIGIE_VIEWER, else the first\n"
         "                            that is found)",
         "COMMAND"},
        {"page-image", 0, 0, G_OPTION_ARG_INT, &given->page_image,
         "Print a picture of the page of hit N, what was found\n"
         "                            marked: > page.png",
         "N"},
        {"suggest", 0, 0, G_OPTION_ARG_NONE, &given->suggest,
         "Print queries that this one may become, or --json", NULL},
        {0},
    };
    GOptionGroup *group = g_option_group_new(
        "instead",
        "Instead of passages:", "Show options of what else can be printed",
        NULL, NULL);

    given->open = given->page_image = INSTEAD_NONE;
    g_option_group_add_entries(group, entries);
    return group;
}

void instead_clear(struct instead_given *given)
{
    g_free(given->viewer);
}

static bool refuse_two(GError **error, const char *a, const char *b)
{
    g_autofree char *message =
        g_strdup_printf("%s and %s exclude each other", a, b);
    return options_refuse(error, message);
}

/* At most one of them. */
static bool choose(struct options *options, const struct instead_given *given,
                   const char **name, GError **error)
{
    const struct {
        bool is_given;
        enum options_instead instead;
        const char *name;
    } choices[] = {
        {given->count, INSTEAD_COUNT, "--count"},
        {given->files, INSTEAD_FILES, "--files"},
        {given->quiet, INSTEAD_QUIET, "--quiet"},
        {given->open != INSTEAD_NONE, INSTEAD_OPEN, "--open"},
        {given->page_image != INSTEAD_NONE, INSTEAD_PAGE_IMAGE, "--page-image"},
        {given->suggest, INSTEAD_SUGGEST, "--suggest"},
    };

    *name = NULL;
    for (gsize i = 0; i < G_N_ELEMENTS(choices); i++) {
        if (!choices[i].is_given)
            continue;
        if (*name)
            return refuse_two(error, *name, choices[i].name);
        *name = choices[i].name;
        options->instead = choices[i].instead;
    }
    return true;
}

static bool set_hit(struct options *options, const struct instead_given *given,
                    const char *name, GError **error)
{
    const int hit =
        options->instead == INSTEAD_OPEN ? given->open : given->page_image;
    g_autofree char *message =
        g_strconcat(name, " takes the number of a hit, from 1", NULL);

    if (hit < 1)
        return options_refuse_value(error, message);
    options->hit = hit;
    options->max_hits = MAX(options->max_hits, options->hit);
    if (options->instead == INSTEAD_OPEN && options->output)
        return refuse_two(error, name, "--output");
    return options->instead != INSTEAD_PAGE_IMAGE || options->output ||
           !isatty(STDOUT_FILENO) ||
           options_refuse(error, "a picture is nothing for a terminal: "
                                 "> page.png");
}

/* What would have no place in what is printed then. */
static bool check(const struct options *options, const char *name,
                  const struct output_given *output, GError **error)
{
    const bool is_batch_fit =
        options->instead == INSTEAD_COUNT || options->instead == INSTEAD_QUIET;

    if (options->feeds)
        return refuse_two(error, name, "--feeds");
    if (options->batch && !is_batch_fit)
        return refuse_two(error, name, "--batch");
    if (options->context.is_given)
        return refuse_two(error, name,
                          output->after != OUTPUT_NONE ? "-A" : "-B");
    if (options->instead == INSTEAD_SUGGEST &&
        (options->printer == &print_json || !output->format))
        return true;
    if (output->format || output->json)
        return refuse_two(error, name, output->json ? "--json" : "--format");
    if (options->facets->len > 0)
        return refuse_two(error, name, "--facet");
    return true;
}

bool instead_set(struct options *options, const struct instead_given *given,
                 const struct output_given *output, GError **error)
{
    const char *name;

    options->style.ends_null = given->null;
    options->viewer =
        g_strdup(given->viewer ? given->viewer : g_getenv("VIGIE_VIEWER"));
    if (!choose(options, given, &name, error))
        return false;
    if (given->null && options->instead != INSTEAD_FILES)
        return options_refuse(error, "--null is for --files");
    if (!name)
        return true;
    if (!check(options, name, output, error))
        return false;
    switch (options->instead) {
    case INSTEAD_SUGGEST:
        return true;
    case INSTEAD_OPEN:
    case INSTEAD_PAGE_IMAGE:
        return set_hit(options, given, name, error);
    case INSTEAD_COUNT:
        options->printer = &print_count;
        break;
    case INSTEAD_FILES:
        options->printer = &print_files;
        break;
    default:
        options->printer = &print_quiet;
        options->n_jobs = 1; /* the first that finds something ends it */
        break;
    }
    options->max_hits = 0;
    return true;
}
