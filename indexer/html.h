/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * html.h - a page of HTML or XHTML to text, in the order of the file.
 *
 * Scripts, styles, templates, what stands for scripts that do not run, and
 * what is marked as hidden are left out; menus are not, since nothing tells
 * them from text.  The encoding is that of a byte order mark; else UTF-8
 * where the bytes are, whatever the page says of itself (other text is next to
 * never valid UTF-8); else the one the page names, if it is one that was used
 * in France; else Windows-1252.  Nothing but the file is looked at.
 */
#ifndef INDEXER_HTML_H
#define INDEXER_HTML_H

#include "indexer/extract.h"

#include <glib.h>
#include <stdbool.h>

/* What a page may name as its encoding, and iconv is asked for; NULL at the
 * end. */
extern const char *const html_charsets[];

/* The text, clean (plain.h), a page long; *title: or NULL.  NULL: tags that
 * no real page has. */
char *html_text(const char *p, gsize len, char **title, GError **error);

/* Gives the page to sink; fd stays open.  *title is set where it succeeds. */
bool html_extract(int fd, const struct extract_sink *sink, char **title,
                  GError **error);

#endif
