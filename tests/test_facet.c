/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_facet.c - counts add up to the totals, values that are one are counted
 * as one, and hits come in the order that is asked for. */
#include "query/facet.h"
#include "tests/library_fixture.h"

static const struct book books[] = {
    {.path = "/d/b.pdf",
     .facts = {[FACT_COMMUNE] = "NIMES",
               [FACT_TYPE] = "convention",
               [FACT_DATE] = "2018-06-07",
               [FACT_MATIERE] = "8.4",
               [FACT_MATIERE_NAME] = "Aménagement"},
     .pages = {"Un drone.", "Rien.", "Un drone et un drone."}},
    {.path = "/d/a.pdf",
     .facts = {[FACT_COMMUNE] = "Ville de Nîmes",
               [FACT_TYPE] = "délibération",
               [FACT_DATE] = "2018-12-31",
               [FACT_MATIERE] = "8.4"},
     .pages = {"Un drone."}},
    {.path = "/d/\xff.pdf",
     .facts = {[FACT_COMMUNE] = "Le Mans",
               [FACT_DATE] = "2020-01-01",
               [FACT_MATIERE_NAME] = "Police municipale"},
     .pages = {"Un drone, un préfet."}},
    {.path = "/d/A.pdf", .pages = {"Un drone, un préfet, un drone."}},
};

struct asked {
    struct fixture fixture;
    struct holdings *holdings;
};

static void set_up_library(struct asked *a, gconstpointer data)
{
    set_up(&a->fixture, data);
    a->holdings = open_library(&a->fixture, books, G_N_ELEMENTS(books));
}

static void tear_down_library(struct asked *a, gconstpointer data)
{
    holdings_free(a->holdings);
    tear_down(&a->fixture, data);
}

/* ---- Facets ---------------------------------------------------------------
 */

static char *facet_text(const struct facet *facet)
{
    GString *text = g_string_new(NULL);
    for (guint i = 0; i < facet->values->len; i++) {
        const struct facet_value *value =
            &g_array_index(facet->values, struct facet_value, i);
        g_string_append_printf(
            text, "%s%s%s %u/%u, ", value->value, value->name ? "=" : "",
            value->name ? value->name : "", value->count.n_documents,
            value->count.n_passages);
    }
    g_string_append_printf(text, "without %u/%u", facet->without.n_documents,
                           facet->without.n_passages);
    return g_string_free(text, FALSE);
}

