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
        const struct row *last = NULL;
        double height = 0;
        for (end = i; end < rows->len;) {
            last = rows->pdata[end++];
            height += last->height;
            if (!last->keep_with_next && !last->is_space)
                break;
        }
        /* Space alone, at the end of a block, never starts a page. */
        bool fits = w->y + height <= bottom(w) || last->is_space;
        if (!fits && !w->is_at_top)
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

static void place_pending(struct flow *w, GPtrArray *pending)
{
    place_rows(w, pending);
    g_ptr_array_set_size(pending, 0);
}

static bool obey(struct flow *w, const struct block *b, GError **error)
{
    if (b->kind == BLOCK_PAGE)
        return start_page(w, b, error);
    open_page(w);
    if (b->kind == BLOCK_COLUMNS)
        return start_columns(w, b, error);
    next_column(w);
    return true;
}

bool flow_document(const source *s, const struct face *f, sheets *paper,
                   GError **error)
{
    struct flow w = {.face = f, .paper = paper, .n_columns = 1};
    /* Headings wait here, to be placed together with what they head. */
    g_autoptr(GPtrArray) pending = rows_new();

    for (guint i = 0; i < s->blocks->len; i++) {
        const struct block *b = s->blocks->pdata[i];
        if (b->kind >= BLOCK_PAGE) {
            place_pending(&w, pending);
            if (!obey(&w, b, error))
                return false;
            continue;
        }
        open_page(&w);
        rows_add_block(f, pending, b, column_width(&w));
        if (b->kind < BLOCK_HEADING_1 || b->kind > BLOCK_HEADING_3)
            place_pending(&w, pending);
    }
    place_pending(&w, pending);
    close_page(&w);
    return true;
}
