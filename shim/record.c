/* SPDX-License-Identifier: GPL-3.0-or-later */
/* record.c - what the index keeps of each document: its record. */
#include "shim/record.h"

#include "shim/path.h"
#include "shim/variant.h"

#include <gio/gio.h>
#include <string.h>

/* id, title, damage, paths, facts, card, pages (label, reading, confidence,
 * cause, length of the text), spans (page, start, length). */
#define HEAD_TYPE "(smsmsaay" FACTS_TYPE "ta(msyyyu)a(uuu))"
#define HEAD_FORMAT "(smsmsaay@" FACTS_TYPE "ta(msyyyu)@a(uuu))"
#define HEAD_PARTS "(&smsmsaay@" FACTS_TYPE "ta(msyyyu)a(uuu))"
/* Blocks: first page, deflated text of that page and those after it. */
#define TEXT_TYPE "a(uay)"

/* A block is closed when it holds this much text: big enough to compress
 * well, small enough to be inflated for every hit. */
#define BLOCK_LEN ((gsize) 64 * 1024)
/* Ceilings for what is read back: far above what the indexer writes. */
#define HEAD_LEN_MAX ((gsize) 256 * 1024 * 1024)
#define BLOCK_LEN_MAX ((gsize) 512 * 1024 * 1024)

struct block {
    guint first_page;
    GBytes *deflated; /* NULL once inflated */
};

struct record_blocks {
    GArray *blocks; /* struct block */
};

static void block_clear(gpointer data)
{
    struct block *block = data;
    g_clear_pointer(&block->deflated, g_bytes_unref);
}

static void page_clear(gpointer data)
{
    struct record_page *page = data;
    g_free(page->label);
    g_free(page->text);
}

struct record *record_new(const char *id)
{
    struct record *record = g_new0(struct record, 1);
    record->id = g_strdup(id);
    record->paths = g_ptr_array_new_with_free_func(g_free);
    record->facts = facts_new();
    record->pages = g_array_new(FALSE, FALSE, sizeof(struct record_page));
    g_array_set_clear_func(record->pages, page_clear);
    record->spans = g_array_new(FALSE, FALSE, sizeof(struct record_span));
    return record;
}

void record_free(struct record *record)
{
    if (!record)
        return;
    g_free(record->id);
    g_free(record->title);
    g_free(record->damage);
    g_ptr_array_unref(record->paths);
    g_array_unref(record->facts);
    g_array_unref(record->pages);
    g_array_unref(record->spans);
    if (record->blocks)
        g_array_unref(record->blocks->blocks);
    g_free(record->blocks);
    g_free(record);
}

void record_add_page(struct record *record, const struct record_page *page)
{
    g_array_append_vals(record->pages, page, 1);
}

void record_add_span(struct record *record, guint page, gsize start, gsize len)
{
    if (len == 0)
        return;
    record->stream_len += len;
    if (record->spans->len > 0) {
        struct record_span *last = &g_array_index(
            record->spans, struct record_span, record->spans->len - 1);
        if (last->page == page && last->start + last->len == start) {
            last->len += len;
            return;
        }
    }
    struct record_span span = {page, start, len};
    g_array_append_val(record->spans, span);
}

void record_clear_stream(struct record *record)
{
    g_array_set_size(record->spans, 0);
    record->stream_len = 0;
}

/* Where the path is, or would be: a document may have very many. */
static bool find_path(const struct record *record, const char *path, guint *at)
{
    guint first = 0, end = record->paths->len;
    while (first < end) {
        guint middle = first + (end - first) / 2;
        int order = strcmp(record->paths->pdata[middle], path);
        if (order == 0) {
            *at = middle;
            return true;
        }
        if (order < 0)
            first = middle + 1;
        else
            end = middle;
    }
    *at = first;
    return false;
}

bool record_add_path(struct record *record, const char *path)
{
    guint at;
    if (find_path(record, path, &at))
        return false;
    g_ptr_array_insert(record->paths, (gint) at, g_strdup(path));
    return true;
}

bool record_remove_path(struct record *record, const char *path)
{
    guint i;
    if (!find_path(record, path, &i))
        return false;
    g_ptr_array_remove_index(record->paths, i);
    return true;
}

const char *record_main_path(const struct record *record)
{
    for (guint i = 0; i < record->paths->len; i++) {
        const char *path = g_ptr_array_index(record->paths, i);
        if (path[path_file_len(path)] == '\0')
            return path;
    }
    return record->paths->len > 0 ? g_ptr_array_index(record->paths, 0) : NULL;
}

static guint count_read(const struct record *record,
                        enum record_reading reading)
{
    guint n = 0;
    for (guint i = 0; i < record->pages->len; i++)
        n += g_array_index(record->pages, struct record_page, i).reading ==
             reading;
    return n;
}

guint record_n_unread(const struct record *record)
{
    return count_read(record, RECORD_UNREAD);
}

guint record_n_ocr(const struct record *record)
{
    return count_read(record, RECORD_OCR);
}

