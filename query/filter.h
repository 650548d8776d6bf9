/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * filter.h - a filter of a question to the Xapian query that obeys it.
 *
 *   commune:Nice          the collectivité, "Ville de" aside
 *   type:convention       the type, by any of its names (shim/doctype.h)
 *   date:2018..2020       the date (interval.h)
 *   matiere:8.4           matière, by code, class or name
 *   siret:21060088800015  the collectivité's SIRET, or its SIREN
 *   numero:2020-015       the number of the act
 *   titre:"safe city"     words of title and object in a row, in any
 *                         inflection
 *   page:30..40           passages that stand on one of these pages
 *   nom:*.pdf             a file's base name; * and ? as in a shell; with its
 *                         extension or without
 *   source:nice.fr        where it was published: a host, a domain, or with a
 *                         slash the beginning of an address
 *
 * Capitals, accents and hyphens are no difference (shim/field.h); whatever a
 * value holds, it is compared with values of its own field alone.
 */
#ifndef QUERY_FILTER_H
#define QUERY_FILTER_H

#include "query/expand.h"
#include "query/syntax.h"
#include "shim/shim.h"

G_BEGIN_DECLS

/* Names and addresses that the filters of a question may stand for: each is a
 * term to look up, in every search that the question needs. */
#define FILTER_TERMS_MAX 100000

/* The query that a NODE_FILTER stands for: it weighs nothing; yours.  What it
 * stands for is added to *n_terms, of all filters of the question.  Errors:
 * SYNTAX_ERROR, with its column, for a value that cannot be one or stands for
 * too many; of the reader. */
struct shim_query *filter_query(struct expander *expander,
                                const struct node *filter, guint *n_terms,
                                GError **error);

/* The key of the filter's value, and in *prefix that of the terms it is one
 * of (schema.h); yours.  NULL for what is found by no term of its own: days,
 * pages, words, beginnings and patterns. */
char *filter_key(const struct node *filter, const char **prefix);

G_END_DECLS

#endif
