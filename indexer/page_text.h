/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * page_text.h - the text of a PDF's page, as readers see it.
 *
 * What lies outside of the crop box, or in a layer that is switched off, is
 * not shown and not read.  What lies on the page is: the values of forms,
 * stamps, text boxes, watermarks, where they are shown and by what is shown of
 * them.  Poppler gives their text only where it draws the page, which loads
 * the document's form as well; that can take long, crash, or never end, so
 * that they can be left out.
 *
 * In reading order (columns.h), each cell of a table on a line of its own.
 */
#ifndef INDEXER_PAGE_TEXT_H
#define INDEXER_PAGE_TEXT_H

#include <glib.h>
#include <stdbool.h>

typedef struct _PopplerPage PopplerPage; /* as <poppler.h> has it */

/* With whatever characters the fonts give, control characters among them.
 * places (struct place, placed.h), unless NULL: where each visible letter
 * stands, in points; none where poppler does not tell.  To be asked before
 * anything else is done with the page. */
char *page_text(PopplerPage *page, bool with_annotations, GArray *places);

#endif
