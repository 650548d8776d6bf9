/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * flow.h - text as markup gives it, set in words, cells, lines and paragraphs.
 *
 * White space is one blank, as readers of markup show it.  What stands between
 * two pieces of text is the widest of the gaps asked for in between; none
 * stands at the start or the end of a page.  The cells of a row stand in one
 * line, a tab between them, but behind one that has lines of its own.
 */
#ifndef INDEXER_FLOW_H
#define INDEXER_FLOW_H

#include <glib.h>
#include <stdbool.h>

enum flow_gap {
    FLOW_NOTHING,
    FLOW_BLANK,
    FLOW_TAB,
    FLOW_LINE,
    FLOW_PARAGRAPH, /* a blank line */
};

struct flow {
    GString *text;    /* of this page, up to now: UTF-8 if what came was */
    GPtrArray *pages; /* char *: those before it */
    enum flow_gap gap;
    bool is_row_begun;  /* there is text in it */
    bool is_cell_begun; /* and has no text yet */
    bool has_lines;     /* the cell */
};

void flow_init(struct flow *flow);
void flow_clear(struct flow *flow);

void flow_text(struct flow *flow, const char *p, gsize len);
/* As it stands: newlines end lines. */
void flow_preformatted(struct flow *flow, const char *p, gsize len);
/* At least that. */
void flow_part(struct flow *flow, enum flow_gap gap);
/* A line break; the second one in a row makes a paragraph. */
void flow_break(struct flow *flow);
void flow_row(struct flow *flow);
void flow_cell(struct flow *flow); /* at its start */
void flow_row_end(struct flow *flow);

/* What another has, as a piece of its own; that one is empty then. */
void flow_take(struct flow *flow, struct flow *other);

/* The page is whole, another begins. */
void flow_page(struct flow *flow);
/* So is the last one, unless nothing stands on it; but one page there always
 * is.  The pages, yours: char *, not clean yet (plain.h). */
GPtrArray *flow_end(struct flow *flow);

#endif