GBytes *record_encode(const struct record *record)
{
    GVariantBuilder paths, pages;

    g_variant_builder_init(&paths, G_VARIANT_TYPE("aay"));
    for (guint i = 0; i < record->paths->len; i++)
        g_variant_builder_add_value(
            &paths, g_variant_new_bytestring(record->paths->pdata[i]));

    g_variant_builder_init(&pages, G_VARIANT_TYPE("a(msyyyu)"));
    for (guint i = 0; i < record->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(record->pages, struct record_page, i);
        g_variant_builder_add(&pages, "(msyyyu)", page->label,
                              (guint8) page->reading, page->confidence,
                              page->cause, (guint32) page->text_len);
    }

    GVariant *spans = g_variant_new_fixed_array(
        G_VARIANT_TYPE("(uuu)"), record->spans->data, record->spans->len,
        sizeof(struct record_span));

    g_autoptr(GBytes) plain = variant_encode(g_variant_new(
        HEAD_FORMAT, record->id, record->title, record->damage, &paths,
        facts_encode(record->facts), record->card, &pages, spans));
    return variant_deflate(plain);
}

static GVariant *encode_block(guint first_page, const GString *text)
{
    g_autoptr(GBytes) plain = g_bytes_new(text->str, text->len);
    g_autoptr(GBytes) deflated = variant_deflate(plain);
    return g_variant_new(
        "(u@ay)", first_page,
        g_variant_new_from_bytes(G_VARIANT_TYPE("ay"), deflated, TRUE));
}

GBytes *record_encode_text(const struct record *record)
{
    g_autoptr(GString) text = g_string_new(NULL);
    guint first_page = 0;
    GVariantBuilder blocks;
    g_variant_builder_init(&blocks, G_VARIANT_TYPE(TEXT_TYPE));

    for (guint i = 0; i < record->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(record->pages, struct record_page, i);
        g_string_append_len(text, page->text, page->text_len);
        if (text->len >= BLOCK_LEN || i + 1 == record->pages->len) {
            g_variant_builder_add_value(&blocks,
                                        encode_block(first_page, text));
            g_string_truncate(text, 0);
            first_page = i + 1;
        }
    }
    return variant_encode(g_variant_builder_end(&blocks));
}

static bool invalid(GError **error, const char *what)
{
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                "a document's %s in the index is damaged: build the index anew",
                what);
    return false;
}

static void decode_pages(struct record *record, GVariantIter *iter)
{
    struct record_page page = {0};
    guint8 reading;
    guint32 text_len;
    while (g_variant_iter_next(iter, "(msyyyu)", &page.label, &reading,
                               &page.confidence, &page.cause, &text_len)) {
        page.reading = reading;
        page.text_len = text_len;
        record_add_page(record, &page);
    }
}

/* Every span must lie in its page: slices trust them. */
static bool decode_spans(struct record *record, GVariantIter *iter)
{
    struct record_span span;
    while (g_variant_iter_next(iter, "(uuu)", &span.page, &span.start,
                               &span.len)) {
        if (span.page >= record->pages->len)
            return false;
        gsize text_len =
            g_array_index(record->pages, struct record_page, span.page)
                .text_len;
        if (span.start > text_len || span.len > text_len - span.start)
            return false;
        g_array_append_val(record->spans, span);
        record->stream_len += span.len;
    }
    return true;
}

struct record *record_decode(GBytes *bytes, GError **error)
{
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    g_autoptr(GBytes) plain =
        variant_inflate(data, len, HEAD_LEN_MAX, "a document's record", error);
    if (!plain)
        return NULL;
    g_autoptr(GVariant) head =
        variant_decode(HEAD_TYPE, plain, "a document's record", error);
    if (!head)
        return NULL;

    g_autoptr(GVariantIter) paths = NULL, pages = NULL, spans = NULL;
    g_autoptr(GVariant) facts = NULL;
    g_autofree char *title = NULL, *damage = NULL;
    const char *id, *path;
    guint64 card;
    g_variant_get(head, HEAD_PARTS, &id, &title, &damage, &paths, &facts, &card,
                  &pages, &spans);

    g_autoptr(record_t) record = record_new(id);
    g_array_unref(record->facts);
    record->facts = facts_decode(facts);
    record->card = card;
    record->title = g_steal_pointer(&title);
    record->damage = g_steal_pointer(&damage);
    while (g_variant_iter_next(paths, "^&ay", &path))
        record_add_path(record, path);
    decode_pages(record, pages);
    if (!decode_spans(record, spans)) {
        invalid(error, "record");
        return NULL;
    }
    return g_steal_pointer(&record);
}

