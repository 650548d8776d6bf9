/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_text.c - the text of a PDF's page. */
#include "indexer/page_text.h"

#include <poppler.h>
#include <string.h>

/* ---- What lies on the page ------------------------------------------------*/

/* The others show no text of their own: links, notes that are to be opened,
 * marks on the text, lines, shapes. */
static bool may_show_text(PopplerAnnot *annotation)
{
    if (poppler_annot_get_flags(annotation) & POPPLER_ANNOT_FLAG_HIDDEN)
        return false;
    switch (poppler_annot_get_annot_type(annotation)) {
    case POPPLER_ANNOT_UNKNOWN:
    case POPPLER_ANNOT_FREE_TEXT:
    case POPPLER_ANNOT_STAMP:
    case POPPLER_ANNOT_WATERMARK:
    case POPPLER_ANNOT_WIDGET:
        return true;
    default:
        return false;
    }
}

static bool has_annotations(PopplerPage *page)
{
    GList *annotations = poppler_page_get_annot_mapping(page);
    bool has_some = false;

    for (GList *l = annotations; l && !has_some; l = l->next)
        has_some = may_show_text(((PopplerAnnotMapping *) l->data)->annot);
    poppler_page_free_annot_mapping(annotations);
    return has_some;
}

/* Where poppler draws a page of which it has no text yet, it keeps all text
 * that it draws as the page's.  The picture is of no use. */
static void draw(PopplerPage *page)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1);
    cairo_t *cr = cairo_create(surface);

    poppler_page_render(page, cr);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
}

/* ---- The text -------------------------------------------------------------*/

/* Whether a reader would see blank between two neighbouring letters.  Within
 * a word the boxes poppler gives touch; a tenth of the letter's size is where
 * poppler itself begins a new word. */
static bool is_apart(const PopplerRectangle *a, const PopplerRectangle *b)
{
    double dx = MAX(b->x1 - a->x2, a->x1 - b->x2);
    double dy = MAX(b->y1 - a->y2, a->y1 - b->y2);
    double size = MIN(a->y2 - a->y1, a->x2 - a->x1);

    return MAX(dx, dy) > MAX(0.1 * size, 0.1);
}

/* Of the first box more than half lies on the second. */
static bool lies_on(const PopplerRectangle *a, const PopplerRectangle *b)
{
    double dx = MIN(a->x2, b->x2) - MAX(a->x1, b->x1);
    double dy = MIN(a->y2, b->y2) - MAX(a->y1, b->y1);

    return dx > (a->x2 - a->x1) / 2 && dy > (a->y2 - a->y1) / 2;
}

static bool is_control(gunichar letter)
{
    return g_unichar_iscntrl(letter) && !g_unichar_isspace(letter);
}

/* What parts a letter from the one at last, where the text has no blank; or 0.
 * Poppler sets the cells of a table row one after the other, with nothing in
 * between.  A control character between the letters is some program's blank,
 * unless it lies on one of them. */
static char find_gap(const PopplerRectangle *boxes, guint last, guint letter)
{
    const PopplerRectangle *box = &boxes[letter];

    if (is_apart(box - 1, box))
        return '\n';
    if (last == letter - 1 || lies_on(box - 1, box) ||
        lies_on(&boxes[last + 1], &boxes[last]))
        return 0;
    return ' ';
}

/* Each cell gets a line of its own.  Control characters stay: they tell of
 * fonts that make no sense.  boxes: of each letter of text. */
static char *part_cells(const char *text, const PopplerRectangle *boxes)
{
    GString *out = g_string_sized_new(strlen(text) + 64);
    gunichar before = '\n'; /* the letter, controls left out, ... */
    guint last = 0;         /* ... and its place */

    for (guint i = 0; *text; i++) {
        const char *next = g_utf8_next_char(text);
        gunichar letter = g_utf8_get_char(text);

        if (is_control(letter)) {
            g_string_append_unichar(out, letter);
        } else if (letter != ' ' || last + 1 >= i ||
                   !lies_on(&boxes[i], &boxes[last])) {
            char gap = g_unichar_isspace(before) || g_unichar_isspace(letter)
                           ? 0
                           : find_gap(boxes, last, i);
            if (gap)
                g_string_append_c(out, gap);
            g_string_append_len(out, text, next - text);
            before = letter;
            last = i;
        }
        text = next;
    }
    return g_string_free(out, FALSE);
}

/* Not the page's own corners: poppler's selection runs from the block nearest
 * to its start to the one nearest to its end, which need not be the first and
 * the last; from outside they are. */
static const PopplerRectangle left_to_right = {-1e6, -1e6, 1e6, 1e6};
static const PopplerRectangle right_to_left = {1e6, -1e6, -1e6, 1e6};

static char *select_text(PopplerPage *page, PopplerRectangle area)
{
    g_autofree PopplerRectangle *boxes = NULL;
    guint n_boxes = 0;
    g_autofree char *text =
        poppler_page_get_selected_text(page, POPPLER_SELECTION_GLYPH, &area);

    /* The counts differ where poppler adds marks of direction. */
    if (poppler_page_get_text_layout_for_area(page, &area, &boxes, &n_boxes) &&
        n_boxes == g_utf8_strlen(text, -1))
        return part_cells(text, boxes);
    return g_steal_pointer(&text);
}

/* Whichever direction the page is written in: the other one misses text. */
char *page_text(PopplerPage *page, bool with_annotations)
{
    if (with_annotations && has_annotations(page))
        draw(page);
    g_autofree char *ltr = select_text(page, left_to_right);
    g_autofree char *rtl = select_text(page, right_to_left);

    return strlen(rtl) > strlen(ltr) ? g_steal_pointer(&rtl)
                                     : g_steal_pointer(&ltr);
}
