/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_shim.c - what is written and committed is read again, the rest is
 * not. */
#include "tests/shim_fixture.h"

#define assert_bytes(bytes, text)                                           \
    g_assert_cmpmem(g_bytes_get_data(bytes, NULL), g_bytes_get_size(bytes), \
                    text, strlen(text))

static void assert_strings(char **got, const char *wanted)
{
    g_auto(GStrv) strings = got;
    g_assert_nonnull(strings);
    g_autofree char *joined = g_strjoinv(" ", strings);
    g_assert_cmpstr(joined, ==, wanted);
}

static guint term_freq(struct shim_reader *reader, const char *term)
{
    GError *error = NULL;
    guint freq = 0;
    g_assert_true(shim_reader_term_freq(reader, term, &freq, &error));
    g_assert_no_error(error);
    return freq;
}

static GBytes *metadata(struct shim_reader *reader, const char *key)
{
    GError *error = NULL;
    GBytes *value = NULL;
    g_assert_true(shim_reader_get_metadata(reader, key, &value, &error));
    g_assert_no_error(error);
    return value;
}

static void test_round_trip(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "mairie de nice", "a", 1);
    add_words(writer, "mairie de lannion", "b", 2);
    set_metadata(writer, "F2", "deux");
    set_metadata(writer, "F1", "un");
    g_assert_true(shim_writer_set_metadata(writer, "N", "\0\n", 2, &error));
    g_assert_true(shim_writer_add_mapping(writer, "wete", "Zet", &error));
    g_assert_true(shim_writer_add_mapping(writer, "wete", "Zete", &error));
    commit(writer);

    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(n_documents(reader), ==, 2);
    g_assert_cmpuint(term_freq(reader, "Zmairie"), ==, 2);
    g_assert_cmpuint(term_freq(reader, "Znice"), ==, 1);
    g_assert_cmpuint(term_freq(reader, "Zabsent"), ==, 0);
    g_assert_cmpuint(term_freq(reader, ""), ==, 0);
    assert_strings(shim_reader_terms(reader, "Z", 3, &error),
                   "Zde Zlannion Zmairie");
    assert_strings(shim_reader_terms(reader, "X", 3, &error), "");
    assert_strings(shim_reader_metadata_keys(reader, "F", &error), "F1 F2");
    assert_strings(shim_reader_mappings(reader, "wete", &error), "Zet Zete");
    assert_strings(shim_reader_mappings(reader, "absent", &error), "");
    g_autoptr(GBytes) nul = metadata(reader, "N");
    g_assert_cmpmem(g_bytes_get_data(nul, NULL), g_bytes_get_size(nul), "\0\n",
                    2);
    g_assert_null(metadata(reader, "absent"));
    g_assert_null(metadata(reader, ""));

    g_autoptr(shim_hits_t) hits =
        search(reader, shim_query_term("Z", "nice"), 10, 0);
    g_assert_cmpuint(hits->n_hits, ==, 1);
    assert_bytes(hits->hits[0].data, "mairie de nice");
    assert_bytes(hits->hits[0].group, "a");
    g_assert_cmpfloat(hits->hits[0].score, >, 0);
}

static void add_terms(struct shim_writer *writer, const char *const *terms)
{
    GError *error = NULL;
    g_autoptr(shim_document_t) doc = shim_document_new();
    for (; *terms; terms++)
        shim_document_add_term(doc, "", *terms, 1);
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&doc), &error));
    g_assert_no_error(error);
}

static guint writer_freq(struct shim_writer *writer, const char *term)
{
    GError *error = NULL;
    guint freq = 0;
    g_assert_true(shim_writer_term_freq(writer, term, &freq, &error));
    g_assert_no_error(error);
    return freq;
}

static void add_value(struct shim_writer *writer, const char *term,
                      const char *value)
{
    GError *error = NULL;
    g_autoptr(shim_document_t) doc = shim_document_new();
    shim_document_add_term(doc, "XF", term, 0);
    shim_document_set_bytes(doc, SLOT_GROUP, value, strlen(value));
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&doc), &error));
    g_assert_no_error(error);
}

