/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch.h - lines of a file to questions.
 *
 * A line is an id, a tab and a query; a line without a tab is a query that is
 * its own id.  Lines end in \n or \r\n; empty ones are passed over, and so is
 * a byte order mark at the start.
 */
#ifndef QUERY_BATCH_H
#define QUERY_BATCH_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

G_BEGIN_DECLS

#define BATCH_ERROR (batch_error_quark())
GQuark batch_error_quark(void);

enum batch_error {
    BATCH_ERROR_LINE, /* the line is no question; the next one may be */
};

/* Far above any question; of a longer line nothing but its number is kept. */
#define BATCH_LINE_MAX ((gsize) 1024 * 1024)

struct batch {
    char *path;
    FILE *file;
    guint line_number; /* of the last line read, from 1 */
    GString *line;
    const char *id, *query; /* of the last question; bytes, the batch's own */
};
typedef struct batch batch_t;

/* path: a file's name, or "-" for stdin.  Errors: G_FILE_ERROR. */
struct batch *batch_open(const char *path, GError **error);
void batch_free(struct batch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(batch_t, batch_free)

enum batch_next {
    BATCH_QUESTION, /* id and query are set */
    BATCH_BAD_LINE, /* *error is BATCH_ERROR_LINE; id and query are set */
    BATCH_END,
    BATCH_FAILED, /* *error is G_FILE_ERROR */
};

enum batch_next batch_next(struct batch *batch, GError **error);

G_END_DECLS

#endif
