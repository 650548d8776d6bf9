/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sharings.h - the lists of what documents share (shim/sharing.h) while they
 * change: read once, written once.
 *
 * Each change is of two documents, and changes both lists.  Lists are kept in
 * memory until they are written.
 */
#ifndef INDEXER_SHARINGS_H
#define INDEXER_SHARINGS_H

#include "shim/sharing.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

/* Entries of all lists that are kept: 40 MB. */
#define SHARINGS_KEPT 200000

struct sharings;
typedef struct sharings sharings_t;

/* Borrows the writer, which outlives it. */
struct sharings *sharings_new(struct shim_writer *writer);
void sharings_free(struct sharings *sharings);

/* A document comes: its list is empty, whatever the index says. */
void sharings_begin(struct sharings *sharings, const char *id);
/* It shares nothing with any other. */
bool sharings_clear(struct sharings *sharings, const char *id, GError **error);
/* It shares that (struct sharing_stretch) with the other one. */
bool sharings_set(struct sharings *sharings, const char *id, const char *other,
                  const GArray *stretches, GError **error);
bool sharings_write(struct sharings *sharings, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sharings_t, sharings_free)

#endif
