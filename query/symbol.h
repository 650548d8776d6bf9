/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * symbol.h - characters of a query that belong to no word.
 *
 * Pure.
 */
#ifndef QUERY_SYMBOL_H
#define QUERY_SYMBOL_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* A character that steers and is not seen: soft hyphens, widths of zero,
 * directions.  Words are read without them. */
bool symbol_is_invisible(gunichar c);

/* Whether people expect an effect of what holds no word: "||", "&&", "€",
 * emoji; not of punctuation. */
bool symbol_is_told(const char *text);

G_END_DECLS

#endif
