/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sources.h - what a sources list says of files: where each came from.
 *
 * A line a file: its path, a tab, the address that it was fetched from, a tab,
 * and when: a day, or a day and a time ("2026-11-22", "2026-11-22T10:15:00Z");
 * what follows another tab is passed over.  The first line may name the
 * columns: "path", "url", "fetched".  Nothing is quoted; a path is bytes, but
 * for tab and newline.  scripts/fetch-corpus writes such lists.
 *
 * Pure.
 */
#ifndef INDEXER_SOURCES_H
#define INDEXER_SOURCES_H

#include "indexer/defects.h"

#include <glib.h>
#include <stdbool.h>

struct sources_row {
    const char *path;    /* bytes, as the list has it */
    const char *url;     /* UTF-8 on one line */
    const char *fetched; /* or NULL */
    guint line;          /* from 1 */
};

struct sources {
    GArray *rows; /* struct sources_row, those that are used */
    guint n_rows; /* that the list has, names of columns not counted */
    defects_t *defects;
    GStringChunk *chunk;
};
typedef struct sources sources_t;

/* Whether these bytes, the first of a file, name the columns. */
bool sources_is_head(const char *p, gsize len);

/* Any bytes make a list, maybe of nothing but defects. */
struct sources *sources_read(const char *p, gsize len);
void sources_free(struct sources *sources);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sources_t, sources_free)

#endif
