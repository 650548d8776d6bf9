/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tags.h - whether markup may be given to libxml2, which compares each
 * attribute of a tag with each other one: a tag with a million of them would
 * take hours, and be legal.
 */
#ifndef INDEXER_TAGS_H
#define INDEXER_TAGS_H

#include <glib.h>
#include <stdbool.h>

/* False: a tag has more than LIMIT_ATTRIBUTES (limits.h).  is_html: then the
 * insides of scripts and styles are no tags. */
bool tags_check(const char *p, gsize len, bool is_html, GError **error);

#endif
