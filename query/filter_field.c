/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filter_field.c - what a filter may ask of a document, by name. */
#include "query/filter_field.h"

#include "shim/label.h"

#include <string.h>

static const char *const names[N_FILTER_FIELDS] = {
    [FILTER_COMMUNE] = "commune", [FILTER_TYPE] = "type",
    [FILTER_DATE] = "date",       [FILTER_MATIERE] = "matiere",
    [FILTER_SIRET] = "siret",     [FILTER_NUMBER] = "numero",
    [FILTER_TITLE] = "titre",     [FILTER_PAGE] = "page",
    [FILTER_NAME] = "nom",        [FILTER_SOURCE] = "source",
};

bool filter_field_find(const char *text, gsize len, enum filter_field *field)
{
    g_autofree char *name = g_strndup(text, len);
    g_autofree char *folded = label_fold(name);
    for (int i = 0; i < N_FILTER_FIELDS; i++) {
        if (strcmp(names[i], folded) != 0)
            continue;
        *field = i;
        return true;
    }
    return false;
}

const char *filter_field_name(enum filter_field field)
{
    return names[field];
}

char *filter_field_list(void)
{
    GString *list = g_string_new(NULL);
    for (int i = 0; i < N_FILTER_FIELDS; i++)
        g_string_append_printf(list, "%s%s", i ? ", " : "", names[i]);
    return g_string_free(list, FALSE);
}
