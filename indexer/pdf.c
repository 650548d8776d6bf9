/* SPDX-License-Identifier: GPL-3.0-or-later */
/* pdf.c - PDFs to pages of text. */
#include "indexer/pdf.h"

#include "indexer/blame.h"
#include "indexer/draw.h"
#include "indexer/limits.h"
#include "indexer/page_text.h"
#include "indexer/plain.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <poppler.h>
#include <string.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* One page with a letter, a form with another, a title in UTF-16: enough to
 * make poppler, fontconfig and iconv load what they load on first use. */
static const char warm_up_pdf[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R/AcroForm<</Fields[7 0 R]"
    "/NeedAppearances true/DR<</Font<</F 5 0 R>>>>>>>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>/Annots[7 0 R]>>endobj\n"
    "4 0 obj<</Length 27>>stream\n"
    "BT/F 9 Tf 9 80 Td(e)Tj ET\n"
    "\n"
    "endstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica"
    "/Encoding/WinAnsiEncoding>>endobj\n"
    "6 0 obj<</Title<FEFF00E9>>>endobj\n"
    "7 0 obj<</Type/Annot/Subtype/Widget/F 4/FT/Tx/T(t)/V(\\351)"
    "/DA(/F 9 Tf)/Rect[9 9 90 30]>>endobj\n"
    "xref\n"
    "0 8\n"
    "0000000000 65535 f \n"
    "0000000009 00000 n \n"
    "0000000124 00000 n \n"
    "0000000173 00000 n \n"
    "0000000294 00000 n \n"
    "0000000366 00000 n \n"
    "0000000452 00000 n \n"
    "0000000486 00000 n \n"
    "trailer<</Root 1 0 R/Info 6 0 R/Size 8>>\n"
    "startxref\n"
    "581\n"
    "%%EOF\n";

struct pdf {
    /* Open for good: with its last document poppler drops its tables. */
    PopplerDocument *warm;
    guint log_handler;
    char *complaint; /* the first since it was taken */
};

/* Poppler tells here, and nowhere else, that a file is damaged. */
static void hear_complaint(const char *domain, GLogLevelFlags level,
                           const char *message, gpointer data)
{
    struct pdf *pdf = data;

    (void) domain;
    (void) level;
    if (!pdf->complaint && !g_str_has_prefix(message, "Syntax warning") &&
        !g_str_has_prefix(message, "Unimplemented feature"))
        pdf->complaint = plain_clean_line(message, LIMIT_REASON_LEN);
}

struct pdf *pdf_new(struct ocr *ocr, GError **error)
{
    g_autoptr(pdf_t) pdf = g_new0(struct pdf, 1);
    g_autoptr(GBytes) bytes =
        g_bytes_new_static(warm_up_pdf, sizeof warm_up_pdf - 1);

    pdf->warm = poppler_document_new_from_bytes(bytes, NULL, error);
    if (!pdf->warm)
        return NULL;
    g_autoptr(PopplerPage) page = poppler_document_get_page(pdf->warm, 0);
    g_autofree char *text = page_text(page, true, NULL);
    g_autofree char *title = poppler_document_get_title(pdf->warm);
    if (strcmp(text, "e\né") != 0 || g_strcmp0(title, "é") != 0) {
        blame(error, "poppler reads \"%s\" by \"%s\" in its first document",
              text, title);
        return NULL;
    }
    if (ocr)
        ocr_warm_up(ocr, page);
    pdf->log_handler =
        g_log_set_handler("Poppler", G_LOG_LEVEL_INFO, hear_complaint, pdf);
    return g_steal_pointer(&pdf);
}

void pdf_free(struct pdf *pdf)
{
    if (!pdf)
        return;
    g_clear_object(&pdf->warm);
    if (pdf->log_handler)
        g_log_remove_handler("Poppler", pdf->log_handler);
    g_free(pdf->complaint);
    g_free(pdf);
}

char *pdf_take_complaint(struct pdf *pdf)
{
    return g_steal_pointer(&pdf->complaint);
}

/* As printed, where that is not the physical number. */
static char *page_label(PopplerPage *page, int number)
{
    g_autofree char *raw = poppler_page_get_label(page);
    g_autofree char *label =
        raw ? plain_clean_line(raw, LIMIT_LABEL_LEN) : NULL;
    char digits[16];

    g_snprintf(digits, sizeof digits, "%d", number);
    return g_strcmp0(label, digits) == 0 ? NULL : g_steal_pointer(&label);
}

static PopplerDocument *open_without(int fd, GError **error)
{
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    if (own == -1) {
        g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(errno),
                            g_strerror(errno));
        return NULL;
    }
    return poppler_document_new_from_fd(own, NULL, error);
}

