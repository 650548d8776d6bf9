/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * citation.h - a page of a document as one cites it.
 *
 *   Ville de Nice, convention « Safe City », 2018-06-07, p. 34
 *   Commune de Marguerittes, délibération n° 2020-015, 2020-02-12, p. 1
 *   CCTP de l'observatoire, p. iv (page 4 du PDF)
 *   lettre.odt, p. 2-3
 *
 * Whose it is, what it is, of which day, which page: what is not known is left
 * out.  A title stands alone where it begins with the type's own word, and a
 * file's name where nothing else tells the document.  Pure.
 */
#ifndef QUERY_CITATION_H
#define QUERY_CITATION_H

#include "shim/fact.h"

G_BEGIN_DECLS

/* Characters of a title in a citation: a line and a half. */
#define CITATION_TITLE_MAX 120

struct citation {
    const GArray *facts;  /* struct fact */
    const char *name;     /* of the file, as it is shown */
    guint page, page_end; /* physical, from 1: the first and the last */
    /* As printed on them; the page's number if nothing is. */
    const char *label, *label_end;
};

/* What the document is called: what a table says it is about, the title that
 * it gives itself, or what its first page says it is about.  NULL: nothing
 * does.  Borrowed. */
const char *citation_title(const GArray *facts);

/* The text, less what is over CITATION_TITLE_MAX of its words; yours. */
char *citation_short(const char *title);

/* One line; yours. */
char *citation_text(const struct citation *citation);

G_END_DECLS

#endif
