/* SPDX-License-Identifier: GPL-3.0-or-later */
/* conflict.c - where two documents that go along are about different things. */
#include "indexer/conflict.h"

/* Hashes of marks. */
enum { N_MARKS = 1 << 15 };

/* How often a mark stands on a side, 2 is several: between the first anchor
 * and the last one, and with the margins. */
enum range { WITHIN = 0, WITH_MARGINS = 4 };

/* Both sides' marks, by hash: a number in each of four bits. */
struct marks {
    const struct strand *strand;
    guint8 n[2][N_MARKS];
};

/* Words [start, end) of either side. */
struct gap {
    guint32 start[2], end[2];
};

/* ---- Marks ----------------------------------------------------------------
 */

static guint32 mark_word(const struct sketch *sketch, guint i)
{
    return g_array_index(sketch->marks, struct sketch_mark, i).word;
}

static guint16 mark_hash(const struct sketch *sketch, guint i)
{
    return g_array_index(sketch->marks, struct sketch_mark, i).hash;
}

static bool is_strong(const struct sketch *sketch, guint i)
{
    return g_array_index(sketch->marks, struct sketch_mark, i).is_strong;
}

static guint32 shingle_word(const struct sketch *sketch, guint i)
{
    return g_array_index(sketch->shingles, struct sketch_shingle, i).word;
}

/* ---- Places ---------------------------------------------------------------
 */

/* What stands before an anchor: behind the last one, or of the margin. */
static struct gap gap_before(const struct strand *strand, guint i)
{
    struct gap gap;
    for (guint side = 0; side < 2; side++) {
        const guint32 n_words = strand->sketches[side]->n_words;
        if (i == 0) {
            gap.end[side] = strand_shingle(strand, 0, side)->word;
            gap.start[side] =
                gap.end[side] - MIN(gap.end[side], CONFLICT_MARGIN);
            continue;
        }
        gap.start[side] =
            MIN(n_words, strand_shingle(strand, i - 1, side)->word +
                             SKETCH_SHINGLE_WORDS);
        gap.end[side] =
            i < strand->anchors->len
                ? MAX(gap.start[side], strand_shingle(strand, i, side)->word)
                : MIN(n_words, gap.start[side] + CONFLICT_MARGIN);
    }
    return gap;
}

static guint n_of(const struct marks *marks, guint side, guint16 hash,
                  enum range range)
{
    return marks->n[side][hash] >> range & 0xf;
}

static void note_marks(struct marks *marks, guint side, const guint32 words[2],
                       enum range range)
{
    const struct sketch *sketch = marks->strand->sketches[side];
    const guint last = sketch_mark_at(sketch, words[1]);
    for (guint i = sketch_mark_at(sketch, words[0]); i < last; i++) {
        const guint16 hash = mark_hash(sketch, i);
        if (n_of(marks, side, hash, range) < 2)
            marks->n[side][hash] += 1 << range;
    }
}

static void note_all_marks(struct marks *marks)
{
    const struct strand *strand = marks->strand;
    const struct gap before = gap_before(strand, 0);
    const struct gap behind = gap_before(strand, strand->anchors->len);
    for (guint side = 0; side < 2; side++) {
        const guint32 within[] = {before.end[side], behind.start[side]};
        const guint32 all[] = {before.start[side], behind.end[side]};
        note_marks(marks, side, within, WITHIN);
        note_marks(marks, side, all, WITH_MARGINS);
    }
}

/* Whether the mark stands on a side near the gap. */
static bool stands_near(const struct marks *marks, const struct gap *gap,
                        guint side, guint16 hash)
{
    const struct sketch *sketch = marks->strand->sketches[side];
    const guint32 start = gap->start[side];
    const guint last =
        sketch_mark_at(sketch, gap->end[side] + CONFLICT_NEAR_WORDS);
    for (guint i =
             sketch_mark_at(sketch, start - MIN(start, CONFLICT_NEAR_WORDS));
         i < last; i++)
        if (mark_hash(sketch, i) == hash)
            return true;
    return false;
}

/* Strong marks of one side in a gap that the other side lacks in the range;
 * whether one of them stands there several times. */
