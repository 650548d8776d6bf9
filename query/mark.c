/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark.c - where in a passage the units of a question stand. */
#include "query/mark.h"

#include "query/unit.h"
#include "shim/schema.h"

#include <string.h>

/* A unit found at a position. */
struct occurrence {
    struct range range;
    guint position;
    guint page;
    const struct unit *unit;
    bool is_as_typed; /* spelt so, accents aside */
};

struct marker {
    const GPtrArray *units;
    const struct mark_input *input;
    const struct french_token *tokens;
    guint n_tokens;
    GArray *occurrences; /* struct occurrence, by position */
};

/* The first token at a position or after it, from token on. */
static guint seek(const struct marker *marker, guint token, guint position)
{
    while (token < marker->n_tokens &&
           marker->tokens[token].position < position)
        token++;
    return token;
}

static bool is_as_typed(const struct family *family,
                        const struct french_token *token)
{
    return strcmp(family->word->folded, token->word->folded) == 0;
}

/* The reading's families in a row from a token on, which is the first's.
 * False: they are not there.  found: where the last one ends, and whether all
 * are as typed. */
static bool follow(const struct marker *marker, const GPtrArray *reading,
                   guint token, struct occurrence *found)
{
    const struct french_token *tokens = marker->tokens;
    for (guint n = 0; n < reading->len; n++) {
        const struct family *family = g_ptr_array_index(reading, n);
        const guint position = found->position + n;
        token = seek(marker, token, position);
        while (token < marker->n_tokens && tokens[token].position == position &&
               !family_holds(family, &tokens[token]))
            token++;
        if (token == marker->n_tokens || tokens[token].position != position)
            return false;
        found->range.end = tokens[token].end;
        found->is_as_typed =
            found->is_as_typed && is_as_typed(family, &tokens[token]);
    }
    return true;
}

static void find_at(struct marker *marker, guint token)
{
    const struct french_token *first = &marker->tokens[token];
    for (guint i = 0; i < marker->units->len; i++) {
        const struct unit *unit = g_ptr_array_index(marker->units, i);
        if (unit->is_near)
            continue;
        struct occurrence found = {
            .range = {first->start, 0},
            .position = first->position,
            .page = record_page_at(marker->input->runs, first->start),
            .unit = unit};
        for (guint j = 0; j < unit->readings->len; j++) {
            const GPtrArray *reading = g_ptr_array_index(unit->readings, j);
            struct occurrence way = found;
            way.is_as_typed = j == 0;
            if (!family_holds(g_ptr_array_index(reading, 0), first) ||
                !follow(marker, reading, token, &way))
                continue;
            found.range.end = MAX(found.range.end, way.range.end);
            found.is_as_typed = found.is_as_typed || way.is_as_typed;
        }
        if (found.range.end > 0)
            g_array_append_val(marker->occurrences, found);
    }
}

/* ---- What is near ---------------------------------------------------------
 */

/* Where a unit stands, in each of its readings: occurrences, and spans of the
 * same numbers. */
struct places {
    GArray *occurrences;
    GArray *spans; /* struct proximity_span */
};

static void find_readings(const struct marker *marker, const struct unit *unit,
                          guint token, struct places *places)
{
    const struct french_token *first = &marker->tokens[token];
    for (guint i = 0; i < unit->readings->len; i++) {
        const GPtrArray *reading = g_ptr_array_index(unit->readings, i);
        struct occurrence found = {
            .range = {first->start, 0},
            .position = first->position,
            .page = record_page_at(marker->input->runs, first->start),
            .unit = unit,
            .is_as_typed = i == 0};
        if (!family_holds(g_ptr_array_index(reading, 0), first) ||
            !follow(marker, reading, token, &found))
            continue;
        const struct proximity_span span = {
            .first = first->position,
            .last = first->position + reading->len - 1,
            .is_here = first->start < marker->input->len};
        g_array_append_val(places->occurrences, found);
        g_array_append_val(places->spans, span);
    }
}

