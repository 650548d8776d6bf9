/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shim_search.c - queries match what they say, totals are exact, order
 * is the same every time; held against a search by hand where that is plain. */
#include "tests/shim_fixture.h"

#include <math.h>

#define N_DOCUMENTS 600
#define N_WORDS 40
#define N_VOCABULARY 12

/* Random documents, kept beside the index to be searched by hand. */
struct corpus {
    guint8 words[N_DOCUMENTS][N_WORDS];
    guint group[N_DOCUMENTS];
};

static void add_corpus(const struct fixture *f, struct corpus *corpus)
{
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(GRand) random = g_rand_new_with_seed(20190901);
    for (guint i = 0; i < N_DOCUMENTS; i++) {
        g_autoptr(GString) text = g_string_new(NULL);
        for (guint p = 0; p < N_WORDS; p++) {
            /* Low numbers are frequent words. */
            const guint word = g_rand_int_range(
                random, 0, g_rand_int_range(random, 1, N_VOCABULARY));
            corpus->words[i][p] = word;
            g_string_append_printf(text, "%s%u", p ? " " : "", word);
        }
        corpus->group[i] = g_rand_int_range(random, 0, 90);
        g_autofree char *group = g_strdup_printf("%u", corpus->group[i]);
        add_words(writer, text->str, group, i);
    }
    commit(writer);
}

static struct shim_query *word(guint w)
{
    g_autofree char *term = g_strdup_printf("%u", w);
    return shim_query_term("Z", term);
}

static struct shim_query *either(guint w, guint v)
{
    struct shim_query *both[] = {word(w), word(v)};
    return shim_query_or(both, 2);
}

/* A question of two places, each one of two words. */
struct question {
    guint first[2], second[2];
    guint window;
    enum { AND, OR, PHRASE, NEAR, N_KINDS } kind;
};

static bool is_one_of(guint w, const guint words[2])
{
    return w == words[0] || w == words[1];
}

static bool matches_by_hand(const guint8 *words, const struct question *q)
{
    bool has_first = false, has_second = false;
    for (guint p = 0; p < N_WORDS; p++) {
        const bool is_first = is_one_of(words[p], q->first);
        has_first |= is_first;
        has_second |= is_one_of(words[p], q->second);
        if (q->kind < PHRASE || !is_first)
            continue;
        for (guint o = 0; o < N_WORDS; o++) {
            const bool is_near =
                o > p ? o - p < q->window
                      : q->kind == NEAR && p > o && p - o < q->window;
            if (is_near && is_one_of(words[o], q->second))
                return true;
        }
    }
    return (q->kind == AND && has_first && has_second) ||
           (q->kind == OR && (has_first || has_second));
}

static struct shim_query *asked(const struct question *q)
{
    struct shim_query *parts[] = {either(q->first[0], q->first[1]),
                                  either(q->second[0], q->second[1])};
    switch (q->kind) {
    case AND:
        return shim_query_and(parts, 2);
    case OR:
        return shim_query_or(parts, 2);
    case PHRASE:
        return shim_query_phrase(parts, 2, q->window);
    default:
        return shim_query_near(parts, 2, q->window);
    }
}

/* From all hits, those that max_per_group lets through must be what is found
 * when Xapian groups them. */
static void assert_grouped(struct shim_reader *reader,
                           const struct shim_hits *all,
                           const struct question *q, guint max_per_group)
{
    g_autoptr(shim_hits_t) grouped =
        search(reader, asked(q), N_DOCUMENTS, max_per_group);
    g_assert_cmpuint(grouped->n_matches, ==, all->n_matches);
    g_assert_cmpuint(grouped->n_groups, ==, all->n_groups);
    g_autoptr(GHashTable) seen = g_hash_table_new(g_bytes_hash, g_bytes_equal);
    guint n = 0;
    for (guint i = 0; i < all->n_hits; i++) {
        const struct shim_hit *hit = &all->hits[i];
        const guint before =
            GPOINTER_TO_UINT(g_hash_table_lookup(seen, hit->group));
        g_hash_table_insert(seen, hit->group, GUINT_TO_POINTER(before + 1));
        if (before >= max_per_group)
            continue;
        g_assert_cmpuint(n, <, grouped->n_hits);
        g_assert_cmpuint(grouped->hits[n].docid, ==, hit->docid);
        g_assert_cmpfloat(grouped->hits[n].score, ==, hit->score);
        n++;
    }
    g_assert_cmpuint(n, ==, grouped->n_hits);

    /* Few hits wanted: the first of them, and the same totals. */
    g_autoptr(shim_hits_t) few = search(reader, asked(q), 3, max_per_group);
    g_assert_cmpuint(few->n_hits, ==, MIN(3, grouped->n_hits));
    for (guint i = 0; i < few->n_hits; i++)
        g_assert_cmpuint(few->hits[i].docid, ==, grouped->hits[i].docid);
    g_assert_cmpuint(few->n_matches, ==, all->n_matches);
    g_assert_cmpuint(few->n_groups, ==, all->n_groups);
}

