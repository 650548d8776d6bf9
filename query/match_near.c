/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match_near.c - what stands near to each other, to the query that finds
 * it. */
#include "query/match_near.h"

#include "query/match.h"
#include "query/passage.h"
#include "query/syntax_error.h"
#include "shim/schema.h"

/* The terms of one place in a row of words. */
struct slot {
    GPtrArray *here, *ahead; /* char *, NULL-terminated */
};

/* ROWS of an operand: GPtrArray * of GPtrArray * of struct slot *. */
struct finder {
    struct shim_reader *reader;
    const struct proximity *proximity;
    guint column;
    GPtrArray *operands; /* rows */
    guint n_places;      /* asked for */
    GPtrArray *exact;    /* shim_query * */
    GPtrArray *loose;    /* shim_query *, which others obey, too */
};

/* ---- Rows -----------------------------------------------------------------
 */

static GPtrArray *term_list(void)
{
    GPtrArray *terms = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(terms, NULL);
    return terms;
}

static void slot_free(gpointer data)
{
    struct slot *slot = data;
    g_ptr_array_unref(slot->here);
    g_ptr_array_unref(slot->ahead);
    g_free(slot);
}

static void add_terms(GPtrArray *terms, const char *prefix, char **forms)
{
    for (; *forms; forms++) {
        g_autofree char *term = g_strconcat(prefix, *forms, NULL);
        g_ptr_array_set_size(terms, terms->len - 1);
        if (!g_ptr_array_find_with_equal_func(terms, term, g_str_equal, NULL))
            g_ptr_array_add(terms, g_steal_pointer(&term));
        g_ptr_array_add(terms, NULL);
    }
}

static void add_family(struct slot *slot, const struct family *family)
{
    add_terms(slot->here, SCHEMA_STEM, family->stems);
    add_terms(slot->here, SCHEMA_EXACT, family->exact);
    add_terms(slot->ahead, SCHEMA_STEM_AHEAD, family->stems);
    add_terms(slot->ahead, SCHEMA_EXACT_AHEAD, family->exact);
}

static void row_free(gpointer row)
{
    g_ptr_array_unref(row);
}

static GPtrArray *row_new(guint n_slots)
{
    GPtrArray *row = g_ptr_array_new_with_free_func(slot_free);
    for (guint i = 0; i < n_slots; i++) {
        struct slot *slot = g_new0(struct slot, 1);
        *slot = (struct slot){term_list(), term_list()};
        g_ptr_array_add(row, slot);
    }
    return row;
}

/* All that is one word is one row of it. */
static GPtrArray *rows_of(const GPtrArray *units)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
    GPtrArray *single = NULL;
    for (guint i = 0; i < units->len; i++) {
        const struct unit *unit = g_ptr_array_index(units, i);
        for (guint j = 0; j < unit->readings->len; j++) {
            const GPtrArray *reading = g_ptr_array_index(unit->readings, j);
            GPtrArray *row =
                reading->len == 1 && single ? single : row_new(reading->len);
            for (guint k = 0; k < reading->len; k++)
                add_family(g_ptr_array_index(row, k),
                           g_ptr_array_index(reading, k));
            if (row != single)
                g_ptr_array_add(rows, row);
            if (reading->len == 1)
                single = row;
        }
    }
    return rows;
}

static guint longest(const GPtrArray *rows)
{
    guint len = 0;
    for (guint i = 0; i < rows->len; i++)
        len = MAX(len, ((const GPtrArray *) g_ptr_array_index(rows, i))->len);
    return len;
}

/* Farther than the look-ahead nothing could be followed over the end of a
 * passage. */
static bool check_reach(const struct finder *finder, GError **error)
{
    const GArray *distances = finder->proximity->distances;
    guint reach = 0;
    for (guint i = 0; i < finder->operands->len; i++)
        reach += longest(g_ptr_array_index(finder->operands, i));
    for (guint i = 0; i < distances->len; i++)
        reach += g_array_index(distances, guint, i) - 1;
    return reach <= SCHEMA_LOOK_AHEAD_WORDS + 1 ||
           syntax_refuse(error, SYNTAX_ERROR_LIMIT, finder->column,
                         "what NEAR joins may span %d words, phrases and "
                         "distances together; here it is %u: a smaller number "
                         "is expected",
                         SCHEMA_LOOK_AHEAD_WORDS + 1, reach);
}

/* ---- Queries --------------------------------------------------------------
 */

static struct shim_query *match_slot(const struct slot *slot, bool is_here,
                                     bool is_ahead)
{
    g_autoptr(GPtrArray) terms = g_ptr_array_new();
    for (guint i = 0; is_here && i + 1 < slot->here->len; i++)
        g_ptr_array_add(terms,
                        shim_query_term("", g_ptr_array_index(slot->here, i)));
    for (guint i = 0; is_ahead && i + 1 < slot->ahead->len; i++)
        g_ptr_array_add(terms,
                        shim_query_term("", g_ptr_array_index(slot->ahead, i)));
    return match_either(terms);
}

