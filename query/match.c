/* SPDX-License-Identifier: GPL-3.0-or-later */
/* match.c - one unit of a question to the Xapian query that finds it. */
#include "query/match.h"

#include "shim/schema.h"

#define SPELLING_WEIGHT 0.5
/* Who types a phrase mostly copies it: a passage that holds it as it was typed
 * comes before one that holds others of its words' families, however often. */
#define PHRASE_SPELLING_WEIGHT 5.0
#define RELATED_WEIGHT 0.5
/* Every passage of the document has it: more would bring the wrong pages of
 * the right document. */
#define TITLE_WEIGHT 0.5
/* A root is the stem less what a suffix may be, which the stemmer left on. */
#define ROOT_WEIGHT 0.7
#define ROOT_SUFFIX 3
#define ROOT_MIN 4
/* Far above the stems of a real root; an index of broken text has more. */
#define ROOT_STEMS_MAX 64
#define NEIGHBOURS_WEIGHT 0.2
#define NEIGHBOURS_WINDOW 8

typedef struct shim_query *(*combine_func)(struct shim_query **, gsize);

static struct shim_query *combine(GPtrArray *queries, combine_func with)
{
    gsize n;
    g_autofree struct shim_query **stolen =
        (struct shim_query **) g_ptr_array_steal(queries, &n);
    if (n == 0)
        return NULL;
    return n == 1 ? stolen[0] : with(stolen, n);
}

struct shim_query *match_every(GPtrArray *queries)
{
    return combine(queries, shim_query_and);
}

struct shim_query *match_either(GPtrArray *queries)
{
    return combine(queries, shim_query_or);
}

static void add_forms(GPtrArray *queries, const char *prefix, char **forms)
{
    for (; *forms; forms++)
        g_ptr_array_add(queries, shim_query_term(prefix, *forms));
}

/* Adds the terms of a family: of the passage, or of the words that follow it
 * (schema.h, look-ahead). */
typedef void (*add_func)(GPtrArray *queries, const struct family *family,
                         bool is_ahead);

static void add_family(GPtrArray *queries, const struct family *family,
                       bool is_ahead)
{
    add_forms(queries, is_ahead ? SCHEMA_STEM_AHEAD : SCHEMA_STEM,
              family->stems);
    add_forms(queries, is_ahead ? SCHEMA_EXACT_AHEAD : SCHEMA_EXACT,
              family->exact);
}

static void add_printings(GPtrArray *queries, const struct family *family,
                          bool is_ahead)
{
    add_forms(queries, is_ahead ? SCHEMA_EXACT_AHEAD : SCHEMA_EXACT,
              family->printings);
}

/* The families in a row, each by the terms that add gives it; only the first
 * must stand in the passage itself. */
static struct shim_query *match_row(const GPtrArray *reading, add_func add)
{
    g_autoptr(GPtrArray) slots = g_ptr_array_new();
    g_autoptr(GPtrArray) terms = g_ptr_array_new();
    for (guint i = 0; i < reading->len; i++) {
        const struct family *family = g_ptr_array_index(reading, i);
        add(terms, family, false);
        if (i > 0)
            add(terms, family, true);
        g_ptr_array_add(slots, match_either(terms));
    }
    return shim_query_phrase((struct shim_query **) slots->pdata, slots->len,
                             slots->len);
}

struct shim_query *match_unit(const struct unit *unit)
{
    g_autoptr(GPtrArray) ways = g_ptr_array_new();
    for (guint i = 0; i < unit->readings->len; i++) {
        const GPtrArray *reading = g_ptr_array_index(unit->readings, i);
        if (reading->len == 1)
            add_family(ways, g_ptr_array_index(reading, 0), false);
        else
            g_ptr_array_add(ways, match_row(reading, add_family));
    }
    return combine(ways, shim_query_synonym);
}

/* All count as one term, the typed one too, and that one alone once more: a
 * rare relation weighs no more than what was typed. */
struct shim_query *match_related(struct shim_query *typed,
                                 const GPtrArray *related)
{
    g_autoptr(GPtrArray) ways = g_ptr_array_new();
    g_ptr_array_add(ways, shim_query_copy(typed));
    for (guint i = 0; i < related->len; i++)
        g_ptr_array_add(ways, match_unit(g_ptr_array_index(related, i)));
    struct shim_query *both[] = {
        typed,
        shim_query_scale(combine(ways, shim_query_synonym), RELATED_WEIGHT)};
    return shim_query_or(both, G_N_ELEMENTS(both));
}

struct shim_query *match_spelling(const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    if (unit->is_phrase)
        return shim_query_scale(match_row(typed, add_printings),
                                PHRASE_SPELLING_WEIGHT);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) printings = g_ptr_array_new();
    for (guint i = 0; i < typed->len; i++) {
        const struct family *family = g_ptr_array_index(typed, i);
        if (family->word->is_stop || family->is_beginning)
            continue;
        add_printings(printings, family, false);
        g_ptr_array_add(words, combine(printings, shim_query_synonym));
    }
    struct shim_query *either = match_either(words);
    return either ? shim_query_scale(either, SPELLING_WEIGHT) : NULL;
}

struct shim_query *match_root(struct shim_reader *reader,
                              const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    const struct family *family = g_ptr_array_index(typed, 0);
    const char *stem = family->stems[0];
    if (typed->len > 1 || !stem)
        return NULL;
    const glong len = g_utf8_strlen(stem, -1);
    if (len < ROOT_MIN)
        return NULL;
    g_autofree char *root =
        g_utf8_substring(stem, 0, MAX(ROOT_MIN, len - ROOT_SUFFIX));
    return shim_query_scale(
        shim_query_wildcard(reader, SCHEMA_STEM, root, ROOT_STEMS_MAX),
        ROOT_WEIGHT);
}

struct shim_query *match_title(const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    g_autoptr(GPtrArray) stems = g_ptr_array_new();
    for (guint i = 0; i < typed->len; i++) {
        const struct family *family = g_ptr_array_index(typed, i);
        add_forms(stems, SCHEMA_TITLE, family->stems);
        struct shim_query *word = combine(stems, shim_query_synonym);
        if (word)
            g_ptr_array_add(words, word);
    }
    struct shim_query *either = match_either(words);
    return either ? shim_query_scale(either, TITLE_WEIGHT) : NULL;
}

/* The stems of the word that was typed; NULL for several words. */
static struct shim_query *match_typed(const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    g_autoptr(GPtrArray) terms = g_ptr_array_new();
    if (typed->len == 1)
        add_family(terms, g_ptr_array_index(typed, 0), false);
    return match_either(terms);
}

struct shim_query *match_neighbours(const struct unit *left,
                                    const struct unit *right)
{
    struct shim_query *both[] = {match_typed(left), match_typed(right)};
    if (!both[0] || !both[1]) {
        shim_query_free(both[0]);
        shim_query_free(both[1]);
        return NULL;
    }
    return shim_query_scale(shim_query_near(both, 2, NEIGHBOURS_WINDOW),
                            NEIGHBOURS_WEIGHT);
}
