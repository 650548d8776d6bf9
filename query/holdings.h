/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * holdings.h - an index opened for questions, and what one question leaves
 * ready for the next: the analyser, families of words, records of documents.
 */
#ifndef QUERY_HOLDINGS_H
#define QUERY_HOLDINGS_H

#include "query/expand.h"
#include "query/thesaurus.h"
#include "shim/coverage.h"
#include "shim/french.h"
#include "shim/record.h"
#include "shim/shim.h"
#include "shim/stamp.h"

G_BEGIN_DECLS

/* Records kept, with the text that was inflated: a batch asks for the same
 * documents again and again, and few of them are large. */
#define HOLDINGS_RECORDS_MAX 64
/* Questions between two looks at how many words the analyser holds. */
#define HOLDINGS_TRIM_EVERY 1000

struct holdings {
    struct shim_reader *reader;
    struct french *french;
    struct expander *expander;
    struct thesaurus *thesaurus; /* the holdings' own; without groups as long
                                    as nobody reads any */
    struct coverage coverage;
    GArray *newest;      /* struct newest (shim/stamp.h), of each index */
    GHashTable *records; /* char *id to struct record * */
    guint n_questions;
};
typedef struct holdings holdings_t;

/* Errors: SHIM_ERROR of the index, G_IO_ERROR_INVALID_DATA. */
struct holdings *holdings_open(const char *dir, GError **error);
void holdings_free(struct holdings *holdings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(holdings_t, holdings_free)

/* Before each question, when nothing of the last one is used any more: now
 * and then forgets words, so that a long batch cannot fill the memory. */
void holdings_begin(struct holdings *holdings);

/* The document of that id, with its text; the holdings' own, until the next
 * call.  Errors: SHIM_ERROR_CORRUPT where it is missing, as above. */
struct record *holdings_record(struct holdings *holdings, const char *id,
                               GError **error);

G_END_DECLS

#endif
