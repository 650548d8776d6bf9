/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.c - what a question asks for, piece by piece. */
#include "query/unit.h"

#include "query/lattice.h"
#include "query/tie.h"

#include <string.h>

static void reading_free(gpointer reading)
{
    g_ptr_array_unref(reading);
}

static struct unit *unit_new(const char *text, gsize start, gsize end)
{
    struct unit *unit = g_new0(struct unit, 1);
    unit->text = g_strndup(text + start, end - start);
    unit->readings = g_ptr_array_new_with_free_func(reading_free);
    return unit;
}

void unit_free(gpointer data)
{
    struct unit *unit = data;
    g_free(unit->text);
    g_free(unit->label);
    g_ptr_array_unref(unit->readings);
    g_free(unit);
}

static const struct french_word *word_of(const struct edge *edge)
{
    const struct family *family = g_ptr_array_index(edge->families, 0);
    return family->word;
}

/* A word of grammar carries no meaning alone; what begins so may. */
static bool is_stop(const struct edge *edge)
{
    const struct family *family = g_ptr_array_index(edge->families, 0);
    return family->word->is_stop && !family->is_beginning;
}

static void add_reading(struct unit *unit, const struct edge *edge)
{
    g_ptr_array_add(unit->readings,
                    g_ptr_array_copy(edge->families, NULL, NULL));
}

/* The words between two nodes, in every way they can be read; as typed at
 * least. */
static void add_readings(struct unit *unit, const struct lattice *lattice,
                         guint from, guint to)
{
    const guint max = UNIT_POSITIONS_MAX / (to - from);
    lattice_readings(lattice, from, to, unit->readings,
                     CLAMP(max, 1, UNIT_READINGS_MAX));
}

static struct unit *unit_of_row(const struct lattice *lattice, const char *text,
                                guint from, guint to)
{
    struct unit *unit = unit_new(text, lattice_typed(lattice, from)->start,
                                 lattice_typed(lattice, to - 1)->end);
    unit->is_stop = true;
    for (guint node = from; node < to; node++)
        unit->is_stop = unit->is_stop && is_stop(lattice_typed(lattice, node));
    add_readings(unit, lattice, from, to);
    return unit;
}

static struct unit *unit_of_word(const struct lattice *lattice,
                                 const char *text, guint node)
{
    const struct edge *typed = lattice_typed(lattice, node);
    struct unit *unit = unit_new(text, typed->start, typed->end);
    unit->is_stop = is_stop(typed);
    const guint *first = &g_array_index(lattice->first, guint, node);
    const guint before = MIN(node, LATTICE_JOINED_MAX - 1);
    for (guint i = *(first - before); i < first[1]; i++) {
        const struct edge *edge =
            &g_array_index(lattice->edges, struct edge, i);
        if ((edge->kind == EDGE_JOINED && edge->to > node) ||
            (edge->from == node && edge->to == node + 1))
            add_reading(unit, edge);
    }
    return unit;
}

/* "https" in "https://nice.fr" says nothing. */
static bool is_scheme(const struct lattice *lattice, const char *text,
                      guint node)
{
    return g_str_has_prefix(text + lattice_typed(lattice, node)->end, "://");
}

bool unit_read_words(struct expander *expander, const char *text,
                     GPtrArray *units, GError **error)
{
    g_autoptr(lattice_t) lattice = lattice_new(expander, text, false, error);
    if (!lattice)
        return false;
    guint turned_end = 0;
    for (guint node = 0, n; node < lattice->n_words; node += n) {
        if (node >= turned_end)
            turned_end = node + tie_turned_verb(text, lattice->words, node);
        n = node < turned_end ? 1 : tie_words(text, lattice->words, node);
        struct unit *unit = n > 1 ? unit_of_row(lattice, text, node, node + n)
                                  : unit_of_word(lattice, text, node);
        if (node < turned_end &&
            tie_is_pronoun(word_of(lattice_typed(lattice, node))))
            unit->is_stop = true;
        unit->is_stop = unit->is_stop || is_scheme(lattice, text, node + n - 1);
        g_ptr_array_add(units, unit);
    }
    return true;
}

bool unit_read_phrase(struct expander *expander, const char *text,
                      bool is_strict, GPtrArray *units, GError **error)
{
    g_autoptr(lattice_t) lattice =
        lattice_new(expander, text, is_strict, error);
    if (!lattice)
        return false;
    if (lattice->n_words == 0)
        return true;
    struct unit *unit = unit_new(text, 0, strlen(text));
    unit->is_phrase = lattice->n_words > 1;
    add_readings(unit, lattice, 0, lattice->n_words);
    g_ptr_array_add(units, unit);
    return true;
}

bool unit_has_beginning(const struct unit *unit)
{
    const GPtrArray *typed = g_ptr_array_index(unit->readings, 0);
    for (guint i = 0; i < typed->len; i++)
        if (((const struct family *) g_ptr_array_index(typed, i))->is_beginning)
            return true;
    return false;
}

char *unit_describe(const struct unit *unit)
{
    GString *line = g_string_new(unit->text);
    for (guint i = 0; i < unit->readings->len; i++) {
        const GPtrArray *reading = g_ptr_array_index(unit->readings, i);
        g_string_append(line, i == 0 ? ":" : " |");
        for (guint j = 0; j < reading->len; j++) {
            const struct family *family = g_ptr_array_index(reading, j);
            g_autofree char *stems = g_strjoinv("/", family->stems);
            g_autofree char *exact = g_strjoinv("/=", family->exact);
            g_string_append_printf(line, " %s%s%s%s", stems, *exact ? "=" : "",
                                   exact,
                                   family->is_indexed ? "" : " (not indexed)");
        }
    }
    if (unit->is_stop)
        g_string_append(line, " (stop word)");
    if (unit->is_related)
        g_string_append(line, " (related)");
    return g_string_free(line, FALSE);
}
