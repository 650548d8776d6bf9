/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_clean.c - the stream of any pages is made of them, in order of pages,
 * and reads from any byte on as it does from the first. */
#include "indexer/clean.h"
#include "indexer/plain.h"
#include "indexer/prominence.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void add_page(struct record *record, const char *p, gsize len)
{
    g_autofree char *clean = plain_clean(p, len);
    gsize clean_len = strlen(clean);
    bool is_ended = clean_len == 0 || clean[clean_len - 1] == '\n';
    struct record_page page = {
        .reading = RECORD_TEXT_LAYER,
        .text = g_strconcat(clean, is_ended ? "" : "\n", NULL)};

    page.text_len = strlen(page.text);
    record_add_page(record, &page);
}

static struct record *record_of(const char *p, gsize len)
{
    struct record *record = record_new("00");
    const char *end = p + len;

    for (;;) {
        const char *feed = memchr(p, '\f', end - p);
        add_page(record, p, (feed ? feed : end) - p);
        if (!feed)
            return record;
        p = feed + 1;
    }
}

static void check_spans(const struct record *record)
{
    gsize len = 0;
    guint page = 0;

    for (guint i = 0; i < record->spans->len; i++) {
        const struct record_span *span =
            &g_array_index(record->spans, struct record_span, i);
        g_assert_true(span->page >= page && span->page < record->pages->len);
        page = span->page;
        gsize text_len =
            g_array_index(record->pages, struct record_page, page).text_len;
        g_assert_true(span->len > 0 && span->start <= text_len &&
                      span->len <= text_len - span->start);
        len += span->len;
    }
    g_assert_true(len == record->stream_len);
}

static void check_running(const struct record *record, const GArray *running)
{
    gsize at = 0;

    for (guint i = 0; i < running->len; i++) {
        const struct stretch *stretch =
            &g_array_index(running, struct stretch, i);
        g_assert_true(stretch->start >= at && stretch->end > stretch->start);
        at = stretch->end;
    }
    g_assert_true(at <= record->stream_len);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(record_t) record = record_of((const char *) data, size);
    g_autoptr(GArray) running =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));

    clean_record(record, running);
    check_spans(record);
    check_running(record, running);
    g_autofree char *whole =
        record_slice(record, 0, record->stream_len, NULL, NULL);
    g_assert_true(g_utf8_validate(whole, record->stream_len, NULL));
    gsize middle = record->stream_len / 2;
    g_autofree char *half =
        record_slice(record, middle, record->stream_len - middle, NULL, NULL);
    g_assert_true(strcmp(half, whole + middle) == 0);
    return 0;
}
