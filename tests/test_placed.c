/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_placed.c - where pieces of a page's text stand stays known when the
 * text is cleaned and joined, and marks find it. */
#include "indexer/placed.h"

#include <string.h>

/* Each character but blanks and control characters stands in a box of its
 * own: from x = its number to the next. */
static struct placed *page(const char *text)
{
    struct placed *placed = placed_new(g_strdup(text));
    double x = 0;

    for (const char *p = text; *p; p = g_utf8_next_char(p), x++) {
        const gsize start = p - text;
        const struct place place = {
            start, g_utf8_next_char(p) - text, {x, 0, x + 1, 1}};
        if (g_unichar_isgraph(g_utf8_get_char(p)))
            g_array_append_val(placed->places, place);
    }
    return placed;
}

/* Where the mark stands, as "2 3 4", the left ends of the boxes. */
static char *find(const struct placed *placed, gsize start, const char *text,
                  struct placed_fit *fit)
{
    g_autoptr(GArray) marks =
        g_array_new(FALSE, FALSE, sizeof(struct placed_mark));
    g_autoptr(GArray) boxes = g_array_new(FALSE, FALSE, sizeof(struct box));
    const struct placed_mark mark = {start, (char *) text};
    GString *found = g_string_new(NULL);

    g_array_append_val(marks, mark);
    *fit = placed_find(placed, marks, boxes);
    for (guint i = 0; i < boxes->len; i++)
        g_string_append_printf(found, "%s%g", i ? " " : "",
                               g_array_index(boxes, struct box, i).x1);
    return g_string_free(found, FALSE);
}

#define expect(placed, start, text, where, exact, near)             \
    do {                                                            \
        struct placed_fit fit_;                                     \
        g_autofree char *found_ = find(placed, start, text, &fit_); \
        g_assert_cmpstr(found_, ==, where);                         \
        g_assert_cmpuint(fit_.n_exact, ==, exact);                  \
        g_assert_cmpuint(fit_.n_near, ==, near);                    \
    } while (0)

static void test_find(void)
{
    g_autoptr(placed_t) placed = page("un été, un\nété");

    expect(placed, 0, "un", "0 1", 1, 0);
    expect(placed, 3, "été", "3 4 5", 1, 0);
    expect(placed, 10, "un\nété", "8 9 11 12 13", 1, 0);
    /* nearest, and the first of equally near ones */
    expect(placed, 1, "un", "0 1", 0, 1);
    expect(placed, 9, "un", "8 9", 0, 1);
    expect(placed, 8, "été", "3 4 5", 0, 1);
    /* nowhere; beyond the end; nothing to be seen */
    expect(placed, 0, "deux", "", 0, 0);
    expect(placed, 99, "un", "", 0, 0);
    expect(placed, G_MAXSIZE, "un", "", 0, 0);
    expect(placed, 2, " ", "", 0, 0);
}

/* A place longer than the mark, as words of OCR are. */
static void test_within(void)
{
    g_autoptr(placed_t) placed = placed_new(g_strdup("l’été"));
    const struct place word = {0, strlen("l’été"), {7, 0, 9, 1}};

    g_array_append_val(placed->places, word);
    expect(placed, strlen("l’"), "été", "7", 1, 0);
}

static void test_clean(void)
{
    g_autoptr(placed_t) raw = page("\x01un\r\nde\xc2\x85ux\fà\x7f b");
    g_autoptr(placed_t) clean = placed_clean(raw);

    g_assert_cmpstr(clean->text, ==, "un\ndeux\nà b");
    expect(clean, 0, "un", "1 2", 1, 0);
    expect(clean, 3, "deux", "5 6 8 9", 1, 0);
    expect(clean, 8, "à", "11", 1, 0);
    expect(clean, 11, "b", "14", 1, 0);
}

/* What is no UTF-8 has no places, and is no reason to fail. */
static void test_broken(void)
{
    g_autoptr(placed_t) raw = placed_new(g_strdup("a\xff"));
    const struct place place = {0, 1, {0, 0, 1, 1}};

    g_array_append_val(raw->places, place);
    g_autoptr(placed_t) clean = placed_clean(raw);
    expect(clean, 0, "a", "", 0, 0);
}

static void test_add(void)
{
    g_autoptr(placed_t) layer = page("Reçu le 17 à Nice");
    g_autoptr(placed_t) recognised = page(
        "Nice le 17\n\nObjet : drones\nReçu le 17 à Nice\n\nObjet : fin\n");
    g_autoptr(placed_t) sum = placed_add(layer, recognised);
    g_autofree char *wanted =
        g_strdup("Reçu le 17 à Nice\n\nObjet : drones\n\nObjet : fin\n");

    g_assert_cmpstr(sum->text, ==, wanted);
    const char *drones = strstr(wanted, "drones");
    const char *fin = strstr(wanted, "fin");
    expect(sum, 0, "Reçu", "0 1 2 3", 1, 0);
    expect(sum, drones - wanted, "drones", "20 21 22 23 24 25", 1, 0);
    expect(sum, fin - wanted, "fin", "54 55 56", 1, 0);

    g_autoptr(placed_t) same = placed_add(layer, layer);
    g_assert_null(same);
}

static void test_scale(void)
{
    g_autoptr(placed_t) placed = page("ab");

    places_scale(placed->places, 2, 4);
    const struct box *box = &g_array_index(placed->places, struct place, 1).box;
    g_assert_cmpfloat(box->x1, ==, 0.5);
    g_assert_cmpfloat(box->y2, ==, 0.25);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/placed/find", test_find);
    g_test_add_func("/placed/within", test_within);
    g_test_add_func("/placed/clean", test_clean);
    g_test_add_func("/placed/broken", test_broken);
    g_test_add_func("/placed/add", test_add);
    g_test_add_func("/placed/scale", test_scale);
    return g_test_run();
}