static void places_free(gpointer data)
{
    struct places *places = data;
    g_array_unref(places->occurrences);
    g_array_unref(places->spans);
    g_free(places);
}

static struct places *find_operand(const struct marker *marker,
                                   const GPtrArray *units)
{
    struct places *places = g_new0(struct places, 1);
    guint end = G_MAXUINT;
    places->occurrences = g_array_new(FALSE, FALSE, sizeof(struct occurrence));
    places->spans = g_array_new(FALSE, FALSE, sizeof(struct proximity_span));
    for (guint i = 0; i < marker->n_tokens; i++) {
        const struct french_token *token = &marker->tokens[i];
        if (token->start >= marker->input->len)
            end = MIN(end, token->position + SCHEMA_LOOK_AHEAD_WORDS);
        if (token->position >= end)
            break;
        for (guint j = 0; j < units->len; j++)
            find_readings(marker, g_ptr_array_index(units, j), i, places);
    }
    return places;
}

/* Adds the occurrences of what is near to each other, and of no other. */
static void find_near(struct marker *marker, const struct proximity *proximity)
{
    g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func(places_free);
    g_autoptr(GPtrArray) spans = g_ptr_array_new();
    for (guint i = 0; i < proximity->operands->len; i++) {
        struct places *places =
            find_operand(marker, g_ptr_array_index(proximity->operands, i));
        g_ptr_array_add(all, places);
        g_ptr_array_add(spans, places->spans);
    }
    if (!proximity_find(proximity->distances, spans))
        return;
    for (guint i = 0; i < all->len; i++) {
        const struct places *places = g_ptr_array_index(all, i);
        for (guint j = 0; j < places->spans->len; j++)
            if (g_array_index(places->spans, struct proximity_span, j).is_near)
                g_array_append_vals(
                    marker->occurrences,
                    &g_array_index(places->occurrences, struct occurrence, j),
                    1);
    }
}

/* ---- The best match -------------------------------------------------------
 */

/* How good a place to begin an occurrence is: many units soon after. */
struct rank {
    bool is_on_page;
    bool is_near;
    bool is_phrase;
    guint n_asked;
    bool is_related;
    bool is_as_typed;
    guint span; /* words until the last of them begins */
};

static struct rank rank_of(const struct marker *marker, guint which,
                           guint8 *seen)
{
    const struct occurrence *all =
        (const struct occurrence *) marker->occurrences->data;
    const struct unit *first = all[which].unit;
    struct rank rank = {
        .is_on_page = intervals_hold(marker->input->pages, all[which].page + 1),
        .is_near = first->is_near,
        /* What is near begins with the first of it, a phrase or not. */
        .is_phrase = first->is_phrase && !first->is_near,
        .is_related = first->is_related,
        .is_as_typed = first->is_phrase && all[which].is_as_typed};
    memset(seen, 0, marker->units->len);
    for (guint i = which; i < marker->occurrences->len; i++) {
        const guint span = all[i].position - all[which].position;
        if (span >= MARK_WINDOW || all[i].page != all[which].page)
            break;
        if (seen[all[i].unit->asked])
            continue;
        seen[all[i].unit->asked] = 1;
        rank.n_asked++;
        rank.span = span;
    }
    return rank;
}

static bool is_better(const struct rank *rank, const struct rank *than)
{
    if (rank->is_on_page != than->is_on_page)
        return rank->is_on_page;
    if (rank->is_near != than->is_near)
        return rank->is_near;
    if (rank->is_phrase != than->is_phrase)
        return rank->is_phrase;
    if (rank->n_asked != than->n_asked)
        return rank->n_asked > than->n_asked;
    if (rank->is_related != than->is_related)
        return than->is_related;
    if (rank->is_as_typed != than->is_as_typed)
        return rank->is_as_typed;
    return rank->span < than->span;
}

