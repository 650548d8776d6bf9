/* SPDX-License-Identifier: GPL-3.0-or-later */
/* rows.c - sets blocks into rows, see rows.h. */
#include "corpus/typeset/rows.h"

#include "corpus/typeset/french.h"
#include "corpus/typeset/lines.h"

#define CELL_PADDING 3.0
#define ITEM_INDENT 16.0

static void cell_free(gpointer data)
{
    struct cell *c = data;
    g_ptr_array_unref(c->lines);
    g_free(c);
}

static void row_free(gpointer data)
{
    struct row *r = data;
    g_clear_object(&r->line);
    g_clear_object(&r->sign);
    g_clear_pointer(&r->cells, g_ptr_array_unref);
    g_free(r);
}

GPtrArray *rows_new(void)
{
    return g_ptr_array_new_with_free_func(row_free);
}

struct row *rows_add(GPtrArray *rows, double height)
{
    struct row *r = g_new0(struct row, 1);
    r->height = height;
    g_ptr_array_add(rows, r);
    return r;
}

static void add_space(GPtrArray *rows, double height)
{
    rows_add(rows, height)->is_space = true;
}

static char *joined(const struct block *b)
{
    GString *s = g_string_new(NULL);
    for (guint i = 0; i < b->lines->len; i++)
        g_string_append_printf(s, "%s%s", i > 0 ? " " : "",
                               (char *) b->lines->pdata[i]);
    return g_string_free(s, FALSE);
}

static void add_heading(const struct face *f, GPtrArray *rows,
                        const struct block *b, double width)
{
    static const double scales[] = {1.35, 1.12, 1.0};
    int level = b->kind - BLOCK_HEADING_1;
    struct setting set = {
        .scale = scales[level],
        .style = level == 2 ? STYLE_BOLD | STYLE_ITALIC : STYLE_BOLD,
        .align = level == 0 ? ALIGN_CENTER : ALIGN_LEFT,
        .width = width,
    };

    add_space(rows, f->size * f->spacing * (level == 0 ? 0.9 : 0.6));
    guint first = rows->len;
    lines_add(f, rows, b->lines->pdata[0], &set);
    add_space(rows, f->size * f->spacing * (level == 0 ? 0.7 : 0.35));
    for (guint i = first; i < rows->len; i++)
        ((struct row *) rows->pdata[i])->keep_with_next = true;
}

static void add_item(const struct face *f, GPtrArray *rows,
                     const struct block *b, double width)
{
    g_autofree char *text = joined(b);
    guint first = rows->len;
    struct setting set = {
        .scale = 1.0, .x = ITEM_INDENT, .width = width - ITEM_INDENT};

    lines_add(f, rows, text, &set);
    ((struct row *) rows->pdata[first])->sign = lines_single(f, "–", 1.0);
    add_space(rows, f->size * 0.3 * f->spacing);
}

static void add_lines(const struct face *f, GPtrArray *rows,
                      const struct block *b, double width)
{
    struct setting set = {
        .scale = b->kind == BLOCK_SMALL ? 0.8 : 1.0,
        .align = b->kind == BLOCK_CENTER  ? ALIGN_CENTER
                 : b->kind == BLOCK_RIGHT ? ALIGN_RIGHT
                                          : ALIGN_LEFT,
        .width = width,
    };

    for (guint i = 0; i < b->lines->len; i++)
        lines_add(f, rows, b->lines->pdata[i], &set);
    add_space(rows, f->size * 0.5 * f->spacing);
}

/* The widths of n columns, in the proportions of the argument if any. */
static void column_widths(const char *argument, guint n, double total,
                          double *widths)
{
    g_auto(GStrv) parts = g_strsplit(argument, " ", -1);
    bool is_given = g_strv_length(parts) == n;
    double sum = 0;

    for (guint i = 0; i < n; i++) {
        widths[i] = is_given ? g_ascii_strtod(parts[i], NULL) : 1.0;
        sum += widths[i];
    }
    for (guint i = 0; i < n; i++)
        widths[i] *= total / sum;
}

static struct cell *cell_of(const struct face *f, const char *text,
                            bool is_head, double x, double width)
{
    struct cell *c = g_new0(struct cell, 1);
    struct face tight = *f;
    struct setting set = {
        .scale = 0.9,
        .style = is_head ? STYLE_BOLD : 0,
        .align = *text == '>' ? ALIGN_RIGHT : ALIGN_LEFT,
        .x = CELL_PADDING,
        .width = width - 2 * CELL_PADDING,
    };

    c->x = x;
    c->width = width;
    c->is_head = is_head;
    tight.spacing = MIN(f->spacing, 1.15);
    c->lines = rows_new();
    lines_add(&tight, c->lines, *text == '>' ? text + 1 : text, &set);
    return c;
}

