/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines.c - the lines of a document, and which of them are running. */
#include "indexer/lines.h"

#include "indexer/clean.h"

#include <string.h>

/* Lines that may be running at either edge of a page: a prefecture's stamp
 * has four, above or below a header of a few more. */
enum { EDGE_LINES = 10 };
/* A longer line is a paragraph's. */
enum { RUNNING_LEN_MAX = 200 };
/* "Délibération n° 2019-007, page 1/3": the page is the third of four. */
enum { NUMBERS_TRIED = 6 };
/* A page number has no more. */
enum { PAGE_DIGITS = 5 };

/* Where lines with one key stand. */
struct repeat {
    guint n_pages, first, last;
};

enum edge { TOP, BOTTOM };

const char *line_text(const struct record *record, const struct line *line,
                      gsize *len)
{
    *len = line->end - line->start;
    return g_array_index(record->pages, struct record_page, line->page).text +
           line->start;
}

static bool is_blank(const char *text, gsize len)
{
    for (gsize i = 0; i < len; i++) {
        if (!g_ascii_isspace(text[i]))
            return false;
    }
    return true;
}

static void split_page(GArray *lines, guint page, const char *text, gsize len)
{
    for (gsize at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        gsize end = newline ? (gsize) (newline - text) : len;
        struct line line = {.page = page, .start = at, .end = end};
        line.is_blank = is_blank(text + at, end - at);
        g_array_append_val(lines, line);
        at = end + 1;
    }
}

/* The bounds of the n-th run of digits, n from 1. */
static bool find_number(const char *text, gsize len, int n, gsize *start,
                        gsize *end)
{
    gsize i = 0;
    while (n-- > 0) {
        while (i < len && !g_ascii_isdigit(text[i]))
            i++;
        *start = i;
        while (i < len && g_ascii_isdigit(text[i]))
            i++;
        *end = i;
    }
    return *end > *start && *end - *start <= PAGE_DIGITS;
}

static void append_folded(GString *key, const char *text, gsize len)
{
    for (gsize i = 0; i < len; i++) {
        if (!g_ascii_isspace(text[i]))
            g_string_append_c(key, text[i]);
    }
}

/* What a line is compared by: its text without blanks (which = 0), or the
 * same with the which-th number replaced by its distance from the page.  NULL
 * where there is no such number. */
static char *line_key(const struct record *record, const struct line *line,
                      enum edge edge, int which)
{
    gsize len, start, end;
    const char *text = line_text(record, line, &len);
    g_autoptr(GString) key = g_string_new(edge == TOP ? "t" : "b");

    if (which == 0) {
        append_folded(key, text, len);
        return g_string_free(g_steal_pointer(&key), FALSE);
    }
    if (!find_number(text, len, which, &start, &end))
        return NULL;
    append_folded(key, text, start);
    gint64 number = g_ascii_strtoll(text + start, NULL, 10);
    g_string_append_printf(key, "\n%" G_GINT64_FORMAT "\n",
                           number - (gint64) line->page);
    append_folded(key, text + end, len - end);
    return g_string_free(g_steal_pointer(&key), FALSE);
}

static void count_line(GHashTable *repeats, const struct record *record,
                       const struct line *line, enum edge edge)
{
    for (int which = 0; which <= NUMBERS_TRIED; which++) {
        char *key = line_key(record, line, edge, which);
        if (!key)
            continue;
        struct repeat *repeat = g_hash_table_lookup(repeats, key);
        if (!repeat) {
            repeat = g_new(struct repeat, 1);
            *repeat = (struct repeat){1, line->page, line->page};
            g_hash_table_insert(repeats, key, repeat);
            continue;
        }
        repeat->n_pages += repeat->last != line->page;
        repeat->last = line->page;
        g_free(key);
    }
}

static bool has_words(const char *text, gsize len)
{
    gsize letters = 0;
    for (gsize i = 0; i < len; i++)
        letters += g_ascii_isalpha(text[i]) || (text[i] & 0x80);
    return letters >= 3;
}

enum verdict { BODY, KEPT_RUNNING, RUNNING };

static enum verdict judge(GHashTable *repeats, const struct record *record,
                          const struct line *line, enum edge edge)
{
    guint n_wanted = MIN(CLEAN_RUNNING_PAGES, record->pages->len);
    for (int which = 0; which <= NUMBERS_TRIED; which++) {
        g_autofree char *key = line_key(record, line, edge, which);
        if (!key)
            continue;
        const struct repeat *repeat = g_hash_table_lookup(repeats, key);
        guint among = repeat->last - repeat->first + 1;
        if (repeat->n_pages < n_wanted || repeat->n_pages * 5 < among * 2)
            continue;
        gsize len;
        const char *text = line_text(record, line, &len);
        guint kept_on = edge == TOP ? repeat->first : repeat->last;
        return line->page == kept_on && has_words(text, len) ? KEPT_RUNNING
                                                             : RUNNING;
    }
    return BODY;
}

/* Calls visit for the lines at one edge of a page, from the edge inwards,
 * until it says to stop. */
typedef bool (*line_visit)(GHashTable *repeats, const struct record *record,
                           struct line *line, enum edge edge);

static void visit_edge(GArray *lines, guint from, guint to, enum edge edge,
                       GHashTable *repeats, const struct record *record,
                       line_visit visit)
{
    guint n = 0;
    for (guint i = 0; i < to - from && n < EDGE_LINES; i++) {
        guint at = edge == TOP ? from + i : to - 1 - i;
        struct line *line = &g_array_index(lines, struct line, at);
        if (line->is_blank)
            continue;
        if (line->end - line->start > RUNNING_LEN_MAX ||
            !visit(repeats, record, line, edge))
            return;
        n++;
    }
}

static bool count_visit(GHashTable *repeats, const struct record *record,
                        struct line *line, enum edge edge)
{
    count_line(repeats, record, line, edge);
    return true;
}

static bool mark_visit(GHashTable *repeats, const struct record *record,
                       struct line *line, enum edge edge)
{
    enum verdict verdict = judge(repeats, record, line, edge);
    if (verdict == RUNNING)
        line->is_running = true;
    return verdict != BODY;
}

static void visit_pages(GArray *lines, GHashTable *repeats,
                        const struct record *record, line_visit visit)
{
    for (guint from = 0, to; from < lines->len; from = to) {
        guint page = g_array_index(lines, struct line, from).page;
        for (to = from; to < lines->len &&
                        g_array_index(lines, struct line, to).page == page;)
            to++;
        visit_edge(lines, from, to, TOP, repeats, record, visit);
        visit_edge(lines, from, to, BOTTOM, repeats, record, visit);
    }
}

GArray *lines_of(const struct record *record)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct line));
    for (guint i = 0; i < record->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(record->pages, struct record_page, i);
        split_page(lines, i, page->text, page->text_len);
    }
    if (record->pages->len > 1) {
        g_autoptr(GHashTable) repeats =
            g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
        visit_pages(lines, repeats, record, count_visit);
        visit_pages(lines, repeats, record, mark_visit);
    }
    return lines;
}
