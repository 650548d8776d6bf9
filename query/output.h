/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * output.h - where answers go: the standard output, or a file that is always
 * whole.
 *
 * What is on its way to FILE stands in FILE.part, and takes its name at the
 * end.  One run at a time: FILE.part is locked.
 */
#ifndef QUERY_OUTPUT_H
#define QUERY_OUTPUT_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct output;
typedef struct output output_t;

/* path NULL: the standard output.  FILE.part is kept as it is, and goes on from
 * its beginning until output_resume() says other.  All errors here are
 * G_FILE_ERROR. */
struct output *output_open(const char *path, GError **error);
/* What was written stays in FILE.part, unless output_finish() was called. */
void output_free(struct output *output);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(output_t, output_free)

/* The name of the journal of FILE.part, or NULL; the output's own. */
const char *output_journal(const struct output *output);

/* Before anything is written: goes on behind the first len bytes, and forgets
 * what follows them.  False: there are fewer. */
bool output_resume(struct output *output, guint64 len, GError **error);

bool output_write(struct output *output, const char *p, gsize len,
                  GError **error);
/* Bytes that it has. */
guint64 output_len(const struct output *output);
/* A file's bytes are on the disk then. */
bool output_sync(struct output *output, GError **error);
/* All is written: FILE.part becomes FILE, and its journal goes. */
bool output_finish(struct output *output, GError **error);

G_END_DECLS

#endif
