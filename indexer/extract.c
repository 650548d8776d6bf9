/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extract.c - documents to pages of text; the only file that knows poppler. */
#include "indexer/extract.h"

#include "indexer/gunzip.h"
#include "indexer/head.h"
#include "indexer/limits.h"
#include "indexer/plain.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <poppler.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerDocument, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC(PopplerPage, g_object_unref)

/* One page, one letter, a title in UTF-16: enough to make poppler and iconv
 * load what they load on first use. */
static const char warm_up_pdf[] =
    "%PDF-1.4\n"
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    "/Resources<</Font<</F 5 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 18>>stream\n"
    "BT/F 9 Tf(e)Tj ET\n"
    "\n"
    "endstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "6 0 obj<</Title<FEFF00E9>>>endobj\n"
    "xref\n"
    "0 7\n"
    "0000000000 65535 f \n"
    "0000000009 00000 n \n"
    "0000000052 00000 n \n"
    "0000000101 00000 n \n"
    "0000000206 00000 n \n"
    "0000000270 00000 n \n"
    "0000000331 00000 n \n"
    "trailer<</Root 1 0 R/Info 6 0 R/Size 7>>\n"
    "startxref\n"
    "365\n"
    "%%EOF\n";

/* What plain.c and poppler convert from. */
static const char *const charsets[] = {
    "UTF-16BE", "UTF-16LE", "UTF-16", "WINDOWS-1252", "ISO-8859-1",
};

struct extractor {
    /* Open for good: with its last document poppler drops its tables. */
    PopplerDocument *warm;
    /* Open for good: so glibc keeps the converters loaded. */
    GIConv converters[G_N_ELEMENTS(charsets)];
    guint log_handler;
    char *complaint; /* the first of this document */
};

/* Stands before the caller's sink and counts against limits.h. */
struct counter {
    const struct extract_sink *sink;
    guint n_pages;
    gsize text_len;
};

static bool fail(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);
static bool fail(GError **error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    if (error)
        *error = g_error_new_valist(G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format,
                                    arguments);
    va_end(arguments);
    return false;
}

enum record_reading extract_reading(const char *text)
{
    for (; *text; text = g_utf8_next_char(text))
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return RECORD_TEXT_LAYER;
    return RECORD_UNREAD;
}

static bool count_page(void *context, const struct record_page *page,
                       GError **error)
{
    struct counter *counter = context;
    struct record_page read = *page;

    if (counter->n_pages == LIMIT_PAGES)
        return fail(error, "more than %d pages", LIMIT_PAGES);
    if (page->text_len > LIMIT_PAGE_LEN)
        return fail(error, "page %u has more than %d MiB of text",
                    counter->n_pages + 1, LIMIT_PAGE_LEN >> 20);
    if (page->text_len > LIMIT_TEXT_LEN - counter->text_len)
        return fail(error, "more than %d MiB of text", LIMIT_TEXT_LEN >> 20);
    counter->n_pages++;
    counter->text_len += page->text_len;
    read.reading = extract_reading(page->text);
    return counter->sink->page(counter->sink->context, &read, error);
}

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

/* Poppler sets the cells of a table row one after the other, with nothing in
 * between; each gets a line of its own.  boxes: of each letter of text. */
static char *part_cells(const char *text, const PopplerRectangle *boxes)
{
    GString *out = g_string_sized_new(strlen(text) + 64);
    gunichar last = '\n';

    for (guint i = 0; *text; i++) {
        const char *next = g_utf8_next_char(text);
        gunichar letter = g_utf8_get_char(text);

        if (!g_unichar_isspace(last) && !g_unichar_isspace(letter) &&
            is_apart(&boxes[i - 1], &boxes[i]))
            g_string_append_c(out, '\n');
        g_string_append_len(out, text, next - text);
        last = letter;
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
        n_boxes == g_utf8_strlen(text, -1)) {
        g_autofree char *parted = part_cells(text, boxes);
        return plain_clean(parted, strlen(parted));
    }
    return plain_clean(text, strlen(text));
}

