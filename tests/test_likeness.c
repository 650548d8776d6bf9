/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_likeness.c - copies are told from documents of one template. */
#include "indexer/likeness.h"

#include "tests/sketch_fixture.h"

static const struct filling of_nice = {"Nice", "Thales", "1 250 000", "2018"};
static const struct filling of_istres = {"Istres", "Cisco", "830 400", "2021"};

/* The share of a text, in percent, that is copied. */
static guint share(const GArray *copies, guint side, const char *text)
{
    const gsize len = strlen(text);
    g_autofree guint8 *is_copied = g_malloc0(len + 1);
    guint n = 0;
    for (guint i = 0; i < copies->len; i++) {
        const struct likeness *copy =
            &g_array_index(copies, struct likeness, i);
        g_assert_cmpuint(copy->start[side], <, copy->end[side]);
        g_assert_cmpuint(copy->end[side], <=, len);
        memset(is_copied + copy->start[side], 1,
               copy->end[side] - copy->start[side]);
    }
    for (gsize i = 0; i < len; i++)
        n += is_copied[i];
    return len == 0 ? 0 : 100 * n / len;
}

static GArray *compare(const char *a, const char *b)
{
    GArray *copies = g_array_new(FALSE, FALSE, sizeof(struct likeness));
    g_autoptr(GArray) turned =
        g_array_new(FALSE, FALSE, sizeof(struct likeness));
    g_autoptr(sketch_t) one = sketch_of(a);
    g_autoptr(sketch_t) other = sketch_of(b);
    likeness_find(one, other, copies);
    likeness_find(other, one, turned);
    g_assert_cmpuint(copies->len, ==, turned->len);
    g_assert_cmpuint(share(copies, 0, a), ==, share(turned, 1, a));
    g_assert_cmpuint(share(copies, 1, b), ==, share(turned, 0, b));
    return copies;
}

static guint share_of(const char *a, const char *b)
{
    g_autoptr(GArray) copies = compare(a, b);
    return share(copies, 0, a);
}

static void test_same(void)
{
    g_autofree char *text = convention(1, &of_nice);
    g_assert_cmpuint(share_of(text, text), ==, 100);
}

/* One letter of so many words in a hundred is another. */
static char *misread(const char *text, guint percent)
{
    char *read = g_strdup(text);
    guint32 state = 99;
    for (char *at = read; *at; at++)
        if (*at == ' ' && g_ascii_islower(at[1]) &&
            random_below(&state, 100) < percent)
            at[1] = at[1] == 'z' ? 'x' : 'z';
    return read;
}

static void test_misread(void)
{
    for (guint32 seed = 1; seed < 20; seed++) {
        g_autofree char *text = convention(seed, &of_nice);
        g_autofree char *read = misread(text, 5);
        g_assert_cmpuint(share_of(text, read), >, 70);
    }
}

static void test_template(void)
{
    for (guint32 seed = 1; seed < 20; seed++) {
        g_autofree char *one = convention(seed, &of_nice);
        g_autofree char *other = convention(seed, &of_istres);
        g_autofree char *read = misread(other, 5);
        g_assert_cmpuint(share_of(one, other), ==, 0);
        g_assert_cmpuint(share_of(one, read), ==, 0);
    }
}

/* A paragraph is exchanged for one of another document. */
static void test_changed(void)
{
    g_autofree char *text = convention(21, &of_nice);
    g_autofree char *istrian = convention(22, &of_istres);
    g_auto(GStrv) paragraphs = g_strsplit(text, "\n\n", -1);
    g_auto(GStrv) others = g_strsplit(istrian, "\n\n", -1);
    g_free(paragraphs[5]);
    paragraphs[5] = g_strdup(others[5]);
    g_autofree char *changed = g_strjoinv("\n\n", paragraphs);
    g_autoptr(GArray) copies = compare(text, changed);
    g_assert_cmpuint(share(copies, 0, text), >, 75);
    g_assert_cmpuint(share(copies, 1, changed), >, 75);
    const guint32 at = strstr(changed, "Istres") - changed;
    for (guint i = 0; i < copies->len; i++) {
        const struct likeness *copy =
            &g_array_index(copies, struct likeness, i);
        g_assert_false(copy->start[1] <= at && at < copy->end[1]);
    }
}

/* Behind two acts of one template. */
static void test_annexed(void)
{
    static const char signatures[] =
        "Fait par Alain Duval, Berthe Morin, Claude Petit, Denis Roux, "
        "Emile Blanc, Fanny Noir, Gaston Lebrun, Hugues Legrand pour le "
        "Consortium d'Antibes.\n\n";
    g_autofree char *annex = convention(31, &of_nice);
    g_autofree char *one = convention(32, &of_istres);
    static const struct filling gap = {"Gap", "Atos", "17 300", "2016"};
    g_autofree char *other = convention(32, &gap);
    g_autofree char *first = g_strconcat(one, annex, signatures, NULL);
    g_autofree char *second = g_strconcat(other, annex, signatures, NULL);
    g_autoptr(GArray) copies = compare(first, second);
    g_assert_cmpuint(share(copies, 0, first), >, 40);
    for (guint i = 0; i < copies->len; i++) {
        const struct likeness *copy =
            &g_array_index(copies, struct likeness, i);
        g_assert_cmpuint(copy->start[0] + 400, >, strlen(one));
    }
    /* And alone. */
    g_autofree char *alone = g_strconcat(annex, signatures, NULL);
    g_assert_cmpuint(share_of(alone, first), >, 85);
}

static void test_nothing(void)
{
    g_autofree char *one = convention(41, &of_nice);
    g_autofree char *other = convention(42, &of_nice);
    g_assert_cmpuint(share_of(one, other), ==, 0);
    g_assert_cmpuint(share_of(one, ""), ==, 0);
    g_assert_cmpuint(share_of("", ""), ==, 0);
    /* A document of one word. */
    GString *many = g_string_new(NULL);
    for (guint i = 0; i < 20000; i++)
        g_string_append(many, "non ");
    g_autofree char *no = g_string_free(many, FALSE);
    g_assert_cmpuint(share_of(no, one), ==, 0);
    g_autoptr(GArray) copies = compare(no, no);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/likeness/the same text", test_same);
    g_test_add_func("/likeness/read by OCR", test_misread);
    g_test_add_func("/likeness/two of one template", test_template);
    g_test_add_func("/likeness/one paragraph changed", test_changed);
    g_test_add_func("/likeness/annexed to two", test_annexed);
    g_test_add_func("/likeness/nothing in common", test_nothing);
    return g_test_run();
}
