/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wording.h - what pages, feeds and notes say beside the documents' own words,
 * in French, as their readers are.
 *
 * Numbers are grouped by narrow blanks.  All strings are yours.  Pure.
 */
#ifndef QUERY_WORDING_H
#define QUERY_WORDING_H

#include "query/sheet.h"

G_BEGIN_DECLS

/* "1 234 pages"; none is one, as French has it. */
char *wording_count(gint64 n, const char *one, const char *several);

/* "2 passages dans 1 document", "Aucun passage trouvé". */
char *wording_totals(const struct answer *answer);
/* "Recherche faite dans 25 documents, 312 pages ; 4 pages sans texte n'ont pas
 * pu être lues ; 1 fichier en échec ; 1 index non consulté : a.fr:7000"; whose
 * name, it may be a folder, is not for the public. */
char *wording_coverage(const struct coverage *coverage,
                       const GPtrArray *missing, bool is_public);
/* "page lue par reconnaissance de caractères"...: what is to be known of a hit,
 * or "". */
char *wording_remarks(const struct hit *hit);
/* "aussi dans 3 autres documents", or NULL. */
char *wording_copies(const struct hit *hit);

/* What the answer says of the question, each a sentence (char *): what it may
 * have meant, related words, filters that no document obeys. */
GPtrArray *wording_advice(const struct answer *answer);
/* Of these, what it may have meant, or NULL. */
char *wording_suggestion(const struct suggestion *suggestion);
/* Of these, filters that no document obeys: why nothing is found, whatever else
 * the index holds. */
GPtrArray *wording_unknown(const struct answer *answer);

/* "2 index non consultés". */
char *wording_missing(const GPtrArray *missing);

/* Why a question was not answered: "colonne 3 : on attend un mot après ET",
 * borrowed; in English where an index failed. */
const char *wording_error(const GError *error);

/* "Communes", borrowed. */
const char *wording_facet(enum facet_kind kind);
/* What it counts, a row a value. */
struct sheet *wording_counts(const struct facet *facet);

G_END_DECLS

#endif