static guint n_lacking(const struct marks *marks, const struct gap *gap,
                       enum range range, guint side, bool *is_repeated)
{
    const struct sketch *sketch = marks->strand->sketches[side];
    const guint last = sketch_mark_at(sketch, gap->end[side]);
    guint n = 0;
    *is_repeated = false;
    for (guint i = sketch_mark_at(sketch, gap->start[side]); i < last; i++) {
        const guint16 hash = mark_hash(sketch, i);
        if (!is_strong(sketch, i) || (n_of(marks, !side, hash, range) > 0 &&
                                      stands_near(marks, gap, !side, hash)))
            continue;
        n++;
        *is_repeated = *is_repeated || n_of(marks, side, hash, range) > 1;
    }
    return n;
}

static bool joins(const struct place *place, const struct gap *gap)
{
    return place->before > 0 &&
           gap->start[0] - place->end < CONFLICT_PLACE_GAP &&
           gap->end[0] - place->start < CONFLICT_PLACE_WORDS;
}

static void find_places(const struct marks *marks, GArray *places)
{
    for (guint i = 0; i <= marks->strand->anchors->len; i++) {
        const struct gap gap = gap_before(marks->strand, i);
        const enum range range =
            i == 0 || i == marks->strand->anchors->len ? WITH_MARGINS : WITHIN;
        bool is_repeated[2];
        const guint n_here = n_lacking(marks, &gap, range, 0, &is_repeated[0]);
        const guint n_there = n_lacking(marks, &gap, range, 1, &is_repeated[1]);
        const guint n = MIN(n_here, n_there);
        const bool is_firm = is_repeated[0] && is_repeated[1];
        if (n == 0)
            continue;
        struct place *last =
            places->len == 0
                ? NULL
                : &g_array_index(places, struct place, places->len - 1);
        if (last && joins(last, &gap)) {
            last->end = gap.end[0];
            last->behind = i;
            last->n += n;
            last->is_firm = last->is_firm || is_firm;
        } else {
            const struct place place = {
                .before = i,
                .behind = i,
                .start = gap.start[0],
                .end = gap.end[0],
                .n = n,
                .is_firm = is_firm,
            };
            g_array_append_val(places, place);
        }
    }
}

/* ---- Noise ----------------------------------------------------------------
 */

/* Without a mark. */
static bool is_plain(const struct sketch *sketch, guint32 word)
{
    const guint i = sketch_mark_at(sketch, word);
    return i == sketch->marks->len ||
           mark_word(sketch, i) >= word + SKETCH_SHINGLE_WORDS;
}

/* How many conflicts chance explains. */
static guint n_allowed(const struct strand *strand)
{
    const guint n = strand->anchors->len;
    guint64 n_plain = 0, n_shared = 0, n_marks = 0;
    for (guint i = 1; i < n; i++)
        for (guint side = 0; side < 2; side++) {
            const struct sketch *sketch = strand->sketches[side];
            const guint32 start = strand_shingle(strand, i - 1, side)->word;
            const guint32 end = strand_shingle(strand, i, side)->word;
            if (end - start > CONFLICT_NOISE_WORDS)
                continue;
            const guint last = sketch_shingle_at(sketch, end);
            for (guint j = sketch_shingle_at(sketch, start); j < last; j++)
                n_plain += is_plain(sketch, shingle_word(sketch, j));
            n_shared += is_plain(sketch, start);
            n_marks +=
                sketch_mark_at(sketch, end) - sketch_mark_at(sketch, start);
        }
    if (n_plain < 2 * CONFLICT_NOISE_SHINGLES || n_shared >= n_plain)
        return 0;
    /* A shingle is lost where one of its words is. */
    return CONFLICT_NOISE * n_marks / 2 * (n_plain - n_shared) /
           (SKETCH_SHINGLE_WORDS * n_plain);
}

static guint forgive(const struct strand *strand, GArray *places)
{
    const guint allowed = n_allowed(strand);
    guint n_left = places->len, sum = 0;
    for (guint n = 1; n <= CONFLICT_LIGHT; n++)
        for (guint i = 0; i < places->len && sum + n <= allowed; i++) {
            struct place *place = &g_array_index(places, struct place, i);
            if (place->n != n || place->is_firm)
                continue;
            place->is_forgiven = true;
            sum += n;
            n_left--;
        }
    return n_left;
}

guint conflict_find(const struct strand *strand, GArray *places)
{
    g_autofree struct marks *marks = g_new0(struct marks, 1);
    marks->strand = strand;
    note_all_marks(marks);
    g_array_set_size(places, 0);
    find_places(marks, places);
    return forgive(strand, places);
}
