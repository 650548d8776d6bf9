/* SPDX-License-Identifier: GPL-3.0-or-later */
/* wire.c - messages to frames and back; the parser trusts nobody. */
#include "indexer/wire.h"

#include "indexer/limits.h"

#include <string.h>

/* Indexed by enum wire_type.  In JOB: kind, first page, OCR, without
 * annotations; in PAGE: label, reading, confidence, cause, text. */
static const struct {
    const char *signature;
    gsize max_len;
} forms[] = {
    [WIRE_READY] = {"(yy)", 2},
    [WIRE_JOB] = {"(yuyb)", WIRE_JOB_LEN - WIRE_HEADER_LEN},
    [WIRE_OCR] = {"(u)", 4},
    [WIRE_PAGE] = {"(msyyys)", LIMIT_FRAME_LEN},
    [WIRE_DONE] = {"(msms)", LIMIT_TITLE_LEN + LIMIT_REASON_LEN + 64},
    [WIRE_FAILED] = {"(s)", LIMIT_REASON_LEN + 64},
    [WIRE_MEMBER] = {"(ayb)", LIMIT_MEMBER_NAME_LEN + 64},
    [WIRE_BYTES] = {"ay", LIMIT_BYTES_LEN},
    [WIRE_LOST] = {"(s)", LIMIT_REASON_LEN + 64},
};

void wire_message_clear(struct wire_message *message)
{
    g_free(message->page.label);
    g_free(message->page.text);
    g_free(message->title);
    g_free(message->complaint);
    g_free(message->reason);
    g_free(message->name);
    g_clear_pointer(&message->bytes, g_bytes_unref);
    memset(message, 0, sizeof *message);
}

static GVariant *to_variant(const struct wire_message *message)
{
    const char *signature = forms[message->type].signature;
    const struct record_page *page = &message->page;

    switch (message->type) {
    case WIRE_READY:
        return g_variant_new(signature, message->version, message->lack);
    case WIRE_JOB:
        return g_variant_new(signature, message->task.kind, message->task.first,
                             message->task.ocr,
                             message->task.without_annotations);
    case WIRE_OCR:
        return g_variant_new(signature, message->page_number);
    case WIRE_PAGE:
        return g_variant_new(signature, page->label, page->reading,
                             page->confidence, page->cause, page->text);
    case WIRE_DONE:
        return g_variant_new(signature, message->title, message->complaint);
    case WIRE_FAILED:
    case WIRE_LOST:
        return g_variant_new(signature, message->reason);
    case WIRE_MEMBER:
        return g_variant_new("(^ayb)", message->name, message->is_regular);
    case WIRE_BYTES:
        return g_variant_new_from_bytes(G_VARIANT_TYPE(signature),
                                        message->bytes, TRUE);
    case WIRE_N_TYPES:
        break;
    }
    g_assert_not_reached();
}

GBytes *wire_encode(const struct wire_message *message)
{
    g_autoptr(GVariant) variant = g_variant_ref_sink(to_variant(message));
    gsize len = g_variant_get_size(variant);
    guint8 *frame = g_malloc(WIRE_HEADER_LEN + len);
    guint32 header[2] = {GUINT32_TO_LE(len), GUINT32_TO_LE(message->type)};

    g_assert(len <= forms[message->type].max_len);
    memcpy(frame, header, sizeof header);
    g_variant_store(variant, frame + WIRE_HEADER_LEN);
    return g_bytes_new_take(frame, WIRE_HEADER_LEN + len);
}

bool wire_is_text(const char *text, gsize len)
{
    if (!g_utf8_validate(text, len, NULL))
        return false;
    for (gsize i = 0; i < len; i++) {
        guchar c = text[i];
        if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            return false;
        if (c == 0xc2 && (guchar) text[i + 1] < 0xa0) /* U+0080 to U+009F */
            return false;
    }
    return true;
}

/* NULL is text: an absent string. */
static bool fits(const char *text, gsize max_len)
{
    gsize len = text ? strlen(text) : 0;
    return len <= max_len && (!text || wire_is_text(text, len));
}

