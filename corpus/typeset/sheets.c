/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sheets.c - the paper of a sample document, see sheets.h. */
#include "corpus/typeset/sheets.h"

#include <cairo-pdf.h>

#include "corpus/typeset/lines.h"
#include "corpus/typeset/scan.h"

#define A4_WIDTH 595.0
#define A4_HEIGHT 842.0
#define MARGIN 74.0
#define MARGIN_TOP 84.0
#define MARGIN_BOTTOM 74.0
#define STAMP_WIDTH 178.0
#define STAMP_LINE 9.0

struct sheets {
    const source *source;
    const struct face *face;
    cairo_surface_t *pdf;
    cairo_t *cr;      /* of the PDF */
    cairo_t *page_cr; /* of the page: the same, or a picture's */
    int count;
    int n_pages;
    int n_front; /* pages numbered i, ii, iii… */
    bool is_scan;
    bool is_stamped; /* the stamp is text above the scan */
    double width, height;
};

static cairo_status_t discard(void *closure, const unsigned char *data,
                              unsigned int len)
{
    (void) closure;
    (void) data;
    (void) len;
    return CAIRO_STATUS_SUCCESS;
}

sheets *sheets_new(const source *s, const struct face *f, const char *path,
                   int n_pages)
{
    sheets *p = g_new0(sheets, 1);
    const char *created = source_key(s, "created", NULL);
    const char *title = source_key(s, "title", NULL);
    const char *scan = source_key(s, "scan", "no");

    p->source = s;
    p->face = f;
    p->n_pages = n_pages;
    p->n_front = (int) source_number(s, "labels", 0);
    p->is_stamped = g_str_equal(scan, "stamped");
    p->is_scan = p->is_stamped || g_str_equal(scan, "yes");
    p->pdf = path != NULL ? cairo_pdf_surface_create(path, A4_WIDTH, A4_HEIGHT)
                          : cairo_pdf_surface_create_for_stream(
                                discard, NULL, A4_WIDTH, A4_HEIGHT);
    cairo_pdf_surface_set_metadata(p->pdf, CAIRO_PDF_METADATA_CREATE_DATE,
                                   created);
    cairo_pdf_surface_set_metadata(p->pdf, CAIRO_PDF_METADATA_MOD_DATE,
                                   created);
    if (title != NULL)
        cairo_pdf_surface_set_metadata(p->pdf, CAIRO_PDF_METADATA_TITLE, title);
    p->cr = cairo_create(p->pdf);
    return p;
}

void sheets_free(sheets *p)
{
    if (p == NULL)
        return;
    cairo_destroy(p->cr);
    cairo_surface_destroy(p->pdf);
    g_free(p);
}

int sheets_count(const sheets *p)
{
    return p->count;
}

/* i, ii, iii, iv… up to 39, more than any front matter here. */
static char *roman(int n)
{
    static const char *const units[] = {"",  "i",  "ii",  "iii",  "iv",
                                        "v", "vi", "vii", "viii", "ix"};
    static const char *const tens[] = {"", "x", "xx", "xxx"};
    g_assert(n > 0 && n < 40);
    return g_strconcat(tens[n / 10], units[n % 10], NULL);
}

static char *printed_number(const sheets *p)
{
    return p->count <= p->n_front
               ? roman(p->count)
               : g_strdup_printf("%d", p->count - p->n_front);
}

static void put_line(const sheets *p, const char *markup, double scale,
                     double along, double y)
{
    g_autoptr(PangoLayout) line = lines_single(p->face, markup, scale);
    int width;

    pango_layout_get_size(line, &width, NULL);
    double left = p->width - 2 * MARGIN - (double) width / PANGO_SCALE;
    lines_draw(p->page_cr, line, MARGIN + left * along, y);
}

