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

/* An index that was asked for and is not searched. */
struct missing {
    char *name;   /* as it was given, bytes */
    char *reason; /* a line, safe to print */
};

struct holdings {
    struct shim_reader *reader;
    struct french *french;
    struct expander *expander;
    struct thesaurus *thesaurus; /* the holdings' own; without groups as long
                                    as nobody reads any */
    struct coverage coverage;    /* the sum of all indexes */
    GPtrArray *missing;          /* struct missing *; another array wherever
                                    it changes */
    GPtrArray *never_there;      /* of these, those it was opened without */
    guint n_alike;               /* indexes: shim_reader_n_alike() */
    guint generation;            /* of the reader, that all this is of */
    GArray *newest;      /* struct newest (shim/stamp.h), of each index */
    GHashTable *records; /* char *id to struct record * */
    guint n_questions;
};
typedef struct holdings holdings_t;

/* The indexes are searched as one (shim_reader_open_all()).  Errors: SHIM_ERROR
 * of an index, G_IO_ERROR_INVALID_DATA. */
struct holdings *holdings_open(const char *const *indexes, bool is_partial,
                               GError **error);
/* The same for another thread, where it is known which of them are missing
 * (struct missing *, or NULL): these are not tried again. */
struct holdings *holdings_open_without(GPtrArray *missing,
                                       const char *const *indexes,
                                       bool is_partial, GError **error);
void holdings_free(struct holdings *holdings);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(holdings_t, holdings_free)

/* Adds what is to be known of the indexes whatever they are asked
 * (notice.h). */
void holdings_note(const struct holdings *holdings, GPtrArray *notices);

/* Before each question, when nothing of the last one is used any more: now
 * and then forgets words, so that a long batch cannot fill the memory. */
void holdings_begin(struct holdings *holdings);
/* Whether an index was written to or lost since they were opened or this was
 * last asked: then what is known of them is read anew, and what they were asked
 * meanwhile is to be asked again.  Errors as above. */
bool holdings_have_moved(struct holdings *holdings, bool *have, GError **error);

/* The newest stamp of all indexes (shim/stamp.h); 0: they hold nothing. */
gint64 holdings_newest(const struct holdings *holdings);

/* The document of that id, with its text; the holdings' own, until the next
 * call.  Errors: SHIM_ERROR_CORRUPT where it is missing, as above. */
struct record *holdings_record(struct holdings *holdings, const char *id,
                               GError **error);

G_END_DECLS

#endif
