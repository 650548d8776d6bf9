/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * records.h - the records of documents while their paths change: read once,
 * written once.
 *
 * A document may have tens of thousands of paths (a ZIP can hold the same file
 * so often), and each of them changes the whole record.  So changed records
 * are kept, some of them, and written when they are to be durable.
 *
 * Only their heads: no text is attached.
 */
#ifndef INDEXER_RECORDS_H
#define INDEXER_RECORDS_H

#include "shim/record.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

struct records;
typedef struct records records_t;

/* Called with each record that has changed, before it is written; may change it
 * more. */
typedef bool records_settle(void *context, struct record *record,
                            GError **error);

/* writer and context are borrowed. */
struct records *records_new(struct shim_writer *writer, records_settle *settle,
                            void *context);
void records_free(struct records *records);

bool records_has(struct records *records, const char *id, bool *has,
                 GError **error);
/* The record, which the index must have, to be looked at or changed; borrowed
 * until the next call. */
struct record *records_get(struct records *records, const char *id,
                           GError **error);
/* What was got last has changed. */
void records_changed(struct records *records, const struct record *record);
/* The same for good, yours; what was changed must be written. */
struct record *records_take(struct records *records, const char *id,
                            GError **error);
bool records_remove(struct records *records, const char *id, GError **error);
/* Writes what has changed, and keeps nothing. */
bool records_write(struct records *records, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(records_t, records_free)

#endif
