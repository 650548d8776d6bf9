/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * docx.h - the XML of a Word document (OOXML), to pages of text.
 *
 * Left out: what was deleted or moved away while changes were tracked, hidden
 * text, comments, and what stands for a drawing where the drawing itself is
 * not understood (it says the same once more).  A page ends where the file says
 * that one did when Word last showed it, and where a break was set: in a line,
 * by a paragraph or by a section; a file that says none of it is one page.
 * Headers stand before the first page, footers behind the last one, once.
 */
#ifndef INDEXER_DOCX_H
#define INDEXER_DOCX_H

#include <glib.h>

/* The parts of a document, or NULL; the lists have GBytes *, in order. */
struct docx_parts {
    GBytes *document;
    GBytes *footnotes, *endnotes;
    GPtrArray *headers, *footers;
};

/* parts->document is given.  Elements: char *, clean (plain.h); one at least.
 * Errors: G_IO_ERROR_INVALID_DATA. */
GPtrArray *docx_pages(const struct docx_parts *parts, GError **error);

#endif
