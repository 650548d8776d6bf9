/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * context.h - what stands around the best match of a hit, by sentences: -A, -B.
 *
 * It goes on beyond the passage, and from page to page, as far as the document
 * goes, and CONTEXT_LEN.
 */
#ifndef QUERY_CONTEXT_H
#define QUERY_CONTEXT_H

#include "query/hit.h"

G_BEGIN_DECLS

/* Bytes of a sentence, and of all on one side: what a table holds that never
 * ends a sentence need not be shown whole. */
#define CONTEXT_SENTENCE_LEN ((gsize) 2048)
#define CONTEXT_LEN ((gsize) 256 << 10)

/* Sentences on one side. */
#define CONTEXT_MAX 100

struct context {
    bool is_given;
    guint n_before, n_after; /* sentences beside the match's own */
};

/* Makes it the hit's excerpt and sentence, and its text as much longer as that
 * takes; what of it is beyond the passage has no highlights.  For a hit that
 * nothing is to be compared with any more.  Errors: of holdings_record(). */
bool context_show(struct hit *hit, struct holdings *holdings,
                  const struct context *context, GError **error);

G_END_DECLS

#endif
