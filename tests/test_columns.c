/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_columns.c - pages whose columns are read one after the other, and
 * others that stay as they were. */
#include "indexer/columns.h"

/* Its lines are 10 points high, a row 12, a column 240 wide. */
struct sheet {
    GArray *lines; /* struct column_line */
};

enum { LEFT_EDGE = 50, RIGHT_EDGE = 310, WIDTH = 240 };

static void add(struct sheet *sheet, double x, double row, double width,
                guint n_letters)
{
    struct column_line line = {x, 12 * row, x + width, 12 * row + 10,
                               n_letters};
    g_array_append_val(sheet->lines, line);
}

static void add_prose(struct sheet *sheet, double x, double row)
{
    add(sheet, x, row, WIDTH, 40);
}

static struct sheet sheet_new(void)
{
    return (struct sheet){
        g_array_new(FALSE, FALSE, sizeof(struct column_line))};
}

/* order: the numbers expected, up to -1; NULL: all as they came. */
static void expect(struct sheet *sheet, const int *order)
{
    const struct column_line *lines =
        (const struct column_line *) sheet->lines->data;
    g_autofree guint *got = g_new(guint, sheet->lines->len);

    columns_order(lines, sheet->lines->len, got);
    for (guint i = 0; i < sheet->lines->len; i++)
        g_assert_cmpuint(got[i], ==, order ? (guint) order[i] : i);
    g_array_unref(sheet->lines);
}

/* Two articles side by side above two others: read across by paragraphs. */
static void add_articles(struct sheet *sheet, double row)
{
    for (guint article = 0; article < 2; article++)
        for (guint side = 0; side < 2; side++)
            for (guint i = 0; i < 4; i++)
                add_prose(sheet, side ? RIGHT_EDGE : LEFT_EDGE,
                          row + 6 * article + i);
}

static void test_articles(void)
{
    struct sheet sheet = sheet_new();

    add_articles(&sheet, 0);
    expect(&sheet,
           (int[]){0, 1, 2, 3, 8, 9, 10, 11, 4, 5, 6, 7, 12, 13, 14, 15});
}

/* What stands across the columns keeps what is above it there. */
static void test_title(void)
{
    struct sheet sheet = sheet_new();

    add_articles(&sheet, 0);
    add(&sheet, LEFT_EDGE, 12, 500, 60);
    add_articles(&sheet, 14);
    expect(&sheet, (int[]){0,  1,  2,  3,  8,  9,  10, 11, 4,  5,  6,
                           7,  12, 13, 14, 15, 16, 17, 18, 19, 20, 25,
                           26, 27, 28, 21, 22, 23, 24, 29, 30, 31, 32});
}

/* Running headers and footers stand apart from the columns. */
static void test_margins(void)
{
    struct sheet sheet = sheet_new();

    add(&sheet, LEFT_EDGE, 0, 90, 14);
    add(&sheet, RIGHT_EDGE + 150, 0, 90, 12);
    add_articles(&sheet, 4);
    add(&sheet, RIGHT_EDGE + 100, 20, 10, 0);
    expect(&sheet, (int[]){0, 1, 2, 3, 4, 5, 10, 11, 12, 13, 6, 7, 8, 9, 14, 15,
                           16, 17, 18});
}

/* Rows of labels and values, each some lines of prose, are a table. */
static void test_table(void)
{
    struct sheet sheet = sheet_new();

    for (guint row = 0; row < 5; row++)
        for (guint side = 0; side < 2; side++)
            for (guint i = 0; i < 3; i++)
                add_prose(&sheet, side ? RIGHT_EDGE : LEFT_EDGE, 4.5 * row + i);
    expect(&sheet, NULL);
}

static void test_cells(void)
{
    struct sheet sheet = sheet_new();

    for (guint row = 0; row < 20; row++) {
        add_prose(&sheet, LEFT_EDGE, row);
        add(&sheet, RIGHT_EDGE, row, 50, 0);
    }
    expect(&sheet, NULL);
}

static void test_signatures(void)
{
    struct sheet sheet = sheet_new();

    for (guint row = 0; row < 20; row++)
        add(&sheet, LEFT_EDGE, row, 500, 80);
    for (guint row = 22; row < 25; row++) {
        add_prose(&sheet, LEFT_EDGE, row);
        add_prose(&sheet, RIGHT_EDGE, row);
    }
    expect(&sheet, NULL);
}

/* Items beside their letters are no column. */
static void test_items(void)
{
    struct sheet sheet = sheet_new();

    for (guint row = 0; row < 12; row++) {
        add(&sheet, LEFT_EDGE, row, 8, 1);
        add(&sheet, LEFT_EDGE + 20, row, WIDTH - 20, 35);
        add_prose(&sheet, RIGHT_EDGE, row);
    }
    expect(&sheet, NULL);
}

static void test_nothing(void)
{
    struct sheet sheet = sheet_new();

    expect(&sheet, NULL);
    sheet = sheet_new();
    for (guint i = 0; i < 5000; i++)
        add_prose(&sheet, i % 2 ? LEFT_EDGE : RIGHT_EDGE, i / 2.);
    expect(&sheet, NULL);
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/columns/articles side by side", test_articles);
    g_test_add_func("/columns/a title across", test_title);
    g_test_add_func("/columns/headers and footers stay", test_margins);
    g_test_add_func("/columns/not a table of prose", test_table);
    g_test_add_func("/columns/nor one of amounts", test_cells);
    g_test_add_func("/columns/nor signatures", test_signatures);
    g_test_add_func("/columns/nor items beside their letters", test_items);
    g_test_add_func("/columns/nor nothing, nor too much", test_nothing);
    return g_test_run();
}
