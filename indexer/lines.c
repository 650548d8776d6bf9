/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lines.c - the running headers and footers of a document. */
#include "indexer/lines.h"

#include "indexer/clean.h"
#include "indexer/counter.h"

#include <stdbool.h>
#include <string.h>

/* Lines that may be running at either edge of a page: a prefecture's stamp
 * has four, above or below a header of a few more. */
enum { EDGE_LINES = 10 };
/* A longer line is a paragraph's. */
enum { RUNNING_LEN_MAX = 200 };
/* A line that is not running yet and not seen for so many pages is begun
 * anew. */
enum { FORGET_PAGES = 16 };
/* Most pages, of how many, for a number that only repetition tells. */
enum { DENSE_BARE_PAGES = 5, DENSE_ENDING_PAGES = 10 };

enum edge { TOP, BOTTOM, N_EDGES };
enum verdict { BODY, RUNNING, PAGE_NUMBER, KEPT };

/* A line within EDGE_LINES of an edge of its page. */
struct edge_line {
    guint64 key; /* what it was found running by */
    guint32 page, start;
    guint8 len;
    guint8 rank[N_EDGES]; /* from that edge, from 1; 0: farther away */
    guint8 verdict;
    guint8 is_top; /* running at the top; else at the bottom */
};

/* Where lines with one key stand. */
struct repeat {
    guint n_pages, first, last;
};

struct repeats {
    const struct record *record;
    GHashTable *by_key; /* key, told apart by edge -> struct repeat */
};

