/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flow.c - lets blocks flow over pages and columns, see flow.h. */
#include "corpus/typeset/flow.h"

#define GUTTER 20.0

struct flow {
    const struct face *face;
    sheets *paper;
    cairo_t *cr; /* NULL between two pages */
    struct body body;
    enum turn turn;
    int n_columns;
    int column;
    double top;    /* of the columns on this page */
    double lowest; /* that any column reached */
    double y;
    bool is_at_top;
};

static void open_page(struct flow *w)
{
    if (w->cr != NULL)
        return;
    w->cr = sheets_begin(w->paper, w->turn, &w->body);
    w->column = 0;
    w->top = w->lowest = w->y = w->body.y;
    w->is_at_top = true;
}

static void close_page(struct flow *w)
{
    if (w->cr == NULL)
        return;
    sheets_end(w->paper);
    w->cr = NULL;
}

static double column_width(const struct flow *w)
{
    return (w->body.width - GUTTER * (w->n_columns - 1)) / w->n_columns;
}

static void next_column(struct flow *w)
{
    if (w->column + 1 < w->n_columns) {
        w->column++;
        w->y = w->top;
        w->is_at_top = true;
        return;
    }
    close_page(w);
    open_page(w);
}

static double bottom(const struct flow *w)
{
    return w->body.y + w->body.height;
}

static void draw_row(struct flow *w, const struct row *r)
{
    if (r->is_space && w->is_at_top)
        return;
    double x = w->body.x + w->column * (column_width(w) + GUTTER);
    rows_draw(w->cr, r, x, w->y);
    w->y += r->height;
    w->lowest = MAX(w->lowest, w->y);
    w->is_at_top = false;
}

/* Rows that keep with the next are placed with it, on the next page when
 * they do not all fit on this one. */
static void place_rows(struct flow *w, const GPtrArray *rows)
{
    for (guint i = 0, end; i < rows->len; i = end) {
        double height = 0;
        const struct row *r;
        for (end = i; end < rows->len;) {
            r = rows->pdata[end++];
            height += r->height;
            if (!r->keep_with_next && !r->is_space)
                break;
        }
        r = rows->pdata[i];
        if (w->y + height > bottom(w) && !w->is_at_top && !r->is_space)
            next_column(w);
        for (guint k = i; k < end; k++)
            draw_row(w, rows->pdata[k]);
    }
}

static bool start_page(struct flow *w, const struct block *b, GError **error)
{
    g_auto(GStrv) words = g_strsplit(b->argument, " ", -1);

    w->turn = TURN_NONE;
    for (guint i = 0; words[i] != NULL; i++) {
        if (g_str_equal(words[i], "landscape"))
            w->turn = TURN_LANDSCAPE;
        else if (g_str_equal(words[i], "rotated"))
            w->turn = TURN_ROTATED;
    }
    close_page(w);
    open_page(w);
    int expected = (int) g_ascii_strtoll(b->argument, NULL, 10);
    int is = sheets_count(w->paper);
    if (expected == 0 || expected == is)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "line %u: this page is the %dth, not the %dth", b->line, is,
                expected);
    return false;
}

static bool start_columns(struct flow *w, const struct block *b, GError **error)
{
    int n = (int) g_ascii_strtoll(b->argument, NULL, 10);

    if (n < 1 || n > 3) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "line %u: 1 to 3 columns, not \"%s\"", b->line,
                    b->argument);
        return false;
    }
    w->n_columns = n;
    w->column = 0;
    w->top = w->y = w->lowest;
    w->is_at_top = true;
    return true;
}

/* A heading stays with the first rows of the block below it. */
static void append_rows(GPtrArray *pending, GPtrArray *rows)
{
    while (rows->len > 0)
        g_ptr_array_add(pending, g_ptr_array_steal_index(rows, 0));
    g_ptr_array_unref(rows);
}

bool flow_document(const source *s, const struct face *f, sheets *paper,
                   GError **error)
{
    struct flow w = {.face = f, .paper = paper, .n_columns = 1};
    g_autoptr(GPtrArray) pending = NULL;

    for (guint i = 0; i < s->blocks->len; i++) {
        const struct block *b = s->blocks->pdata[i];
        if (b->kind == BLOCK_PAGE) {
            if (!start_page(&w, b, error))
                return false;
            continue;
        }
        open_page(&w);
        if (b->kind == BLOCK_COLUMNS) {
            if (!start_columns(&w, b, error))
                return false;
        } else if (b->kind == BLOCK_COLUMN) {
            next_column(&w);
        } else {
            GPtrArray *rows = rows_of_block(f, b, column_width(&w));
            if (pending == NULL)
                pending = rows;
            else
                append_rows(pending, rows);
            bool is_heading =
                b->kind >= BLOCK_HEADING_1 && b->kind <= BLOCK_HEADING_3;
            if (is_heading && i + 1 < s->blocks->len)
                continue;
            place_rows(&w, pending);
            g_clear_pointer(&pending, g_ptr_array_unref);
        }
    }
    close_page(&w);
    return true;
}
