/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * page_image.h - a hit's page as a picture, what was found on it marked.
 *
 * vigie-extract draws it, in its sandbox: it gets the open document, and each
 * mark as it stands in the page's text.  What it says is no more trusted than
 * the document.
 */
#ifndef QUERY_PAGE_IMAGE_H
#define QUERY_PAGE_IMAGE_H

#include "query/hit.h"
#include "query/holdings.h"

G_BEGIN_DECLS

/* vigie-extract ends itself after 90 s of processor time; this is for a
 * machine that is busy with other things, and for one that does not. */
#define PAGE_IMAGE_DEADLINE_MS 300000
/* Bytes: its largest picture, were it noise. */
#define PAGE_IMAGE_LEN_MAX (64 << 20)

/* Adds the picture to png, and to remarks (char *) what there is to know of
 * it, a line each.  Errors: G_IO_ERROR, what it is about before the reason;
 * of holdings_record(). */
bool page_image_draw(struct holdings *holdings, const struct hit *hit,
                     GByteArray *png, GPtrArray *remarks, GError **error);

G_END_DECLS

#endif
