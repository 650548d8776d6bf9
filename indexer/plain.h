/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * plain.h - text files to pages, and bytes of any origin to clean text.
 *
 * A form feed ends a page; the last page needs none.  The encoding is UTF-8
 * or, by its byte order mark, UTF-16; what is neither is Windows-1252, as
 * files that say nothing of themselves are in France.
 */
#ifndef INDEXER_PLAIN_H
#define INDEXER_PLAIN_H

#include "indexer/extract.h"

#include <glib.h>
#include <stdbool.h>

/* The len bytes at p as valid UTF-8 (what is not becomes U+FFFD), without
 * control characters but newline and tab: CR LF, CR and form feed become
 * newlines, the others go. */
char *plain_clean(const char *p, gsize len);

/* The same in one line of at most max_len bytes, blanks trimmed; NULL: nothing
 * is left.  For titles, labels and reasons. */
char *plain_clean_line(const char *text, gsize max_len);

/* Decodes a whole file; the form feeds are kept.  An error where it says it
 * is UTF-16 and is not. */
char *plain_decode(const char *p, gsize len, gsize *out_len, GError **error);

/* The whole file, which must not have more than max_len bytes. */
GByteArray *plain_load(int fd, gsize max_len, GError **error);

/* Gives the text to sink as a page of its own, clean. */
bool plain_page(const char *p, gsize len, const struct extract_sink *sink,
                GError **error);

/* Gives the pages of the text file fd to sink; fd stays open. */
bool plain_extract(int fd, const struct extract_sink *sink, GError **error);

#endif