static void assert_ordered(const struct shim_hits *hits)
{
    for (guint i = 1; i < hits->n_hits; i++) {
        const struct shim_hit *a = &hits->hits[i - 1], *b = &hits->hits[i];
        g_assert_true(
            a->score > b->score ||
            (a->score == b->score &&
             (g_bytes_compare(a->group, b->group) < 0 ||
              (g_bytes_equal(a->group, b->group) && a->docid < b->docid))));
    }
}

static void test_by_hand(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autofree struct corpus *corpus = g_new0(struct corpus, 1);
    add_corpus(f, corpus);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_autoptr(GRand) random = g_rand_new_with_seed(59);
    for (guint round = 0; round < 200; round++) {
        /* One word past the vocabulary: a term that stands nowhere. */
        guint w[4];
        for (guint i = 0; i < G_N_ELEMENTS(w); i++)
            w[i] = g_rand_int_range(random, 0, N_VOCABULARY + 1);
        const struct question q = {{w[0], w[1]},
                                   {w[2], w[3]},
                                   g_rand_int_range(random, 2, 6),
                                   round % N_KINDS};
        guint n_matches = 0;
        g_autoptr(GHashTable) groups = g_hash_table_new(NULL, NULL);
        g_autoptr(shim_hits_t) all = search(reader, asked(&q), N_DOCUMENTS, 0);
        for (guint i = 0; i < N_DOCUMENTS; i++) {
            if (!matches_by_hand(corpus->words[i], &q))
                continue;
            n_matches++;
            g_hash_table_add(groups, GUINT_TO_POINTER(corpus->group[i]));
        }
        g_assert_cmpuint(all->n_matches, ==, n_matches);
        g_assert_cmpuint(all->n_hits, ==, n_matches);
        g_assert_cmpuint(all->n_groups, ==, g_hash_table_size(groups));
        assert_ordered(all);
        assert_grouped(reader, all, &q, 1);
        assert_grouped(reader, all, &q, 3);
    }
}

static void test_pages(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autofree struct corpus *corpus = g_new0(struct corpus, 1);
    add_corpus(f, corpus);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_autoptr(shim_query_t) query = either(1, 7);
    struct shim_search page = {
        .query = query, .max_hits = N_DOCUMENTS, .max_per_group = 2};
    g_autoptr(shim_hits_t) all = shim_reader_search(reader, &page, NULL);
    page.max_hits = 7;
    guint n = 0;
    for (page.first = 0; page.first < all->n_hits + 7; page.first += 7) {
        g_autoptr(shim_hits_t) some = shim_reader_search(reader, &page, NULL);
        g_assert_cmpuint(some->n_matches, ==, all->n_matches);
        for (guint i = 0; i < some->n_hits; i++)
            g_assert_cmpuint(some->hits[i].docid, ==, all->hits[n++].docid);
    }
    g_assert_cmpuint(n, ==, all->n_hits);
    page.first = page.max_hits = G_MAXUINT;
    g_autoptr(shim_hits_t) none = shim_reader_search(reader, &page, NULL);
    g_assert_cmpuint(none->n_hits, ==, 0);
    g_assert_cmpuint(none->n_matches, ==, all->n_matches);
}

