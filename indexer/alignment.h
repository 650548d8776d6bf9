/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * alignment.h - where two documents go along together.
 *
 * An ANCHOR is a shingle that both hold.  Anchors that follow one another at
 * the same pace in both are a RUN; runs that follow one another in both, with
 * a stretch between that may have changed, are a STRAND: what is judged as one
 * (likeness.h).  Two documents may have several strands, in any order.
 *
 * Found as programs find where two genomes are alike: exact seeds, joined
 * along the diagonal, then chained (Needleman and Wunsch would take the
 * product of both lengths).  Deterministic; not symmetric, since where seeds
 * compete the first ones win.
 */
#ifndef INDEXER_ALIGNMENT_H
#define INDEXER_ALIGNMENT_H

#include "indexer/sketch.h"

#include <glib.h>

/* Words from one anchor of a run to the next, at most: with one in 16 sampled
 * and a quarter lost to OCR, one gap in 10,000 is longer than this... */
#define ALIGNMENT_RUN_GAP 200
/* ...and how far their distances in the two may differ: some lines more. */
#define ALIGNMENT_DRIFT 30
/* Words between two runs of a strand, at most: a changed article. */
#define ALIGNMENT_STRAND_GAP 400
/* Anchors of a run, at least: two are a phrase and chance. */
#define ALIGNMENT_RUN_ANCHORS 3

/* A shingle, as it stands in either. */
struct anchor {
    const struct sketch_shingle *a, *b;
};

/* The strands, each a GArray of struct anchor that grow in both; the array
 * frees them.  Borrows from both sketches. */
GPtrArray *alignment_find(struct sketch *a, struct sketch *b);

#endif
