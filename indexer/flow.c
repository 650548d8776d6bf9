/* SPDX-License-Identifier: GPL-3.0-or-later */
/* flow.c - text as markup gives it, set in words, cells, lines and
 * paragraphs. */
#include "indexer/flow.h"

#include <string.h>

void flow_init(struct flow *flow)
{
    *flow = (struct flow){.text = g_string_new(NULL),
                          .pages = g_ptr_array_new_with_free_func(g_free)};
}

void flow_clear(struct flow *flow)
{
    if (flow->text)
        g_string_free(flow->text, TRUE);
    flow->text = NULL;
    g_clear_pointer(&flow->pages, g_ptr_array_unref);
}

static void fill_gap(struct flow *flow)
{
    static const char *const gaps[] = {
        [FLOW_NOTHING] = "", [FLOW_BLANK] = " ",        [FLOW_TAB] = "\t",
        [FLOW_LINE] = "\n",  [FLOW_PARAGRAPH] = "\n\n",
    };

    if (flow->text->len > 0)
        g_string_append(flow->text, gaps[flow->gap]);
    if (flow->gap >= FLOW_LINE && !flow->is_cell_begun)
        flow->has_lines = true;
    flow->gap = FLOW_NOTHING;
    flow->is_row_begun = true;
    flow->is_cell_begun = false;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

void flow_text(struct flow *flow, const char *p, gsize len)
{
    const char *end = p + len;

    while (p < end) {
        const char *word = p;
        while (p < end && !is_blank(*p))
            p++;
        if (p > word) {
            fill_gap(flow);
            g_string_append_len(flow->text, word, p - word);
        }
        if (p < end) {
            flow->gap = MAX(flow->gap, FLOW_BLANK);
            p++;
        }
    }
}

void flow_preformatted(struct flow *flow, const char *p, gsize len)
{
    const char *end = p + len;

    for (;;) {
        const char *newline = memchr(p, '\n', end - p);
        flow_text(flow, p, (newline ? newline : end) - p);
        if (!newline)
            return;
        flow_break(flow);
        p = newline + 1;
    }
}

void flow_part(struct flow *flow, enum flow_gap gap)
{
    if (!flow->is_cell_begun)
        flow->gap = MAX(flow->gap, gap);
}

void flow_break(struct flow *flow)
{
    flow_part(flow, flow->gap >= FLOW_LINE ? FLOW_PARAGRAPH : FLOW_LINE);
}

void flow_row(struct flow *flow)
{
    flow->is_row_begun = false;
    flow->is_cell_begun = false;
    flow->has_lines = false;
    flow_part(flow, FLOW_LINE);
}

/* Whatever gap the end of its last paragraph asked for. */
static void end_cell(struct flow *flow, enum flow_gap gap)
{
    if (flow->is_row_begun)
        flow->gap = flow->has_lines ? FLOW_PARAGRAPH : gap;
}

void flow_cell(struct flow *flow)
{
    end_cell(flow, FLOW_TAB);
    flow->is_cell_begun = true;
    flow->has_lines = false;
}

void flow_row_end(struct flow *flow)
{
    end_cell(flow, FLOW_LINE);
    flow->is_row_begun = false;
    flow->is_cell_begun = false;
}

void flow_take(struct flow *flow, struct flow *other)
{
    if (other->text->len > 0) {
        flow_part(flow, FLOW_PARAGRAPH);
        fill_gap(flow);
        g_string_append_len(flow->text, other->text->str, other->text->len);
        flow_part(flow, FLOW_PARAGRAPH);
    }
    g_string_truncate(other->text, 0);
    other->gap = FLOW_NOTHING;
    other->is_row_begun = other->is_cell_begun = other->has_lines = false;
}

void flow_page(struct flow *flow)
{
    g_ptr_array_add(flow->pages, g_strndup(flow->text->str, flow->text->len));
    g_string_truncate(flow->text, 0);
    flow->gap = FLOW_NOTHING;
}

GPtrArray *flow_end(struct flow *flow)
{
    if (flow->text->len > 0 || flow->pages->len == 0)
        flow_page(flow);
    return g_steal_pointer(&flow->pages);
}