/* One row before the other, the distance between them as it may be. */
static void add_rows(struct finder *finder, const GPtrArray *left,
                     const GPtrArray *right, guint distance)
{
    const bool is_pair = finder->operands->len == 2;
    const guint n_slots = left->len + right->len;
    g_autoptr(GPtrArray) slots = g_ptr_array_new();
    for (guint i = 0; i < n_slots; i++) {
        const struct slot *slot = i < left->len
                                      ? g_ptr_array_index(left, i)
                                      : g_ptr_array_index(right, i - left->len);
        g_ptr_array_add(slots, match_slot(slot, true, i > 0 || !is_pair));
    }
    finder->n_places += n_slots;
    g_ptr_array_add(is_pair && n_slots == 2 ? finder->exact : finder->loose,
                    shim_query_phrase((struct shim_query **) slots->pdata,
                                      slots->len, n_slots + distance - 1));
}

static bool add_pair(struct finder *finder, guint first, GError **error)
{
    const GPtrArray *a = g_ptr_array_index(finder->operands, first);
    const GPtrArray *b = g_ptr_array_index(finder->operands, first + 1);
    const guint distance =
        g_array_index(finder->proximity->distances, guint, first);
    for (guint i = 0; i < a->len; i++)
        for (guint j = 0; j < b->len; j++) {
            add_rows(finder, g_ptr_array_index(a, i), g_ptr_array_index(b, j),
                     distance);
            add_rows(finder, g_ptr_array_index(b, j), g_ptr_array_index(a, i),
                     distance);
            if (finder->n_places > MATCH_NEAR_PLACES_MAX)
                return syntax_refuse(error, SYNTAX_ERROR_LIMIT, finder->column,
                                     "fewer phrases and words are expected in "
                                     "the groups beside NEAR: they may stand "
                                     "in too many ways");
        }
    return true;
}

/* ---- What only seems to match ---------------------------------------------
 */

static bool holds(const GArray *positions, guint position)
{
    guint low = 0, high = positions->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(positions, guint, middle) < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low < positions->len &&
           g_array_index(positions, guint, low) == position;
}

static bool read_slot(const struct finder *finder, guint docid,
                      const GPtrArray *terms, GArray *positions, GError **error)
{
    return shim_reader_positions(finder->reader, docid,
                                 (const char *const *) terms->pdata, positions,
                                 error);
}

/* Where the row stands. */
static bool add_spans(const struct finder *finder, guint docid,
                      const GPtrArray *row, GArray *spans, GError **error)
{
    const guint n_before = spans->len;
    for (guint i = 0; i < row->len; i++) {
        const struct slot *slot = g_ptr_array_index(row, i);
        g_autoptr(GArray) positions = g_array_new(FALSE, FALSE, sizeof(guint));
        if (!read_slot(finder, docid, slot->here, positions, error))
            return false;
        const guint n_here = positions->len;
        /* They follow the words of the passage. */
        if (!read_slot(finder, docid, slot->ahead, positions, error))
            return false;
        for (guint j = 0; i == 0 && j < positions->len; j++) {
            const guint first = g_array_index(positions, guint, j);
            const struct proximity_span span = {.first = first,
                                                .last = first + row->len - 1,
                                                .is_here = j < n_here};
            g_array_append_val(spans, span);
        }
        for (guint j = spans->len; i > 0 && j > n_before; j--)
            if (!holds(
                    positions,
                    g_array_index(spans, struct proximity_span, j - 1).first +
                        i))
                g_array_remove_index(spans, j - 1);
    }
    return true;
}

static void spans_free(gpointer spans)
{
    g_array_unref(spans);
}

static bool look_at(const struct finder *finder, guint docid, bool *is_near,
                    GError **error)
{
    g_autoptr(GPtrArray) spans = g_ptr_array_new_with_free_func(spans_free);
    for (guint i = 0; i < finder->operands->len; i++) {
        const GPtrArray *rows = g_ptr_array_index(finder->operands, i);
        GArray *own = g_array_new(FALSE, FALSE, sizeof(struct proximity_span));
        g_ptr_array_add(spans, own);
        for (guint j = 0; j < rows->len; j++)
            if (!add_spans(finder, docid, g_ptr_array_index(rows, j), own,
                           error))
                return false;
    }
    *is_near = proximity_find(finder->proximity->distances, spans);
    return true;
}