/* From a stream: poppler 22.12 tries a password twice, and at the second time
 * reads what it has freed, but for streams. */
static PopplerDocument *open_with(int fd, const char *password)
{
    g_autoptr(GMappedFile) file = g_mapped_file_new_from_fd(fd, FALSE, NULL);

    if (!file)
        return NULL;
    g_autoptr(GBytes) bytes = g_mapped_file_get_bytes(file);
    g_autoptr(GInputStream) stream =
        g_memory_input_stream_new_from_bytes(bytes);
    return poppler_document_new_from_stream(stream, g_bytes_get_size(bytes),
                                            password, NULL, NULL);
}

/* First without: an owner's password alone keeps nobody from reading. */
static PopplerDocument *open_pdf(int fd, char **passwords, GError **error)
{
    g_autoptr(GError) cause = NULL;
    PopplerDocument *document = open_without(fd, &cause);

    if (document)
        return document;
    if (!g_error_matches(cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED)) {
        blame(error,
              cause->domain == G_IO_ERROR ? "cannot be read: %s"
                                          : "not a PDF poppler can open: %s",
              cause->message);
        return NULL;
    }
    for (char **next = passwords; next && *next; next++) {
        document = open_with(fd, *next);
        if (document)
            return document;
    }
    blame(error, passwords
                     ? "needs a password, and none that was given opens it"
                     : "needs a password");
    return NULL;
}

/* Of the page, as far as they lie on it; where they lie on each other they
 * count twice. */
static double image_share(PopplerPage *page)
{
    GList *images = poppler_page_get_image_mapping(page);
    double area = 0;
    double width;
    double height;

    poppler_page_get_size(page, &width, &height);
    for (GList *l = images; l; l = l->next) {
        const PopplerRectangle *box =
            &((const PopplerImageMapping *) l->data)->area;
        double dx = MIN(box->x2, width) - MAX(box->x1, 0);
        double dy = MIN(box->y2, height) - MAX(box->y1, 0);
        if (dx > 0 && dy > 0)
            area += dx * dy;
    }
    poppler_page_free_image_mapping(images);
    return width > 0 && height > 0 ? area / (width * height) : 0;
}

/* A document, and the text of the pages last asked for: those around a page
 * tell what is the page's own. */
struct reading {
    PopplerDocument *document;
    struct scan *scan;
    struct {
        int number;
        char *text;
    } texts[3]; /* at the number modulo 3 */
};

/* Borrowed until a page three farther is asked for.  NULL: there is no such
 * page. */
static const char *text_of_page(struct reading *reading, int number)
{
    if (number < 0 || number >= poppler_document_get_n_pages(reading->document))
        return NULL;
    char **text = &reading->texts[number % 3].text;
    if (*text && reading->texts[number % 3].number == number)
        return *text;
    g_autoptr(PopplerPage) page =
        poppler_document_get_page(reading->document, number);
    g_clear_pointer(text, g_free);
    reading->texts[number % 3].number = number;
    if (page)
        *text =
            page_text(page, !reading->scan->task->without_annotations, NULL);
    return *text;
}

