/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * odt.h - the XML of an OpenDocument text, to pages of text.
 *
 * Left out: what was deleted while changes were tracked, comments, and
 * sections that are hidden.  A page ends where the file says that one did when
 * it was last saved (soft page breaks), or where a style begins or ends one
 * with a paragraph or a table; a file that says neither is one page.  Headers
 * stand before the first page, footers behind the last one, once.
 */
#ifndef INDEXER_ODT_H
#define INDEXER_ODT_H

#include <glib.h>

/* content.xml and styles.xml, which may be NULL.  Elements: char *, clean
 * (plain.h); one at least.  Errors: G_IO_ERROR_INVALID_DATA. */
GPtrArray *odt_pages(GBytes *content, GBytes *styles, GError **error);

#endif
