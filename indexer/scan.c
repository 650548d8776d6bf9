/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scan.c - pages whose text is not in the file. */
#include "indexer/scan.h"

#include "indexer/limits.h"
#include "indexer/plain.h"

#include <string.h>

/* Why OCR is not tried on a page that wants it; or RECORD_EMPTY. */
static enum record_cause find_obstacle(const struct scan *scan, guint number)
{
    if (scan->mode == OCR_NEVER)
        return RECORD_OCR_OFF;
    if (!scan->ocr)
        return RECORD_NO_LANGUAGE;
    if (scan->task->ocr == TASK_NO_OCR ||
        (scan->task->ocr == TASK_OCR_NOT_FIRST && number == scan->task->first))
        return RECORD_GIVEN_UP;
    if (scan->ocr_ms >= LIMIT_OCR_DOCUMENT_MS)
        return RECORD_TOO_SLOW;
    return RECORD_EMPTY;
}

static void set_text(struct record_page *record, char *text)
{
    g_free(record->text);
    record->text = text;
    record->text_len = strlen(text);
}

/* What OCR read takes the place of a layer that is none, and stands below one
 * that is. */
static void take_text(struct record_page *record, enum layer_worth worth,
                      const struct ocr_text *read)
{
    g_autofree char *clean = plain_clean(read->text, strlen(read->text));
    bool has_layer = worth == LAYER_STAMP || worth == LAYER_USABLE;
    char *text =
        has_layer ? layer_add(record->text, clean) : g_steal_pointer(&clean);

    if (!text) /* OCR says what the layer says */
        return;
    set_text(record, text);
    record->reading = RECORD_OCR;
    record->confidence = read->confidence;
}

/* Where OCR finds no text in the image below a stamp, the stamp is all there
 * is. */
static bool is_unread(enum layer_worth worth, enum record_cause cause)
{
    if (worth == LAYER_USABLE)
        return false;
    return worth != LAYER_STAMP ||
           (cause != RECORD_ILLEGIBLE && cause != RECORD_EMPTY);
}

static void leave_unread(struct record_page *record, enum layer_worth worth,
                         enum record_cause cause)
{
    if (!is_unread(worth, cause))
        return;
    record->reading = RECORD_UNREAD;
    record->cause = cause;
}

bool scan_page(struct scan *scan, ocr_draw draw, void *page, guint number,
               enum layer_worth worth, struct record_page *record,
               GError **error)
{
    record->reading = RECORD_TEXT_LAYER;
    if (worth == LAYER_USABLE && scan->mode != OCR_ALWAYS)
        return true;
    enum record_cause obstacle = find_obstacle(scan, number);
    if (obstacle != RECORD_EMPTY) {
        leave_unread(record, worth, obstacle);
        return true;
    }
    if (scan->sink->ocr && !scan->sink->ocr(scan->sink->context, number, error))
        return false;

    gint64 began = ocr_clock_ms();
    struct ocr_text read = ocr_read(scan->ocr, draw, page, LIMIT_OCR_MS);
    scan->ocr_ms += ocr_clock_ms() - began;
    if (read.text)
        take_text(record, worth, &read);
    else
        leave_unread(record, worth, read.cause);
    ocr_text_clear(&read);
    return true;
}