static const char *text_of(const struct record *record,
                           const struct edge_line *line)
{
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

/* ---- The lines at the edges */

/* Takes the line of a page that starts there; false where no line of that
 * edge comes after it. */
static bool take_line(GArray *lines, guint first, enum edge edge,
                      struct edge_line line, const char *text, gsize len)
{
    if (is_blank(text, len))
        return true;
    guint n = lines->len - first;
    if (len > RUNNING_LEN_MAX || n == EDGE_LINES)
        return false;
    line.len = len;
    line.rank[edge] = n + 1;
    g_array_append_val(lines, line);
    return true;
}

static void read_top(GArray *lines, guint page, const char *text, gsize len)
{
    guint first = lines->len;
    for (gsize at = 0; at < len;) {
        const char *newline = memchr(text + at, '\n', len - at);
        gsize end = newline ? (gsize) (newline - text) : len;
        struct edge_line line = {.page = page, .start = at};
        if (!take_line(lines, first, TOP, line, text + at, end - at))
            return;
        at = end + 1;
    }
}

/* Into lines, from the bottom up. */
static void read_bottom(GArray *lines, guint page, const char *text, gsize len)
{
    for (gsize end = len; end > 0;) {
        const char *newline = memrchr(text, '\n', end);
        gsize start = newline ? (gsize) (newline - text) + 1 : 0;
        struct edge_line line = {.page = page, .start = start};
        if (!take_line(lines, 0, BOTTOM, line, text + start, end - start))
            return;
        end = start > 0 ? start - 1 : 0;
    }
}

/* The lines at the edges of every page, in reading order, each once. */
static GArray *edge_lines(const struct record *record)
{
    GArray *lines = g_array_new(FALSE, FALSE, sizeof(struct edge_line));
    g_autoptr(GArray) bottom =
        g_array_new(FALSE, FALSE, sizeof(struct edge_line));
    for (guint i = 0; i < record->pages->len; i++) {
        const struct record_page *page =
            &g_array_index(record->pages, struct record_page, i);
        guint at = lines->len;
        read_top(lines, i, page->text, page->text_len);
        g_array_set_size(bottom, 0);
        read_bottom(bottom, i, page->text, page->text_len);
        for (guint j = bottom->len; j-- > 0;) {
            struct edge_line line = g_array_index(bottom, struct edge_line, j);
            while (at < lines->len &&
                   g_array_index(lines, struct edge_line, at).start <
                       line.start)
                at++;
            if (at < lines->len)
                g_array_index(lines, struct edge_line, at).rank[BOTTOM] =
                    line.rank[BOTTOM];
            else
                g_array_append_val(lines, line);
        }
    }
    return lines;
}

/* ---- Where they are repeated */

static bool is_running(const struct repeat *repeat, const struct record *record)
{
    guint among = repeat->last - repeat->first + 1;
    return repeat->n_pages >= MIN(CLEAN_RUNNING_PAGES, record->pages->len) &&
           (guint64) repeat->n_pages * 5 >= (guint64) among * 2;
}

static gpointer edge_key(guint64 key, enum edge edge)
{
    return GSIZE_TO_POINTER((gsize) (key ^ edge));
}

static void count_key(const struct repeats *repeats, guint64 key,
                      enum edge edge, guint page)
{
    gpointer at = edge_key(key, edge);
    struct repeat *repeat = g_hash_table_lookup(repeats->by_key, at);
    if (!repeat) {
        repeat = g_new(struct repeat, 1);
        *repeat = (struct repeat){1, page, page};
        g_hash_table_insert(repeats->by_key, at, repeat);
    } else if (page - repeat->last > FORGET_PAGES &&
               !is_running(repeat, repeats->record)) {
        *repeat = (struct repeat){1, page, page};
    } else {
        repeat->n_pages += repeat->last != page;
        repeat->last = page;
    }
}

struct forgetting {
    const struct record *record;
    guint page;
};

static gboolean is_forgotten(gpointer key, gpointer value, gpointer data)
{
    (void) key;
    const struct repeat *repeat = value;
    const struct forgetting *forgetting = data;
    return forgetting->page - repeat->last > FORGET_PAGES &&
           !is_running(repeat, forgetting->record);
}

static void count_lines(const struct repeats *repeats, const GArray *lines)
{
    guint page = 0;
    for (guint i = 0; i < lines->len; i++) {
        const struct edge_line *line =
            &g_array_index(lines, struct edge_line, i);
        const char *text = text_of(repeats->record, line);
        struct counter counters[COUNTERS_MAX];
        int n = counter_find(text, line->len, line->page, counters);
        for (enum edge edge = TOP; edge < N_EDGES; edge++) {
            if (line->rank[edge] == 0)
                continue;
            count_key(repeats, counter_exact_key(text, line->len), edge,
                      line->page);
            for (int j = 0; j < n; j++)
                count_key(repeats, counters[j].key, edge, line->page);
        }
        if (line->page - page > FORGET_PAGES) {
            struct forgetting forgetting = {repeats->record, line->page};
            page = line->page;
            g_hash_table_foreach_remove(repeats->by_key, is_forgotten,
                                        &forgetting);
        }
    }
}

/* ---- Which of them are running */

static bool is_repeated(const struct repeats *repeats, guint64 key,
                        enum edge edge, guint page, struct repeat *repeat)
{
    const struct repeat *found =
        g_hash_table_lookup(repeats->by_key, edge_key(key, edge));
    if (!found)
        return false;
    *repeat = *found;
    return page >= found->first && is_running(found, repeats->record);
}

static bool counts_pages(const struct counter *counter,
                         const struct repeat *repeat, guint n_pages)
{
    bool is_dense = (guint64) repeat->n_pages * 3 >= (guint64) n_pages * 2;
    switch (counter->kind) {
    case COUNTER_CERTAIN:
        return true;
    case COUNTER_RULED:
        return counter->is_near;
    case COUNTER_BARE:
        return counter->is_near ||
               (is_dense && repeat->n_pages >= DENSE_BARE_PAGES);
    case COUNTER_ENDING:
        return counter->is_near && is_dense &&
               repeat->n_pages >= DENSE_ENDING_PAGES;
    }
    return false;
}

static enum verdict judge(const struct repeats *repeats,
                          const struct edge_line *line, enum edge edge,
                          guint64 *key)
{
    const char *text = text_of(repeats->record, line);
    struct repeat repeat;
    *key = counter_exact_key(text, line->len);
    if (is_repeated(repeats, *key, edge, line->page, &repeat))
        return RUNNING;

    struct counter counters[COUNTERS_MAX];
    int n = counter_find(text, line->len, line->page, counters);
    for (int i = 0; i < n; i++) {
        *key = counters[i].key;
        if (is_repeated(repeats, *key, edge, line->page, &repeat) &&
            counts_pages(&counters[i], &repeat, repeats->record->pages->len))
            return counters[i].is_bare ? PAGE_NUMBER : RUNNING;
    }
    return BODY;
}

/* Marks the running lines of lines [from, to), a page, from an edge inwards. */
static void mark_edge(const struct repeats *repeats, GArray *lines, guint from,
                      guint to, enum edge edge)
{
    for (guint i = 0; i < to - from; i++) {
        guint at = edge == TOP ? from + i : to - 1 - i;
        struct edge_line *line = &g_array_index(lines, struct edge_line, at);
        if (line->rank[edge] != i + 1)
            return;
        guint64 key;
        enum verdict verdict = judge(repeats, line, edge, &key);
        if (verdict == BODY)
            return;
        if (line->verdict != BODY && line->rank[TOP] <= line->rank[BOTTOM])
            continue;
        line->verdict = verdict;
        line->key = key;
        line->is_top = edge == TOP;
    }
}

static void mark_lines(const struct repeats *repeats, GArray *lines)
{
    for (guint from = 0, to; from < lines->len; from = to) {
        guint page = g_array_index(lines, struct edge_line, from).page;
        for (to = from;
             to < lines->len &&
             g_array_index(lines, struct edge_line, to).page == page;)
            to++;
        mark_edge(repeats, lines, from, to, TOP);
        mark_edge(repeats, lines, from, to, BOTTOM);
    }
}

/* Each line that says something is kept once, whatever marked it: a header
 * where it stands first, a footer where it stands last. */
static void keep_once(GArray *lines)
{
    g_autoptr(GHashTable) kept = g_hash_table_new(NULL, NULL);
    for (int is_top = 1; is_top >= 0; is_top--) {
        for (guint i = 0; i < lines->len; i++) {
            guint at = is_top ? i : lines->len - 1 - i;
            struct edge_line *line =
                &g_array_index(lines, struct edge_line, at);
            if (line->verdict == RUNNING && line->is_top == is_top &&
                g_hash_table_add(kept, edge_key(line->key, TOP)))
                line->verdict = KEPT;
        }
    }
}

void lines_find_running(const struct record *record, GArray *left_out,
                        GArray *kept)
{
    g_array_set_size(left_out, 0);
    g_array_set_size(kept, 0);
    if (record->pages->len < 2)
        return;
    g_autoptr(GArray) lines = edge_lines(record);
    g_autoptr(GHashTable) by_key =
        g_hash_table_new_full(NULL, NULL, NULL, g_free);
    struct repeats repeats = {record, by_key};
    count_lines(&repeats, lines);
    mark_lines(&repeats, lines);
    keep_once(lines);
    for (guint i = 0; i < lines->len; i++) {
        const struct edge_line *line =
            &g_array_index(lines, struct edge_line, i);
        struct line found = {line->page, line->start, line->len};
        if (line->verdict == KEPT)
            g_array_append_val(kept, found);
        else if (line->verdict != BODY)
            g_array_append_val(left_out, found);
    }
}
