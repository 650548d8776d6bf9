/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * last_run.h - what earlier runs have told of: --new-since=last-run.
 *
 * Of every question and index the newest stamp is remembered (shim/stamp.h)
 * that the index had when the question was last answered: what is newer is
 * news.  It is the index's own count, so that no clock and no commit between
 * two runs can hide anything.  A question that was never answered before has
 * none: everything is news to it; nor has an index whose newest stamp is
 * older, since that is another one.
 *
 * Kept in $XDG_STATE_HOME/vigie/last-run/ (~/.local/state), a file for each
 * query, and one for each batch by its file's name: a comment that says whose
 * it is; then a stamp, a blank and the SHA-256 of question and index a line.
 * It takes the place of the old one at once, and only when all was written:
 * what a run that failed did not tell is told by the next one.
 */
#ifndef QUERY_LAST_RUN_H
#define QUERY_LAST_RUN_H

#include "query/holdings.h"
#include "query/options.h"
#include "query/since.h"

G_BEGIN_DECLS

struct last_run;
typedef struct last_run last_run_t;

/* Of what the options (borrowed) ask, and of the index as it is now.  Errors:
 * G_FILE_ERROR, G_IO_ERROR_INVALID_DATA for a file that is damaged. */
struct last_run *last_run_open(const struct options *options,
                               const struct holdings *holdings, GError **error);
void last_run_free(struct last_run *run);

/* What is news to the question (bytes); yours.  Threads may ask at once. */
struct since last_run_since(const struct last_run *run, const char *query);
/* It was answered with that. */
void last_run_answered(struct last_run *run, const char *query);
/* Of those answered, how many were asked for the first time. */
guint last_run_n_first(const struct last_run *run);
/* All answers are where they should be: remembers them. */
bool last_run_write(struct last_run *run, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(last_run_t, last_run_free)

G_END_DECLS

#endif
