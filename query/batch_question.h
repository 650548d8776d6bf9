/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch_question.h - what one line of a batch asks: an id, a query, filters.
 */
#ifndef QUERY_BATCH_QUESTION_H
#define QUERY_BATCH_QUESTION_H

#include "query/narrow.h"
#include "query/since.h"

G_BEGIN_DECLS

/* Texts are bytes. */
struct batch_question {
    guint line;       /* where it stands, from 1 */
    char *id;         /* where the line gives none, the query with its filters;
                         where it cannot be read, "line 7" */
    char *query;      /* empty: the filters alone */
    char *title;      /* what the query is called, or NULL */
    GArray *filters;  /* narrow.h */
    GError *bad_line; /* SYNTAX_ERROR: why it is no question; or NULL */
    struct since since; /* struct question; set by who asks */
    guint same_id;      /* an earlier line of the same id; 0: none */
};
typedef struct batch_question batch_question_t;

struct batch_question *batch_question_new(guint line);
void batch_question_free(struct batch_question *question);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(batch_question_t, batch_question_free)

/* Where to say why it is no question; NULL where that is said: the first thing
 * that is wrong counts. */
GError **batch_question_error(struct batch_question *question);

/* ---- Columns --------------------------------------------------------------

   id, query (or requête), title, and the fields of filter_field.h, in any
   case, accents aside.  A column whose name begins with # is passed over, and
   so is one without a name, as long as its cells are empty. */

enum batch_role {
    BATCH_ID,
    BATCH_QUERY,
    BATCH_TITLE,
    BATCH_FILTER,
    BATCH_PASSED_OVER,
    BATCH_NAMELESS,
};

struct batch_column {
    enum batch_role role;
    enum filter_field field; /* BATCH_FILTER */
};

/* The column of that name (bytes).  Errors: SYNTAX_ERROR_HEAD, with the
 * nearest name that there is. */
bool batch_column_find(const char *name, struct batch_column *column,
                       GError **error);
const char *batch_column_name(const struct batch_column *column);

/* Takes what a cell (bytes) says.  Errors: SYNTAX_ERROR. */
bool batch_question_take(struct batch_question *question,
                         const struct batch_column *column, const char *cell,
                         GError **error);

/* After the last cell: the id, where none was given. */
void batch_question_end(struct batch_question *question);

G_END_DECLS

#endif
