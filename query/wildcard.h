/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wildcard.h - whether a name is of a pattern.
 *
 * Pure.  * stands for any characters, ? for one.  The time is that of pattern
 * times name at most: only the last * is ever tried again.
 */
#ifndef QUERY_WILDCARD_H
#define QUERY_WILDCARD_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Of name[0, len); both are valid UTF-8. */
bool wildcard_matches(const char *pattern, const char *name, gsize len);

G_END_DECLS

#endif
