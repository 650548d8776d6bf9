/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_copies.c - what documents share is a function of those that the index
 * holds, whatever came and left before. */
#include "indexer/copies.h"
#include "indexer/posting.h"
#include "shim/schema.h"
#include "shim/sharing.h"

#include "tests/shim_fixture.h"
#include "tests/sketch_fixture.h"

static const struct filling of_nice = {"Nice", "Thales", "1 250 000", "2018"};
static const struct filling of_istres = {"Istres", "Cisco", "830 400", "2021"};

/* By the letter: a, b and c hold one convention, c another before it; d is
 * made from its template; e is short and f holds it; g stands alone. */
static char *text_of(char letter)
{
    g_autofree char *one = convention(1, &of_nice);
    g_autofree char *other = convention(2, &of_istres);
    switch (letter) {
    case 'a':
        return g_steal_pointer(&one);
    case 'b':
        return g_strconcat("Une annexe.\n\n", one, NULL);
    case 'c':
        return g_strconcat(other, one, NULL);
    case 'd':
        return convention(1, &of_istres);
    case 'e':
        other[strlen(other) / 8] = '\0';
        return g_steal_pointer(&other);
    case 'f':
        return g_strconcat(other, "Fin.\n", NULL);
    default:
        return convention(3, &of_nice);
    }
}

static char *id_of(char letter)
{
    return g_strnfill(64, letter);
}

static void add_text(struct posting *posting, const char *id, const char *text)
{
    GError *error = NULL;
    g_autoptr(record_t) record = record_new(id);
    const struct record_page page = {.reading = RECORD_TEXT_LAYER,
                                     .text = g_strdup(text),
                                     .text_len = strlen(text)};
    guint n_passages = 0;
    record_add_page(record, &page);
    record_add_span(record, 0, 0, page.text_len);
    g_assert_true(posting_add(posting, record, NULL, &n_passages, &error));
    g_assert_no_error(error);
}

static void take_away(struct posting *posting, const char *id)
{
    GError *error = NULL;
    g_assert_true(posting_remove(posting, id, &error));
    g_assert_no_error(error);
}

static void finish(struct shim_writer *writer, struct posting *posting)
{
    GError *error = NULL;
    g_assert_true(posting_finish(posting, &error));
    g_assert_true(shim_writer_commit(writer, &error));
    g_assert_no_error(error);
}

/* An index that is being written. */
struct index {
    char *dir;
    struct shim_writer *writer;
    struct french *french;
    struct posting *posting;
};

static void begin(struct index *index, const struct fixture *f,
                  const char *name)
{
    GError *error = NULL;
    index->dir = g_build_filename(f->folder, name, NULL);
    index->writer = shim_writer_open(index->dir, &error);
    g_assert_no_error(error);
    index->french = french_new(&error);
    g_assert_no_error(error);
    index->posting = posting_new(index->writer, index->french);
}

static struct shim_reader *end(struct index *index)
{
    GError *error = NULL;
    finish(index->writer, index->posting);
    posting_free(index->posting);
    french_free(index->french);
    shim_writer_free(index->writer);
    struct shim_reader *reader = shim_reader_open(index->dir, &error);
    g_assert_no_error(error);
    g_free(index->dir);
    return reader;
}

static struct shim_reader *index_of(const struct fixture *f, const char *name,
                                    const char *history)
{
    struct index index;
    begin(&index, f, name);
    for (const char *p = history; *p; p++) {
        if (*p == '|') {
            finish(index.writer, index.posting);
            continue;
        }
        const bool leaves = *p == '-';
        g_autofree char *id = id_of(leaves ? *++p : *p);
        g_autofree char *text = text_of(*p);
        if (leaves)
            take_away(index.posting, id);
        else
            add_text(index.posting, id, text);
    }
    return end(&index);
}

static char *dump_of(struct shim_reader *reader)
{
    GError *error = NULL;
    char *text = NULL;
    size_t len;
    FILE *out = open_memstream(&text, &len);
    g_assert_true(shim_reader_dump(reader, out, &error));
    g_assert_no_error(error);
    fclose(out);
    return text;
}

static GPtrArray *list_of(struct shim_reader *reader, const char *id)
{
    GError *error = NULL;
    g_autofree char *key = g_strconcat(SCHEMA_KEY_SHARING, id, NULL);
    g_autoptr(GBytes) bytes = NULL;
    g_assert_true(shim_reader_get_metadata(reader, key, &bytes, &error));
    g_assert_no_error(error);
    GPtrArray *list = sharing_decode(bytes, &error);
    g_assert_no_error(error);
    return list;
}

/* The letters of those that a document shares something with. */
static char *sharers_of(struct shim_reader *reader, char letter)
{
    g_autofree char *id = id_of(letter);
    g_autoptr(GPtrArray) list = list_of(reader, id);
    GString *letters = g_string_new(NULL);
    for (guint i = 0; i < list->len; i++)
        g_string_append_c(
            letters, ((struct sharing *) g_ptr_array_index(list, i))->id[0]);
    return g_string_free(letters, FALSE);
}