/* left | centre | right, with {page} and {pages} put in. */
static void put_running(const sheets *p, const char *key, double y)
{
    const char *text = source_key(p->source, key, NULL);
    if (text == NULL)
        return;

    g_autofree char *number = printed_number(p);
    GString *s = g_string_new(text);
    g_string_replace(s, "{page}", number, 0);
    g_autofree char *pages = g_strdup_printf("%d", p->n_pages);
    g_string_replace(s, "{pages}", pages, 0);
    g_auto(GStrv) parts = g_strsplit(s->str, "|", 3);
    g_string_free(s, TRUE);
    for (guint i = 0; i < g_strv_length(parts); i++)
        put_line(p, g_strstrip(parts[i]), 0.8, i * 0.5, y);
}

/* The prefecture's stamp, in the top right corner. */
static void put_stamp(const sheets *p, cairo_t *cr)
{
    const char *text = source_key(p->source, "stamp", NULL);
    if (text == NULL)
        return;

    struct face face = *p->face;
    g_auto(GStrv) lines = g_strsplit(text, "|", -1);
    double x = p->width - STAMP_WIDTH - 14, y = 12;

    face.family = "Liberation Sans";
    face.size = 7.5;
    cairo_save(cr);
    cairo_set_source_rgb(cr, 0.1, 0.2, 0.5);
    cairo_set_line_width(cr, 0.7);
    cairo_rectangle(cr, x, y, STAMP_WIDTH,
                    STAMP_LINE * g_strv_length(lines) + 4);
    cairo_stroke(cr);
    for (guint i = 0; lines[i] != NULL; i++) {
        g_autoptr(PangoLayout) line =
            lines_single(&face, g_strstrip(lines[i]), 1.0);
        lines_draw(cr, line, x + 5, y + 2 + STAMP_LINE * i);
    }
    cairo_restore(cr);
}

static void put_furniture(const sheets *p)
{
    put_running(p, "header", 56);
    put_running(p, "footer", p->height - 52);
    put_line(p, "''document d'exemple, reconstitution''", 0.72, 0.5,
             p->height - 34);
    if (!p->is_stamped)
        put_stamp(p, p->page_cr);
}

cairo_t *sheets_begin(sheets *p, enum turn turn, struct body *body)
{
    bool is_wide = turn != TURN_NONE;

    p->count++;
    p->width = is_wide ? A4_HEIGHT : A4_WIDTH;
    p->height = is_wide ? A4_WIDTH : A4_HEIGHT;
    double paper_width = turn == TURN_LANDSCAPE ? A4_HEIGHT : A4_WIDTH;
    double paper_height = turn == TURN_LANDSCAPE ? A4_WIDTH : A4_HEIGHT;
    cairo_pdf_surface_set_size(p->pdf, paper_width, paper_height);
    if (p->n_front > 0) {
        g_autofree char *label = printed_number(p);
        cairo_pdf_surface_set_page_label(p->pdf, label);
    }
    p->page_cr =
        p->is_scan ? scan_begin(paper_width, paper_height, p->count) : p->cr;
    cairo_save(p->page_cr);
    if (turn == TURN_ROTATED) {
        /* Read with the head to the left: up the paper is along the line. */
        cairo_translate(p->page_cr, 0, A4_HEIGHT);
        cairo_rotate(p->page_cr, -G_PI / 2);
    }
    put_furniture(p);
    *body = (struct body){
        .x = MARGIN,
        .y = MARGIN_TOP,
        .width = p->width - 2 * MARGIN,
        .height = p->height - MARGIN_TOP - MARGIN_BOTTOM,
    };
    return p->page_cr;
}

void sheets_end(sheets *p)
{
    cairo_restore(p->page_cr);
    if (p->is_scan)
        scan_end(p->page_cr, p->cr, p->count);
    if (p->is_stamped)
        put_stamp(p, p->cr);
    cairo_show_page(p->cr);
    p->page_cr = NULL;
}

bool sheets_finish(sheets *p, GError **error)
{
    cairo_surface_finish(p->pdf);
    cairo_status_t status = cairo_surface_status(p->pdf);

    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_status(p->cr);
    if (status == CAIRO_STATUS_SUCCESS)
        return true;
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_FAILED, "%s",
                cairo_status_to_string(status));
    return false;
}
