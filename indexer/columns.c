/* SPDX-License-Identifier: GPL-3.0-or-later */
/* columns.c - which line of a page is read after which. */
#include "indexer/columns.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

/* Letters of a line of prose: four columns on a page leave room for 25. */
enum { PROSE_LETTERS = 15 };
/* Lines of prose that a column has at least. */
enum { PROSE_LINES = 4 };
/* Rows of a table that begin at one height on both sides, at least. */
enum { TABLE_ROWS = 3 };
/* Lines of prose to a paragraph, on average; to a cell there are fewer. */
enum { PARAGRAPH_LINES = 3 };
/* Gutters above and below gutters. */
enum { MAX_DEPTH = 5 };
/* Lines of a page that is looked at; one of a newspaper has 1,200. */
enum { MAX_LINES = 2000 };
/* Left edges of lines that are tried as gutters. */
enum { MAX_EDGES = 32 };

/* Points.  Lines so close begin at one edge, or at one height. */
static const double same = 3;
/* Points between columns, at least. */
static const double gutter_width = 4;
/* Of the usual distance between lines; a larger one ends a paragraph. */
static const double paragraph_gap = 1.25;
/* Of a column's width: what most lines of prose fill, and cells do not. */
static const double full_line = 0.75;

/* Lines above or below columns that may be no part of them. */
enum { MARGIN_LINES = 6 };

enum side { LEFT, RIGHT, ACROSS };

/* What parts columns, from left to right. */
struct gutter {
    double from, to;
};

/* The lines of a page, and some of their numbers, from the top down. */
struct stretch {
    const struct column_line *lines;
    guint *numbers;
    guint n;
};

static const struct column_line *line_at(const struct stretch *stretch, guint i)
{
    return &stretch->lines[stretch->numbers[i]];
}

static bool is_prose(const struct column_line *line)
{
    return line->n_letters >= PROSE_LETTERS &&
           line->x2 - line->x1 > line->y2 - line->y1;
}

static enum side side_of(const struct column_line *line, struct gutter gutter)
{
    if (line->x1 >= gutter.to - same)
        return RIGHT;
    return line->x2 <= gutter.to - gutter_width && line->x1 < gutter.from
               ? LEFT
               : ACROSS;
}

static struct stretch part_of(const struct stretch *whole, guint from, guint to)
{
    return (struct stretch){whole->lines, whole->numbers + from, to - from};
}

static double height_of(const struct column_line *line)
{
    return (line->y1 + line->y2) / 2;
}

/* ---- Columns or a table ---------------------------------------------------*/

static int compare_doubles(gconstpointer a, gconstpointer b)
{
    double x = *(const double *) a;
    double y = *(const double *) b;

    return (x > y) - (x < y);
}

/* Where paragraphs of prose begin on one side, from the top down; cells, too,
 * if they hold prose. */
static GArray *paragraphs_of(const struct stretch *stretch,
                             struct gutter gutter, enum side side)
{
    g_autoptr(GArray) tops = g_array_new(FALSE, FALSE, sizeof(double));
    g_autoptr(GArray) steps = g_array_new(FALSE, FALSE, sizeof(double));
    GArray *found = g_array_new(FALSE, FALSE, sizeof(double));
    double last = -INFINITY;

    for (guint i = 0; i < stretch->n; i++) {
        const struct column_line *line = line_at(stretch, i);
        if (side_of(line, gutter) != side || line->y1 - last < same)
            continue;
        double step = line->y1 - last;
        double top = is_prose(line) ? line->y1 : NAN;
        g_array_append_val(steps, step);
        g_array_append_val(tops, top);
        last = line->y1;
    }
    g_autoptr(GArray) sorted = g_array_copy(steps);
    g_array_sort(sorted, compare_doubles);
    for (guint i = 0; i < tops->len; i++) {
        double usual = g_array_index(sorted, double, sorted->len / 4);
        double top = g_array_index(tops, double, i);
        if (!isnan(top) &&
            g_array_index(steps, double, i) > paragraph_gap * usual)
            g_array_append_val(found, top);
    }
    return found;
}

/* Whether most paragraphs begin where one begins on the other side, or are
 * too short for any. */
static bool is_table(const struct stretch *stretch, struct gutter gutter,
                     guint n_left, guint n_right)
{
    g_autoptr(GArray) left = paragraphs_of(stretch, gutter, LEFT);
    g_autoptr(GArray) right = paragraphs_of(stretch, gutter, RIGHT);
    guint n_same = 0;

    for (guint l = 0, r = 0; l < left->len && r < right->len;) {
        double difference =
            g_array_index(left, double, l) - g_array_index(right, double, r);
        n_same += fabs(difference) < same;
        if (difference < same)
            l++;
        if (difference > -same)
            r++;
    }
    return PARAGRAPH_LINES * left->len > n_left ||
           PARAGRAPH_LINES * right->len > n_right ||
           (n_same >= TABLE_ROWS && 2 * n_same > MIN(left->len, right->len));
}

