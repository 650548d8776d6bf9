/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * options_group.h - the command line of vigie-query, a file for each group of
 * options: what GOption fills in, and how it becomes struct options.
 *
 *   options.c         what is asked: --help
 *   options_output.c  how it is answered: --help-output
 *   options_batch.c   many questions: --help-batch; options_table.c
 *   options_instead.c what is done instead of that: --help-instead
 */
#ifndef QUERY_OPTIONS_GROUP_H
#define QUERY_OPTIONS_GROUP_H

#include "query/options.h"

G_BEGIN_DECLS

#define OUTPUT_NONE G_MININT
struct output_given {
    int before, after; /* sentences; OUTPUT_NONE where none are given */
    gboolean json, explain, fragment, asks_versions;
    int version; /* of the format; 0: any */
    char *format, *color, *hyperlink, *title;
};

struct batch_given {
    char *batch, *format, *output, *new_since, *feeds;
    int n_jobs; /* 0: not given */
    gboolean resume, summary;
    char *matrix, *matrix_of;
};

/* Fills given when the context parses. */
GOptionGroup *output_group(struct output_given *given);
bool output_set(struct options *options, const struct output_given *given,
                GError **error);
/* Whether all that is asked for fits into the format, when all else is set. */
bool output_check(struct options *options, GError **error);
void output_clear(struct output_given *given);

GOptionGroup *batch_group(struct batch_given *given);
bool batch_set(struct options *options, const struct batch_given *given,
               GError **error);
void batch_clear(struct batch_given *given);
/* After all others are set. */
bool table_set(struct options *options, const struct batch_given *given,
               GError **error);

/* Numbers of hits: INSTEAD_NONE where none is given. */
#define INSTEAD_NONE G_MININT
struct instead_given {
    gboolean count, files, null, quiet, suggest;
    int open, page_image;
    char *viewer;
};
GOptionGroup *instead_group(struct instead_given *given);
/* After all others are set: sets the printer, too. */
bool instead_set(struct options *options, const struct instead_given *given,
                 const struct output_given *output, GError **error);
void instead_clear(struct instead_given *given);

/* What is wrong, for people; false.  Options that do not go together, or lack
 * another: G_OPTION_ERROR_FAILED; a value that none of them takes, whatever
 * else is asked for: G_OPTION_ERROR_BAD_VALUE. */
bool options_refuse(GError **error, const char *message);
bool options_refuse_value(GError **error, const char *message);

G_END_DECLS

#endif
