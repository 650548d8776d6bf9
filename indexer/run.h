/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * run.h - one run of the indexer, from the walk to the last commit.
 */
#ifndef INDEXER_RUN_H
#define INDEXER_RUN_H

#include "indexer/options.h"

#include <glib.h>
#include <stdbool.h>

struct run_outcome {
    guint n_failed;  /* files, and folders that cannot be read */
    int interrupted; /* the signal, or 0 */
};

/* Reads what is new below options->paths into the index, tells on stderr what
 * failed and how much there is.  Files come into the index in the order of
 * the walk, whatever the number of workers.  False: the run could not go on;
 * what was committed before stands. */
bool run_index(const struct options *options, struct run_outcome *outcome,
               GError **error);

#endif