/* A document that has no group is limited with none. */
static void test_without_group(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    for (guint i = 0; i < 4; i++)
        add_words(writer, "mot", i < 2 ? "" : "a", i);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_autoptr(shim_hits_t) hits =
        search(reader, shim_query_term("Z", "mot"), 10, 1);
    g_assert_cmpuint(hits->n_matches, ==, 4);
    g_assert_cmpuint(hits->n_hits, ==, 3);
    g_assert_cmpuint(hits->n_groups, ==, 1);
    g_assert_cmpuint(g_bytes_get_size(hits->hits[0].group), ==, 0);
}

static struct shim_query *ahead_or_here(const char *term)
{
    struct shim_query *both[] = {shim_query_term("Z", term),
                                 shim_query_term("XL", term)};
    return shim_query_or(both, 2);
}

static void test_look_ahead(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "la reconnaissance | faciale est", "a", 1);
    add_words(writer, "faciale est la", "a", 2);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    struct shim_query *across[] = {shim_query_term("Z", "reconnaissance"),
                                   ahead_or_here("faciale"),
                                   ahead_or_here("est")};
    g_autoptr(shim_hits_t) phrase =
        search(reader, shim_query_phrase(across, 3, 3), 10, 0);
    g_assert_cmpuint(phrase->n_matches, ==, 1);
    g_assert_cmpuint(phrase->hits[0].docid, ==, 1);
    struct shim_query *pair[] = {shim_query_term("Z", "reconnaissance"),
                                 ahead_or_here("faciale")};
    g_assert_cmpuint(matches(reader, shim_query_near(pair, 2, 2)), ==, 1);

    /* Alone it finds nothing, counts for nothing, ranks nothing. */
    g_assert_cmpuint(matches(reader, shim_query_term("Z", "faciale")), ==, 1);
    guint freq;
    g_assert_true(shim_reader_term_freq(reader, "Zfaciale", &freq, &error));
    g_assert_cmpuint(freq, ==, 1);
    g_autoptr(shim_hits_t) ahead =
        search(reader, shim_query_term("XL", "faciale"), 10, 0);
    g_assert_cmpuint(ahead->n_hits, ==, 1);
    g_assert_cmpfloat(ahead->hits[0].score, ==, 0);
}

static void test_positional_edges(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "a b c d", "a", 1);
    add_words(writer, "b a a", "a", 1);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    struct shim_query *q[3] = {shim_query_term("Z", "b")};
    g_assert_cmpuint(matches(reader, shim_query_phrase(q, 1, 1)), ==, 2);
    g_assert_cmpuint(matches(reader, shim_query_phrase(NULL, 0, 0)), ==, 0);
    g_assert_cmpuint(matches(reader, shim_query_near(NULL, 0, 0)), ==, 0);
    /* A window smaller than the phrase is the phrase. */
    q[0] = shim_query_term("Z", "b");
    q[1] = shim_query_term("Z", "c");
    q[2] = shim_query_term("Z", "d");
    g_assert_cmpuint(matches(reader, shim_query_phrase(q, 3, 0)), ==, 1);
    q[0] = shim_query_term("Z", "a");
    q[1] = shim_query_term("Z", "a");
    g_assert_cmpuint(matches(reader, shim_query_phrase(q, 2, 2)), ==, 1);
    q[0] = shim_query_term("Z", "a");
    q[1] = shim_query_nothing();
    g_assert_cmpuint(matches(reader, shim_query_phrase(q, 2, 2)), ==, 0);
    /* An OR of ORs is an OR; one that ends up empty matches nothing. */
    struct shim_query *inner[] = {shim_query_term("Z", "x"),
                                  ahead_or_here("b")};
    q[0] = shim_query_term("Z", "a");
    q[1] = shim_query_or(inner, 2);
    g_assert_cmpuint(matches(reader, shim_query_phrase(q, 2, 2)), ==, 1);
    q[0] = shim_query_term("Z", "a");
    q[1] = shim_query_or(NULL, 0);
    g_assert_cmpuint(matches(reader, shim_query_phrase(q, 2, 2)), ==, 0);

    struct shim_query *same[] = {shim_query_term("Z", "a"),
                                 shim_query_term("Z", "b")};
    q[0] = shim_query_term("Z", "a");
    q[1] = shim_query_synonym(same, 2);
    g_autoptr(shim_query_t) refused = shim_query_phrase(q, 2, 2);
    const struct shim_search s = {.query = refused, .max_hits = 1};
    g_assert_null(shim_reader_search(reader, &s, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_QUERY);
}

