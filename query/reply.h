/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * reply.h - a question answered and printed: bytes for the standard output,
 * lines for the standard error, and how it went.
 *
 * Nothing is written here: replies may be made by several threads, each with
 * holdings of its own, and written in the order of their questions.
 */
#ifndef QUERY_REPLY_H
#define QUERY_REPLY_H

#include "query/batch_question.h"
#include "query/batch_table.h"
#include "query/holdings.h"
#include "query/options.h"

G_BEGIN_DECLS

struct reply {
    GString *out, *err;
    const struct batch_table *table; /* a line of a batch is a row of it; NULL:
                                        what the options' printer makes */
    struct sheet *row;               /* of that, instead of out */
    bool has_found, has_failed;
    GPtrArray *missing; /* indexes, struct missing *; NULL: not known */
};
typedef struct reply reply_t;

struct reply *reply_new(void);
void reply_free(struct reply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(reply_t, reply_free)

/* Adds "vigie-query: line 7: MESSAGE" to err, safe to print; line: of a batch,
 * 0 for none. */
void reply_complain(struct reply *reply, guint line, const char *message);

/* Adds the answer's notices to err, and the filters that no document obeys. */
void reply_note(struct reply *reply, const struct answer *answer);

/* The question that the options ask; borrows all.  since: struct question. */
struct question reply_question(const struct options *options, const char *id,
                               const char *text, const struct since *since);

/* Answers the options' query as they say, in their format.  since: struct
 * question. */
void reply_to_query(struct reply *reply, struct holdings *holdings,
                    const struct options *options, const struct since *since);

/* Answers a line of a batch: what cannot be answered has its place in the
 * output too. */
void reply_to_line(struct reply *reply, struct holdings *holdings,
                   const struct options *options,
                   const struct batch_question *line);

G_END_DECLS

#endif
