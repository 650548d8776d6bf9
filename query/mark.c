/* SPDX-License-Identifier: GPL-3.0-or-later */
/* mark.c - where in a passage the units of a question stand. */
#include "query/mark.h"

#include "query/unit.h"

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
    const GArray *runs;  /* struct record_run */
    const GArray *pages; /* struct interval */
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
        struct occurrence found = {
            .range = {first->start, 0},
            .position = first->position,
            .page = record_page_at(marker->runs, first->start),
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

/* How good a place to begin an occurrence is: many units soon after. */
struct rank {
    bool is_on_page;
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
        .is_on_page = intervals_hold(marker->pages, all[which].page + 1),
        .is_phrase = first->is_phrase,
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
    struct marker marker = {
        units,        input->runs,
        input->pages, (const struct french_token *) tokens->data,
        tokens->len,  occurrences};
    for (guint i = 0; i < tokens->len && marker.tokens[i].start < input->len;
         i++)
        find_at(&marker, i);

    g_array_set_size(found->ranges, 0);
    g_ptr_array_set_size(found->labels, 0);
    if (occurrences->len == 0)
        return false;
    merge(occurrences, found->ranges);
    found->best = find_best(&marker);
    add_labels(&marker, found->labels);
    return true;
}
