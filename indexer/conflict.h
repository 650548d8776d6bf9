/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * conflict.h - where two documents that go along together are about different
 * things.
 *
 * Between two anchors of a strand (alignment.h), and up to CONFLICT_MARGIN
 * words before the first and behind the last, the marks of both sides are
 * compared.  There the strand CONFLICTS by those strong marks of one side that
 * the other side has nowhere near in the strand; of the two sides' numbers the
 * smaller one counts.  So what one side has alone is no conflict: a stamp, a
 * date filled in later; nor is what stands near: a table read by columns, a
 * name that was misread here. Conflicts that are near are one PLACE.
 *
 * OCR misreads marks as it misreads other words.  How many, is told by the
 * shingles without marks that are missing on the other side; so many light
 * conflicts are FORGIVEN, but none with marks that stand several times in the
 * strand, on both sides: noise does not change a name wherever it stands.
 *
 * Pure.
 */
#ifndef INDEXER_CONFLICT_H
#define INDEXER_CONFLICT_H

#include "indexer/alignment.h"
#include "indexer/sketch.h"

#include <glib.h>
#include <stdbool.h>

/* Words: what a signature or the heading of a convention has. */
#define CONFLICT_MARGIN 60
/* Words from one conflict to the next of a place, and of a place in all: a
 * changed paragraph. */
#define CONFLICT_PLACE_GAP 60
#define CONFLICT_PLACE_WORDS 120
/* Marks of a conflict that may be noise; how many times as often as another
 * word a mark is misread (one digit is enough); shingles that tell of noise. */
#define CONFLICT_LIGHT 1
#define CONFLICT_NOISE 3
#define CONFLICT_NOISE_SHINGLES 10
/* Words between two anchors, beyond which more than noise lies between. */
#define CONFLICT_NOISE_WORDS 64

/* Words around a gap, in which a mark stands that is read in another order. */
#define CONFLICT_NEAR_WORDS 300

struct strand {
    const struct sketch *sketches[2];
    const GArray *anchors; /* struct anchor, at least one */
};

struct place {
    guint before, behind; /* anchors [before, behind) lie in it; 0 and all of
                             them: margins */
    guint32 start, end;   /* words of side 0 */
    guint n;              /* marks */
    bool is_firm;         /* on both sides a mark that stands there several
                             times, which noise would not make */
    bool is_forgiven;
};

/* The words at which an anchor begins. */
static inline const struct sketch_shingle *
strand_shingle(const struct strand *strand, guint anchor, guint side)
{
    const struct anchor *at =
        &g_array_index(strand->anchors, struct anchor, anchor);
    return side == 0 ? at->a : at->b;
}

/* Empties places (struct place) and fills it, in order; gives how many are
 * not forgiven. */
guint conflict_find(const struct strand *strand, GArray *places);

#endif
