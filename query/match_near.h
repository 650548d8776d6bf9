/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * match_near.h - words and phrases near to each other, to the Xapian query that
 * finds them.
 *
 * Two single words, in whatever spelling, are found by Xapian alone: by a
 * phrase with a window, each way.  (Its OP_NEAR misses matches where both
 * share a term.)  No operator of its says that a phrase stands near to
 * something, or a third word to the same second one.  There the words are
 * asked for in a row within the window, which every true match obeys; the
 * passages found by that alone are looked at, one by one, and the query given
 * out leaves out those that only seemed to match, by name (schema.h, the
 * passage's number).  So it is made of plain operators, and exact.
 */
#ifndef QUERY_MATCH_NEAR_H
#define QUERY_MATCH_NEAR_H

#include "query/expand.h"
#include "query/proximity.h"

G_BEGIN_DECLS

/* Passages that are looked at for one NEAR: some seconds. */
#define MATCH_NEAR_SEEN_MAX 100000
/* Documents of which a query names passages: Xapian takes time for each. */
#define MATCH_NEAR_NAMED_MAX 2000
/* Places in rows of words that one NEAR asks for: each opens lists of the
 * index, as UNIT_POSITIONS_MAX (unit.h) for a phrase. */
#define MATCH_NEAR_PLACES_MAX 1024

/* Passages in which the first word of what is near stands; its weights mean
 * nothing.  column: of the operator.  Errors: SYNTAX_ERROR_LIMIT for what
 * cannot be told exactly; of the reader. */
struct shim_query *match_near(struct expander *expander,
                              const struct proximity *proximity, guint column,
                              GError **error);

G_END_DECLS

#endif
