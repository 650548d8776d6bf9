/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * doctype.h - the types of public documents, one name each.
 *
 * The indexer stores the name; who asks may type it without accents, in the
 * plural, or by another name it has: "pv", "délib", "comptes-rendus".  Pure.
 */
#ifndef SHIM_DOCTYPE_H
#define SHIM_DOCTYPE_H

#include <glib.h>

G_BEGIN_DECLS

/* The name of the type that text names, "procès-verbal", or NULL.  The name's
 * address is that of doctype_names(). */
const char *doctype_find(const char *text);

/* All names, NULL-terminated. */
const char *const *doctype_names(void);

G_END_DECLS

#endif
