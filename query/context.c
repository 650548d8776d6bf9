/* SPDX-License-Identifier: GPL-3.0-or-later */
/* context.c - what stands around the best match of a hit, by sentences. */
#include "query/context.h"

#include <string.h>

/* Bytes to read for so many sentences. */
static gsize reach(guint n_sentences)
{
    return MIN(n_sentences + 1, CONTEXT_LEN / CONTEXT_SENTENCE_LEN) *
           CONTEXT_SENTENCE_LEN;
}

/* The end of the passage, and of a phrase that goes on beyond it. */
static gsize end_of(const struct hit *hit)
{
    gsize end = hit->start + hit->len;
    for (guint i = 0; i < hit->marks->len; i++)
        end = MAX(end, g_array_index(hit->marks, struct range, i).end);
    return end;
}

static bool is_inside(char byte)
{
    return ((guchar) byte & 0xc0) == 0x80;
}

/* Of the text from byte first of the stream on: the highlights, then the
 * passage, then the best match. */
static GArray *ranges_of(const struct hit *hit, gsize first)
{
    GArray *ranges = g_array_new(FALSE, FALSE, sizeof(struct range));
    const struct range others[] = {
        {hit->start - first, end_of(hit) - first},
        {hit->at - first, hit->at - first},
    };
    for (guint i = 0; i < hit->marks->len; i++) {
        const struct range *mark = &g_array_index(hit->marks, struct range, i);
        const struct range moved = {mark->start - first, mark->end - first};
        g_array_append_val(ranges, moved);
    }
    g_array_append_vals(ranges, others, G_N_ELEMENTS(others));
    return ranges;
}

static struct range take_last(GArray *ranges)
{
    const struct range last =
        g_array_index(ranges, struct range, ranges->len - 1);
    g_array_set_size(ranges, ranges->len - 1);
    return last;
}

/* text: from byte first of the stream on; ranges: as above. */
static void show(struct hit *hit, const char *text, gsize len, GArray *ranges,
                 const struct context *context)
{
    g_autofree char *shown = shown_text(text, len, ranges);
    const struct range best = take_last(ranges);
    const struct range passage = take_last(ranges);
    struct range excerpt =
        shown_context(shown, &best, context->n_before, context->n_after);
    const gsize start = MIN(excerpt.start, passage.start);
    const gsize end = MAX(excerpt.end, passage.end);

    excerpt.start -= start;
    excerpt.end -= start;
    g_array_set_size(hit->highlights, 0);
    for (guint i = 0; i < ranges->len; i++) {
        const struct range *range = &g_array_index(ranges, struct range, i);
        const struct range moved = {range->start - start, range->end - start};
        g_array_append_val(hit->highlights, moved);
    }
    g_free(hit->text);
    hit->text = g_strndup(shown + start, end - start);
    hit->excerpt = hit->sentence = excerpt;
    hit->has_context = true;
}

bool context_show(struct hit *hit, struct holdings *holdings,
                  const struct context *context, GError **error)
{
    struct record *record = holdings_record(holdings, hit->document_id, error);
    if (!record)
        return false;
    const gsize first = hit->start - MIN(hit->start, reach(context->n_before));
    const gsize wanted = end_of(hit) + reach(context->n_after) - first;
    g_autofree char *slice = record_slice(record, first, wanted, NULL, error);
    if (!slice)
        return false;
    /* Neither end is to be in the middle of a character. */
    gsize cut = 0, len = strlen(slice);
    while (is_inside(slice[cut]))
        cut++;
    if (len == wanted) {
        while (len > cut && is_inside(slice[len - 1]))
            len--;
        len -= len > cut;
    }
    g_autoptr(GArray) ranges = ranges_of(hit, first + cut);
    for (guint i = 0; i < ranges->len; i++) {
        struct range *range = &g_array_index(ranges, struct range, i);
        range->start = MIN(range->start, len - cut);
        range->end = MIN(range->end, len - cut);
    }
    show(hit, slice + cut, len - cut, ranges, context);
    return true;
}
