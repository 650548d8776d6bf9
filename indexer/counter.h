/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * counter.h - the numbers of a line that may count the pages.
 *
 * A heading counts as well ("Article 1", "Lot 2", "Délibération n° 13"), and
 * to lose one costs more than to leave a footer: a number is a page number by
 * what stands beside it.
 */
#ifndef INDEXER_COUNTER_H
#define INDEXER_COUNTER_H

#include <glib.h>
#include <stdbool.h>

/* Of the numbers of a line that may count pages, so many are tried. */
enum { COUNTERS_MAX = 4 };

/* What has to be seen of a number that grows with the page. */
enum counter_kind {
    COUNTER_CERTAIN, /* nothing: "page 12", "12/60", "12 sur 60", "- 12 -" */
    COUNTER_RULED,   /* near the page: words and "- 12 -", or "| 12" */
    COUNTER_BARE,    /* near the page, or on most pages: "12" alone */
    COUNTER_ENDING,  /* near the page, and on most pages of many: three words
                        or more and a number at their end or start */
};

struct counter {
    enum counter_kind kind;
    bool is_bare; /* the line says nothing else */
    bool is_near; /* at most 20 below the physical page, at most 1 above */
    guint64 key;  /* of the line, the number replaced by its distance */
};

/* The key of a line's text without its blanks. */
guint64 counter_exact_key(const char *text, gsize len);

/* How many counters the line of that page (from 0) may hold; fills them. */
int counter_find(const char *text, gsize len, guint page,
                 struct counter counters[COUNTERS_MAX]);

#endif
