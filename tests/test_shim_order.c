/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shim_order.c - hits in the order of values, counts of values, and the
 * documents of very many terms. */
#include "tests/shim_fixture.h"

/* "b2/1 c2/1": each value, how often it stands, in how many groups. */
static char *counts_text(const GArray *counts)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < counts->len; i++) {
        const struct shim_value_count *row =
            &g_array_index(counts, struct shim_value_count, i);
        g_string_append_len(text, g_bytes_get_data(row->value, NULL),
                            g_bytes_get_size(row->value));
        g_string_append_printf(text, "%u/%u ", row->count, row->n_groups);
    }
    return g_string_free(text, FALSE);
}

static void test_value_counts(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    const char *const groups[] = {"b", "a", "c", "c", "\xff", "", "b", "c"};
    for (gsize i = 0; i < G_N_ELEMENTS(groups); i++)
        add_words(writer, i < 7 ? "mot" : "autre", groups[i],
                  groups[i][0] == 'b' || groups[i][0] == '\xff');
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_autoptr(shim_query_t) query = shim_query_term("Z", "mot");
    const guint slots[] = {SLOT_GROUP, SLOT_NUMBER, 99};
    g_autoptr(GPtrArray) counts = shim_reader_value_counts(
        reader, query, SLOT_GROUP, slots, G_N_ELEMENTS(slots), &error);
    g_assert_no_error(error);
    g_assert_cmpuint(counts->len, ==, 3);
    g_autofree char *values = counts_text(g_ptr_array_index(counts, 0));
    g_assert_cmpstr(values, ==,
                    "b2/1 c2/1 1/0 a1/1 \xff"
                    "1/1 ");
    const GArray *numbers = g_ptr_array_index(counts, 1);
    g_assert_cmpuint(numbers->len, ==, 2);
    for (guint i = 0; i < numbers->len; i++) {
        const struct shim_value_count *row =
            &g_array_index(numbers, struct shim_value_count, i);
        const bool is_even = shim_value_number(row->value) == 0;
        g_assert_cmpuint(row->count, ==, is_even ? 4 : 3);
        g_assert_cmpuint(row->n_groups, ==, 2);
    }
    g_autofree char *none = counts_text(g_ptr_array_index(counts, 2));
    g_assert_cmpstr(none, ==, "7/4 ");
}

/* The words of the hits, in order; per_group: most of one group. */
static char *ordered(struct shim_reader *reader, enum shim_order order,
                     guint slot, guint max_hits, guint per_group)
{
    GError *error = NULL;
    g_autoptr(shim_query_t) query = shim_query_term("Z", "mot");
    const struct shim_search by = {.query = query,
                                   .order = order,
                                   .order_slot = slot,
                                   .max_hits = max_hits,
                                   .group_slot = SLOT_GROUP,
                                   .max_per_group = per_group};
    g_autoptr(shim_hits_t) hits = shim_reader_search(reader, &by, &error);
    g_assert_no_error(error);
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < hits->n_hits; i++) {
        g_string_append_len(text, g_bytes_get_data(hits->hits[i].data, NULL),
                            g_bytes_get_size(hits->hits[i].data));
        g_string_append_c(text, ';');
    }
    return g_string_free(text, FALSE);
}

static void test_orders(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "mot u v w", "b", 3);
    add_words(writer, "mot x", "", 1);
    add_words(writer, "mot", "a\xff", -2);
    add_words(writer, "mot mot", "b", 20);
    add_words(writer, "mot y", "a", 1);
    add_words(writer, "mot mot z", "ab", 1);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    const struct {
        enum shim_order order;
        guint slot, per_group;
        const char *wanted;
    } cases[] = {
        {SHIM_BEST_FIRST, 0, 0, "mot mot;mot mot z;mot;mot x;mot y;mot u v w;"},
        {SHIM_BEST_FIRST, 0, 1, "mot mot;mot mot z;mot;mot x;mot y;"},
        {SHIM_LOWEST_FIRST, SLOT_NUMBER, 0,
         "mot;mot x;mot y;mot mot z;mot u v w;mot mot;"},
        {SHIM_HIGHEST_FIRST, SLOT_NUMBER, 0,
         "mot mot;mot u v w;mot mot z;mot x;mot y;mot;"},
        {SHIM_LOWEST_FIRST, SLOT_GROUP, 0,
         "mot x;mot y;mot mot z;mot;mot u v w;mot mot;"},
        {SHIM_LOWEST_FIRST, SLOT_GROUP, 1,
         "mot x;mot y;mot mot z;mot;mot u v w;"},
        {SHIM_HIGHEST_FIRST, SLOT_GROUP, 0,
         "mot mot;mot u v w;mot;mot mot z;mot y;mot x;"},
    };
    for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
        g_autofree char *all = ordered(reader, cases[i].order, cases[i].slot,
                                       20, cases[i].per_group);
        g_assert_cmpstr(all, ==, cases[i].wanted);
        /* However few are wanted, they are the first. */
        for (guint n = 0; n < 6; n++) {
            g_autofree char *few = ordered(
                reader, cases[i].order, cases[i].slot, n, cases[i].per_group);
            g_assert_true(g_str_has_prefix(all, few));
        }
    }
}

