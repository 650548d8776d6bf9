/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sources.c - what a sources list says of files: where each came from. */
#include "indexer/sources.h"

#include "indexer/day.h"
#include "indexer/limits.h"
#include "indexer/plain.h"
#include "indexer/url.h"
#include "shim/csv.h"

#include <string.h>

enum { PATH, URL, FETCHED, N_CELLS };

void sources_free(struct sources *sources)
{
    if (!sources)
        return;
    g_array_unref(sources->rows);
    defects_free(sources->defects);
    g_string_chunk_free(sources->chunk);
    g_free(sources);
}

static bool is_head(char **cells)
{
    return g_strv_length(cells) >= N_CELLS &&
           g_ascii_strcasecmp(cells[PATH], "path") == 0 &&
           g_ascii_strcasecmp(cells[URL], "url") == 0 &&
           g_ascii_strcasecmp(cells[FETCHED], "fetched") == 0;
}

static const char *after_mark(const char *p, gsize *len)
{
    if (*len < 3 || memcmp(p, "\xef\xbb\xbf", 3) != 0)
        return p;
    *len -= 3;
    return p + 3;
}

/* The cells of the line at *p, which moves to the next.  A NUL ends it. */
static char **take_line(const char **p, const char *end, gsize *len)
{
    const char *newline = memchr(*p, '\n', (gsize) (end - *p));
    const char *line_end = newline ? newline : end;
    *len = (gsize) (line_end - *p);
    g_autofree char *line = g_strndup(*p, MIN(*len, CSV_ROW_MAX));
    *p = newline ? newline + 1 : end;
    if (g_str_has_suffix(line, "\r"))
        line[strlen(line) - 1] = '\0';
    /* What follows the last cell stays in a piece. */
    return g_strsplit(line, "\t", N_CELLS + 1);
}

bool sources_is_head(const char *p, gsize len)
{
    gsize line_len;
    p = after_mark(p, &len);
    const char *at = p;
    g_auto(GStrv) cells = take_line(&at, p + len, &line_len);
    return is_head(cells);
}

/* The time of fetching in one line, or NULL: none. */
static char *read_fetched(const char *cell)
{
    bool is_day_first;
    const char *rest;
    g_autofree char *line = plain_clean_line(cell, LIMIT_LABEL_LEN);
    g_autofree char *day = line ? day_read(line, &is_day_first, &rest) : NULL;
    return day ? g_strconcat(day, rest, NULL) : NULL;
}

static void take_row(struct sources *sources, char **cells,
                     const struct defect_place *place)
{
    const guint n = g_strv_length(cells);
    g_autofree char *url =
        n > URL ? plain_clean_line(cells[URL], LIMIT_TABLE_VALUE_LEN) : NULL;
    if (n <= URL || *cells[PATH] == '\0' || !url || !url_is_web(url)) {
        defects_add(sources->defects, place,
                    n <= URL ? "no tab between a path and an address: not used"
                    : *cells[PATH] == '\0' ? "no path: not used"
                                           : "no address of the web: not used",
                    n > URL ? url : NULL);
        return;
    }
    g_autofree char *fetched =
        n > FETCHED ? read_fetched(cells[FETCHED]) : NULL;
    if (n > FETCHED && *cells[FETCHED] && !fetched)
        defects_add(sources->defects, place,
                    "the time of fetching is no day: not used", cells[FETCHED]);
    struct sources_row row = {
        .line = place->first_line,
        .path = g_string_chunk_insert_const(sources->chunk, cells[PATH]),
        .url = g_string_chunk_insert_const(sources->chunk, url),
        .fetched = fetched
                       ? g_string_chunk_insert_const(sources->chunk, fetched)
                       : NULL,
    };
    g_array_append_val(sources->rows, row);
}

static void take_cells(struct sources *sources, char **cells, gsize len,
                       guint line)
{
    const struct defect_place place = {sources->n_rows, line, line};
    if (!cells[0] || (!cells[1] && *g_strchug(cells[0]) == '\0' && len < 2))
        return;
    if (sources->n_rows == 0 && is_head(cells))
        return;
    sources->n_rows++;
    if (len > CSV_ROW_MAX)
        defects_add(sources->defects, &place,
                    "longer than a row may be: not used", NULL);
    else
        take_row(sources, cells, &place);
}

struct sources *sources_read(const char *p, gsize len)
{
    g_autoptr(sources_t) sources = g_new0(struct sources, 1);
    sources->rows = g_array_new(FALSE, FALSE, sizeof(struct sources_row));
    sources->defects = defects_new();
    sources->chunk = g_string_chunk_new(1 << 16);
    p = after_mark(p, &len);
    const char *end = p + len;
    for (guint line = 1; p < end; line++) {
        if (sources->n_rows == LIMIT_TABLE_ROWS) {
            const struct defect_place place = {sources->n_rows, line, line};
            defects_add(sources->defects, &place,
                        "more rows than a table may have: not read", NULL);
            break;
        }
        gsize line_len;
        g_auto(GStrv) cells = take_line(&p, end, &line_len);
        take_cells(sources, cells, line_len, line);
    }
    return g_steal_pointer(&sources);
}