static struct range find_best(const struct marker *marker)
{
    g_autofree guint8 *seen = g_new(guint8, marker->units->len);
    guint best = 0;
    struct rank best_rank = rank_of(marker, 0, seen);
    for (guint i = 1; i < marker->occurrences->len; i++) {
        const struct rank rank = rank_of(marker, i, seen);
        if (g_array_index(marker->occurrences, struct occurrence, i)
                .range.start >= marker->input->len)
            break;
        if (is_better(&rank, &best_rank)) {
            best = i;
            best_rank = rank;
        }
    }
    return g_array_index(marker->occurrences, struct occurrence, best).range;
}

/* Occurrences are ordered by where they start. */
static void merge(const GArray *occurrences, GArray *ranges)
{
    for (guint i = 0; i < occurrences->len; i++) {
        const struct range range =
            g_array_index(occurrences, struct occurrence, i).range;
        struct range *last =
            ranges->len ? &g_array_index(ranges, struct range, ranges->len - 1)
                        : NULL;
        if (last && range.start < last->end)
            last->end = MAX(last->end, range.end);
        else
            g_array_append_val(ranges, range);
    }
}

static gint by_place(gconstpointer a, gconstpointer b)
{
    const struct range *left = &((const struct occurrence *) a)->range;
    const struct range *right = &((const struct occurrence *) b)->range;
    if (left->start != right->start)
        return left->start < right->start ? -1 : 1;
    return (left->end < right->end) - (left->end > right->end);
}

static gboolean is_same_label(gconstpointer a, gconstpointer b)
{
    return strcmp(((const struct unit *) a)->label,
                  ((const struct unit *) b)->label) == 0;
}

static bool stands(const GArray *occurrences, const struct unit *unit)
{
    for (guint i = 0; i < occurrences->len; i++)
        if (g_array_index(occurrences, struct occurrence, i).unit == unit)
            return true;
    return false;
}

/* Whether there is nothing the unit is but a part of. */
static bool is_whole(const struct marker *marker, const struct unit *unit)
{
    for (guint i = 0; unit->is_part && i < marker->units->len; i++) {
        const struct unit *other = g_ptr_array_index(marker->units, i);
        if (other->is_part && is_same_label(other, unit) &&
            !stands(marker->occurrences, other))
            return false;
    }
    return true;
}

/* The longest of those that start at one place, what was typed before what is
 * related to it, and none that stands inside another. */
static void add_labels(const struct marker *marker, GPtrArray *labels)
{
    gsize end = 0;
    g_array_sort(marker->occurrences, by_place);
    for (guint i = 0; i < marker->occurrences->len; i++) {
        const struct occurrence *found =
            &g_array_index(marker->occurrences, struct occurrence, i);
        if (!found->unit->label || found->range.end <= end ||
            !is_whole(marker, found->unit))
            continue;
        end = found->range.end;
        if (!g_ptr_array_find_with_equal_func(labels, found->unit,
                                              is_same_label, NULL))
            g_ptr_array_add(labels, (gpointer) found->unit);
    }
}

bool mark_text(struct french *french, const GPtrArray *units,
               const struct mark_input *input, struct mark_found *found)
{
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    g_autoptr(GArray) occurrences =
        g_array_new(FALSE, FALSE, sizeof(struct occurrence));
    french_tokens(french, input->text, input->whole_len, tokens);
    struct marker marker = {units, input,
                            (const struct french_token *) tokens->data,
                            tokens->len, occurrences};
    const GPtrArray *proximities = input->proximities;
    for (guint i = 0; i < tokens->len && marker.tokens[i].start < input->len;
         i++)
        find_at(&marker, i);
    for (guint i = 0; proximities && i < proximities->len; i++)
        find_near(&marker, g_ptr_array_index(proximities, i));
    if (proximities && proximities->len > 0)
        g_array_sort(occurrences, by_place);

    g_array_set_size(found->ranges, 0);
    g_ptr_array_set_size(found->labels, 0);
    if (occurrences->len == 0)
        return false;
    merge(occurrences, found->ranges);
    found->best = find_best(&marker);
    add_labels(&marker, found->labels);
    return true;
}
