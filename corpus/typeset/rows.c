/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * rows.c - sets blocks into rows, see rows.h.
 *
 * Pango chooses where lines break; each line is then set again by itself,
 * because Pango leaves the soft hyphens in the text of the PDF, where a
 * word processor would have printed a hyphen.
 */
#include "corpus/typeset/rows.h"

#include <string.h>

#include "corpus/typeset/french.h"

#define SOFT_HYPHEN "\302\255"
#define CELL_PADDING 3.0
#define ITEM_INDENT 16.0

enum align { ALIGN_JUSTIFY, ALIGN_LEFT, ALIGN_CENTER, ALIGN_RIGHT };

struct setting {
    double scale; /* of the face's size */
    guint8 style; /* added to what the markup says */
    enum align align;
    double x, width;
};

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

static GPtrArray *rows_new(void)
{
    return g_ptr_array_new_with_free_func(row_free);
}

static struct row *add_row(GPtrArray *rows, double height)
{
    struct row *r = g_new0(struct row, 1);
    r->height = height;
    g_ptr_array_add(rows, r);
    return r;
}

static void add_space(GPtrArray *rows, double height)
{
    add_row(rows, height)->is_space = true;
}

static void set_style(PangoAttrList *list, guint8 style, guint from, guint to)
{
    PangoAttribute *attrs[2] = {NULL, NULL};

    if (style & STYLE_BOLD)
        attrs[0] = pango_attr_weight_new(PANGO_WEIGHT_BOLD);
    if (style & STYLE_ITALIC)
        attrs[1] = pango_attr_style_new(PANGO_STYLE_ITALIC);
    for (int i = 0; i < 2; i++) {
        if (attrs[i] == NULL)
            continue;
        attrs[i]->start_index = from;
        attrs[i]->end_index = to;
        pango_attr_list_insert(list, attrs[i]);
    }
}

static PangoLayout *layout_of(const struct face *f, const styled *s,
                              const struct setting *set)
{
    PangoLayout *layout = pango_layout_new(f->context);
    PangoFontDescription *font = pango_font_description_new();
    PangoAttrList *list = pango_attr_list_new();
    guint n = s->style->len;

    pango_font_description_set_family(font, f->family);
    pango_font_description_set_size(
        font, (int) (f->size * set->scale * PANGO_SCALE + 0.5));
    pango_layout_set_font_description(layout, font);
    pango_layout_set_text(layout, s->text->str, (int) s->text->len);
    for (guint i = 0, j; i < n; i = j) {
        for (j = i + 1; j < n && s->style->data[j] == s->style->data[i]; j++)
            ;
        set_style(list, s->style->data[i] | set->style, i, j);
    }
    pango_layout_set_attributes(layout, list);
    pango_attr_list_unref(list);
    pango_font_description_free(font);
    return layout;
}

/* The bytes [from, to) of s as they are printed on a line: no soft hyphen but
 * the one that breaks a word, and no space at the end. */
static styled *printed_line(const struct face *f, const styled *s, gsize from,
                            gsize to)
{
    styled *out = styled_new();
    const char *text = s->text->str;

    while (to > from && text[to - 1] == ' ')
        to--;
    for (gsize i = from; i < to;) {
        gsize len = (gsize) (g_utf8_next_char(text + i) - (text + i));
        guint8 style = s->style->data[i];
        if (!g_str_has_prefix(text + i, SOFT_HYPHEN))
            styled_append(out, text + i, len, style);
        else if (i + len == to && f->keeps_soft)
            styled_append(out, SOFT_HYPHEN, strlen(SOFT_HYPHEN), style);
        else if (i + len == to)
            styled_append(out, "-", 1, style);
        i += len;
    }
    return out;
}

static double width_of(PangoLayout *layout)
{
    int width;
    pango_layout_get_size(layout, &width, NULL);
    return (double) width / PANGO_SCALE;
}

static double height_of(PangoLayout *layout)
{
    int height;
    pango_layout_get_size(layout, NULL, &height);
    return (double) height / PANGO_SCALE;
}

