/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * head.h - what the first bytes of a file tell, whoever looks at them: the
 * indexer, or the worker at what it found in gzip.
 *
 * All take HEAD_LEN bytes, or as many as there are.
 */
#ifndef INDEXER_HEAD_H
#define INDEXER_HEAD_H

#include <glib.h>
#include <stdbool.h>

/* Enough to tell text from binary and to know every format we meet; little
 * enough to keep hostile files from libmagic's deeper parsers. */
enum { HEAD_LEN = 8192 };

/* *len: how many there were.  Errors: G_IO_ERROR. */
bool head_read(int fd, char head[HEAD_LEN], gsize *len, GError **error);

/* Nothing but text and what little may stray into it: one NUL, one control
 * character in a hundred bytes.  UTF-16 is told by its mark. */
bool head_is_text(const char *head, gsize len);

/* An archive, whose first member may well be a PDF within reach. */
bool head_is_tar(const char *head, gsize len);

/* Whether the marker stands where PDF readers look for it: in the first 2 kB,
 * as measured on real files.  A text may speak of it: there it counts only
 * first in its line, or where an object follows. */
bool head_is_pdf(const char *head, gsize len, bool is_text);

#endif
