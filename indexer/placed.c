/* SPDX-License-Identifier: GPL-3.0-or-later */
/* placed.c - a page's text, and where on the page its pieces stand. */
#include "indexer/placed.h"

#include "indexer/layer.h"
#include "indexer/plain.h"

#include <stdbool.h>
#include <string.h>

struct placed *placed_new(char *text)
{
    struct placed *placed = g_new0(struct placed, 1);

    placed->text = text;
    placed->places = g_array_new(FALSE, FALSE, sizeof(struct place));
    return placed;
}

void placed_free(struct placed *placed)
{
    if (!placed)
        return;
    g_free(placed->text);
    g_array_unref(placed->places);
    g_free(placed);
}

/* The number of places that begin before that byte. */
static guint count_before(const GArray *places, gsize start)
{
    guint low = 0;
    guint high = places->len;

    while (low < high) {
        guint middle = low + (high - low) / 2;
        if (g_array_index(places, struct place, middle).start < start)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void places_add(GArray *places, const GArray *from, gsize start, gsize end,
                gsize to)
{
    for (guint i = count_before(from, start); i < from->len; i++) {
        struct place place = g_array_index(from, struct place, i);
        if (place.start >= end)
            return;
        place.start = place.start - start + to;
        place.end = place.end - start + to;
        g_array_append_val(places, place);
    }
}

void places_scale(GArray *places, double x, double y)
{
    for (guint i = 0; i < places->len; i++) {
        struct box *box = &g_array_index(places, struct place, i).box;
        *box = (struct box){box->x1 / x, box->y1 / y, box->x2 / x, box->y2 / y};
    }
}

/* ---- Other texts of the same ----------------------------------------------*/

/* Whether cleaning leaves the letter: it makes newlines of some that it does
 * not drop, so that both are followed side by side. */
static bool is_kept(gunichar raw, gunichar clean)
{
    return raw == clean || (clean == '\n' && (raw == '\r' || raw == '\f'));
}

struct placed *placed_clean(const struct placed *raw)
{
    struct placed *placed =
        placed_new(plain_clean(raw->text, strlen(raw->text)));
    const char *to = placed->text;

    if (!g_utf8_validate(raw->text, -1, NULL))
        return placed;
    for (const char *from = raw->text; *from; from = g_utf8_next_char(from)) {
        const gsize at = from - raw->text;
        if (!is_kept(g_utf8_get_char(from), g_utf8_get_char(to)))
            continue;
        places_add(placed->places, raw->places, at,
                   g_utf8_next_char(from) - raw->text, to - placed->text);
        to = g_utf8_next_char(to);
    }
    return placed;
}

/* The length of the line, its end left out. */
static gsize line_len(const char *line)
{
    return strcspn(line, "\n");
}

static bool is_same_line(const char *a, const char *b)
{
    return line_len(a) == line_len(b) && strncmp(a, b, line_len(a)) == 0;
}

/* The first line from there on that is the same; NULL: none. */
static const char *find_line(const char *text, const char *line)
{
    while (*text && !is_same_line(text, line)) {
        text += line_len(text);
        text += *text == '\n';
    }
    return *text ? text : NULL;
}

struct placed *placed_add(const struct placed *layer,
                          const struct placed *recognised)
{
    char *sum = layer_add(layer->text, recognised->text);
    if (!sum)
        return NULL;
    struct placed *placed = placed_new(sum);
    const char *from = recognised->text;
    const char *line = sum + strlen(layer->text);

    places_add(placed->places, layer->places, 0, strlen(layer->text), 0);
    for (; *line; line += line_len(line), line += *line == '\n') {
        const char *found = line_len(line) ? find_line(from, line) : NULL;
        if (!found)
            continue;
        const gsize start = found - recognised->text;
        places_add(placed->places, recognised->places, start,
                   start + line_len(line), line - sum);
        from = found + line_len(found);
        from += *from == '\n';
    }
    return placed;
}

/* ---- Marks ----------------------------------------------------------------*/

static bool stands_at(const char *text, gsize len, const char *mark, gsize at)
{
    const gsize mark_len = strlen(mark);

    return at <= len && mark_len <= len - at &&
           memcmp(text + at, mark, mark_len) == 0;
}

/* Where it stands, the nearest to where it should; false: nowhere, or it
 * should stand beyond the text's end, in another one. */
static bool find_nearest(const char *text, gsize len,
                         const struct placed_mark *mark, gsize *at)
{
    bool is_found = false;

    if (mark->start >= len)
        return false;
    for (const char *p = strstr(text, mark->text); p;
         p = strstr(p + 1, mark->text)) {
        const gsize here = p - text;
        if (is_found && here > mark->start &&
            here - mark->start >= MAX(*at, mark->start) - MIN(*at, mark->start))
            break;
        *at = here;
        is_found = true;
    }
    return is_found;
}

static void add_boxes(const struct placed *placed, gsize start, gsize end,
                      GArray *boxes)
{
    const GArray *places = placed->places;
    guint i = count_before(places, start);

    if (i > 0 && g_array_index(places, struct place, i - 1).end > start)
        i--;
    for (; i < places->len; i++) {
        const struct place *place = &g_array_index(places, struct place, i);
        if (place->start >= end)
            return;
        g_array_append_val(boxes, place->box);
    }
}

struct placed_fit placed_find(const struct placed *placed, const GArray *marks,
                              GArray *boxes)
{
    const gsize len = strlen(placed->text);
    struct placed_fit fit = {0, 0};

    g_array_set_size(boxes, 0);
    for (guint i = 0; i < marks->len; i++) {
        const struct placed_mark *mark =
            &g_array_index(marks, struct placed_mark, i);
        const guint n_before = boxes->len;
        const bool is_exact =
            stands_at(placed->text, len, mark->text, mark->start);
        gsize at = mark->start;
        if (!is_exact && !find_nearest(placed->text, len, mark, &at))
            continue;
        add_boxes(placed, at, at + strlen(mark->text), boxes);
        if (boxes->len == n_before)
            continue;
        fit.n_exact += is_exact;
        fit.n_near += !is_exact;
    }
    return fit;
}
