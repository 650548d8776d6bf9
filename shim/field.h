/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * field.h - facts of a document as terms and values: what the indexer writes
 * on its passages, and what a filter asks for.
 *
 * A value has one key, which a filter that names the value asks for, and may
 * be found by more general ones: a matière "8.4" by "8", a SIRET by the SIREN
 * that it begins with, an address by its host and the domain above.  Keys are
 * valid UTF-8 without capitals (schema.h), prefixes those of schema.h.  Pure.
 */
#ifndef SHIM_FIELD_H
#define SHIM_FIELD_H

#include "shim/fact.h"

G_BEGIN_DECLS

/* The prefix of the terms of such facts; NULL for those that have none. */
const char *field_prefix(enum fact_kind kind);

/* The key of a value that was stored or typed; NULL where nothing is left of
 * it; yours. */
char *field_key(enum fact_kind kind, const char *value);

/* All keys that a stored value is found by, each once, its own first; eight at
 * most.
 * Elements: char *, freed by the array. */
GPtrArray *field_keys(enum fact_kind kind, const char *value);

/* A date "2018-06-07" as the number 20180607, 0 for what is none: the value
 * of SCHEMA_SLOT_DATE. */
guint field_date(const char *date);

/* The key of a file's name: a base name, bytes, in small letters without
 * accents; bytes that are no UTF-8 as U+FFFD.  Never empty; yours. */
char *field_name_key(const char *name);
/* Its extension likewise: "pdf"; NULL where it has none. */
char *field_extension_key(const char *name);

G_END_DECLS

#endif