static void test_combinations(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "a b", "a", 1);
    add_words(writer, "a c", "b", 2);
    add_words(writer, "c d", "c", 3);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
#define A shim_query_term("Z", "a")
#define B shim_query_term("Z", "b")
#define C shim_query_term("Z", "c")
    g_assert_cmpuint(matches(reader, shim_query_all()), ==, 3);
    g_assert_cmpuint(matches(reader, shim_query_nothing()), ==, 0);
    g_assert_cmpuint(matches(reader, shim_query_term("", "")), ==, 0);
    g_assert_cmpuint(matches(reader, shim_query_and(NULL, 0)), ==, 0);
    g_assert_cmpuint(matches(reader, shim_query_or(NULL, 0)), ==, 0);
    g_assert_cmpuint(matches(reader, shim_query_and_not(A, B)), ==, 1);
    g_assert_cmpuint(matches(reader, shim_query_and_not(shim_query_all(), A)),
                     ==, 1);
    g_assert_cmpuint(matches(reader, shim_query_filter(A, C)), ==, 1);
    g_assert_cmpuint(
        matches(reader, shim_query_filter(A, shim_query_nothing())), ==, 0);
    struct shim_query *same[] = {B, C};
    g_assert_cmpuint(matches(reader, shim_query_synonym(same, 2)), ==, 3);

    g_autoptr(shim_hits_t) plain = search(reader, A, 10, 0);
    g_assert_cmpuint(plain->hits[0].docid, ==, 1);
    g_autoptr(shim_hits_t) maybe =
        search(reader, shim_query_and_maybe(A, C), 10, 0);
    g_assert_cmpuint(maybe->n_matches, ==, 2);
    g_assert_cmpuint(maybe->hits[0].docid, ==, 2);
    g_autoptr(shim_hits_t) scaled =
        search(reader, shim_query_scale(A, 2), 10, 0);
    g_assert_cmpfloat(fabs(scaled->hits[0].score - 2 * plain->hits[0].score), <,
                      3e-6);
    g_autoptr(shim_hits_t) filtered =
        search(reader, shim_query_filter(shim_query_scale(A, 0), C), 10, 0);
    g_assert_cmpfloat(filtered->hits[0].score, ==, 0);

    g_autoptr(shim_query_t) query = A;
    g_autoptr(shim_query_t) copy = shim_query_copy(query);
    g_autofree char *one = shim_query_describe(query);
    g_autofree char *two = shim_query_describe(copy);
    g_assert_cmpstr(one, ==, "Query(Za)");
    g_assert_cmpstr(one, ==, two);
#undef A
#undef B
#undef C
}

static void test_ranges(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    const double numbers[] = {-1.5, 0, 2, 10, 34, 1e9};
    for (gsize i = 0; i < G_N_ELEMENTS(numbers); i++)
        add_words(writer, "mot", "a", numbers[i]);
    g_autoptr(shim_document_t) without = shim_document_new();
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&without), &error));
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    const double two = 2, ten = 10, low = -INFINITY, high = INFINITY;
    const struct {
        const double *low, *high;
        guint n;
    } rows[] = {
        {&two, &ten, 2}, {&ten, &two, 0}, {&two, &two, 1},  {&two, NULL, 4},
        {NULL, &two, 3}, {NULL, NULL, 6}, {&low, &high, 6},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(rows); i++) {
        struct shim_query *range =
            shim_query_range(SLOT_NUMBER, rows[i].low, rows[i].high);
        g_assert_cmpuint(matches(reader, range), ==, rows[i].n);
    }
}

static guint found_first(struct shim_reader *reader, struct shim_query *query)
{
    g_autoptr(shim_hits_t) hits = search(reader, query, 3, 1);
    g_assert_cmpuint(hits->n_hits, ==, 3);
    return hits->n_matches;
}

/* Xapian 1.4.22 stumbles over a term that all documents hold where it weighs
 * nothing and numbers of documents are free. */
