/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_sketch.c - the same words give the same sketch however they are
 * printed, and what tells documents apart is marked. */
#include "indexer/sketch.h"

#include "tests/sketch_fixture.h"

static const struct filling of_nice = {"Nice", "Thales", "1 250 000", "2018"};

static bool has_shingle(const struct sketch *sketch, guint32 hash)
{
    for (guint i = 0; i < sketch->shingles->len; i++)
        if (g_array_index(sketch->shingles, struct sketch_shingle, i).hash ==
            hash)
            return true;
    return false;
}

static guint n_shared(const struct sketch *a, const struct sketch *b)
{
    guint n = 0;
    for (guint i = 0; i < a->shingles->len; i++)
        n += has_shingle(
            b, g_array_index(a->shingles, struct sketch_shingle, i).hash);
    return n;
}

static void test_sample(void)
{
    g_autofree char *text = convention(1, &of_nice);
    g_autoptr(sketch_t) sketch = sketch_of(text);
    const guint expected = sketch->n_words / SKETCH_SAMPLE;
    g_assert_cmpuint(sketch->n_words, >, 900);
    g_assert_cmpuint(sketch->shingles->len, >, expected / 2);
    g_assert_cmpuint(sketch->shingles->len, <, expected * 2);
    g_assert_cmpuint(sketch->stream_len, ==, strlen(text));
    for (guint i = 0; i < sketch->shingles->len; i++) {
        const struct sketch_shingle *shingle =
            &g_array_index(sketch->shingles, struct sketch_shingle, i);
        g_assert_cmpuint(shingle->end, >, shingle->start);
        g_assert_cmpuint(shingle->end, <=, strlen(text));
        g_assert_cmpuint(sketch_shingle_at(sketch, shingle->word), ==, i);
    }
}

/* Capitals without accents, other line ends. */
static void test_printed_otherwise(void)
{
    g_autofree char *text = convention(2, &of_nice);
    g_autofree char *capitals = g_utf8_strup(text, -1);
    g_autoptr(GString) plain = g_string_new(capitals);
    g_string_replace(plain, "É", "E", 0);
    g_string_replace(plain, "È", "E", 0);
    g_string_replace(plain, "Ô", "O", 0);
    for (gsize i = 0, column = 0; i < plain->len; i++, column++)
        if (plain->str[i] == ' ' && column > 50 &&
            g_ascii_isalpha(plain->str[i + 1])) {
            plain->str[i] = '\n';
            column = 0;
        }
    g_autoptr(sketch_t) one = sketch_of(text);
    g_autoptr(sketch_t) other = sketch_of(plain->str);
    g_assert_cmpuint(n_shared(one, other), ==, one->shingles->len);
}

/* With other words before them, passages are cut elsewhere. */
static void test_cut_elsewhere(void)
{
    g_autofree char *text = convention(3, &of_nice);
    g_autofree char *before = convention(4, &of_nice);
    before[strlen(before) / 3] = '\0';
    g_autofree char *both = g_strconcat(before, text, NULL);
    g_autoptr(sketch_t) one = sketch_of(text);
    g_autoptr(sketch_t) other = sketch_of(both);
    g_assert_cmpuint(n_shared(one, other), ==, one->shingles->len);
    g_assert_cmpuint(n_shared(one, other), <, other->shingles->len);
}

static void test_specks(void)
{
    g_autofree char *text = convention(5, &of_nice);
    g_autoptr(GString) specked = g_string_new(text);
    g_string_replace(specked, "caméra ", "caméra | i ", 0);
    g_autoptr(sketch_t) one = sketch_of(text);
    g_autoptr(sketch_t) other = sketch_of(specked->str);
    g_assert_cmpuint(n_shared(one, other), ==, one->shingles->len);
}

static const struct {
    const char *text;
    guint n_marks, n_strong;
} marked[] = {
    {"elle verse 12 500 euros en 2018", 2, 2},
    {"elle a 12 caméras et 3 salles", 0, 0},
    {"la loi du 6 janvier 1978 et l'article L. 251-1", 2, 0},
    {"La caméra filme. Elle garde. Thales la fournit", 0, 0},
    {"la société Thales et la région Sud, par M. Duval", 3, 3},
    {"la Ville et le Titulaire, ci-après les Parties", 3, 0},
    {"au nom de l'Observatoire « Serenicity »", 2, 2},
    {"", 0, 0},
};

