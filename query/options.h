/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * options.h - the command line of vigie-query.
 */
#ifndef QUERY_OPTIONS_H
#define QUERY_OPTIONS_H

#include "query/batch.h"
#include "query/context.h"
#include "query/sheet.h"

G_BEGIN_DECLS

/* What is done in the place of printing passages. */
enum options_instead {
    INSTEAD_NOTHING,
    INSTEAD_COUNT,
    INSTEAD_FILES,
    INSTEAD_QUIET,
    INSTEAD_OPEN,
    INSTEAD_PAGE_IMAGE,
    INSTEAD_SUGGEST,
};

/* What a batch is answered with: hits, or a row a question. */
enum options_table {
    TABLE_NONE,
    TABLE_SUMMARY, /* summary.h */
    TABLE_MATRIX,  /* matrix.h; of the only facet */
};

struct options {
    char **indexes;  /* folders and addresses, one at least */
    bool is_partial; /* those that cannot be searched are left out */
    char *query;     /* bytes; NULL: batch */
    char *thesaurus; /* file; NULL: thesaurus_file.h finds it */
    char *title;     /* of a page or a feed; NULL: the query is */
    char *batch;     /* file of questions, "-" for stdin; NULL: query */
    enum batch_format batch_format;
    guint n_jobs;    /* threads that answer a batch, from 1 */
    char *output;    /* file; NULL: stdout */
    bool is_resumed; /* goes on where another run was ended */
    enum options_table table;
    enum sheet_format table_format;
    bool matrix_of_passages; /* not of documents */
    char *feeds; /* folder: an Atom feed for each question of the batch */
    const struct printer *printer;
    struct print_style style;
    struct context context; /* that is shown in the place of excerpts */
    enum options_instead instead;
    guint hit;    /* of INSTEAD_OPEN and INSTEAD_PAGE_IMAGE, from 1 */
    char *viewer; /* command (viewer.h); NULL: one is found */
    guint max_hits;
    guint max_per_document; /* 0: no limit; ANSWER_PER_DOCUMENT */
    enum answer_sort sort;
    struct since since; /* struct question */
    bool is_last_run;   /* since the last run (last_run.h) */
    GArray *facets;     /* enum facet_kind, each once */
    bool is_related;    /* related words are asked for, of all words */
    bool all_copies;    /* hits that say the same are shown, too */
    bool explain;
    char *says; /* what is asked of the program itself, and nothing else */
};

/* --help is answered here, as GOption does.  Errors: G_OPTION_ERROR. */
bool options_parse(struct options *options, char **argv, GError **error);
void options_clear(struct options *options);

G_END_DECLS

#endif
