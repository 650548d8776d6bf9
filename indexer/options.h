/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * options.h - the command line of vigie-index.
 */
#ifndef INDEXER_OPTIONS_H
#define INDEXER_OPTIONS_H

#include "indexer/listing.h"
#include "indexer/ocr_options.h"

#include <glib.h>
#include <stdbool.h>

/* What is asked for; paths are given to the first two only. */
enum action {
    ACTION_INDEX,
    ACTION_FORGET,
    ACTION_REANALYSE,
    ACTION_LIST,
    ACTION_CHECK,
    ACTION_VERSION,
};

struct options {
    enum action action;
    char *index;         /* folder of the index */
    char *report;        /* or NULL */
    char *password_file; /* or NULL */
    guint n_workers;
    struct ocr_options ocr;
    bool retry_failed, keep_missing;
    enum listing_kind list;
    enum listing_format format;
    char **paths;           /* one or more, or NULL */
    char **scdl, **sources; /* tables (gather.h), or NULL */
};

/* --help is answered here, as GOption does.  Errors: G_OPTION_ERROR. */
bool options_parse(struct options *options, char **argv, GError **error);
void options_clear(struct options *options);

#endif
