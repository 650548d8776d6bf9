/* SPDX-License-Identifier: GPL-3.0-or-later */
/* likeness.c - which stretches of two documents are copies of one another. */
#include "indexer/likeness.h"

#include "indexer/alignment.h"
#include "indexer/conflict.h"

#include <stdbool.h>
#include <string.h>

/* Of the shingles of a copy, so many in ten are shared at least. */
enum { SHARED_IN_TEN = 4 };

/* ---- Pieces ---------------------------------------------------------------
 */

/* Anchors [first, end) of a strand. */
struct piece {
    guint first, end;
};

static guint32 first_word(const struct strand *strand,
                          const struct piece *piece, guint side)
{
    return strand_shingle(strand, piece->first, side)->word;
}

static guint32 end_word(const struct strand *strand, const struct piece *piece,
                        guint side)
{
    return strand_shingle(strand, piece->end - 1, side)->word +
           SKETCH_SHINGLE_WORDS;
}

static guint32 n_words(const struct strand *strand, const struct piece *piece)
{
    return MIN(end_word(strand, piece, 0) - first_word(strand, piece, 0),
               end_word(strand, piece, 1) - first_word(strand, piece, 1));
}

static bool is_dense(const struct strand *strand, const struct piece *piece)
{
    for (guint side = 0; side < 2; side++) {
        const struct sketch *sketch = strand->sketches[side];
        const guint n =
            sketch_shingle_at(sketch, end_word(strand, piece, side)) -
            sketch_shingle_at(sketch, first_word(strand, piece, side));
        if ((piece->end - piece->first) * 10 < n * SHARED_IN_TEN)
            return false;
    }
    return true;
}

/* Hashes of the strong marks of a piece. */
static GHashTable *strong_marks(const struct strand *strand,
                                const struct piece *piece, guint side)
{
    GHashTable *hashes = g_hash_table_new(NULL, NULL);
    const struct sketch *sketch = strand->sketches[side];
    const guint end = sketch_mark_at(sketch, end_word(strand, piece, side));
    for (guint i = sketch_mark_at(sketch, first_word(strand, piece, side));
         i < end; i++) {
        const struct sketch_mark *mark =
            &g_array_index(sketch->marks, struct sketch_mark, i);
        if (mark->is_strong)
            g_hash_table_add(hashes, GUINT_TO_POINTER(mark->hash + 1));
    }
    return hashes;
}

static guint n_strong(const struct strand *strand, const struct piece *piece)
{
    g_autoptr(GHashTable) here = strong_marks(strand, piece, 0);
    g_autoptr(GHashTable) there = strong_marks(strand, piece, 1);
    GHashTableIter hashes;
    gpointer hash;
    guint n = 0;
    g_hash_table_iter_init(&hashes, here);
    while (g_hash_table_iter_next(&hashes, &hash, NULL))
        n += g_hash_table_contains(there, hash);
    return n;
}

static bool is_long(const struct strand *strand, guint32 words)
{
    const guint32 whole =
        MIN(strand->sketches[0]->n_words, strand->sketches[1]->n_words);
    return words >= LIKENESS_WORDS ||
           (guint64) words * 5 >= (guint64) whole * 4;
}

static bool stands_alone(const struct strand *strand, const struct piece *piece)
{
    return is_long(strand, n_words(strand, piece)) &&
           n_strong(strand, piece) >= LIKENESS_STRONG;
}

/* The pieces between conflicts that are copies. */
static GArray *cut_at_conflicts(const struct strand *strand)
{
    GArray *pieces = g_array_new(FALSE, FALSE, sizeof(struct piece));
    g_autoptr(GArray) places = g_array_new(FALSE, FALSE, sizeof(struct place));
    const guint n_conflicts = conflict_find(strand, places);
    struct piece piece = {0, 0};
    guint32 words = 0;
    for (guint i = 0; i <= places->len; i++) {
        const struct place *place =
            i < places->len ? &g_array_index(places, struct place, i) : NULL;
        if (place && place->is_forgiven)
            continue;
        piece.end = place ? place->before : strand->anchors->len;
        if (piece.end > piece.first && is_dense(strand, &piece) &&
            (n_conflicts <= 1 || stands_alone(strand, &piece))) {
            words += n_words(strand, &piece);
            g_array_append_val(pieces, piece);
        }
        piece.first = place ? place->behind : 0;
    }
    if (!is_long(strand, words))
        g_array_set_size(pieces, 0);
    return pieces;
}