/* Very many that are equal are the same ones, however few are wanted and in
 * whichever order they came. */
static void test_equals(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    for (guint i = 0; i < 200; i++) {
        const guint n = i * 77 % 200;
        g_autofree char *words = g_strdup_printf("mot d%03u", n);
        g_autofree char *group = g_strdup_printf("%03u", n);
        add_words(writer, words, group, n % 2);
    }
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    const guint wanted[] = {1, 7, 99, 100, 101, 150, 199, 200};
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *odd_first =
            ordered(reader, SHIM_HIGHEST_FIRST, SLOT_NUMBER, wanted[i], 3);
        g_assert_cmpuint(strlen(odd_first), ==,
                         wanted[i] * strlen("mot d000;"));
        g_autofree char *best =
            ordered(reader, SHIM_BEST_FIRST, SLOT_NUMBER, wanted[i], 3);
        for (guint n = 0; n < wanted[i]; n++) {
            char name[16];
            const guint odd = n < 100 ? 2 * n + 1 : 2 * (n - 100);
            g_snprintf(name, sizeof name, "mot d%03u;", odd);
            g_assert_true(g_str_has_prefix(odd_first + n * strlen(name), name));
            g_snprintf(name, sizeof name, "mot d%03u;", n);
            g_assert_true(g_str_has_prefix(best + n * strlen(name), name));
        }
    }
}

/* The words of those that hold one of the terms, with the word beside. */
static void assert_any(struct shim_reader *reader, const char *word,
                       const char *terms, const char *wanted)
{
    g_auto(GStrv) list = g_strsplit(terms, " ", -1);
    struct shim_query *both[] = {
        shim_query_scale(shim_query_term("Z", word), 0),
        shim_query_any_term(reader, (const char *const *) list,
                            g_strv_length(list))};
    g_autoptr(shim_query_t) query = shim_query_and(both, G_N_ELEMENTS(both));
    g_autoptr(shim_query_t) copy = shim_query_copy(query);
    const struct shim_query *queries[] = {query, copy, query};
    for (gsize i = 0; i < G_N_ELEMENTS(queries); i++) {
        GError *error = NULL;
        const struct shim_search search = {
            .query = queries[i], .max_hits = 20, .group_slot = SLOT_GROUP};
        g_autoptr(shim_hits_t) hits =
            shim_reader_search(reader, &search, &error);
        g_assert_no_error(error);
        g_autoptr(GString) found = g_string_new(NULL);
        for (guint j = 0; j < hits->n_hits; j++)
            g_string_append_printf(found, "%u ", hits->hits[j].docid);
        g_assert_cmpstr(found->str, ==, wanted);
        g_assert_cmpuint(hits->n_matches, ==, hits->n_hits);
    }
}

static void test_any_term(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "mot a", "1", 1);
    add_words(writer, "mot b", "1", 1);
    add_words(writer, "mot a b", "1", 1);
    add_words(writer, "autre a", "1", 1);
    add_words(writer, "mot c", "1", 1);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    assert_any(reader, "mot", "Zb Za", "1 2 3 ");
    assert_any(reader, "mot", "Zc Zx", "5 ");
    assert_any(reader, "autre", "Zb Zc", "");
    assert_any(reader, "mot", "", "");
    assert_any(reader, "mot", "Zmot Zmot", "1 2 3 5 ");
    /* A reader sees the newest commit, the query too. */
    add_words(writer, "mot b", "1", 1);
    commit(writer);
    GError *error = NULL;
    g_assert_true(shim_reader_reopen(reader, &error));
    assert_any(reader, "mot", "Zb", "2 3 6 ");
    g_autoptr(shim_query_t) none = shim_query_any_term(reader, NULL, 0);
    g_assert_cmpuint(matches(reader, g_steal_pointer(&none)), ==, 0);
    const char *const terms[] = {"Zb"};
    struct shim_query *without = shim_query_and_not(
        shim_query_all(), shim_query_any_term(reader, terms, 1));
    g_assert_cmpuint(matches(reader, without), ==, 3);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/shim/order/value counts", test_value_counts);
    add_test("/shim/order/orders", test_orders);
    add_test("/shim/order/equals", test_equals);
    add_test("/shim/order/any term", test_any_term);
    return g_test_run();
}
