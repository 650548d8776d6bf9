/* SPDX-License-Identifier: GPL-3.0-or-later */
/* settings.c - all that a batch's answers depend on, beside its questions. */
#include "query/settings.h"

#include <string.h>

struct group {
    GKeyFile *file;
    const char *name;
};

static void add_number(const struct group *group, const char *key, gint64 n)
{
    g_key_file_set_int64(group->file, group->name, key, n);
}

/* Bytes: what they say is not shown. */
static void add_bytes(const struct group *group, const char *key,
                      const char *bytes)
{
    g_autofree char *sum =
        bytes ? g_compute_checksum_for_string(G_CHECKSUM_SHA256, bytes, -1)
              : NULL;
    g_key_file_set_string(group->file, group->name, key, sum ? sum : "");
}

static void add_facets(const struct group *group, const GArray *facets)
{
    g_autoptr(GString) names = g_string_new(NULL);
    for (guint i = 0; i < facets->len; i++)
        g_string_append_printf(
            names, "%s ",
            facet_name(g_array_index(facets, enum facet_kind, i)));
    g_key_file_set_string(group->file, group->name, "facet", names->str);
}

static void add_options(const struct group *group,
                        const struct options *options)
{
    const struct print_style *style = &options->style;
    g_key_file_set_string(group->file, group->name, "version", VIGIE_VERSION);
    g_key_file_set_string(group->file, group->name, "format",
                          options->printer->name);
    add_number(group, "batch-format", options->batch_format);
    add_number(group, "max-hits", options->max_hits);
    add_number(group, "per-document", options->max_per_document);
    add_number(group, "sort", options->sort);
    add_number(group, "new-since", options->since.first);
    add_number(group, "related", options->is_related);
    add_number(group, "all-copies", options->all_copies);
    add_number(group, "color", style->has_colours);
    add_number(group, "counts", style->has_counts);
    add_number(group, "links", style->has_links);
    add_number(group, "fragment", style->is_fragment);
    add_number(group, "sentences", options->context.is_given);
    add_number(group, "before", options->context.n_before);
    add_number(group, "after", options->context.n_after);
    add_number(group, "partial", options->is_partial);
    add_number(group, "table", options->table);
    add_number(group, "matrix-of", options->matrix_of_passages);
    add_number(group, "width", style->width);
    add_bytes(group, "title", style->title);
    add_facets(group, options->facets);
}

bool settings_add(GKeyFile *file, const char *group_name,
                  const struct options *options, struct holdings *holdings,
                  GError **error)
{
    const struct group group = {file, group_name};
    g_autofree char *state = shim_reader_state(holdings->reader, error);
    if (!state)
        return false;
    g_autofree char *sum = thesaurus_sum(holdings->thesaurus);
    add_options(&group, options);
    g_key_file_set_string(file, group_name, "thesaurus", sum);
    g_key_file_set_string(file, group_name, "index", state);
    return true;
}