/* Whether another line stands beside line i on its side: the letter of an
 * item, a cell, one of another column. */
static bool has_neighbour(const struct stretch *stretch, struct gutter gutter,
                          guint i)
{
    const struct column_line *line = line_at(stretch, i);
    double reach = (line->y2 - line->y1) / 2;

    for (int step = -1; step <= 1; step += 2) {
        for (guint j = i + step; j < stretch->n; j += step) {
            const struct column_line *other = line_at(stretch, j);
            if (fabs(height_of(other) - height_of(line)) > reach)
                break;
            if (side_of(other, gutter) == side_of(line, gutter))
                return true;
        }
    }
    return false;
}

/* Lines of prose in the column on one side; 0: it is none. */
static guint count_side(const struct stretch *stretch, struct gutter gutter,
                        enum side side)
{
    guint n_letters = 0;
    guint n_prose_letters = 0;
    guint n_prose = 0;
    guint n_full = 0;
    guint n_beside = 0;
    double width = 0;

    for (guint i = 0; i < stretch->n; i++) {
        const struct column_line *line = line_at(stretch, i);
        if (side_of(line, gutter) != side)
            continue;
        n_letters += line->n_letters;
        if (!is_prose(line))
            continue;
        n_prose_letters += line->n_letters;
        n_prose++;
        n_beside += has_neighbour(stretch, gutter, i);
        width = MAX(width, line->x2 - line->x1);
    }
    for (guint i = 0; i < stretch->n; i++) {
        const struct column_line *line = line_at(stretch, i);
        n_full += side_of(line, gutter) == side && is_prose(line) &&
                  line->x2 - line->x1 >= full_line * width;
    }
    return n_prose >= PROSE_LINES && 2 * n_prose_letters >= n_letters &&
                   2 * n_full >= n_prose && 8 * n_beside <= n_prose
               ? n_prose
               : 0;
}

/* Lines of prose in columns on both sides of the gutter, across which no line
 * of the stretch stands; 0: these are no columns. */
static guint count_prose(const struct stretch *stretch, struct gutter gutter)
{
    guint n_left = count_side(stretch, gutter, LEFT);
    guint n_right = n_left ? count_side(stretch, gutter, RIGHT) : 0;

    return n_right && !is_table(stretch, gutter, n_left, n_right)
               ? n_left + n_right
               : 0;
}

/* ---- The gutter -----------------------------------------------------------*/

/* Left edges of several lines of prose. */
static GArray *find_edges(const struct stretch *stretch)
{
    g_autoptr(GArray) all = g_array_new(FALSE, FALSE, sizeof(double));
    GArray *edges = g_array_new(FALSE, FALSE, sizeof(double));

    for (guint i = 0; i < stretch->n; i++)
        if (is_prose(line_at(stretch, i)))
            g_array_append_val(all, line_at(stretch, i)->x1);
    g_array_sort(all, compare_doubles);
    for (guint from = 0, to; from < all->len; from = to) {
        double edge = g_array_index(all, double, from);
        for (to = from; to < all->len; to++)
            if (g_array_index(all, double, to) - edge > same)
                break;
        if (to - from >= PROSE_LINES && edges->len < MAX_EDGES)
            g_array_append_val(edges, edge);
    }
    return edges;
}

/* Whether a line stands below all before it, farther than any of a column. */
static bool is_apart(const struct stretch *stretch, guint from, guint i)
{
    const struct column_line *line = line_at(stretch, i);
    double bottom = -INFINITY;

    for (guint j = from; j < i; j++)
        bottom = MAX(bottom, line_at(stretch, j)->y2);
    return line->y1 - bottom > 2 * (line->y2 - line->y1);
}

/* The next stretch from *from on that no line crosses: up to *to, where the
 * line after it does, without running headers and footers.  False: there is
 * none. */
static bool find_part(const struct stretch *stretch, struct gutter gutter,
                      guint *from, guint *to, struct stretch *part)
{
    guint start = *from;
    guint end;

    if (start >= stretch->n)
        return false;
    for (*to = start; *to < stretch->n; (*to)++)
        if (side_of(line_at(stretch, *to), gutter) == ACROSS)
            break;
    end = *to;
    for (guint i = start + 1; i < end && i <= start + MARGIN_LINES; i++)
        if (is_apart(stretch, start, i))
            *from = i;
    for (guint i = *to; i-- > *from + 1 && i + MARGIN_LINES >= *to;)
        if (is_apart(stretch, *from, i))
            end = i;
    *part = part_of(stretch, *from, end);
    return true;
}

/* The gutter left of the edge; prose ends where it begins. */
static struct gutter gutter_at(const struct stretch *stretch, double edge)
{
    struct gutter gutter = {-INFINITY, edge};

    for (guint i = 0; i < stretch->n; i++) {
        const struct column_line *line = line_at(stretch, i);
        if (is_prose(line) && line->x2 <= edge - gutter_width)
            gutter.from = MAX(gutter.from, line->x2);
    }
    return gutter;
}

