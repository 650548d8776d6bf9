/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch.h - lines of a file to questions.
 *
 * A file is CSV (cells divided by , or ;), TSV or JSON lines: what its name
 * ends with says which, else its first line.  That is JSON if it begins with
 * {, and CSV if it names the columns of one; anything else is TSV, of which
 * any list of queries is one.  batch_row.h and batch_json.h tell what a line
 * is.  UTF-16, and an array of JSON whose file does not say that it is another
 * thing, would be lists of nonsense: they are refused as a whole.
 *
 * Lines end in \n or \r\n; those without anything but blanks and delimiters
 * are passed over, and so is a byte order mark at the start.  Every other line
 * is a question, or tells why it is none.
 */
#ifndef QUERY_BATCH_H
#define QUERY_BATCH_H

#include "query/batch_question.h"

G_BEGIN_DECLS

/* Far above any question; of a longer line nothing but its number is kept. */
#define BATCH_LINE_MAX ((gsize) 1024 * 1024)

enum batch_format {
    BATCH_ANY, /* as the file says */
    BATCH_CSV,
    BATCH_TSV,
    BATCH_JSONL,
};

/* "csv", "tsv", "jsonl".  False: no such name. */
bool batch_format_find(const char *name, enum batch_format *format);

struct batch;
typedef struct batch batch_t;

/* path: a file's name, or "-" for stdin, which is read as far as the first
 * line that is not empty.  Errors: G_FILE_ERROR, SYNTAX_ERROR_HEAD. */
struct batch *batch_open(const char *path, enum batch_format format,
                         GError **error);
void batch_free(struct batch *batch);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(batch_t, batch_free)

/* False: *error is a G_FILE_ERROR.  *question, yours, is NULL at the end. */
bool batch_next(struct batch *batch, struct batch_question **question,
                GError **error);

/* Questions in a file, which is read for it; 0: it cannot be, or not again. */
guint batch_count(const char *path, enum batch_format format);

/* The line read last, from 1. */
guint batch_line(const struct batch *batch);

/* How far it is read: behind the line of the last question. */
struct batch_position {
    guint line;
    guint64 len;     /* bytes */
    char sha256[65]; /* of these bytes, hex */
};
void batch_tell(struct batch *batch, struct batch_position *position);

G_END_DECLS

#endif
