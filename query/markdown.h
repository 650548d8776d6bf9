/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * markdown.h - texts in Markdown (CommonMark, and the tables of GitHub's),
 * which hold nothing but themselves.
 *
 * CommonMark takes a backslash before any punctuation of ASCII for that
 * character, so every one that could begin something has one.
 *
 * Pure.
 */
#ifndef QUERY_MARKDOWN_H
#define QUERY_MARKDOWN_H

#include <glib.h>

G_BEGIN_DECLS

/* On one line, without control characters (print_clean_page), no character of
 * which is taken for markup, wherever it stands. */
void markdown_append(GString *out, const char *text, gsize len);

/* A link; what of the address may not stand in one does as %HH. */
void markdown_append_link(GString *out, const char *text, const char *uri);

G_END_DECLS

#endif
