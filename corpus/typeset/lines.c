/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * lines.c - breaks text into justified lines, see lines.h.
 *
 * Pango chooses where lines break; each line is then set again by itself,
 * because Pango leaves the soft hyphens in the text of the PDF, where a
 * word processor would have printed a hyphen.
 */
#include "corpus/typeset/lines.h"

#include <string.h>

#include "corpus/typeset/french.h"

#define SOFT_HYPHEN "\302\255"

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

/*
 * The bytes [from, to) of s as they are printed on a line: no soft hyphen but
 * the one that breaks a word, and no space at the end. *broken is set when
 * that one was kept: the rest of the word then follows, since Pango shows a
 * soft hyphen only where it breaks a line itself.
 */
static styled *printed_line(const struct face *f, const styled *s, gsize from,
                            gsize to, bool *broken)
{
    styled *out = styled_new();
    const char *text = s->text->str;

    *broken = false;
    while (to > from && text[to - 1] == ' ')
        to--;
    for (gsize i = from;
         i < to || (*broken && text[i] != ' ' && text[i] != '\0');) {
        gsize len = (gsize) (g_utf8_next_char(text + i) - (text + i));
        guint8 style = s->style->data[i];
        if (!g_str_has_prefix(text + i, SOFT_HYPHEN)) {
            styled_append(out, text + i, len, style);
        } else if (i + len == to) {
            *broken = f->keeps_soft;
            styled_append(out, *broken ? SOFT_HYPHEN : "-",
                          *broken ? strlen(SOFT_HYPHEN) : 1, style);
        }
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

/* Of the first line, the only one that is drawn. */
static double height_of(PangoLayout *layout)
{
    PangoRectangle logical;
    pango_layout_line_get_extents(pango_layout_get_line_readonly(layout, 0),
                                  NULL, &logical);
    return (double) logical.height / PANGO_SCALE;
}

static void justify(PangoLayout *line, double width)
{
    pango_layout_set_width(line, (int) (width * PANGO_SCALE));
    pango_layout_set_justify(line, TRUE);
    pango_layout_set_justify_last_line(line, TRUE);
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
    else if (set->align == ALIGN_JUSTIFY && !is_last && left > 0)
        justify(line, set->width);
}

void lines_add(const struct face *f, GPtrArray *rows, const char *markup,
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
        bool is_broken;
        g_autoptr(styled) printed =
            printed_line(f, s, from, from + (gsize) l->length, &is_broken);
        PangoLayout *line = layout_of(f, printed, set);
        if (is_broken)
            justify(line, set->width);
        struct row *r = rows_add(rows, height_of(line) * f->spacing);
        r->line = line;
        align_line(line, set, is_broken || i == n - 1, r);
    }
    if (n > 1) {
        ((struct row *) rows->pdata[first])->keep_with_next = true;
        ((struct row *) rows->pdata[rows->len - 2])->keep_with_next = true;
    }
}

PangoLayout *lines_single(const struct face *f, const char *markup,
                          double scale)
{
    g_autoptr(styled) s = french_set(markup, 0);
    struct setting set = {.scale = scale};
    return layout_of(f, s, &set);
}

void lines_draw(cairo_t *cr, PangoLayout *layout, double x, double y)
{
    double baseline = (double) pango_layout_get_baseline(layout) / PANGO_SCALE;
    cairo_move_to(cr, x, y + baseline);
    pango_cairo_show_layout_line(cr, pango_layout_get_line_readonly(layout, 0));
}