static enum layer_worth judge_layer(struct reading *reading, PopplerPage *page,
                                    int number, const char *text)
{
    double share = layer_is_doubtful(text) ? image_share(page) : 0;

    if (share < LAYER_IMAGE_SHARE)
        return layer_judge(text, share, NULL, NULL);
    return layer_judge(text, share, text_of_page(reading, number - 1),
                       text_of_page(reading, number + 1));
}

static bool read_page(struct reading *reading, int number, GError **error)
{
    struct scan *scan = reading->scan;
    const char *text = text_of_page(reading, number);
    g_autoptr(PopplerPage) page =
        poppler_document_get_page(reading->document, number);
    if (!page || !text)
        return blame(error, "page %d cannot be read", number + 1);
    g_autofree char *label = page_label(page, number + 1);
    enum layer_worth worth = judge_layer(reading, page, number, text);
    struct record_page record = {.label = label,
                                 .text = plain_clean(text, strlen(text))};
    record.text_len = strlen(record.text);
    bool done =
        scan_page(scan, ocr_draw_pdf, page, number, worth, &record, error) &&
        scan->sink->page(scan->sink->context, &record, error);
    g_free(record.text);
    return done;
}

/* One that is there already, and only counted. */
static bool pass_page(const struct scan *scan, GError **error)
{
    static char nothing[] = "";
    const struct record_page record = {.text = nothing};

    return scan->sink->page(scan->sink->context, &record, error);
}

static bool read_pages(struct reading *reading, GError **error)
{
    int n_pages = poppler_document_get_n_pages(reading->document);

    if (n_pages <= 0)
        return blame(error, "no pages");
    for (int i = 0; i < n_pages; i++) {
        bool done = (guint32) i < reading->scan->task->first
                        ? pass_page(reading->scan, error)
                        : read_page(reading, i, error);
        if (!done)
            return false;
    }
    return true;
}

bool pdf_read(int fd, struct scan *scan, char **title, GError **error)
{
    g_autoptr(PopplerDocument) document = open_pdf(fd, scan->passwords, error);
    if (!document)
        return false;
    struct reading reading = {.document = document, .scan = scan};
    bool done = read_pages(&reading, error);

    for (gsize i = 0; i < G_N_ELEMENTS(reading.texts); i++)
        g_free(reading.texts[i].text);
    if (!done)
        return false;
    g_autofree char *raw = poppler_document_get_title(document);
    *title = raw ? plain_clean_line(raw, LIMIT_TITLE_LEN) : NULL;
    return true;
}

/* ---- A page as a picture --------------------------------------------------*/

static cairo_surface_t *draw_view(void *page)
{
    double scale;

    return draw_page(page, LIMIT_VIEW_DPI, LIMIT_VIEW_DOTS, &scale);
}

/* The text is asked for first, as page_text.h wants it. */
static bool draw_marked(PopplerPage *page, struct page_image *image,
                        GError **error)
{
    g_autoptr(placed_t) raw = placed_new(NULL);
    double width;
    double height;

    raw->text = page_text(page, true, raw->places);
    poppler_page_get_size(page, &width, &height);
    places_scale(raw->places, width, height);
    g_autoptr(placed_t) layer = placed_clean(raw);
    const struct page_view view = {.page = page,
                                   .draw = draw_view,
                                   .draw_grey = ocr_draw_pdf,
                                   .layer = layer};
    return page_image_make(image, &view, error);
}

bool pdf_draw(int fd, char **passwords, struct page_image *image,
              GError **error)
{
    g_autoptr(PopplerDocument) document = open_pdf(fd, passwords, error);
    if (!document)
        return false;
    const int n_pages = poppler_document_get_n_pages(document);
    if (n_pages <= 0)
        return blame(error, "no pages");
    if (image->number >= (guint) n_pages)
        return blame(error, "there is no page %u: it has %d", image->number + 1,
                     n_pages);
    g_autoptr(PopplerPage) page =
        poppler_document_get_page(document, image->number);
    if (!page)
        return blame(error, "page %u cannot be read", image->number + 1);
    return draw_marked(page, image, error);
}