static void test_lists(struct fixture *f, gconstpointer data)
{
    (void) data;
    static const struct {
        char letter;
        const char *sharers;
    } wanted[] = {{'a', "bc"}, {'b', "ac"}, {'c', "abef"}, {'d', ""},
                  {'e', "cf"}, {'f', "ce"}, {'0', ""}};
    g_autoptr(shim_reader_t) reader = index_of(f, "index", "abcdef0");
    for (gsize i = 0; i < G_N_ELEMENTS(wanted); i++) {
        g_autofree char *sharers = sharers_of(reader, wanted[i].letter);
        g_assert_cmpstr(sharers, ==, wanted[i].sharers);
    }
}

/* What one list says the other one says turned. */
static void test_both_ways(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_reader_t) reader = index_of(f, "index", "ac");
    g_autofree char *a = id_of('a'), *c = id_of('c');
    g_autoptr(GPtrArray) of_a = list_of(reader, a), of_c = list_of(reader, c);
    g_assert_cmpuint(of_a->len, ==, 1);
    g_assert_cmpuint(of_c->len, ==, 1);
    const struct sharing *there = g_ptr_array_index(of_a, 0);
    const struct sharing *back = g_ptr_array_index(of_c, 0);
    g_assert_cmpstr(there->id, ==, c);
    g_assert_cmpstr(back->id, ==, a);
    g_assert_cmpuint(there->stretches->len, ==, 1);
    g_assert_cmpuint(back->stretches->len, ==, 1);
    const struct sharing_stretch *x =
        &g_array_index(there->stretches, struct sharing_stretch, 0);
    const struct sharing_stretch *y =
        &g_array_index(back->stretches, struct sharing_stretch, 0);
    g_assert_cmpuint(x->here, ==, y->there);
    g_assert_cmpuint(x->here_end, ==, y->there_end);
    g_assert_cmpuint(x->there, ==, y->here);
    g_assert_cmpuint(x->there_end, ==, y->here_end);
    g_assert_cmpuint(x->there - x->here, >, 1000);
}

/* Comes with a letter, leaves with a -, and | is a commit. */
static const struct {
    const char *history, *same;
} histories[] = {
    {"abc-b", "ac"},           {"abc|-b", "ca"},
    {"a|b|c|-a|a", "cba"},     {"abcdef|-c", "fedba"},
    {"ef|-e|e-f|f", "fe"},     {"abcdef|-a-b-c-d-e-f", ""},
    {"f|e|d|c|b|a", "abcdef"}, {"c|a-c|b|c-b", "ac"},
};

static void test_histories(struct fixture *f, gconstpointer data)
{
    (void) data;
    for (guint i = 0; i < G_N_ELEMENTS(histories); i++) {
        g_autofree char *one = g_strdup_printf("%u", i);
        g_autofree char *other = g_strdup_printf("%u.same", i);
        g_autoptr(shim_reader_t) reader =
            index_of(f, one, histories[i].history);
        g_autoptr(shim_reader_t) same = index_of(f, other, histories[i].same);
        g_autofree char *known = dump_of(reader), *wanted = dump_of(same);
        g_assert_cmpstr(known, ==, wanted);
    }
}

/* ---- What stands in too many passages -------------------------------------
 */

static void add_formula(struct index *index, guint n)
{
    g_autofree char *text = text_of('e');
    g_autofree char *whole = g_strdup_printf("%s Acte %u.\n", text, n);
    g_autofree char *id = g_strdup_printf("%064x", n);
    add_text(index->posting, id, whole);
}

static void add_formulas(struct index *index, guint first, guint last)
{
    for (guint i = first; i <= last; i++)
        add_formula(index, i);
}

static guint n_sharers(struct shim_reader *reader, guint n)
{
    g_autofree char *id = g_strdup_printf("%064x", n);
    g_autoptr(GPtrArray) list = list_of(reader, id);
    return list->len;
}

static void test_common(struct fixture *f, gconstpointer data)
{
    (void) data;
    struct index index;
    begin(&index, f, "few");
    add_formulas(&index, 1, SCHEMA_SHINGLE_COMMON);
    g_autoptr(shim_reader_t) few = end(&index);
    g_assert_cmpuint(n_sharers(few, 1), ==, SCHEMA_SHINGLE_COMMON - 1);

    /* One more, and it joins nothing; one less, and it does again. */
    begin(&index, f, "few");
    add_formula(&index, SCHEMA_SHINGLE_COMMON + 1);
    g_autoptr(shim_reader_t) many = end(&index);
    g_assert_cmpuint(n_sharers(many, 1), ==, 0);
    begin(&index, f, "few");
    g_autofree char *last = g_strdup_printf("%064x", SCHEMA_SHINGLE_COMMON + 1);
    take_away(index.posting, last);
    g_autoptr(shim_reader_t) again = end(&index);
    g_autofree char *known = dump_of(again);

    begin(&index, f, "at once");
    add_formulas(&index, 1, SCHEMA_SHINGLE_COMMON);
    g_autoptr(shim_reader_t) at_once = end(&index);
    g_autofree char *wanted = dump_of(at_once);
    g_assert_cmpstr(known, ==, wanted);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add("/copies/lists", struct fixture, NULL, set_up, test_lists,
               tear_down);
    g_test_add("/copies/both ways", struct fixture, NULL, set_up,
               test_both_ways, tear_down);
    g_test_add("/copies/histories", struct fixture, NULL, set_up,
               test_histories, tear_down);
    g_test_add("/copies/common", struct fixture, NULL, set_up, test_common,
               tear_down);
    return g_test_run();
}
