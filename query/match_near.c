/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match_near.c - what stands near to each other, to the query that finds
 * it. */
#include "query/match_near.h"

#include "query/blank.h"
#include "query/match.h"
#include "query/near_row.h"
#include "query/passage.h"
#include "query/syntax_error.h"
#include "shim/schema.h"

struct finder {
    struct shim_reader *reader;
    const struct proximity *proximity;
    guint column;
    GPtrArray *operands; /* GPtrArray *: rows (near_row.h) */
    guint n_places;      /* asked for */
    GPtrArray *exact;    /* shim_query * */
    GPtrArray *loose;    /* shim_query *, which others obey, too */
};

/* Farther than the look-ahead nothing could be followed over the end of a
 * passage. */
static bool check_reach(const struct finder *finder, GError **error)
{
    const GArray *distances = finder->proximity->distances;
    guint reach = 0;
    for (guint i = 0; i < finder->operands->len; i++)
        reach += near_rows_longest(g_ptr_array_index(finder->operands, i));
    for (guint i = 0; i < distances->len; i++)
        reach += g_array_index(distances, guint, i) - 1;
    return reach <= SCHEMA_LOOK_AHEAD_WORDS + 1 ||
           syntax_refuse(error, SYNTAX_ERROR_LIMIT, finder->column,
                         "what NEAR joins may span %d words, phrases and "
                         "distances together; here it is %u: a smaller number "
                         "is expected",
                         "ce que PRÈS relie peut s’étendre sur %d mots, "
                         "expressions et distances comprises" BLANK_NARROW
                         "; ici, c’est %u" BLANK_WIDE ": on attend un nombre "
                         "plus petit",
                         SCHEMA_LOOK_AHEAD_WORDS + 1, reach);
}

/* ---- Queries --------------------------------------------------------------
 */

static struct shim_query *match_slot(const struct near_slot *slot, bool is_here,
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
        const struct near_slot *slot =
            i < left->len ? g_ptr_array_index(left, i)
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
                return syntax_refuse(
                    error, SYNTAX_ERROR_LIMIT, finder->column,
                    "fewer phrases and words are expected in "
                    "the groups beside NEAR: they may stand "
                    "in too many ways",
                    "on attend moins d’expressions et de mots "
                    "dans les groupes autour de PRÈS" BLANK_WIDE
                    ": ils se combinent de trop de façons");
        }
    return true;
}

static void free_query(gpointer query)
{
    shim_query_free(query);
}

static void free_list(gpointer list)
{
    g_ptr_array_unref(list);
}

/* ---- What only seems to match ---------------------------------------------
 */

static void spans_free(gpointer spans)
{
    g_array_unref(spans);
}

static bool look_at(const struct finder *finder, guint docid, bool *is_near,
                    GError **error)
{
    g_autoptr(GPtrArray) spans = g_ptr_array_new_with_free_func(spans_free);
    for (guint i = 0; i < finder->operands->len; i++) {
        GArray *own = g_array_new(FALSE, FALSE, sizeof(struct proximity_span));
        g_ptr_array_add(spans, own);
        if (!near_rows_find(g_ptr_array_index(finder->operands, i),
                            finder->reader, docid, own, error))
            return false;
    }
    *is_near = proximity_find(finder->proximity->distances, spans);
    return true;
}

/* Passages by name: the ids of documents to the numbers of passages in each
 * (GPtrArray * of struct shim_query *). */
static GHashTable *names_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
}

/* The table is left with the numbers alone. */
static struct shim_query *match_names(GHashTable *names)
{
    g_autoptr(GPtrArray) documents = g_ptr_array_new();
    GHashTableIter iter;
    gpointer id, numbers;
    g_hash_table_iter_init(&iter, names);
    while (g_hash_table_iter_next(&iter, &id, &numbers)) {
        struct shim_query *both[] = {shim_query_term(SCHEMA_ID, id),
                                     match_either(numbers)};
        g_ptr_array_add(documents, shim_query_and(both, G_N_ELEMENTS(both)));
    }
    return match_either(documents);
}