/* Documents and passages of each value; wanted: by kind. */
static void assert_facets(struct asked *a, const char *text, guint max_hits,
                          const char *const wanted[N_FACETS])
{
    g_autoptr(GArray) kinds =
        g_array_new(FALSE, FALSE, sizeof(enum facet_kind));
    for (enum facet_kind kind = 0; kind < N_FACETS; kind++)
        g_array_append_val(kinds, kind);
    const struct question question = {
        .text = text, .max_hits = max_hits, .facets = kinds};
    g_autoptr(GError) error = NULL;
    g_autoptr(answer_t) answer = answer_new(a->holdings, &question, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(answer->facets->len, ==, N_FACETS);
    for (guint i = 0; i < N_FACETS; i++) {
        const struct facet *facet =
            &g_array_index(answer->facets, struct facet, i);
        g_autofree char *got = facet_text(facet);
        g_assert_cmpint((int) facet->kind, ==, (int) i);
        g_assert_cmpstr(got, ==, wanted[i]);
        struct facet_count sum = facet->without;
        for (guint j = 0; j < facet->values->len; j++) {
            const struct facet_value *value =
                &g_array_index(facet->values, struct facet_value, j);
            sum.n_documents += value->count.n_documents;
            sum.n_passages += value->count.n_passages;
        }
        g_assert_cmpuint(sum.n_documents, ==, answer->n_documents);
        g_assert_cmpuint(sum.n_passages, ==, answer->n_passages);
    }
}

static void test_facets(struct asked *a, gconstpointer data)
{
    (void) data;
    static const char *const all[N_FACETS] = {
        "NIMES 2/3, Le Mans 1/1, without 1/1",
        "convention 1/2, délibération 1/1, without 2/2",
        "2020 1/1, 2018 2/3, without 1/1",
        "8.4=Aménagement 2/3, Police municipale 1/1, without 1/1",
    };
    /* Whatever is shown of the result. */
    assert_facets(a, "drone", 20, all);
    assert_facets(a, "drone", 0, all);
    assert_facets(a, "drone", 1, all);
    static const char *const filtered[N_FACETS] = {
        "Nîmes 1/1, without 0/0",
        "délibération 1/1, without 0/0",
        "2018 1/1, without 0/0",
        "8.4 1/1, without 0/0",
    };
    assert_facets(a, "drone type:deliberation", 20, filtered);
    static const char *const nothing[N_FACETS] = {"without 0/0", "without 0/0",
                                                  "without 0/0", "without 0/0"};
    assert_facets(a, "zorglub", 20, nothing);
    /* What holds some of the words is counted nowhere. */
    static const char *const some[N_FACETS] = {
        "Le Mans 1/1, without 1/1", "without 2/2", "2020 1/1, without 1/1",
        "Police municipale 1/1, without 1/1"};
    assert_facets(a, "drone préfet", 20, some);
}

/* Of equally frequent forms the one with small letters is shown. */
static void test_forms(struct asked *a, gconstpointer data)
{
    (void) data;
    static const char *const wanted[N_FACETS] = {
        "Nîmes 2/2, without 0/0",
        "convention 1/1, délibération 1/1, without 0/0",
        "2018 2/2, without 0/0",
        "8.4=Aménagement 2/2, without 0/0",
    };
    assert_facets(a, "drone commune:nimes page:1", 20, wanted);
}

static void test_names(void)
{
    enum facet_kind kind;
    g_assert_true(facet_find("Matière", &kind));
    g_assert_cmpint(kind, ==, FACET_MATIERE);
    g_assert_false(facet_find("", &kind));
    g_assert_false(facet_find("date", &kind));
}

/* ---- Order ----------------------------------------------------------------
 */

/* Names and pages of the hits, a star at the partial ones. */
static void assert_order(struct asked *a, const char *text,
                         enum answer_sort sort, guint per_document,
                         const char *wanted)
{
    g_autoptr(GError) error = NULL;
    const struct question question = {.text = text,
                                      .max_hits = 20,
                                      .max_per_document = per_document,
                                      .sort = sort};
    g_autoptr(answer_t) answer = answer_new(a->holdings, &question, &error);
    g_assert_no_error(error);
    g_autoptr(GString) got = g_string_new(NULL);
    for (guint i = 0; i < answer->hits->len; i++) {
        const struct hit *hit = g_ptr_array_index(answer->hits, i);
        g_string_append_printf(got, "%s%c%u%s", i ? " " : "", hit->path[3],
                               hit->page, hit->is_partial ? "*" : "");
    }
    g_assert_cmpstr(got->str, ==, wanted);
}

static void test_order(struct asked *a, gconstpointer data)
{
    (void) data;
    assert_order(a, "drone", ANSWER_SORT_DATE, 0,
                 "\xff"
                 "1 a1 b3 b1 A1");
    assert_order(a, "drone", ANSWER_SORT_PATH, 0,
                 "A1 a1 b1 b3 \xff"
                 "1");
    assert_order(a, "drone", ANSWER_SORT_PATH, 1,
                 "A1 a1 b1 \xff"
                 "1");
    assert_order(a, "drone préfet", ANSWER_SORT_PATH, 0,
                 "A1 \xff"
                 "1 a1* b1* b3*");
    assert_order(a, "drone préfet", ANSWER_SORT_DATE, 0,
                 "\xff"
                 "1 A1 a1* b3* b1*");
    /* Filters alone: the newest first, a passage a document. */
    assert_order(a, "nom:*.pdf", ANSWER_SORT_BEST, ANSWER_PER_DOCUMENT,
                 "\xff"
                 "1 a1 b1 A1");
    assert_order(a, "nom:*.pdf -drone", ANSWER_SORT_BEST, ANSWER_PER_DOCUMENT,
                 "b2");
    assert_order(a, "nom:*.pdf", ANSWER_SORT_PATH, 0,
                 "A1 a1 b1 b2 b3 \xff"
                 "1");
    assert_order(a, "nom:*.pdf", ANSWER_SORT_SCORE, 2,
                 "b1 b2 a1 A1 \xff"
                 "1");
}

#define ADD(name, test)                                                  \
    g_test_add("/facet/" name, struct asked, NULL, set_up_library, test, \
               tear_down_library)

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/facet/names", test_names);
    ADD("counts", test_facets);
    ADD("forms", test_forms);
    ADD("order", test_order);
    return g_test_run();
}