static void test_marks(void)
{
    for (gsize i = 0; i < G_N_ELEMENTS(marked); i++) {
        g_autoptr(sketch_t) sketch = sketch_of(marked[i].text);
        guint n_strong = 0;
        for (guint j = 0; j < sketch->marks->len; j++)
            n_strong +=
                g_array_index(sketch->marks, struct sketch_mark, j).is_strong;
        g_test_message("%s", marked[i].text);
        g_assert_cmpuint(sketch->marks->len, ==, marked[i].n_marks);
        g_assert_cmpuint(n_strong, ==, marked[i].n_strong);
    }
}

static guint16 first_mark(const char *text)
{
    g_autoptr(sketch_t) sketch = sketch_of(text);
    g_assert_cmpuint(sketch->marks->len, >, 0);
    return g_array_index(sketch->marks, struct sketch_mark, 0).hash;
}

/* A row of a table that is read as one number. */
static void test_rows(void)
{
    g_assert_cmpuint(first_mark("caméras 392 400"), ==,
                     first_mark("caméras 56 392 400"));
    g_assert_cmpuint(first_mark("caméras 392 400"), !=,
                     first_mark("caméras 392 500"));
}

static void assert_same(const struct sketch *a, const struct sketch *b)
{
    g_assert_cmpuint(a->n_words, ==, b->n_words);
    g_assert_cmpuint(a->stream_len, ==, b->stream_len);
    g_assert_cmpmem(
        a->shingles->data, a->shingles->len * sizeof(struct sketch_shingle),
        b->shingles->data, b->shingles->len * sizeof(struct sketch_shingle));
    g_assert_cmpuint(a->marks->len, ==, b->marks->len);
    for (guint i = 0; i < a->marks->len; i++) {
        const struct sketch_mark *x =
            &g_array_index(a->marks, struct sketch_mark, i);
        const struct sketch_mark *y =
            &g_array_index(b->marks, struct sketch_mark, i);
        g_assert_cmpuint(x->hash, ==, y->hash);
        g_assert_cmpuint(x->word, ==, y->word);
        g_assert_true(x->is_strong == y->is_strong);
    }
}

static void test_stored(void)
{
    g_autofree char *text = convention(6, &of_nice);
    const char *const texts[] = {text, "trois mots 2018", ""};
    for (gsize i = 0; i < G_N_ELEMENTS(texts); i++) {
        GError *error = NULL;
        g_autoptr(sketch_t) sketch = sketch_of(texts[i]);
        g_autoptr(GBytes) bytes = sketch_encode(sketch);
        g_autoptr(sketch_t) again = sketch_decode(bytes, &error);
        g_assert_no_error(error);
        assert_same(sketch, again);
    }
}

/* What is cut short is an error. */
static void test_damaged(void)
{
    g_autofree char *text = convention(7, &of_nice);
    g_autoptr(sketch_t) sketch = sketch_of(text);
    g_autoptr(GBytes) bytes = sketch_encode(sketch);
    for (gsize len = 0; len < g_bytes_get_size(bytes); len++) {
        g_autoptr(GError) error = NULL;
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(bytes, 0, len);
        g_autoptr(sketch_t) damaged = sketch_decode(part, &error);
        g_assert_null(damaged);
        g_assert_nonnull(error);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sketch/one word in sixteen", test_sample);
    g_test_add_func("/sketch/printed otherwise", test_printed_otherwise);
    g_test_add_func("/sketch/cut elsewhere", test_cut_elsewhere);
    g_test_add_func("/sketch/specks of a scan", test_specks);
    g_test_add_func("/sketch/marks", test_marks);
    g_test_add_func("/sketch/rows of a table", test_rows);
    g_test_add_func("/sketch/stored", test_stored);
    g_test_add_func("/sketch/damaged", test_damaged);
    return g_test_run();
}