bool record_attach_text(struct record *record, GBytes *bytes, GError **error)
{
    g_autoptr(GVariant) value =
        variant_decode(TEXT_TYPE, bytes, "a document's text", error);
    if (!value)
        return false;

    struct record_blocks *blocks = g_new0(struct record_blocks, 1);
    blocks->blocks = g_array_new(FALSE, FALSE, sizeof(struct block));
    g_array_set_clear_func(blocks->blocks, block_clear);
    record->blocks = blocks;

    gsize n = g_variant_n_children(value);
    for (gsize i = 0; i < n; i++) {
        g_autoptr(GVariant) deflated = NULL;
        struct block block;
        g_variant_get_child(value, i, "(u@ay)", &block.first_page, &deflated);
        bool in_order =
            i == 0 ? block.first_page == 0
                   : block.first_page >
                         g_array_index(blocks->blocks, struct block, i - 1)
                             .first_page;
        if (!in_order || block.first_page >= record->pages->len)
            return invalid(error, "text");
        block.deflated = g_variant_get_data_as_bytes(deflated);
        g_array_append_val(blocks->blocks, block);
    }
    return true;
}

/* The block that holds page: the last whose first page is not behind it. */
static guint find_block(const GArray *blocks, guint page)
{
    guint low = 0, high = blocks->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(blocks, struct block, middle).first_page <= page)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static bool inflate_block(struct record *record, guint i, GError **error)
{
    GArray *blocks = record->blocks->blocks;
    struct block *block = &g_array_index(blocks, struct block, i);
    guint end = i + 1 < blocks->len
                    ? g_array_index(blocks, struct block, i + 1).first_page
                    : record->pages->len;
    gsize deflated_len;
    const void *deflated = g_bytes_get_data(block->deflated, &deflated_len);
    g_autoptr(GBytes) plain = variant_inflate(
        deflated, deflated_len, BLOCK_LEN_MAX, "a document's text", error);
    if (!plain)
        return false;

    gsize left;
    const char *text = g_bytes_get_data(plain, &left);
    for (guint p = block->first_page; p < end; p++) {
        struct record_page *page =
            &g_array_index(record->pages, struct record_page, p);
        if (page->text_len > left)
            return invalid(error, "text");
        g_free(page->text);
        page->text = g_strndup(text, page->text_len);
        text += page->text_len;
        left -= page->text_len;
    }
    g_clear_pointer(&block->deflated, g_bytes_unref);
    return left == 0 || invalid(error, "text");
}

const char *record_page_text(struct record *record, guint page, gsize *len,
                             GError **error)
{
    if (page >= record->pages->len) {
        invalid(error, "record");
        return NULL;
    }
    struct record_page *p =
        &g_array_index(record->pages, struct record_page, page);
    if (!p->text && record->blocks && record->blocks->blocks->len > 0) {
        guint i = find_block(record->blocks->blocks, page);
        if (g_array_index(record->blocks->blocks, struct block, i).deflated &&
            !inflate_block(record, i, error))
            return NULL;
    }
    if (!p->text && p->text_len > 0) {
        invalid(error, "text");
        return NULL;
    }
    *len = p->text_len;
    return p->text ? p->text : "";
}

static void add_run(GArray *runs, gsize offset, guint page)
{
    if (!runs)
        return;
    if (runs->len > 0 &&
        g_array_index(runs, struct record_run, runs->len - 1).page == page)
        return;
    struct record_run run = {offset, page};
    g_array_append_val(runs, run);
}

char *record_slice(struct record *record, gsize start, gsize len, GArray *runs,
                   GError **error)
{
    gsize end = start + MIN(len, G_MAXSIZE - start);
    gsize at = 0; /* of the stream, where the span begins */
    g_autoptr(GString) slice = g_string_new(NULL);

    if (runs)
        g_array_set_size(runs, 0);
    for (guint i = 0; i < record->spans->len && at < end; i++) {
        const struct record_span *span =
            &g_array_index(record->spans, struct record_span, i);
        gsize from = MAX(start, at), to = MIN(end, at + span->len);
        if (from < to) {
            gsize text_len;
            const char *text =
                record_page_text(record, span->page, &text_len, error);
            if (!text)
                return NULL;
            add_run(runs, slice->len, span->page);
            g_string_append_len(slice, text + span->start + (from - at),
                                to - from);
        }
        at += span->len;
    }
    return g_string_free(g_steal_pointer(&slice), FALSE);
}

void record_locate(const struct record *record, gsize start, gsize len,
                   GArray *pieces)
{
    gsize end = start + MIN(len, G_MAXSIZE - start);
    gsize at = 0;

    for (guint i = 0; i < record->spans->len && at < end; i++) {
        const struct record_span *span =
            &g_array_index(record->spans, struct record_span, i);
        gsize from = MAX(start, at), to = MIN(end, at + span->len);
        if (from < to) {
            const struct record_span piece = {
                span->page, span->start + (from - at), to - from};
            g_array_append_val(pieces, piece);
        }
        at += span->len;
    }
}

guint record_page_at(const GArray *runs, gsize offset)
{
    guint low = 0, high = runs->len;
    while (high - low > 1) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(runs, struct record_run, middle).offset <= offset)
            low = middle;
        else
            high = middle;
    }
    return high > 0 ? g_array_index(runs, struct record_run, low).page : 0;
}
