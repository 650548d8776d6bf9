/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * quote.h - quotation marks of a query, in pairs: "...", “...”, „...“, «...».
 *
 * Pure.
 */
#ifndef QUERY_QUOTE_H
#define QUERY_QUOTE_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* A " that is no quotation mark is written as what it is then. */
#define QUOTE_DOUBLE_PRIME 0x2033

/* The marks that close what this one opens; NULL: it opens nothing. */
const char *quote_closing(gunichar opening);
/* Where the first of the marks stands, or NULL. */
const char *quote_find(const char *text, const char *marks);
/* A mark that only closes: ” ». */
bool quote_only_closes(gunichar c);

/* What stands between two marks, on one line: each run of white space one
 * blank, none at the ends, a double prime for each ", nothing that is not
 * seen; yours. */
char *quote_content(const char *start, const char *end);

G_END_DECLS

#endif