static bool add_name(GHashTable *names, const struct shim_hit *hit,
                     GError **error)
{
    struct passage passage;
    g_autofree char *id = passage_document(hit->group, error);
    if (!id || !passage_read(hit->data, &passage, error))
        return false;
    g_autofree char *number = g_strdup_printf("%u", passage.number);
    GPtrArray *numbers = g_hash_table_lookup(names, id);
    if (!numbers) {
        numbers = g_ptr_array_new_with_free_func(free_query);
        g_hash_table_insert(names, g_steal_pointer(&id), numbers);
    }
    g_ptr_array_add(numbers, shim_query_term(SCHEMA_PASSAGE, number));
    return true;
}

/* Passages that were found by what is loose alone: those that are near, and
 * those that are not. */
static bool sort_out(const struct finder *finder, const struct shim_hits *hits,
                     GHashTable *near, GHashTable *far, GError **error)
{
    for (guint i = 0; i < hits->n_hits; i++) {
        bool is_near;
        if (!look_at(finder, hits->hits[i].docid, &is_near, error) ||
            !add_name(is_near ? near : far, &hits->hits[i], error))
            return false;
    }
    return true;
}

static bool refuse_many(const struct finder *finder, GError **error)
{
    return syntax_refuse(error, SYNTAX_ERROR_LIMIT, finder->column,
                         "rarer words are expected beside NEAR: too many "
                         "passages would have to be looked at",
                         "on attend des mots plus rares autour de "
                         "PRÈS" BLANK_WIDE ": il faudrait examiner trop de "
                         "passages");
}

/* What the query finds less what only seems to match; doubtful: what was
 * looked at.  Whichever has fewer documents is named: those that are near, or
 * those that are not.  Takes both queries over. */
static struct shim_query *match_sorted(const struct finder *finder,
                                       struct shim_query *query,
                                       struct shim_query *doubtful,
                                       const struct shim_hits *hits,
                                       GError **error)
{
    g_autoptr(shim_query_t) all = query;
    g_autoptr(shim_query_t) seen = doubtful;
    g_autoptr(GHashTable) near = names_new();
    g_autoptr(GHashTable) far = names_new();
    if (!sort_out(finder, hits, near, far, error))
        return NULL;
    const guint n_near = g_hash_table_size(near);
    const guint n_far = g_hash_table_size(far);
    if (MIN(n_near, n_far) > MATCH_NEAR_NAMED_MAX) {
        refuse_many(finder, error);
        return NULL;
    }
    if (n_far == 0)
        return g_steal_pointer(&all);
    if (n_far <= n_near)
        return shim_query_and_not(g_steal_pointer(&all), match_names(far));
    struct shim_query *both[] = {
        shim_query_and_not(g_steal_pointer(&all), g_steal_pointer(&seen)),
        match_names(near)};
    return shim_query_or(both, n_near > 0 ? 2 : 1);
}

/* Takes both over; exact may be NULL. */
static struct shim_query *match_exactly(const struct finder *finder,
                                        struct shim_query *exact,
                                        struct shim_query *loose,
                                        GError **error)
{
    g_autoptr(shim_query_t) doubtful = shim_query_copy(loose);
    if (exact)
        doubtful = shim_query_and_not(g_steal_pointer(&doubtful),
                                      shim_query_copy(exact));
    struct shim_query *both[] = {loose, exact};
    g_autoptr(shim_query_t) either = shim_query_or(both, exact ? 2 : 1);
    const struct shim_search search = {.query = doubtful,
                                       .max_hits = MATCH_NEAR_SEEN_MAX,
                                       .group_slot = SCHEMA_SLOT_DOCUMENT};
    g_autoptr(shim_hits_t) hits =
        shim_reader_search(finder->reader, &search, error);
    if (hits && hits->n_matches > MATCH_NEAR_SEEN_MAX) {
        refuse_many(finder, error);
        return NULL;
    }
    return hits ? match_sorted(finder, g_steal_pointer(&either),
                               g_steal_pointer(&doubtful), hits, error)
                : NULL;
}

static bool add_operands(struct finder *finder, GError **error)
{
    const GPtrArray *operands = finder->proximity->operands;
    for (guint i = 0; i < operands->len; i++)
        g_ptr_array_add(finder->operands,
                        near_rows(g_ptr_array_index(operands, i)));
    return check_reach(finder, error);
}

struct shim_query *match_near(struct expander *expander,
                              const struct proximity *proximity, guint column,
                              GError **error)
{
    g_autoptr(GPtrArray) operands = g_ptr_array_new_with_free_func(free_list);
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
