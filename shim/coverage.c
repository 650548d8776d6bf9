/* SPDX-License-Identifier: GPL-3.0-or-later */
/* coverage.c - what an index covers, as bytes. */
#include "shim/coverage.h"

#include "shim/variant.h"

static const char COVERAGE_TYPE[] = "(xxxxx)";

void coverage_count(struct coverage *coverage, const struct record *record,
                    int sign)
{
    coverage->documents += sign;
    coverage->pages += sign * (gint64) record->pages->len;
    for (guint i = 0; i < record->pages->len; i++) {
        switch (g_array_index(record->pages, struct record_page, i).reading) {
        case RECORD_UNREAD:
            coverage->pages_without_text += sign;
            break;
        case RECORD_OCR:
            coverage->pages_ocr += sign;
            break;
        case RECORD_TEXT_LAYER:
            break;
        }
    }
}

static void add(gint64 *sum, gint64 n)
{
    *sum = (gint64) ((guint64) *sum + (guint64) n);
}

void coverage_add(struct coverage *sum, const struct coverage *coverage)
{
    add(&sum->documents, coverage->documents);
    add(&sum->pages, coverage->pages);
    add(&sum->pages_ocr, coverage->pages_ocr);
    add(&sum->pages_without_text, coverage->pages_without_text);
    add(&sum->documents_failed, coverage->documents_failed);
}

GBytes *coverage_encode(const struct coverage *coverage)
{
    return variant_encode(g_variant_new(COVERAGE_TYPE, coverage->documents,
                                        coverage->pages, coverage->pages_ocr,
                                        coverage->pages_without_text,
                                        coverage->documents_failed));
}

bool coverage_decode(GBytes *bytes, struct coverage *coverage, GError **error)
{
    *coverage = (struct coverage){0};
    if (!bytes)
        return true;
    g_autoptr(GVariant) value =
        variant_decode(COVERAGE_TYPE, bytes, "the coverage", error);
    if (!value)
        return false;
    g_variant_get(value, COVERAGE_TYPE, &coverage->documents, &coverage->pages,
                  &coverage->pages_ocr, &coverage->pages_without_text,
                  &coverage->documents_failed);
    return true;
}
