/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sink.h - where answers go: the standard output, or a file that is always
 * whole.
 *
 * What is on its way to FILE stands in FILE.part, and takes its name at the
 * end.  One run at a time: FILE.part is locked.
 */
#ifndef QUERY_SINK_H
#define QUERY_SINK_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct sink;
typedef struct sink sink_t;

/* path NULL: the standard output.  FILE.part is kept as it is, and goes on from
 * its beginning until sink_resume() says other.  All errors here are
 * G_FILE_ERROR. */
struct sink *sink_open(const char *path, GError **error);
/* What was written stays in FILE.part, unless sink_finish() was called. */
void sink_free(struct sink *sink);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sink_t, sink_free)

/* The name of the journal of FILE.part, or NULL; the sink's own. */
const char *sink_journal(const struct sink *sink);

/* Whether another run left something in FILE.part. */
bool sink_has_part(const struct sink *sink);
/* Before anything is written: goes on behind the first len bytes, and forgets
 * what follows them.  False: there are fewer. */
bool sink_resume(struct sink *sink, guint64 len, GError **error);

bool sink_write(struct sink *sink, const char *p, gsize len, GError **error);
/* Bytes that it has. */
guint64 sink_len(const struct sink *sink);
/* A file's bytes are on the disk then. */
bool sink_sync(struct sink *sink, GError **error);
/* All is written: FILE.part becomes FILE, and its journal goes. */
bool sink_finish(struct sink *sink, GError **error);

G_END_DECLS

#endif
