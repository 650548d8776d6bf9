/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * answer.h - a question put to an index, and all that is answered.
 */
#ifndef QUERY_ANSWER_H
#define QUERY_ANSWER_H

#include "query/hit.h"
#include "query/holdings.h"
#include "query/more.h"
#include "query/suggest.h"
#include "query/unknown.h"

G_BEGIN_DECLS

/* As many passages of a document as are worth showing: three, and of those
 * that filters alone find the first. */
#define ANSWER_PER_DOCUMENT G_MAXUINT

struct question {
    const char *id;   /* of a line of a batch, bytes; or NULL */
    const char *text; /* bytes; syntax.h */
    guint max_hits;
    guint max_per_document; /* 0: no limit; ANSWER_PER_DOCUMENT */
    bool is_related;        /* related words of everything are asked for */
    bool explain;
};

struct answer {
    char *id;                     /* of the question, or NULL */
    char *text;                   /* the question, valid UTF-8 */
    char *parsed;                 /* how it was understood (syntax.h) */
    char *explanation;            /* or NULL: lines, for people */
    struct suggestion suggestion; /* another question (suggest.h) */
    struct coverage coverage;
    /* Exact: passages that hold what is asked for, of plain words all of
     * them; documents with such a passage. */
    guint n_passages, n_documents;
    char **unrelated; /* words that related ones were asked of, and none are
                         known */
    GArray *more;     /* struct more: related words that would find more */
    GArray *unknown;  /* struct unknown: filters that no document obeys */
    GPtrArray *hits;  /* struct hit *, best first, the partial ones,
                         which no total counts, last */
};
typedef struct answer answer_t;

/* Errors: SYNTAX_ERROR where the question is at fault; else the index is. */
struct answer *answer_new(struct holdings *holdings,
                          const struct question *question, GError **error);
void answer_free(struct answer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(answer_t, answer_free)

G_END_DECLS

#endif
