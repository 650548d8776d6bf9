/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * head.h - what the first bytes of a file tell, whoever looks at them: the
 * indexer, or the worker at what it found in gzip.
 *
 * All take HEAD_LEN bytes, or as many as there are.
 */
#ifndef INDEXER_HEAD_H
#define INDEXER_HEAD_H

#include "indexer/kind.h"

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

/* What it is, whoever made it; is_text: nothing but that, if nothing else.
 *
 * An archive is told first, since its first member may well be a PDF within
 * reach; then PDF, whatever lies before its marker.  HTML is what begins with
 * one of its tags, or has "<html" or the like first in a line. */
enum file_kind head_kind(const char *head, gsize len, bool is_text);

bool head_is_tar(const char *head, gsize len);
bool head_is_ole(const char *head, gsize len);
bool head_is_rtf(const char *head, gsize len);

/* Whether the marker stands where PDF readers look for it: in the first 2 kB,
 * as measured on real files.  A text may speak of it: there it counts only
 * first in its line, or where an object follows. */
bool head_is_pdf(const char *head, gsize len, bool is_text);

#endif