/* Whichever direction the page is written in: the other one misses text. */
static char *page_text(PopplerPage *page)
{
    g_autofree char *ltr = select_text(page, left_to_right);
    g_autofree char *rtl = select_text(page, right_to_left);

    return strlen(rtl) > strlen(ltr) ? g_steal_pointer(&rtl)
                                     : g_steal_pointer(&ltr);
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

static PopplerDocument *open_pdf(int fd, GError **error)
{
    g_autoptr(GError) cause = NULL;
    int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);

    if (own == -1) {
        fail(error, "cannot be read: %s", g_strerror(errno));
        return NULL;
    }
    PopplerDocument *document = poppler_document_new_from_fd(own, NULL, &cause);
    if (document)
        return document;
    if (g_error_matches(cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
        fail(error, "needs a password");
    else
        fail(error, "not a PDF poppler can open: %s", cause->message);
    return NULL;
}

static bool read_pdf(int fd, const struct extract_sink *sink, char **title,
                     GError **error)
{
    g_autoptr(PopplerDocument) document = open_pdf(fd, error);
    if (!document)
        return false;

    int n_pages = poppler_document_get_n_pages(document);
    if (n_pages <= 0)
        return fail(error, "no pages");
    for (int i = 0; i < n_pages; i++) {
        g_autoptr(PopplerPage) page = poppler_document_get_page(document, i);
        if (!page)
            return fail(error, "page %d cannot be read", i + 1);
        g_autofree char *text = page_text(page);
        g_autofree char *label = page_label(page, i + 1);
        struct record_page record = {
            .label = label, .text = text, .text_len = strlen(text)};
        if (!sink->page(sink->context, &record, error))
            return false;
    }

    g_autofree char *raw = poppler_document_get_title(document);
    *title = raw ? plain_clean_line(raw, LIMIT_TITLE_LEN) : NULL;
    return true;
}

/* An archive of PDFs is none; nor is it text. */
static enum file_kind kind_of(const char *head, gsize len)
{
    if (len >= 2 && memcmp(head, "\x1f\x8b", 2) == 0)
        return FILE_GZIP;
    if (!head_is_tar(head, len) &&
        head_is_pdf(head, len, head_is_text(head, len)))
        return FILE_PDF;
    return FILE_TEXT;
}

enum file_kind extract_sniff(int fd)
{
    char head[HEAD_LEN];
    gsize len;

    /* Reading it tells what is wrong. */
    return head_read(fd, head, &len, NULL) ? kind_of(head, len) : FILE_TEXT;
}

static bool read_inflated(int fd, const struct extract_sink *sink, char **title,
                          GError **error)
{
    char head[HEAD_LEN];
    gsize len;

    if (!head_read(fd, head, &len, error))
        return false;
    switch (kind_of(head, len)) {
    case FILE_PDF:
        return read_pdf(fd, sink, title, error);
    case FILE_GZIP:
        return fail(error, "gzip within gzip");
    case FILE_TEXT:
        if (head_is_text(head, len) && !head_is_tar(head, len))
            return plain_extract(fd, sink, error);
        break;
    }
    return fail(error, "neither a PDF nor text within gzip");
}

static bool read_gzip(int fd, const struct extract_sink *sink, char **title,
                      GError **error)
{
    int inflated = gunzip_to_memfd(fd, error);

    if (inflated == -1)
        return false;
    bool done = read_inflated(inflated, sink, title, error);
    close(inflated);
    return done;
}

/* Poppler tells here, and nowhere else, that a file is damaged. */
static void hear_complaint(const char *domain, GLogLevelFlags level,
                           const char *message, gpointer data)
{
    struct extractor *extractor = data;

    (void) domain;
    (void) level;
    if (!extractor->complaint && !g_str_has_prefix(message, "Syntax warning") &&
        !g_str_has_prefix(message, "Unimplemented feature"))
        extractor->complaint = plain_clean_line(message, LIMIT_REASON_LEN);
}

void extract_facts_clear(struct extract_facts *facts)
{
    g_clear_pointer(&facts->title, g_free);
    g_clear_pointer(&facts->complaint, g_free);
}

struct extractor *extractor_new(GError **error)
{
    g_autoptr(extractor_t) extractor = g_new0(struct extractor, 1);
    g_autoptr(GBytes) pdf =
        g_bytes_new_static(warm_up_pdf, sizeof warm_up_pdf - 1);

    for (gsize i = 0; i < G_N_ELEMENTS(charsets); i++) {
        extractor->converters[i] = g_iconv_open("UTF-8", charsets[i]);
        if (extractor->converters[i] == (GIConv) -1) {
            fail(error, "iconv cannot convert from %s", charsets[i]);
            return NULL;
        }
    }
    extractor->warm = poppler_document_new_from_bytes(pdf, NULL, error);
    if (!extractor->warm)
        return NULL;
    g_autoptr(PopplerPage) page = poppler_document_get_page(extractor->warm, 0);
    g_autofree char *text = poppler_page_get_text(page);
    g_autofree char *title = poppler_document_get_title(extractor->warm);
    if (strcmp(text, "e") != 0 || g_strcmp0(title, "é") != 0) {
        fail(error, "poppler reads \"%s\" by \"%s\" in its first document",
             text, title);
        return NULL;
    }
    extractor->log_handler = g_log_set_handler("Poppler", G_LOG_LEVEL_INFO,
                                               hear_complaint, extractor);
    return g_steal_pointer(&extractor);
}

void extractor_free(struct extractor *extractor)
{
    for (gsize i = 0; i < G_N_ELEMENTS(charsets); i++)
        if (extractor->converters[i] && extractor->converters[i] != (GIConv) -1)
            g_iconv_close(extractor->converters[i]);
    g_clear_object(&extractor->warm);
    if (extractor->log_handler)
        g_log_remove_handler("Poppler", extractor->log_handler);
    g_free(extractor->complaint);
    g_free(extractor);
}

bool extractor_read(struct extractor *extractor, int fd, enum file_kind kind,
                    const struct extract_sink *sink,
                    struct extract_facts *facts, GError **error)
{
    struct counter counter = {.sink = sink};
    struct extract_sink counting = {.page = count_page, .context = &counter};
    bool done = false;

    *facts = (struct extract_facts){0};
    switch (kind) {
    case FILE_PDF:
        done = read_pdf(fd, &counting, &facts->title, error);
        break;
    case FILE_TEXT:
        done = plain_extract(fd, &counting, error);
        break;
    case FILE_GZIP:
        done = read_gzip(fd, &counting, &facts->title, error);
        break;
    }
    facts->complaint = g_steal_pointer(&extractor->complaint);
    return done;
}
