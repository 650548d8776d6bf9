/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sketches.h - the sketches of the documents of an index (schema.h, K<id>):
 * those used last are kept in memory.
 */
#ifndef INDEXER_SKETCHES_H
#define INDEXER_SKETCHES_H

#include "indexer/sketch.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

/* Shingles of all that is kept: some 40 MB with their marks. */
#define SKETCHES_KEPT 500000

struct sketches;
typedef struct sketches sketches_t;

/* Borrows the writer, which outlives it. */
struct sketches *sketches_new(struct shim_writer *writer);
void sketches_free(struct sketches *sketches);

/* Takes the sketch over; one without shingles is none. */
bool sketches_put(struct sketches *sketches, const char *id,
                  struct sketch *sketch, GError **error);
/* *sketch, NULL where there is none, is borrowed until the next call. */
bool sketches_get(struct sketches *sketches, const char *id,
                  struct sketch **sketch, GError **error);
bool sketches_remove(struct sketches *sketches, const char *id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sketches_t, sketches_free)

#endif
