/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch_run.h - the questions of a batch, answered by several threads and
 * written in their order.
 *
 * Each thread has holdings of its own; one writes, so that the same batch
 * gives the same bytes, on both outputs, with however many of them.  So many
 * questions are on their way at a time, and no more: memory does not grow with
 * the batch.
 */
#ifndef QUERY_BATCH_RUN_H
#define QUERY_BATCH_RUN_H

#include "query/run.h"

G_BEGIN_DECLS

/* Questions on their way for each thread: one that takes long holds up those
 * behind it only when there are so many. */
#define BATCH_RUN_WINDOW 16

/* Ids that stand twice and are told each; how many more there are is told at
 * the end. */
#define BATCH_RUN_SAME_IDS_TOLD 10

/* Answers the batch of the run's options.  False: it could not be read or
 * written as far as its end, which has been told. */
bool batch_run(struct run *run);

G_END_DECLS

#endif
