/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_wire.c - any bytes are frames that keep to limits.h and come back the
 * same when they are sent on, or they are refused. */
#include "indexer/limits.h"
#include "indexer/wire.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_text(const char *text, gsize max_len)
{
    if (!text)
        return;
    g_assert_true(strlen(text) <= max_len);
    g_assert_true(wire_is_text(text, strlen(text)));
}

static void check_message(const struct wire_message *message)
{
    check_text(message->page.label, LIMIT_LABEL_LEN);
    check_text(message->page.text, LIMIT_PAGE_LEN);
    check_text(message->title, LIMIT_TITLE_LEN);
    check_text(message->complaint, LIMIT_REASON_LEN);
    check_text(message->reason, LIMIT_REASON_LEN);
    g_assert_true(message->page.reading <= RECORD_OCR);
    g_assert_true(message->page.cause < RECORD_N_CAUSES);
    g_assert_true(message->task.kind < FILE_OTHER);
    g_assert_true(message->task.ocr <= TASK_NO_OCR);
    g_assert_true(message->task.first <= LIMIT_PAGES);
    g_assert_true(message->page_number < LIMIT_PAGES);
    g_assert_true(
        !message->name ||
        (*message->name && strlen(message->name) <= LIMIT_MEMBER_NAME_LEN));
    g_assert_true(!message->bytes ||
                  g_bytes_get_size(message->bytes) <= LIMIT_BYTES_LEN);
    if (message->type == WIRE_PAGE)
        g_assert_true(message->page.text_len == strlen(message->page.text));
}

/* The normal form is the only one: what was taken is what would be sent. */
static void check_same(const struct wire_message *message, const guint8 *p,
                       gsize used)
{
    g_autoptr(GBytes) frame = wire_encode(message);
    gsize len;
    const guint8 *q = g_bytes_get_data(frame, &len);

    g_assert_true(len == used && memcmp(p, q, len) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct wire_message message;
    size_t used = 0;

    while (wire_parse(data, size, &message, &used) == WIRE_WHOLE) {
        g_assert_true(used >= WIRE_HEADER_LEN && used <= size);
        check_message(&message);
        check_same(&message, data, used);
        wire_message_clear(&message);
        data += used;
        size -= used;
    }
    return 0;
}
