/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filter_field.h - what a filter may ask of a document, by name.
 *
 * Names are typed with accents or without, in capitals or not.  Pure.
 */
#ifndef QUERY_FILTER_FIELD_H
#define QUERY_FILTER_FIELD_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

enum filter_field {
    FILTER_COMMUNE,
    FILTER_TYPE,
    FILTER_DATE,
    FILTER_MATIERE,
    FILTER_SIRET,
    FILTER_NUMBER,
    FILTER_TITLE,
    FILTER_PAGE,
    FILTER_NAME,
    FILTER_SOURCE,
    N_FILTER_FIELDS,
};

/* The field that text[0, len) names, which is valid UTF-8.  False: none. */
bool filter_field_find(const char *text, gsize len, enum filter_field *field);

/* "commune", "type"...: as it is written in a query. */
const char *filter_field_name(enum filter_field field);

/* All names on a line, for people; yours. */
char *filter_field_list(void);

G_END_DECLS

#endif
