/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_text.c - the text of a PDF's page. */
#include "indexer/page_text.h"

#include "indexer/columns.h"
#include "indexer/placed.h"

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

/* A page's text and its lines: where each begins, and where it stands. */
struct layout {
    GString *text;
    GArray *starts;  /* gsize */
    GArray *lines;   /* struct column_line */
    GArray *letters; /* struct place; NULL: nobody asks */
    bool is_in_line;
};

/* A visible letter is about to be added to the text. */
static void place_letter(struct layout *layout, gunichar letter,
                         const PopplerRectangle *box)
{
    if (!layout->is_in_line) {
        struct column_line place = {box->x1, box->y1, box->x2, box->y2, 0};
        g_array_append_val(layout->starts, layout->text->len);
        g_array_append_val(layout->lines, place);
        layout->is_in_line = true;
    }
    struct column_line *place = &g_array_index(
        layout->lines, struct column_line, layout->lines->len - 1);
    place->x1 = MIN(place->x1, box->x1);
    place->y1 = MIN(place->y1, box->y1);
    place->x2 = MAX(place->x2, box->x2);
    place->y2 = MAX(place->y2, box->y2);
    place->n_letters += g_unichar_isalpha(letter);
    if (layout->letters) {
        const gsize len = g_unichar_to_utf8(letter, NULL);
        const struct place here = {layout->text->len,
                                   layout->text->len + len,
                                   {box->x1, box->y1, box->x2, box->y2}};
        g_array_append_val(layout->letters, here);
    }
}

static void add_gap(struct layout *layout, char gap)
{
    if (gap)
        g_string_append_c(layout->text, gap);
    if (gap == '\n')
        layout->is_in_line = false;
}

/* Each cell gets a line of its own.  Control characters stay: they tell of
 * fonts that make no sense.  boxes: of each letter of text. */
static void lay_out(struct layout *layout, const char *text,
                    const PopplerRectangle *boxes)
{
    gunichar before = '\n'; /* the letter, controls left out, ... */
    guint last = 0;         /* ... and its place */

    for (guint i = 0; *text; i++, text = g_utf8_next_char(text)) {
        gunichar letter = g_utf8_get_char(text);
        bool is_space = g_unichar_isspace(letter);

        if (is_control(letter)) {
            g_string_append_unichar(layout->text, letter);
            continue;
        }
        if (letter == ' ' && last + 1 < i && lies_on(&boxes[i], &boxes[last]))
            continue;
        if (!is_space) {
            if (!g_unichar_isspace(before))
                add_gap(layout, find_gap(boxes, last, i));
            place_letter(layout, letter, &boxes[i]);
        }
        g_string_append_unichar(layout->text, letter);
        if (letter == '\n')
            layout->is_in_line = false;
        before = letter;
        last = i;
    }
}

/* Bytes [start, *end) of the text are a line. */
static gsize line_start(const struct layout *layout, guint line, gsize *end)
{
    const guint n = layout->starts->len;

    *end = line + 1 < n ? g_array_index(layout->starts, gsize, line + 1)
                        : layout->text->len;
    return line ? g_array_index(layout->starts, gsize, line) : 0;
}

/* The lines of the page in the order in which columns are read; places: of
 * their letters then, or NULL. */
static char *put_in_order(const struct layout *layout, GArray *places)
{
    guint n = layout->starts->len;
    g_autofree guint *order = g_new(guint, n);
    GString *text = g_string_sized_new(layout->text->len + 1);

    columns_order((const struct column_line *) layout->lines->data, n, order);
    for (guint i = 0; i < n; i++) {
        gsize end;
        gsize start = line_start(layout, order[i], &end);
        if (text->len > 0 && text->str[text->len - 1] != '\n')
            g_string_append_c(text, '\n');
        if (places)
            places_add(places, layout->letters, start, end, text->len);
        g_string_append_len(text, layout->text->str + start, end - start);
    }
    return g_string_free(text, FALSE);
}

static char *text_in_boxes(const char *text, const PopplerRectangle *boxes,
                           GArray *places)
{
    g_autoptr(GArray) letters =
        places ? g_array_new(FALSE, FALSE, sizeof(struct place)) : NULL;
    struct layout layout = {
        .text = g_string_sized_new(strlen(text) + 64),
        .starts = g_array_new(FALSE, FALSE, sizeof(gsize)),
        .lines = g_array_new(FALSE, FALSE, sizeof(struct column_line)),
        .letters = letters};

    lay_out(&layout, text, boxes);
    char *ordered = layout.starts->len ? put_in_order(&layout, places)
                                       : g_strdup(layout.text->str);
    g_string_free(layout.text, TRUE);
    g_array_unref(layout.starts);
    g_array_unref(layout.lines);
    return ordered;
}

/* Not the page's own corners: poppler's selection runs from the block nearest
 * to its start to the one nearest to its end, which need not be the first and
 * the last; from outside they are. */
static const PopplerRectangle left_to_right = {-1e6, -1e6, 1e6, 1e6};
static const PopplerRectangle right_to_left = {1e6, -1e6, -1e6, 1e6};

static char *select_text(PopplerPage *page, PopplerRectangle area,
                         GArray *places)
{
    g_autofree PopplerRectangle *boxes = NULL;
    guint n_boxes = 0;
    g_autofree char *text =
        poppler_page_get_selected_text(page, POPPLER_SELECTION_GLYPH, &area);

    /* The counts differ where poppler adds marks of direction. */
    if (poppler_page_get_text_layout_for_area(page, &area, &boxes, &n_boxes) &&
        n_boxes == g_utf8_strlen(text, -1))
        return text_in_boxes(text, boxes, places);
    return g_steal_pointer(&text);
}

/* Whichever direction the page is written in: the other one misses text. */
char *page_text(PopplerPage *page, bool with_annotations, GArray *places)
{
    if (with_annotations && has_annotations(page))
        draw(page);
    g_autofree char *ltr = select_text(page, left_to_right, places);
    g_autofree char *rtl = select_text(page, right_to_left, NULL);

    if (strlen(rtl) <= strlen(ltr))
        return g_steal_pointer(&ltr);
    if (!places)
        return g_steal_pointer(&rtl);
    g_array_set_size(places, 0);
    return select_text(page, right_to_left, places);
}
