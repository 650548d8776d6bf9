/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * run.h - the questions of a command line, answered and written.
 */
#ifndef QUERY_RUN_H
#define QUERY_RUN_H

#include "query/feeds.h"
#include "query/last_run.h"
#include "query/sink.h"
#include "query/reply.h"

G_BEGIN_DECLS

/* As grep. */
enum run_status {
    RUN_FOUND = 0,
    RUN_NOTHING = 1,
    RUN_ERROR = 2,
};

/* What it is asked, with what, and how it went. */
struct run {
    const struct options *options;
    struct holdings *holdings;
    struct sink *sink;
    last_run_t *last_run; /* NULL: nobody asks for it */
    feeds_t *feeds;       /* NULL: the answers go to the output */
    GHashTable *told;     /* names of indexes that are missing: char * */
    bool has_found, has_failed;
    bool has_lost;   /* an index that there was at first */
    bool is_cut_off; /* not all that was said could be written */
};

/* Answers all that the options ask for. */
enum run_status run_options(const struct options *options);

/* "vigie-query: MESSAGE" on stderr, safe to print. */
void run_complain(const char *message);
/* The same of what ends the run: has_failed is set. */
void run_fail(struct run *run, const char *message);

/* The index of the options, with their thesaurus: for each thread that
 * answers.  missing: holdings_open_without().  complaints (char *): lines of
 * the thesaurus that were passed over. */
struct holdings *run_open(const struct options *options, GPtrArray *missing,
                          GPtrArray *complaints, GError **error);

/* False: nothing can be written any more, which has been told. */
bool run_write(struct run *run, const GString *text);

/* Since when a query (bytes), with its filters, is asked: struct question;
 * yours. */
struct since run_since(const struct run *run, const char *query,
                       const GArray *filters);
/* Puts in front of what the reply tells the indexes it was made without, each
 * once in a run, whichever thread lost it. */
void run_tell_missing(struct run *run, struct reply *reply);
/* Writes what it was answered; false as above. */
bool run_write_reply(struct run *run, const struct reply *reply,
                     const char *query, const GArray *filters);

G_END_DECLS

#endif