static bool read_page(GVariant *variant, struct record_page *page)
{
    const char *label;
    const char *text;
    guint8 reading;
    guint8 confidence;
    guint8 cause;

    g_variant_get(variant, "(m&syyy&s)", &label, &reading, &confidence, &cause,
                  &text);
    if (reading > RECORD_OCR || confidence > 100 || cause >= RECORD_N_CAUSES ||
        !fits(label, LIMIT_LABEL_LEN) || !fits(text, LIMIT_PAGE_LEN))
        return false;
    page->label = g_strdup(label);
    page->reading = reading;
    page->confidence = confidence;
    page->cause = cause;
    page->text_len = strlen(text);
    page->text = g_strndup(text, page->text_len);
    return true;
}

static bool read_task(GVariant *variant, struct task *task)
{
    guint8 kind;
    guint8 ocr;
    gboolean without_annotations;

    g_variant_get(variant, "(yuyb)", &kind, &task->first, &ocr,
                  &without_annotations);
    task->kind = kind;
    task->ocr = ocr;
    task->without_annotations = without_annotations;
    return kind < FILE_OTHER && task->first <= LIMIT_PAGES &&
           ocr <= TASK_NO_OCR;
}

/* A string of bytes ends in its only NUL. */
static bool read_member(GVariant *variant, struct wire_message *message)
{
    g_autoptr(GVariant) bytes = NULL;
    gboolean is_regular;
    gsize len;

    g_variant_get(variant, "(@ayb)", &bytes, &is_regular);
    const char *name = g_variant_get_fixed_array(bytes, &len, 1);
    if (len < 2 || len - 1 > LIMIT_MEMBER_NAME_LEN ||
        strnlen(name, len) != len - 1)
        return false;
    message->name = g_strdup(name);
    message->is_regular = is_regular;
    return true;
}

static bool from_variant(GVariant *variant, struct wire_message *message)
{
    guint8 lack;

    switch (message->type) {
    case WIRE_READY:
        g_variant_get(variant, "(yy)", &message->version, &lack);
        message->lack = lack;
        return lack <= LACK_ALL;
    case WIRE_JOB:
        return read_task(variant, &message->task);
    case WIRE_OCR:
        g_variant_get(variant, "(u)", &message->page_number);
        return message->page_number < LIMIT_PAGES;
    case WIRE_PAGE:
        return read_page(variant, &message->page);
    case WIRE_DONE:
        g_variant_get(variant, "(msms)", &message->title, &message->complaint);
        return fits(message->title, LIMIT_TITLE_LEN) &&
               fits(message->complaint, LIMIT_REASON_LEN);
    case WIRE_FAILED:
    case WIRE_LOST:
        g_variant_get(variant, "(s)", &message->reason);
        return fits(message->reason, LIMIT_REASON_LEN) && *message->reason;
    case WIRE_MEMBER:
        return read_member(variant, message);
    case WIRE_BYTES:
        message->bytes = g_variant_get_data_as_bytes(variant);
        return true;
    case WIRE_N_TYPES:
        break;
    }
    return false;
}

enum wire_status wire_parse(const guint8 *p, gsize len,
                            struct wire_message *message, gsize *used)
{
    g_autoptr(GVariant) variant = NULL;
    guint32 header[2];

    if (len < WIRE_HEADER_LEN)
        return WIRE_PARTIAL;
    memcpy(header, p, sizeof header);
    gsize payload_len = GUINT32_FROM_LE(header[0]);
    guint32 type = GUINT32_FROM_LE(header[1]);
    /* No message is empty, though GLib would read an empty DONE. */
    if (type < WIRE_READY || type >= WIRE_N_TYPES || payload_len == 0 ||
        payload_len > forms[type].max_len)
        return WIRE_LIE;
    if (len - WIRE_HEADER_LEN < payload_len)
        return WIRE_PARTIAL;

    g_autoptr(GBytes) payload = g_bytes_new(p + WIRE_HEADER_LEN, payload_len);
    variant = g_variant_ref_sink(g_variant_new_from_bytes(
        G_VARIANT_TYPE(forms[type].signature), payload, FALSE));
    if (!g_variant_is_normal_form(variant))
        return WIRE_LIE;
    *message = (struct wire_message){.type = type};
    if (!from_variant(variant, message)) {
        wire_message_clear(message);
        return WIRE_LIE;
    }
    *used = WIRE_HEADER_LEN + payload_len;
    return WIRE_WHOLE;
}
