/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_holdings.c - what is told of an index while it is written to is of one
 * state of it: the totals of what the coverage says was searched. */
#include "query/holdings.h"
#include "tests/library_fixture.h"

/* So many that a reader does not hold all in its memory, and that what it
 * opened is written over. */
enum { N_FIRST = 400, N_COMMITS = 12 };

/* Adds document n, of two passages, and counts it. */
static void add_numbered(struct shim_writer *writer, struct french *french,
                         guint n, struct coverage *coverage)
{
    g_autofree char *path = g_strdup_printf("/d/%u.pdf", n);
    g_autofree char *page = g_strdup_printf("Un drone numéro%u.", n);
    const struct book book = {.path = path, .pages = {page, page}};
    add_book(writer, french, &book, coverage);
}

/* Adds n documents from that number on, in one commit. */
static void add_more(const struct fixture *f, struct french *french, guint from,
                     guint n, struct coverage *coverage)
{
    g_autoptr(shim_writer_t) writer = open_writer(f);
    for (guint i = 0; i < n; i++)
        add_numbered(writer, french, from + i, coverage);
    put(writer, SCHEMA_KEY_COVERAGE, "", coverage_encode(coverage));
    commit(writer);
}

static guint documents_found(struct holdings *holdings)
{
    GError *error = NULL;
    const struct question question = {.text = "drone", .max_hits = 3};
    g_autoptr(answer_t) answer = answer_new(holdings, &question, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(answer->n_passages, ==, 2 * answer->n_documents);
    g_assert_cmpuint(answer->coverage.documents, ==, answer->n_documents);
    g_assert_cmpuint(answer->coverage.pages, ==, answer->n_passages);
    return answer->n_documents;
}

static void test_moving(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    struct coverage coverage = {0};
    g_autoptr(french_t) french = french_new(&error);
    g_assert_no_error(error);
    add_more(f, french, 0, N_FIRST, &coverage);
    g_autoptr(holdings_t) holdings =
        holdings_open((const char *const[]){f->index, NULL}, false, &error);
    g_assert_no_error(error);
    guint found = documents_found(holdings);
    g_assert_cmpuint(found, ==, N_FIRST);

    for (guint n = 1; n <= N_COMMITS; n++) {
        add_more(f, french, N_FIRST + n - 1, 1, &coverage);
        /* This state or an earlier one. */
        const guint now = documents_found(holdings);
        g_assert_cmpuint(now, >=, found);
        g_assert_cmpuint(now, <=, N_FIRST + n);
        found = now;
    }
    g_assert_cmpuint(found, >, N_FIRST);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/holdings/totals and coverage are of one state", test_moving);
    return g_test_run();
}
