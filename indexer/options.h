/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * options.h - the command line of vigie-index.
 */
#ifndef INDEXER_OPTIONS_H
#define INDEXER_OPTIONS_H

#include "indexer/ocr_options.h"

#include <glib.h>
#include <stdbool.h>

struct options {
    char *index;  /* folder of the index */
    char *report; /* or NULL */
    guint n_workers;
    struct ocr_options ocr;
    bool retry_failed, keep_missing;
    bool show_version; /* and nothing else */
    char **paths;      /* one or more */
};

/* --help is answered here, as GOption does.  Errors: G_OPTION_ERROR. */
bool options_parse(struct options *options, char **argv, GError **error);
void options_clear(struct options *options);

#endif
