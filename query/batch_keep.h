/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch_keep.h - the journal of a batch on its way: kept while it is answered,
 * taken up by the run that goes on with it.
 */
#ifndef QUERY_BATCH_KEEP_H
#define QUERY_BATCH_KEEP_H

#include "query/journal.h"
#include "query/run.h"

G_BEGIN_DECLS

struct batch_keep {
    struct run *run;
    GKeyFile *settings; /* NULL: there is no journal */
    guint n_unkept;     /* answers since its last entry */
    gint64 kept_at;     /* monotonic, microseconds */
    guint n_passed;     /* questions that another run has answered */
};

/* Before anything is answered or written.  Where the options ask for it, and
 * there is something to go on with, reads the batch up to there: *is_resumed.
 * Errors: G_FILE_ERROR; that the batch, an option or the index is another. */
bool batch_keep_begin(struct batch_keep *keep, struct run *run,
                      struct batch *batch, bool *is_resumed, GError **error);
void batch_keep_clear(struct batch_keep *keep);

/* Whether positions of the batch are asked for. */
bool batch_keep_is_on(const struct batch_keep *keep);
/* All before the position is answered and written.  False: it cannot be kept,
 * which has been told. */
bool batch_keep_add(struct batch_keep *keep,
                    const struct batch_position *position);

G_END_DECLS

#endif
