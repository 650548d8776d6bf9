/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * facet.h - how a whole result is made up: passages and documents by commune,
 * type, year or matière.
 *
 * Values that differ in capitals, accents or hyphens alone are one
 * (shim/label.h): shown as it stands most often, of equals with small letters
 * rather than in capitals.  Counts are exact, and each facet's add up to the
 * totals of its result.
 */
#ifndef QUERY_FACET_H
#define QUERY_FACET_H

#include "shim/shim.h"

G_BEGIN_DECLS

enum facet_kind {
    FACET_COMMUNE,
    FACET_TYPE,
    FACET_YEAR,
    FACET_MATIERE, /* by code; by name where there is none */
    N_FACETS,
};

struct facet_count {
    guint n_documents, n_passages;
};

struct facet_value {
    char *value; /* as a filter takes it */
    char *name;  /* of a code, or NULL */
    struct facet_count count;
};

struct facet {
    enum facet_kind kind;
    GArray *values;             /* struct facet_value: years from the newest on,
                                   others from the most documents on */
    struct facet_count without; /* of what has no value */
};

/* "commune", "type", "year", "matiere".  False: no such name. */
bool facet_find(const char *name, enum facet_kind *kind);
const char *facet_name(enum facet_kind kind);

/* One of each kind (struct facet), of all that query finds, in one pass; kinds:
 * enum facet_kind, each once, or NULL.  NULL: an error of the reader. */
GArray *facets_count(struct shim_reader *reader, const struct shim_query *query,
                     const GArray *kinds, GError **error);

G_END_DECLS

#endif
