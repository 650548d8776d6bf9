/* SPDX-License-Identifier: GPL-3.0-or-later */
/* proximity.c - whether words and phrases stand near to each other. */
#include "query/proximity.h"

static void operand_free(gpointer operand)
{
    g_ptr_array_unref(operand);
}

struct proximity *proximity_new(const GArray *distances)
{
    struct proximity *proximity = g_new0(struct proximity, 1);
    proximity->operands = g_ptr_array_new_with_free_func(operand_free);
    proximity->distances = g_array_new(FALSE, FALSE, sizeof(guint));
    g_array_append_vals(proximity->distances, distances->data, distances->len);
    return proximity;
}

void proximity_add(struct proximity *proximity, const GPtrArray *units)
{
    GPtrArray *operand = g_ptr_array_new();
    g_ptr_array_extend(operand, (GPtrArray *) units, NULL, NULL);
    g_ptr_array_add(proximity->operands, operand);
}

void proximity_free(gpointer data)
{
    struct proximity *proximity = data;
    g_ptr_array_unref(proximity->operands);
    g_array_unref(proximity->distances);
    g_free(proximity);
}

static bool is_near(const struct proximity_span *a,
                    const struct proximity_span *b, guint distance)
{
    if (b->first > a->last)
        return b->first - a->last <= distance;
    return a->first > b->last && a->first - b->last <= distance;
}

/* How a span ends a row of those on one side of it, itself among them. */
enum {
    ROW_AHEAD = 1, /* of none that begins here */
    ROW_HERE = 2,
};

static struct proximity_span *span_at(const GPtrArray *spans, guint operand,
                                      guint i)
{
    return &g_array_index((GArray *) g_ptr_array_index(spans, operand),
                          struct proximity_span, i);
}

static guint n_spans(const GPtrArray *spans, guint operand)
{
    return ((const GArray *) g_ptr_array_index(spans, operand))->len;
}

/* Of each span, the rows that lead to it from the first operand, or from the
 * last one. */
static void find_rows(const GArray *distances, const GPtrArray *spans,
                      bool is_backward)
{
    for (guint n = 0; n < spans->len; n++) {
        const guint at = is_backward ? spans->len - 1 - n : n;
        const guint from = is_backward ? at + 1 : at - 1;
        for (guint i = 0; i < n_spans(spans, at); i++) {
            struct proximity_span *span = span_at(spans, at, i);
            guint8 rows = n == 0 ? ROW_AHEAD : 0;
            for (guint j = 0; n > 0 && j < n_spans(spans, from); j++)
                if (is_near(span, span_at(spans, from, j),
                            g_array_index(distances, guint, MIN(at, from))))
                    rows |= span_at(spans, from, j)->rows[is_backward];
            span->rows[is_backward] = rows && span->is_here ? ROW_HERE : rows;
        }
    }
}

bool proximity_find(const GArray *distances, const GPtrArray *spans)
{
    bool is_found = false;
    find_rows(distances, spans, false);
    find_rows(distances, spans, true);
    for (guint operand = 0; operand < spans->len; operand++)
        for (guint i = 0; i < n_spans(spans, operand); i++) {
            struct proximity_span *span = span_at(spans, operand, i);
            span->is_near = span->rows[0] && span->rows[1] &&
                            ((span->rows[0] | span->rows[1]) & ROW_HERE);
            is_found = is_found || span->is_near;
        }
    return is_found;
}
