/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer.h - a question put to an index, and all that is answered.
 */
#ifndef QUERY_ANSWER_H
#define QUERY_ANSWER_H

#include "query/facet.h"
#include "query/hit.h"
#include "query/holdings.h"
#include "query/more.h"
#include "query/narrow.h"
#include "query/notice.h"
#include "query/since.h"
#include "query/suggest.h"
#include "query/unknown.h"

G_BEGIN_DECLS

/* As many passages of a document as are worth showing: three, and of those
 * that filters alone find the first. */
#define ANSWER_PER_DOCUMENT G_MAXUINT

/* What comes first.  Of equals, and where nothing else is asked for, the best;
 * of those that filters alone find, the newest. */
enum answer_sort {
    ANSWER_SORT_BEST,
    ANSWER_SORT_SCORE,
    ANSWER_SORT_DATE, /* the newest; what has no date comes last */
    ANSWER_SORT_PATH, /* in byte order, page by page */
    ANSWER_SORT_NEW,  /* the document that first came last (shim/stamp.h) */
};

struct question {
    const char *id;        /* of a line of a batch, bytes; or NULL */
    const char *text;      /* bytes; syntax.h */
    const GArray *filters; /* narrow.h: of cells beside it; or NULL */
    guint max_hits;
    guint max_per_document; /* 0: no limit; ANSWER_PER_DOCUMENT */
    enum answer_sort sort;
    const struct since *since; /* only of new documents; NULL: of all */
    const GArray *facets;      /* enum facet_kind, each once; or NULL */
    bool tells_arrivals;       /* when documents first came is wanted, too */
    bool is_related;           /* related words of everything are asked for */
    bool all_copies; /* what says the same is shown, too (elsewhere.h) */
    bool explain;
    bool is_bare;     /* totals are wanted, nothing that else might be asked */
    bool lists_files; /* all documents are wanted, by name */
};

struct answer {
    char *id;                     /* of the question, or NULL */
    char *text;                   /* the question, valid UTF-8 */
    char *parsed;                 /* how it was understood (syntax.h) */
    char *explanation;            /* or NULL: lines, for people */
    struct suggestion suggestion; /* another question (suggest.h) */
    struct coverage coverage;     /* of all that was searched */
    GPtrArray *missing;  /* struct missing *: what was not (holdings.h) */
    gint64 newest;       /* stamp of all that was searched; 0: nothing was */
    gint64 since;        /* since.first of the question; 0: all */
    bool tells_arrivals; /* of the question */
    /* Exact: passages that hold what is asked for, of plain words all of
     * them; documents with such a passage. */
    guint n_passages, n_documents;
    GArray *facets;     /* struct facet: of all that is counted there */
    GPtrArray *notices; /* notice.h */
    char **unrelated;   /* words that related ones were asked of, and none are
                           known */
    GArray *more;       /* struct more: related words that would find more */
    GArray *unknown;    /* struct unknown: filters that no document obeys */
    GPtrArray *paths;   /* char *, bytes: of all documents that n_documents
                           counts, in order, the main one of each; NULL: not
                           asked for */
    GPtrArray *hits;    /* struct hit *, in order, the partial ones, which no
                           total counts, last */
};
typedef struct answer answer_t;

/* Errors: SYNTAX_ERROR where the question is at fault; else the index is. */
struct answer *answer_new(struct holdings *holdings,
                          const struct question *question, GError **error);
void answer_free(struct answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(answer_t, answer_free)

G_END_DECLS

#endif
