/* SPDX-License-Identifier: GPL-3.0-or-later */
/* alignment.c - where two documents go along together. */
#include "indexer/alignment.h"

#include <stdbool.h>
#include <stdlib.h>

/* Places of one document at which a shingle is tried: what stands there more
 * often is a formula. */
enum { PLACES_MAX = 4 };
/* Runs that are open at a time, in a document that repeats another. */
enum { OPEN_MAX = 32 };
/* Runs that are chained; those with the most anchors. */
enum { RUNS_MAX = 512 };

/* ---- Anchors --------------------------------------------------------------
 */

static const struct sketch_shingle *by_hash(const struct sketch *sketch,
                                            guint rank)
{
    return &g_array_index(sketch->shingles, struct sketch_shingle,
                          g_array_index(sketch->by_hash, guint32, rank));
}

/* The rank of the first shingle whose hash is not below. */
static guint first_rank(const struct sketch *sketch, guint32 hash)
{
    guint low = 0, high = sketch->by_hash->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (by_hash(sketch, middle)->hash < hash)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static guint n_with_hash(const struct sketch *sketch, guint rank)
{
    const guint32 hash = by_hash(sketch, rank)->hash;
    guint n = 1;
    while (rank + n < sketch->by_hash->len && n <= PLACES_MAX &&
           by_hash(sketch, rank + n)->hash == hash)
        n++;
    return n;
}

static int by_place(gconstpointer left, gconstpointer right)
{
    const struct anchor *x = left, *y = right;
    if (x->a->word != y->a->word)
        return x->a->word < y->a->word ? -1 : 1;
    return (x->b->word > y->b->word) - (x->b->word < y->b->word);
}

static GArray *find_anchors(const struct sketch *a, const struct sketch *b)
{
    GArray *anchors = g_array_new(FALSE, FALSE, sizeof(struct anchor));
    const bool a_is_short = a->shingles->len <= b->shingles->len;
    const struct sketch *few = a_is_short ? a : b, *many = a_is_short ? b : a;
    for (guint i = 0; i < few->by_hash->len;) {
        const guint n = n_with_hash(few, i);
        const guint32 hash = by_hash(few, i)->hash;
        const guint j = first_rank(many, hash);
        const bool is_there =
            j < many->by_hash->len && by_hash(many, j)->hash == hash;
        const guint m = is_there ? n_with_hash(many, j) : 0;
        if (n <= PLACES_MAX && m <= PLACES_MAX)
            for (guint k = 0; k < n * m; k++) {
                const struct sketch_shingle *x = by_hash(few, i + k / m);
                const struct sketch_shingle *y = by_hash(many, j + k % m);
                const struct anchor anchor = {a_is_short ? x : y,
                                              a_is_short ? y : x};
                g_array_append_val(anchors, anchor);
            }
        i += n;
        while (i < few->by_hash->len && by_hash(few, i)->hash == hash)
            i++;
    }
    g_array_sort(anchors, by_place);
    return anchors;
}

/* ---- Runs -----------------------------------------------------------------
 */

struct run {
    GArray *anchors; /* struct anchor */
    guint score;     /* anchors of the best strand that ends in it */
    int before;      /* the run before it there, or -1 */
    bool is_taken;
};

static const struct anchor *first_of(const struct run *run)
{
    return &g_array_index(run->anchors, struct anchor, 0);
}

static const struct anchor *last_of(const struct run *run)
{
    return &g_array_index(run->anchors, struct anchor, run->anchors->len - 1);
}

/* Words from one shingle to a later one; no fewer than max where it is none. */
static guint32 gap_of(const struct sketch_shingle *from,
                      const struct sketch_shingle *to, guint32 max)
{
    return to->word > from->word ? MIN(to->word - from->word, max) : max;
}

static void free_run(gpointer data)
{
    struct run *run = data;
    if (run->anchors)
        g_array_unref(run->anchors);
    g_free(run);
}

/* The open run that the anchor continues best, or NULL. */
static struct run *continued_by(const GPtrArray *open,
                                const struct anchor *anchor)
{
    struct run *best = NULL;
    guint32 least = ALIGNMENT_DRIFT + 1;
    for (guint i = 0; i < open->len; i++) {
        struct run *run = g_ptr_array_index(open, i);
        const struct anchor *last = last_of(run);
        const guint32 max = ALIGNMENT_RUN_GAP + 1;
        const guint32 gap_a = gap_of(last->a, anchor->a, max);
        const guint32 gap_b = gap_of(last->b, anchor->b, max);
        if (gap_a == max || gap_b == max)
            continue;
        const guint32 drift = gap_a > gap_b ? gap_a - gap_b : gap_b - gap_a;
        if (drift < least) {
            least = drift;
            best = run;
        }
    }
    return best;
}

static int by_length(gconstpointer left, gconstpointer right)
{
    const struct run *x = *(struct run *const *) left;
    const struct run *y = *(struct run *const *) right;
    if (x->anchors->len != y->anchors->len)
        return x->anchors->len > y->anchors->len ? -1 : 1;
    return by_place(first_of(x), first_of(y));
}

static int by_start(gconstpointer left, gconstpointer right)
{
    return by_place(first_of(*(struct run *const *) left),
                    first_of(*(struct run *const *) right));
}

static GPtrArray *find_runs(const GArray *anchors)
{
    GPtrArray *runs = g_ptr_array_new_with_free_func(free_run);
    /* Those that may go on, the one that did last at the end. */
    g_autoptr(GPtrArray) open = g_ptr_array_new();
    for (guint i = 0; i < anchors->len; i++) {
        const struct anchor *anchor = &g_array_index(anchors, struct anchor, i);
        struct run *run = continued_by(open, anchor);
        if (!run) {
            run = g_new0(struct run, 1);
            run->anchors = g_array_new(FALSE, FALSE, sizeof *anchor);
            g_ptr_array_add(runs, run);
        }
        g_array_append_val(run->anchors, *anchor);
        if (!g_ptr_array_remove(open, run) && open->len == OPEN_MAX)
            g_ptr_array_remove_index(open, 0);
        g_ptr_array_add(open, run);
    }
    g_ptr_array_sort(runs, by_length);
    guint n = MIN(runs->len, RUNS_MAX);
    while (n > 0 &&
           ((struct run *) g_ptr_array_index(runs, n - 1))->anchors->len <
               ALIGNMENT_RUN_ANCHORS)
        n--;
    g_ptr_array_set_size(runs, (gint) n);
    g_ptr_array_sort(runs, by_start);
    return runs;
}

/* ---- Strands --------------------------------------------------------------
 */

static bool may_follow(const struct run *run, const struct run *before)
{
    const struct anchor *last = last_of(before), *first = first_of(run);
    const guint32 max = ALIGNMENT_STRAND_GAP + 1;
    return gap_of(last->a, first->a, max) < max &&
           gap_of(last->b, first->b, max) < max;
}

/* Tells each run the best one before it. */
static void chain(const GPtrArray *runs)
{
    for (guint i = 0; i < runs->len; i++) {
        struct run *run = g_ptr_array_index(runs, i);
        run->before = -1;
        guint best = 0;
        for (guint j = 0; j < i; j++) {
            const struct run *before = g_ptr_array_index(runs, j);
            if (before->score > best && may_follow(run, before)) {
                best = before->score;
                run->before = (int) j;
            }
        }
        run->score = best + run->anchors->len;
    }
}

static struct run *best_left(const GPtrArray *runs)
{
    struct run *best = NULL;
    for (guint i = 0; i < runs->len; i++) {
        struct run *run = g_ptr_array_index(runs, i);
        if (!run->is_taken && (!best || run->score > best->score))
            best = run;
    }
    return best;
}

static void free_strand(gpointer strand)
{
    g_array_unref(strand);
}

/* The runs of the strand that ends in the run, from its start. */
static GArray *take_strand(const GPtrArray *runs, struct run *end)
{
    g_autoptr(GPtrArray) members = g_ptr_array_new();
    for (struct run *run = end; run && !run->is_taken;
         run = run->before < 0 ? NULL : g_ptr_array_index(runs, run->before)) {
        run->is_taken = true;
        g_ptr_array_add(members, run);
    }
    GArray *strand = g_array_new(FALSE, FALSE, sizeof(struct anchor));
    for (guint i = members->len; i-- > 0;) {
        const struct run *run = g_ptr_array_index(members, i);
        g_array_append_vals(strand, run->anchors->data, run->anchors->len);
    }
    return strand;
}

GPtrArray *alignment_find(struct sketch *a, struct sketch *b)
{
    sketch_sort(a);
    sketch_sort(b);
    GPtrArray *strands = g_ptr_array_new_with_free_func(free_strand);
    g_autoptr(GArray) anchors = find_anchors(a, b);
    g_autoptr(GPtrArray) runs = find_runs(anchors);
    chain(runs);
    for (struct run *run; (run = best_left(runs));)
        g_ptr_array_add(strands, take_strand(runs, run));
    return strands;
}
