/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * boilerplate.h - whether a passage stands in so many documents that it says
 * nothing of its own.
 *
 * Half of its shingles (schema.h, XF) or more stand in BOILERPLATE_PASSAGES
 * passages and in one for each BOILERPLATE_DOCUMENTS documents of the index,
 * and those are not the copies that it is shown with.  A clause on personal
 * data of all contracts of a town, and whom to call.
 *
 * The numbers are a choice: fewer than 20 are documents of one project, and in
 * a small index every text is common.  On judged questions (4,714 and 535) they
 * change nothing: no passage there is boilerplate.
 */
#ifndef QUERY_BOILERPLATE_H
#define QUERY_BOILERPLATE_H

#include "query/hit.h"

G_BEGIN_DECLS

#define BOILERPLATE_PASSAGES 20
#define BOILERPLATE_DOCUMENTS 20
/* What its score is worth: of two passages that hold the words equally well
 * the other one comes first, and one that hardly holds them does not. */
#define BOILERPLATE_WORTH 0.5

/* docid: of the hit's passage.  hit: or NULL, what copies it has is not known;
 * then one that surely is, however many they are. */
bool boilerplate_is(struct holdings *holdings, guint docid,
                    const struct hit *hit, bool *is, GError **error);

G_END_DECLS

#endif