static void add_table_row(const struct face *f, GPtrArray *rows,
                          const struct block *b, guint index, double width)
{
    g_auto(GStrv) texts = g_strsplit(b->lines->pdata[index], "|", -1);
    /* The line begins with the sign, and may end with it. */
    guint n = g_strv_length(texts) - 1;
    if (n > 1 && *g_strstrip(texts[n]) == '\0')
        n--;
    g_autofree double *widths = g_new(double, n);
    struct row *r = rows_add(rows, 0);
    double x = 0;

    r->cells = g_ptr_array_new_with_free_func(cell_free);
    column_widths(b->argument, n, width, widths);
    for (guint i = 0; i < n; i++) {
        struct cell *c =
            cell_of(f, g_strstrip(texts[i + 1]), index == 0, x, widths[i]);
        double height = 2 * CELL_PADDING;
        for (guint k = 0; k < c->lines->len; k++)
            height += ((struct row *) c->lines->pdata[k])->height;
        r->height = MAX(r->height, height);
        g_ptr_array_add(r->cells, c);
        x += widths[i];
    }
    r->keep_with_next = index == 0;
}

static void add_table(const struct face *f, GPtrArray *rows,
                      const struct block *b, double width)
{
    add_space(rows, f->size * 0.3);
    for (guint i = 0; i < b->lines->len; i++)
        add_table_row(f, rows, b, i, width);
    add_space(rows, f->size * 0.8);
}

static void add_paragraph(const struct face *f, GPtrArray *rows,
                          const struct block *b, double width)
{
    g_autofree char *text = joined(b);
    struct setting set = {.scale = 1.0, .width = width};

    lines_add(f, rows, text, &set);
    add_space(rows, f->size * 0.5 * f->spacing);
}

void rows_add_block(const struct face *f, GPtrArray *rows,
                    const struct block *b, double width)
{
    switch (b->kind) {
    case BLOCK_HEADING_1:
    case BLOCK_HEADING_2:
    case BLOCK_HEADING_3:
        add_heading(f, rows, b, width);
        break;
    case BLOCK_PARAGRAPH:
        add_paragraph(f, rows, b, width);
        break;
    case BLOCK_ITEM:
        add_item(f, rows, b, width);
        break;
    case BLOCK_TABLE:
        add_table(f, rows, b, width);
        break;
    case BLOCK_CENTER:
    case BLOCK_RIGHT:
    case BLOCK_LEFT:
    case BLOCK_SMALL:
        add_lines(f, rows, b, width);
        break;
    case BLOCK_RULE: {
        struct row *r = rows_add(rows, f->size * 0.6);
        r->is_rule = true;
        r->width = width;
        break;
    }
    case BLOCK_SPACE:
        rows_add(rows, f->size * 1.2 * g_ascii_strtod(b->argument, NULL));
        break;
    case BLOCK_PAGE:
    case BLOCK_COLUMNS:
    case BLOCK_COLUMN:
        g_assert_not_reached();
    }
}

static void draw_cell(cairo_t *cr, const struct cell *c, double x, double y,
                      double height)
{
    cairo_rectangle(cr, x, y, c->width, height);
    if (c->is_head) {
        cairo_set_source_rgb(cr, 0.9, 0.9, 0.9);
        cairo_fill_preserve(cr);
        cairo_set_source_rgb(cr, 0, 0, 0);
    }
    cairo_set_line_width(cr, 0.5);
    cairo_stroke(cr);
    y += CELL_PADDING;
    for (guint i = 0; i < c->lines->len; i++) {
        const struct row *r = c->lines->pdata[i];
        lines_draw(cr, r->line, x + r->x, y);
        y += r->height;
    }
}

void rows_draw(cairo_t *cr, const struct row *r, double x, double y)
{
    if (r->is_rule) {
        cairo_move_to(cr, x, y + r->height / 2);
        cairo_rel_line_to(cr, r->width, 0);
        cairo_set_line_width(cr, 0.6);
        cairo_stroke(cr);
    }
    if (r->sign != NULL)
        lines_draw(cr, r->sign, x + r->x - ITEM_INDENT * 0.7, y);
    if (r->line != NULL)
        lines_draw(cr, r->line, x + r->x, y);
    for (guint i = 0; r->cells != NULL && i < r->cells->len; i++) {
        const struct cell *c = r->cells->pdata[i];
        draw_cell(cr, c, x + c->x, y, r->height);
    }
}
