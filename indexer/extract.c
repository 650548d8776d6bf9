/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extract.c - documents of any kind to pages of text. */
#include "indexer/extract.h"

#include "indexer/blame.h"
#include "indexer/gunzip.h"
#include "indexer/head.h"
#include "indexer/html.h"
#include "indexer/image.h"
#include "indexer/limits.h"
#include "indexer/office.h"
#include "indexer/pdf.h"
#include "indexer/plain.h"
#include "indexer/refusal.h"
#include "indexer/zip.h"

#include <gio/gio.h>
#include <glib-unix.h>
#include <string.h>
#include <unistd.h>

/* What plain.c and poppler convert from. */
static const char *const charsets[] = {
    "UTF-16BE", "UTF-16LE", "UTF-16", "WINDOWS-1252", "ISO-8859-1", NULL,
};

struct extractor {
    struct pdf *pdf;
    /* GIConv, open for good: so glibc keeps the converters loaded. */
    GPtrArray *converters;
    struct ocr *ocr; /* NULL: off, or without its language */
    enum ocr_mode ocr_mode;
    char **passwords; /* or NULL */
};

/* Stands before the caller's sink, counts against limits.h, and keeps back
 * the pages that the task does not ask for. */
struct counter {
    const struct extract_sink *sink;
    const struct task *task;
    guint n_pages;
    gsize text_len;
};

static bool count_page(void *context, const struct record_page *page,
                       GError **error)
{
    struct counter *counter = context;

    if (counter->n_pages == LIMIT_PAGES)
        return blame(error, "more than %d pages", LIMIT_PAGES);
    if (page->text_len > LIMIT_PAGE_LEN)
        return blame(error, "page %u has more than %d MiB of text",
                     counter->n_pages + 1, LIMIT_PAGE_LEN >> 20);
    if (page->text_len > LIMIT_TEXT_LEN - counter->text_len)
        return blame(error, "more than %d MiB of text", LIMIT_TEXT_LEN >> 20);
    counter->text_len += page->text_len;
    if (counter->n_pages++ < counter->task->first)
        return true;
    return counter->sink->page(counter->sink->context, page, error);
}

static bool tell_ocr(void *context, guint number, GError **error)
{
    const struct extract_sink *sink = ((struct counter *) context)->sink;

    return !sink->ocr || sink->ocr(sink->context, number, error);
}

static enum file_kind kind_of(const char *head, gsize len)
{
    return head_kind(head, len, head_is_text(head, len));
}

enum file_kind extract_sniff(int fd)
{
    char head[HEAD_LEN];
    gsize len;

    /* Reading it tells what is wrong. */
    return head_read(fd, head, &len, NULL) ? kind_of(head, len) : FILE_TEXT;
}

/* fd is what is said not to be read. */
static bool refuse(int fd, GError **error)
{
    char head[HEAD_LEN];
    gsize len;
    const char *reason = NULL;

    if (!head_read(fd, head, &len, error))
        return false;
    if (head_is_ole(head, len))
        reason = refusal_of_type(refusal_ole_type(fd));
    else if (head_is_rtf(head, len))
        reason = refusal_of_type("text/rtf");
    return blame(error, "%s", reason ? reason : "not a format that is read");
}

static bool read_gzip(int fd, struct scan *scan, char **title, GError **error);

static bool read_kind(int fd, enum file_kind kind, struct scan *scan,
                      char **title, GError **error)
{
    switch (kind) {
    case FILE_PDF:
        return pdf_read(fd, scan, title, error);
    case FILE_TEXT:
        return plain_extract(fd, scan->sink, error);
    case FILE_GZIP:
        return read_gzip(fd, scan, title, error);
    case FILE_ARCHIVE:
        if (scan->sink->archive && !office_is_document(fd))
            return archive_unpack(fd, scan->sink->archive, error);
        return office_extract(fd, scan->sink, title, error);
    case FILE_HTML:
        return html_extract(fd, scan->sink, title, error);
    case FILE_IMAGE:
        return image_read(fd, scan, error);
    case FILE_ZIP:
        return office_extract(fd, scan->sink, title, error);
    case FILE_OTHER:
        break;
    }
    return refuse(fd, error);
}