static void align_line(PangoLayout *line, const struct setting *set,
                       bool is_last, struct row *r)
{
    double left = set->width - width_of(line);

    r->x = set->x;
    if (set->align == ALIGN_CENTER)
        r->x += left / 2;
    else if (set->align == ALIGN_RIGHT)
        r->x += left;
    else if (set->align == ALIGN_JUSTIFY && !is_last && left > 0) {
        pango_layout_set_width(line, (int) (set->width * PANGO_SCALE));
        pango_layout_set_justify(line, TRUE);
        pango_layout_set_justify_last_line(line, TRUE);
    }
}

/* Appends the lines of one paragraph. Its first two and its last two stay
 * together. */
static void add_text(const struct face *f, GPtrArray *rows, const char *markup,
                     const struct setting *set)
{
    bool hyphenates = set->align == ALIGN_JUSTIFY;
    unsigned flags =
        f->french & (hyphenates ? ~0u : ~(unsigned) FRENCH_HYPHENATE);
    g_autoptr(styled) s = french_set(markup, flags);
    g_autoptr(PangoLayout) whole = layout_of(f, s, set);

    pango_layout_set_width(whole, (int) (set->width * PANGO_SCALE));
    guint first = rows->len;
    int n = pango_layout_get_line_count(whole);
    for (int i = 0; i < n; i++) {
        PangoLayoutLine *l = pango_layout_get_line_readonly(whole, i);
        gsize from = (gsize) l->start_index;
        g_autoptr(styled) printed =
            printed_line(f, s, from, from + (gsize) l->length);
        PangoLayout *line = layout_of(f, printed, set);
        struct row *r = add_row(rows, height_of(line) * f->spacing);
        r->line = line;
        align_line(line, set, i == n - 1, r);
    }
    if (n > 1) {
        ((struct row *) rows->pdata[first])->keep_with_next = true;
        ((struct row *) rows->pdata[rows->len - 2])->keep_with_next = true;
    }
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

    add_space(rows, f->size * (level == 0 ? 0.9 : 0.6));
    guint first = rows->len;
    add_text(f, rows, b->lines->pdata[0], &set);
    add_space(rows, f->size * (level == 0 ? 0.7 : 0.35));
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

    add_text(f, rows, text, &set);
    ((struct row *) rows->pdata[first])->sign = rows_single_line(f, "–", 1.0);
    add_space(rows, f->size * 0.25);
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
        add_text(f, rows, b->lines->pdata[i], &set);
    add_space(rows, f->size * 0.5);
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
    c->lines = rows_new();
    add_text(f, c->lines, *text == '>' ? text + 1 : text, &set);
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
    struct row *r = add_row(rows, 0);
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

    add_text(f, rows, text, &set);
    add_space(rows, f->size * 0.5);
}

GPtrArray *rows_of_block(const struct face *f, const struct block *b,
                         double width)
{
    GPtrArray *rows = rows_new();

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
        struct row *r = add_row(rows, f->size * 0.6);
        r->is_rule = true;
        r->width = width;
        break;
    }
    case BLOCK_SPACE:
        add_row(rows, f->size * 1.2 * g_ascii_strtod(b->argument, NULL));
        break;
    case BLOCK_PAGE:
    case BLOCK_COLUMNS:
    case BLOCK_COLUMN:
        g_assert_not_reached();
    }
    return rows;
}

PangoLayout *rows_single_line(const struct face *f, const char *markup,
                              double scale)
{
    g_autoptr(styled) s = french_set(markup, 0);
    struct setting set = {.scale = scale};
    return layout_of(f, s, &set);
}

static void show(cairo_t *cr, PangoLayout *layout, double x, double y)
{
    cairo_move_to(cr, x, y);
    pango_cairo_show_layout(cr, layout);
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
        show(cr, r->line, x + r->x, y);
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
        show(cr, r->sign, x + r->x - ITEM_INDENT * 0.7, y);
    if (r->line != NULL)
        show(cr, r->line, x + r->x, y);
    for (guint i = 0; r->cells != NULL && i < r->cells->len; i++) {
        const struct cell *c = r->cells->pdata[i];
        draw_cell(cr, c, x + c->x, y, r->height);
    }
}