static void assert_values(struct shim_writer *writer, const char *term,
                          const char *wanted)
{
    GError *error = NULL;
    g_autoptr(GPtrArray) values =
        shim_writer_values(writer, term, SLOT_GROUP, &error);
    g_assert_no_error(error);
    g_autoptr(GString) joined = g_string_new(NULL);
    for (guint i = 0; i < values->len; i++) {
        gsize len;
        const char *bytes =
            g_bytes_get_data(g_ptr_array_index(values, i), &len);
        g_string_append_len(joined, bytes, (gssize) len);
        g_string_append_c(joined, ' ');
    }
    g_assert_cmpstr(joined->str, ==, wanted);
}

/* Of documents that were committed and of those that were not. */
static void test_values(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_value(writer, "01", "nice");
    add_value(writer, "01", "istres");
    commit(writer);
    add_value(writer, "01", "nice");
    add_value(writer, "02", "gap");
    add_value(writer, "01", "brest");
    assert_values(writer, "XF01", "brest istres nice ");
    assert_values(writer, "XF02", "gap ");
    assert_values(writer, "XF03", "");
    g_autoptr(GError) error = NULL;
    g_assert_null(shim_writer_values(writer, "", SLOT_GROUP, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
}

/* A document's terms of one prefix, and how often each stands elsewhere. */
static void test_document_freqs(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    static const char *const first[] = {"XF1", "XF2", "XE2", "XG", NULL};
    static const char *const second[] = {"XF2", "XF3", "Zmot", NULL};
    add_terms(writer, first);
    add_terms(writer, second);
    commit(writer);
    g_autoptr(shim_reader_t) reader = shim_reader_open(f->index, &error);
    g_assert_no_error(error);
    g_autoptr(GArray) freqs = g_array_new(FALSE, FALSE, sizeof(guint));
    g_assert_true(shim_reader_document_freqs(reader, 1, "XF", freqs, &error));
    g_assert_cmpuint(freqs->len, ==, 2);
    g_assert_cmpuint(g_array_index(freqs, guint, 0), ==, 1);
    g_assert_cmpuint(g_array_index(freqs, guint, 1), ==, 2);
    g_assert_true(shim_reader_document_freqs(reader, 3, "XF", freqs, &error));
    g_assert_cmpuint(freqs->len, ==, 2);
    g_assert_no_error(error);
}

static void test_deleted_words(struct fixture *f, gconstpointer data)
{
    (void) data;
    static const char *const first[] = {"Qa", "Zdrone", "été", "drone", NULL};
    static const char *const second[] = {"Qa", "drone", "XEmaire", "1er", NULL};
    static const char *const other[] = {"Qb", "drone", "mairie", NULL};
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_terms(writer, first);
    add_terms(writer, second);
    commit(writer);
    add_terms(writer, other);
    g_assert_cmpuint(writer_freq(writer, "drone"), ==, 3);
    bool are_more = true;
    assert_strings(shim_writer_delete(writer, "Qc", &are_more, &error), "");
    g_assert_false(are_more);
    assert_strings(shim_writer_delete(writer, "Qa", &are_more, &error),
                   "1er drone été");
    g_assert_false(are_more);
    g_assert_cmpuint(writer_freq(writer, "drone"), ==, 1);
    g_assert_cmpuint(writer_freq(writer, "été"), ==, 0);
    g_assert_cmpuint(writer_freq(writer, ""), ==, 0);
    assert_strings(shim_writer_delete(writer, "Qa", &are_more, &error), "");
    g_assert_null(shim_writer_delete(writer, "", &are_more, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
}

static void test_delete_many(struct fixture *f, gconstpointer data)
{
    (void) data;
    static const char *const terms[] = {"Qa", "drone", NULL};
    g_autoptr(shim_writer_t) writer = open_writer(f);
    for (guint i = 0; i < 1000; i++)
        add_terms(writer, terms);
    guint n_calls = 0;
    for (bool are_more = true; are_more; n_calls++) {
        GError *error = NULL;
        assert_strings(shim_writer_delete(writer, "Qa", &are_more, &error),
                       "drone");
        g_assert_cmpint(are_more, ==, writer_freq(writer, "drone") > 0);
    }
    g_assert_cmpuint(n_calls, >, 1);
}

/* All of them. */
static void delete_all(struct shim_writer *writer, const char *term)
{
    GError *error = NULL;
    bool are_more = true;
    while (are_more) {
        g_auto(GStrv) words =
            shim_writer_delete(writer, term, &are_more, &error);
        g_assert_no_error(error);
    }
}

static void test_abandoned(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    struct shim_writer *writer = open_writer(f);
    add_words(writer, "gardé", "a", 1);
    commit(writer);
    /* More than Xapian takes before it would commit by itself. */
    for (guint i = 0; i < 10100; i++)
        add_words(writer, "perdu", "b", 2);
    set_metadata(writer, "F1", "perdu");
    g_assert_true(shim_writer_add_mapping(writer, "w", "Z", &error));
    delete_all(writer, "Zgardé");
    {
        g_autoptr(shim_reader_t) during = open_reader(f);
        g_assert_cmpuint(n_documents(during), ==, 1);
    }
    shim_writer_free(writer);

    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(n_documents(reader), ==, 1);
    g_assert_cmpuint(term_freq(reader, "Zgardé"), ==, 1);
    g_assert_cmpuint(term_freq(reader, "Zperdu"), ==, 0);
    g_assert_null(metadata(reader, "F1"));
    assert_strings(shim_reader_mappings(reader, "w", &error), "");
}

static void test_new_and_abandoned(struct fixture *f, gconstpointer data)
{
    (void) data;
    shim_writer_free(open_writer(f));
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(n_documents(reader), ==, 0);
    g_assert_cmpuint(matches(reader, shim_query_all()), ==, 0);
    shim_writer_free(open_writer(f));
}

static void test_writer_sees_its_own(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    set_metadata(writer, "F2", "deux");
    set_metadata(writer, "F1", "un");
    set_metadata(writer, "F3", "trois");
    set_metadata(writer, "F3", "");
    g_assert_true(shim_writer_add_mapping(writer, "k", "b", &error));
    g_assert_true(shim_writer_add_mapping(writer, "k", "a", &error));
    g_assert_true(shim_writer_add_mapping(writer, "k", "c", &error));
    g_assert_true(shim_writer_remove_mapping(writer, "k", "b", &error));
    assert_strings(shim_writer_metadata_keys(writer, "F", &error), "F1 F2");
    assert_strings(shim_writer_mappings(writer, "k", &error), "a c");
    g_autoptr(GBytes) value = NULL, none = NULL;
    g_assert_true(shim_writer_get_metadata(writer, "F2", &value, &error));
    assert_bytes(value, "deux");
    g_assert_true(shim_writer_get_metadata(writer, "F3", &none, &error));
    g_assert_null(none);

    g_assert_null(metadata(reader, "F2"));
    commit(writer);
    g_assert_null(metadata(reader, "F2"));
    g_assert_true(shim_reader_reopen(reader, &error));
    g_autoptr(GBytes) read = metadata(reader, "F2");
    assert_bytes(read, "deux");
    assert_strings(shim_reader_mappings(reader, "k", &error), "a c");
}

static void test_delete(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    add_words(writer, "un deux", "a", 1);
    add_words(writer, "deux trois", "b", 1);
    delete_all(writer, "Zun");
    delete_all(writer, "Zabsent");
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(term_freq(reader, "Zun"), ==, 0);
    g_assert_cmpuint(term_freq(reader, "Zdeux"), ==, 1);
    g_assert_cmpuint(n_documents(reader), ==, 1);
}

static void test_failure_sticks_to_document(struct fixture *f,
                                            gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autoptr(shim_document_t) bad = shim_document_new();
    shim_document_add_term(bad, "Z", "mot", 1);
    shim_document_add_term(bad, "", "", 1);
    g_assert_false(shim_writer_add(writer, g_steal_pointer(&bad), &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
    g_autofree char *key = g_strnfill(300, 'k');
    g_assert_false(shim_writer_set_metadata(writer, key, "x", 1, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
    g_assert_false(shim_writer_set_metadata(writer, "", "x", 1, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    /* What the caller got wrong costs nothing else. */
    add_words(writer, "bon", "a", 1);
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(n_documents(reader), ==, 1);
}

static void test_long_terms(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    g_autoptr(GString) base = g_string_new(NULL);
    while (base->len < 300)
        g_string_append(base, "é");
    g_autofree char *one = g_strconcat(base->str, "1", NULL);
    g_autofree char *two = g_strconcat(base->str, "2", NULL);
    g_autofree char *z_one = g_strconcat("Z", one, NULL);
    g_autofree char *z_two = g_strconcat("Z", two, NULL);
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_autofree char *words = g_strconcat("a ", one, " b", NULL);
    add_words(writer, words, "a", 1);
    add_words(writer, two, "b", 1);
    add_words(writer, two, "c", 1);
    g_assert_true(shim_writer_add_mapping(writer, one, z_two, &error));
    commit(writer);

    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_assert_cmpuint(term_freq(reader, z_one), ==, 1);
    g_assert_cmpuint(term_freq(reader, z_two), ==, 2);
    g_assert_cmpuint(matches(reader, shim_query_term("Z", one)), ==, 1);
    g_assert_cmpuint(matches(reader, shim_query_term("", z_two)), ==, 2);
    struct shim_query *phrase[] = {shim_query_term("Z", "a"),
                                   shim_query_term("Z", one),
                                   shim_query_term("Z", "b")};
    g_assert_cmpuint(matches(reader, shim_query_phrase(phrase, 3, 3)), ==, 1);
    g_auto(GStrv) mappings = shim_reader_mappings(reader, one, &error);
    g_assert_cmpuint(g_strv_length(mappings), ==, 1);
    g_assert_cmpuint(term_freq(reader, mappings[0]), ==, 2);
    g_auto(GStrv) terms = shim_reader_terms(reader, "Zé", 10, &error);
    g_assert_cmpuint(g_strv_length(terms), ==, 2);
    for (char **term = terms; *term; term++) {
        g_assert_cmpuint(strlen(*term), <=, SHIM_TERM_MAX);
        g_assert_true(g_utf8_validate(*term, -1, NULL));
    }
    delete_all(writer, z_two);
    commit(writer);
    g_assert_true(shim_reader_reopen(reader, &error));
    g_assert_cmpuint(n_documents(reader), ==, 1);
}

static void test_large_metadata(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    const gsize len = 50 << 20;
    g_autofree guint8 *value = g_malloc(len);
    for (gsize i = 0; i < len; i++)
        value[i] = (i * 2654435761u) >> 24;
    g_autoptr(shim_writer_t) writer = open_writer(f);
    g_assert_true(shim_writer_set_metadata(writer, "T", value, len, &error));
    commit(writer);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_autoptr(GBytes) read = metadata(reader, "T");
    g_assert_nonnull(read);
    g_assert_cmpuint(g_bytes_get_size(read), ==, len);
    g_assert_true(memcmp(g_bytes_get_data(read, NULL), value, len) == 0);
}

/* A snapshot stays whole for a while; then the newest commit is read without
 * anyone asking for it, and never anything between the two. */
static void test_reader_follows(struct fixture *f, gconstpointer data)
{
    (void) data;
    fill(f->index);
    g_autoptr(shim_reader_t) reader = open_reader(f);
    g_autoptr(shim_writer_t) writer = open_writer(f);
    guint snapshot = 100, newest = 100, n_moves = 0;
    for (guint round = 0; round < 10; round++) {
        for (guint i = 0; i < 6; i++, newest++) {
            add_words(writer, "mot1 mot2 mot3", "b", 1);
            commit(writer);
        }
        g_autoptr(shim_hits_t) hits =
            search(reader, shim_query_term("Z", "mot1"), 1000, 0);
        g_assert_cmpuint(hits->n_hits, ==, hits->n_matches);
        if (hits->n_matches != snapshot) {
            g_assert_cmpuint(hits->n_matches, ==, newest);
            snapshot = newest;
            n_moves++;
        }
    }
    g_assert_cmpuint(n_moves, >, 0);
}

static void test_compact(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_autoptr(GError) error = NULL;
    fill(f->index);
    g_autofree char *to = g_build_filename(f->folder, "small", NULL);
    g_assert_true(shim_compact(f->index, to, &error));
    g_assert_no_error(error);
    g_autoptr(shim_reader_t) small = shim_reader_open(to, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(n_documents(small), ==, 100);
    g_autoptr(GBytes) value = metadata(small, "F");
    assert_bytes(value, "valeur");
    assert_strings(shim_reader_mappings(small, "wmot", &error), "Zmot");
    g_assert_cmpuint(matches(small, shim_query_term("Z", "mot1")), ==, 100);

    g_assert_false(shim_compact(f->index, to, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
    g_clear_error(&error);
    g_autofree char *none = g_build_filename(f->folder, "none", NULL);
    g_autofree char *other = g_build_filename(f->folder, "other", NULL);
    g_assert_false(shim_compact(none, other, &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_NOT_FOUND);
    g_assert_false(g_file_test(other, G_FILE_TEST_EXISTS));
}

static void test_stemmer(struct fixture *f, gconstpointer data)
{
    (void) f, (void) data;
    g_autoptr(GError) error = NULL;
    g_autoptr(shim_stemmer_t) french = shim_stemmer_new("french", &error);
    g_assert_no_error(error);
    g_autofree char *one = shim_stemmer_stem(french, "reconnaissances");
    g_autofree char *two = shim_stemmer_stem(french, "reconnaissance");
    g_assert_cmpstr(one, ==, two);
    g_autofree char *odd = shim_stemmer_stem(french, "\xc3\xff\xe2"
                                                     "ement\xc3");
    g_assert_nonnull(odd);
    g_assert_null(shim_stemmer_new("klingon", &error));
    g_assert_error(error, SHIM_ERROR, SHIM_ERROR_FAILED);
}

static void test_null_is_freed(struct fixture *f, gconstpointer data)
{
    (void) f, (void) data;
    shim_document_free(NULL);
    shim_writer_free(NULL);
    shim_reader_free(NULL);
    shim_query_free(NULL);
    shim_hits_free(NULL);
    shim_stemmer_free(NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    add_test("/shim/what is written is read", test_round_trip);
    add_test("/shim/values of the documents that hold a term", test_values);
    add_test("/shim/how common a document's terms are", test_document_freqs);
    add_test("/shim/what is deleted tells its words", test_deleted_words);
    add_test("/shim/many documents are deleted bit by bit", test_delete_many);
    add_test("/shim/what is not committed is abandoned", test_abandoned);
    add_test("/shim/a new index is ours at once", test_new_and_abandoned);
    add_test("/shim/a writer sees what it wrote", test_writer_sees_its_own);
    add_test("/shim/documents are deleted by term", test_delete);
    add_test("/shim/a bad document costs itself",
             test_failure_sticks_to_document);
    add_test("/shim/long terms stay apart", test_long_terms);
    add_test("/shim/metadata of 50 MB", test_large_metadata);
    add_test("/shim/a reader follows the writer", test_reader_follows);
    add_test("/shim/a compacted copy is whole", test_compact);
    add_test("/shim/the stemmer stems", test_stemmer);
    add_test("/shim/NULL is freed", test_null_is_freed);
    return g_test_run();
}