static bool read_gzip(int fd, struct scan *scan, char **title, GError **error)
{
    int inflated = gunzip_to_memfd(fd, error);
    bool done = false;

    if (inflated == -1)
        return false;
    enum file_kind kind = extract_sniff(inflated);
    if (kind == FILE_GZIP)
        blame(error, "gzip within gzip");
    else
        done = read_kind(inflated, kind, scan, title, error);
    if (!done && kind == FILE_OTHER)
        g_prefix_error(error, "in gzip: ");
    close(inflated);
    return done;
}

static bool draw_kind(struct extractor *extractor, int fd, enum file_kind kind,
                      struct page_image *image, GError **error);

static bool draw_gzip(struct extractor *extractor, int fd,
                      struct page_image *image, GError **error)
{
    int inflated = gunzip_to_memfd(fd, error);
    if (inflated == -1)
        return false;
    enum file_kind kind = extract_sniff(inflated);
    bool done = kind == FILE_GZIP
                    ? blame(error, "gzip within gzip")
                    : draw_kind(extractor, inflated, kind, image, error);

    close(inflated);
    return done;
}

static bool draw_kind(struct extractor *extractor, int fd, enum file_kind kind,
                      struct page_image *image, GError **error)
{
    switch (kind) {
    case FILE_PDF:
        return pdf_draw(fd, extractor->passwords, image, error);
    case FILE_IMAGE:
        return image_draw(fd, image, error);
    case FILE_GZIP:
        return draw_gzip(extractor, fd, image, error);
    default:
        return blame(error, "its pages have no look of their own; only those "
                            "of PDF, TIFF, JPEG and PNG have");
    }
}

bool extractor_draw(struct extractor *extractor, int fd,
                    struct page_image *image, GError **error)
{
    image->ocr = extractor->ocr;
    return draw_kind(extractor, fd, extract_sniff(fd), image, error);
}

void extract_facts_clear(struct extract_facts *facts)
{
    g_clear_pointer(&facts->title, g_free);
    g_clear_pointer(&facts->complaint, g_free);
}

static void close_converter(gpointer converter)
{
    g_iconv_close(converter);
}

static bool load_converters(struct extractor *extractor,
                            const char *const *names, GError **error)
{
    for (; *names; names++) {
        GIConv converter = g_iconv_open("UTF-8", *names);
        if (converter == (GIConv) -1)
            return blame(error, "iconv cannot convert from %s", *names);
        g_ptr_array_add(extractor->converters, converter);
    }
    return true;
}

struct extractor *extractor_new(const struct ocr_options *ocr, GError **error)
{
    g_autoptr(extractor_t) extractor = g_new0(struct extractor, 1);

    zip_prepare();
    extractor->converters = g_ptr_array_new_with_free_func(close_converter);
    if (!load_converters(extractor, charsets, error) ||
        !load_converters(extractor, html_charsets, error))
        return NULL;
    extractor->ocr_mode = ocr->mode;
    if (ocr->mode != OCR_NEVER)
        extractor->ocr = ocr_new(ocr->language);
    extractor->pdf = pdf_new(extractor->ocr, error);
    return extractor->pdf ? g_steal_pointer(&extractor) : NULL;
}

void extractor_free(struct extractor *extractor)
{
    g_ptr_array_unref(extractor->converters);
    pdf_free(extractor->pdf);
    ocr_free(extractor->ocr);
    g_strfreev(extractor->passwords);
    g_free(extractor);
}

void extractor_set_passwords(struct extractor *extractor, char **passwords)
{
    g_strfreev(extractor->passwords);
    extractor->passwords = passwords;
}

bool extractor_read(struct extractor *extractor, int fd,
                    const struct task *task, const struct extract_sink *sink,
                    struct extract_facts *facts, GError **error)
{
    struct counter counter = {.sink = sink, .task = task};
    struct extract_sink counting = {.page = count_page,
                                    .ocr = tell_ocr,
                                    .context = &counter,
                                    .archive = sink->archive};
    struct scan scan = {.ocr = extractor->ocr,
                        .mode = extractor->ocr_mode,
                        .passwords = extractor->passwords,
                        .task = task,
                        .sink = &counting};

    *facts = (struct extract_facts){0};
    bool done = read_kind(fd, task->kind, &scan, &facts->title, error);
    facts->complaint = pdf_take_complaint(extractor->pdf);
    return done;
}