static guint weigh_gutter(const struct stretch *stretch, struct gutter gutter)
{
    struct stretch part;
    guint n_prose = 0;
    guint to;

    for (guint from = 0; find_part(stretch, gutter, &from, &to, &part);
         from = to + 1)
        n_prose += count_prose(&part, gutter);
    return n_prose;
}

/* The one that parts the most prose. */
static bool find_gutter(const struct stretch *stretch, struct gutter *gutter)
{
    g_autoptr(GArray) edges = find_edges(stretch);
    guint most = 0;

    for (guint i = 0; i < edges->len; i++) {
        struct gutter candidate =
            gutter_at(stretch, g_array_index(edges, double, i));
        guint n_prose = weigh_gutter(stretch, candidate);
        if (n_prose > most) {
            most = n_prose;
            *gutter = candidate;
        }
    }
    return most > 0;
}

/* ---- The order ------------------------------------------------------------*/

struct page {
    const struct column_line *lines;
    guint *order;
    guint *places; /* of each line, in order */
};

static int compare_numbers(gconstpointer a, gconstpointer b)
{
    guint x = *(const guint *) a;
    guint y = *(const guint *) b;

    return (x > y) - (x < y);
}

/* The numbers of those on the left before the others, else by height. */
static void put_left_first(struct stretch *stretch, struct gutter gutter)
{
    g_autofree guint *right = g_new(guint, stretch->n);
    guint n_left = 0;
    guint n_right = 0;

    for (guint i = 0; i < stretch->n; i++) {
        if (side_of(line_at(stretch, i), gutter) == LEFT)
            stretch->numbers[n_left++] = stretch->numbers[i];
        else
            right[n_right++] = stretch->numbers[i];
    }
    for (guint i = 0; i < n_right; i++)
        stretch->numbers[n_left + i] = right[i];
}

/* The lines of the stretch, one after the other, to the places in the order
 * that they have now. */
static void put_in_order(struct page *page, const struct stretch *stretch)
{
    g_autofree guint *places = g_new(guint, stretch->n);

    for (guint i = 0; i < stretch->n; i++)
        places[i] = page->places[stretch->numbers[i]];
    qsort(places, stretch->n, sizeof *places, compare_numbers);
    for (guint i = 0; i < stretch->n; i++) {
        page->order[places[i]] = stretch->numbers[i];
        page->places[stretch->numbers[i]] = places[i];
    }
}

static void arrange(struct page *page, struct stretch stretch, guint depth)
{
    guint rest = 0; /* where the lines begin that are in no column yet */
    struct gutter gutter;
    struct stretch part;
    guint to;

    if (depth == MAX_DEPTH || !find_gutter(&stretch, &gutter))
        return;
    for (guint from = 0; find_part(&stretch, gutter, &from, &to, &part);
         from = to + 1) {
        if (count_prose(&part, gutter) == 0)
            continue;
        arrange(page, part_of(&stretch, rest, from), depth + 1);
        put_left_first(&part, gutter);
        put_in_order(page, &part);
        rest = from + part.n;
    }
    arrange(page, part_of(&stretch, rest, stretch.n), depth + 1);
}

static int compare_heights(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct column_line *lines = data;
    double x = height_of(&lines[*(const guint *) a]);
    double y = height_of(&lines[*(const guint *) b]);

    return (x > y) - (x < y);
}

static int compare_left(gconstpointer a, gconstpointer b, gpointer data)
{
    const struct column_line *lines = data;
    double x = lines[*(const guint *) a].x1;
    double y = lines[*(const guint *) b].x1;

    return (x > y) - (x < y);
}

/* From the top down, and what stands at one height from left to right. */
static void sort_numbers(const struct column_line *lines, guint *numbers,
                         guint n)
{
    g_qsort_with_data(numbers, n, sizeof *numbers, compare_heights,
                      (gpointer) lines);
    for (guint from = 0, to; from < n; from = to) {
        double height = height_of(&lines[numbers[from]]);
        for (to = from + 1; to < n; to++)
            if (height_of(&lines[numbers[to]]) - height >= same)
                break;
        g_qsort_with_data(numbers + from, to - from, sizeof *numbers,
                          compare_left, (gpointer) lines);
    }
}

void columns_order(const struct column_line *lines, guint n_lines, guint *order)
{
    for (guint i = 0; i < n_lines; i++)
        order[i] = i;
    if (n_lines < 2 * PROSE_LINES || n_lines > MAX_LINES)
        return;
    g_autofree guint *places = g_memdup2(order, n_lines * sizeof *order);
    g_autofree guint *numbers = g_memdup2(order, n_lines * sizeof *order);
    struct page page = {lines, order, places};

    sort_numbers(lines, numbers, n_lines);
    arrange(&page, (struct stretch){lines, numbers, n_lines}, 0);
}