/* The passage, by name. */
static struct shim_query *match_passage(const struct shim_hit *hit,
                                        GError **error)
{
    struct passage passage;
    g_autofree char *id = passage_document(hit->group, error);
    if (!id || !passage_read(hit->data, &passage, error))
        return NULL;
    g_autofree char *number = g_strdup_printf("%u", passage.number);
    struct shim_query *both[] = {shim_query_term(SCHEMA_ID, id),
                                 shim_query_term(SCHEMA_PASSAGE, number)};
    return shim_query_and(both, G_N_ELEMENTS(both));
}

/* Passages that were found by what is loose alone: those that are near, and
 * those that are not. */
static bool sort_out(const struct finder *finder, const struct shim_hits *hits,
                     GPtrArray *near, GPtrArray *far, GError **error)
{
    for (guint i = 0; i < hits->n_hits; i++) {
        bool is_near;
        if (!look_at(finder, hits->hits[i].docid, &is_near, error))
            return false;
        GPtrArray *list = is_near ? near : far;
        /* One of the two is named: the shorter one. */
        if (list->len > MATCH_NEAR_NAMED_MAX)
            continue;
        struct shim_query *passage = match_passage(&hits->hits[i], error);
        if (!passage)
            return false;
        g_ptr_array_add(list, passage);
    }
    return true;
}

static bool refuse_many(const struct finder *finder, GError **error)
{
    return syntax_refuse(error, SYNTAX_ERROR_LIMIT, finder->column,
                         "rarer words are expected beside NEAR: too many "
                         "passages would have to be looked at");
}

static void free_query(gpointer query)
{
    shim_query_free(query);
}

/* Takes both over. */
static struct shim_query *match_exactly(const struct finder *finder,
                                        struct shim_query *exact,
                                        struct shim_query *loose,
                                        GError **error)
{
    g_autoptr(GPtrArray) near = g_ptr_array_new_with_free_func(free_query);
    g_autoptr(GPtrArray) far = g_ptr_array_new_with_free_func(free_query);
    g_autoptr(shim_query_t) either = NULL;
    g_autoptr(shim_query_t) doubtful = shim_query_copy(loose);
    struct shim_query *both[] = {loose, exact};
    if (exact)
        doubtful = shim_query_and_not(g_steal_pointer(&doubtful),
                                      shim_query_copy(exact));
    either = shim_query_or(both, exact ? 2 : 1);
    const struct shim_search search = {.query = doubtful,
                                       .max_hits = MATCH_NEAR_SEEN_MAX,
                                       .group_slot = SCHEMA_SLOT_DOCUMENT};
    g_autoptr(shim_hits_t) hits =
        shim_reader_search(finder->reader, &search, error);
    if (!hits)
        return NULL;
    if (hits->n_matches > MATCH_NEAR_SEEN_MAX) {
        refuse_many(finder, error);
        return NULL;
    }
    if (!sort_out(finder, hits, near, far, error))
        return NULL;
    const bool is_near = near->len < far->len;
    if (MIN(near->len, far->len) > MATCH_NEAR_NAMED_MAX) {
        refuse_many(finder, error);
        return NULL;
    }
    struct shim_query *named = match_either(is_near ? near : far);
    struct shim_query *all = g_steal_pointer(&either);
    if (is_near) {
        /* Those found without a doubt, and those that were looked at. */
        all = shim_query_and_not(all, g_steal_pointer(&doubtful));
        struct shim_query *together[] = {all, named};
        return shim_query_or(together, named ? 2 : 1);
    }
    return named ? shim_query_and_not(all, named) : all;
}

static bool add_operands(struct finder *finder, GError **error)
{
    const GPtrArray *operands = finder->proximity->operands;
    for (guint i = 0; i < operands->len; i++)
        g_ptr_array_add(finder->operands,
                        rows_of(g_ptr_array_index(operands, i)));
    return check_reach(finder, error);
}

struct shim_query *match_near(struct expander *expander,
                              const struct proximity *proximity, guint column,
                              GError **error)
{
    g_autoptr(GPtrArray) operands = g_ptr_array_new_with_free_func(row_free);
    g_autoptr(GPtrArray) exact = g_ptr_array_new_with_free_func(free_query);
    g_autoptr(GPtrArray) loose = g_ptr_array_new_with_free_func(free_query);
    g_autoptr(GPtrArray) pairs = g_ptr_array_new_with_free_func(free_query);
    struct finder finder = {.reader = expander_reader(expander),
                            .proximity = proximity,
                            .column = column,
                            .operands = operands,
                            .exact = exact,
                            .loose = loose};
    if (!add_operands(&finder, error))
        return NULL;
    for (guint i = 0; i + 1 < operands->len; i++) {
        if (!add_pair(&finder, i, error))
            return NULL;
        if (loose->len > 0)
            g_ptr_array_add(pairs, match_either(loose));
    }
    struct shim_query *sure = match_either(exact);
    struct shim_query *every = match_every(pairs);
    return every ? match_exactly(&finder, sure, every, error) : sure;
}
