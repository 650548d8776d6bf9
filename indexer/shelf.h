/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shelf.h - the tables that an index keeps (tables.h), between one run and the
 * next.
 *
 * A table that comes, changes or goes tells something else of documents that
 * stay as they are: all of them must be told.  Until then the index says so
 * (schema.h, vigie-tables), also where the run was killed meanwhile; what is
 * stored is the state that all documents have been told of.
 *
 * The ledger has each table as a file (LEDGER_TABLE); a stored table without
 * such an entry is none any more.
 */
#ifndef INDEXER_SHELF_H
#define INDEXER_SHELF_H

#include "indexer/tables.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

struct shelf;
typedef struct shelf shelf_t;

/* Reads what is stored; writer is borrowed. */
struct shelf *shelf_new(struct shim_writer *writer, GError **error);
void shelf_free(struct shelf *shelf);

struct tables *shelf_tables(struct shelf *shelf);

/* Takes the table over.  From now on the documents are told of it. */
bool shelf_put(struct shelf *shelf, struct table *table, GError **error);
bool shelf_remove(struct shelf *shelf, const char *path, GError **error);

/* Whether documents may have been told something else, or nothing. */
bool shelf_is_changed(const struct shelf *shelf);
/* All documents have been told: what has changed is stored. */
bool shelf_settle(struct shelf *shelf, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(shelf_t, shelf_free)

#endif
