/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * invisible.h - characters of a query that are not seen.
 *
 * Pure.
 */
#ifndef QUERY_INVISIBLE_H
#define QUERY_INVISIBLE_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* A character that steers and is not seen: soft hyphens, widths of zero,
 * directions.  Words are read without them. */
bool invisible_is(gunichar c);

G_END_DECLS

#endif