static void test_held_by_all(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    for (guint i = 0; i < 3000; i++) {
        g_autofree char *group = g_strdup_printf("%u", i);
        add_words(writer,
                  i % 3   ? "mot"
                  : i % 2 ? "mot un"
                          : "mot deux",
                  group, i % 7);
    }
    bool are_more = true;
    while (are_more)
        g_strfreev(shim_writer_delete(writer, "Zun", &are_more, &error));
    g_assert_no_error(error);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(
        found_first(reader,
                    shim_query_scale(shim_query_with_term("Z", "mot"), 0)),
        ==, 2500);
    g_assert_cmpuint(found_first(reader, shim_query_term("Z", "mot")), ==,
                     2500);
    struct shim_query *either[] = {shim_query_term("Z", "mot"),
                                   shim_query_term("Z", "deux")};
    g_assert_cmpuint(found_first(reader, shim_query_synonym(either, 2)), ==,
                     2500);
    g_autoptr(shim_query_t) without = shim_query_and_not(
        shim_query_term("Z", "mot"), shim_query_term("Z", "deux"));
    const guint slot = SLOT_NUMBER;
    g_autoptr(GPtrArray) counts =
        shim_reader_value_counts(reader, without, SLOT_GROUP, &slot, 1, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(((GArray *) g_ptr_array_index(counts, 0))->len, ==, 7);
}

static void assert_query_error(struct shim_reader *reader,
                               struct shim_query *query, const char *text)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(shim_query_t) owned = query;
    const struct shim_search s = {.query = owned, .max_hits = 1};
    g_assert_null(shim_reader_search(reader, &s, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_QUERY);
    g_assert_nonnull(strstr(error->message, text));
    g_clear_error(&error);
    const guint slot = 0;
    g_assert_null(shim_reader_value_counts(reader, owned, 0, &slot, 1, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_QUERY);
}

static void test_wildcards(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "video videos", "a", 1);
    add_words(writer, "videoprotection vide", "a", 1);
    add_words(writer, "vide", "a", 1);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(
        matches(reader, shim_query_wildcard(reader, "Z", "video", 3)), ==, 2);
    g_assert_cmpuint(
        matches(reader, shim_query_wildcard(reader, "Z", "videop", 3)), ==, 1);
    g_assert_cmpuint(matches(reader, shim_query_wildcard(reader, "Z", "x", 3)),
                     ==, 0);
    g_autofree char *longest = g_strnfill(1000, 'v');
    g_assert_cmpuint(
        matches(reader, shim_query_wildcard(reader, "Z", longest, 3)), ==, 0);
    g_assert_cmpuint(
        matches(reader, shim_query_wildcard(reader, "Z", "vid", 1)), ==, 2);
    g_assert_cmpuint(
        matches(reader, shim_query_wildcard(reader, "Z", "vid", 4)), ==, 3);
}

static void test_bad_queries(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_free(open_writer(f));
    g_autoptr(shim_reader_t) reader = open_reader(f);
    const double nan = NAN;
    assert_query_error(reader, shim_query_range(1, &nan, NULL), "not a number");
    assert_query_error(reader, shim_query_scale(word(1), -1), "factor");
    /* What is wrong with a part is wrong with the whole. */
    struct shim_query *parts[] = {word(1), shim_query_scale(word(1), NAN),
                                  word(2)};
    struct shim_query *whole = shim_query_or(parts, 3);
    g_autofree char *text = shim_query_describe(whole);
    g_assert_nonnull(strstr(text, "factor"));
    assert_query_error(reader, shim_query_and_not(word(3), whole), "factor");
    struct shim_query *pair[] = {shim_query_scale(word(1), -1), word(2)};
    assert_query_error(reader, shim_query_near(pair, 2, 2), "factor");
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/shim/search/as by hand", test_by_hand);
    add_test("/shim/search/pages follow each other", test_pages);
    add_test("/shim/search/documents without a group", test_without_group);
    add_test("/shim/search/a phrase may end in look-ahead", test_look_ahead);
    add_test("/shim/search/small phrases", test_positional_edges);
    add_test("/shim/search/combinations", test_combinations);
    add_test("/shim/search/ranges", test_ranges);
    add_test("/shim/search/wildcards", test_wildcards);
    add_test("/shim/search/a term that all hold", test_held_by_all);
    add_test("/shim/search/bad queries", test_bad_queries);
    return g_test_run();
}