/* ---- Stretches ------------------------------------------------------------
 */

/* Between an anchor and the one before it. */
static bool is_hole(const struct strand *strand, guint anchor)
{
    guint32 gaps[2];
    bool is_sampled = false;
    for (guint side = 0; side < 2; side++) {
        const struct sketch_shingle *at = strand_shingle(strand, anchor, side);
        const struct sketch_shingle *before =
            strand_shingle(strand, anchor - 1, side);
        gaps[side] = at->word - before->word;
        is_sampled = is_sampled || at - before > 1;
    }
    /* Where nothing was sampled, nothing says that it differs. */
    return MAX(gaps[0], gaps[1]) > LIKENESS_HOLE &&
           (is_sampled || gaps[0] != gaps[1]);
}

/* A copy that begins with a document's first shingle, or ends with its last
 * one, has all of the document there. */
static struct likeness stretch_of(const struct strand *strand,
                                  const struct piece *piece)
{
    struct likeness copy;
    bool is_first = true, is_last = true;
    for (guint side = 0; side < 2; side++) {
        const struct sketch *sketch = strand->sketches[side];
        copy.start[side] = strand_shingle(strand, piece->first, side)->start;
        copy.end[side] = strand_shingle(strand, piece->end - 1, side)->end;
        is_first =
            is_first &&
            sketch_shingle_at(sketch, first_word(strand, piece, side)) == 0;
        is_last = is_last &&
                  sketch_shingle_at(sketch, end_word(strand, piece, side)) ==
                      sketch->shingles->len;
    }
    for (guint side = 0; side < 2; side++) {
        if (is_first)
            copy.start[side] = 0;
        if (is_last)
            copy.end[side] = strand->sketches[side]->stream_len;
    }
    return copy;
}

static void add_stretches(const struct strand *strand,
                          const struct piece *piece, GArray *copies)
{
    struct piece part = {piece->first, piece->first};
    for (guint i = piece->first + 1; i <= piece->end; i++) {
        if (i < piece->end && !is_hole(strand, i))
            continue;
        part.end = i;
        if (part.end - part.first >= ALIGNMENT_RUN_ANCHORS) {
            const struct likeness copy = stretch_of(strand, &part);
            g_array_append_val(copies, copy);
        }
        part.first = i;
    }
}

/* ---- Two documents --------------------------------------------------------
 */

static int compare(const GArray *a, const GArray *b)
{
    if (a->len != b->len)
        return a->len < b->len ? -1 : 1;
    return a->len == 0 ? 0
                       : memcmp(a->data, b->data,
                                (gsize) a->len *
                                    g_array_get_element_size((GArray *) a));
}

/* Which one goes first, so that both ways give the same. */
static bool is_before(const struct sketch *a, const struct sketch *b)
{
    return compare(a->shingles, b->shingles) <= 0;
}

static int by_start(gconstpointer left, gconstpointer right)
{
    const struct likeness *x = left, *y = right;
    for (guint side = 0; side < 2; side++) {
        if (x->start[side] != y->start[side])
            return x->start[side] < y->start[side] ? -1 : 1;
        if (x->end[side] != y->end[side])
            return x->end[side] < y->end[side] ? -1 : 1;
    }
    return 0;
}

static void turn(struct likeness *copy)
{
    *copy = (struct likeness){{copy->start[1], copy->start[0]},
                              {copy->end[1], copy->end[0]}};
}

void likeness_find(struct sketch *a, struct sketch *b, GArray *copies)
{
    const bool in_order = is_before(a, b);
    struct sketch *first = in_order ? a : b, *second = in_order ? b : a;
    g_autoptr(GPtrArray) strands = alignment_find(first, second);
    g_array_set_size(copies, 0);
    for (guint i = 0; i < strands->len; i++) {
        const struct strand strand = {{first, second},
                                      g_ptr_array_index(strands, i)};
        g_autoptr(GArray) pieces = cut_at_conflicts(&strand);
        for (guint j = 0; j < pieces->len; j++)
            add_stretches(&strand, &g_array_index(pieces, struct piece, j),
                          copies);
    }
    for (guint i = 0; i < copies->len && !in_order; i++)
        turn(&g_array_index(copies, struct likeness, i));
    g_array_sort(copies, by_start);
}
