/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unit.c - what a question asks for, piece by piece. */
#include "query/unit.h"

#include "query/lattice.h"

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

static void add_reading(struct unit *unit, const struct edge *edge)
{
    g_ptr_array_add(unit->readings,
                    g_ptr_array_copy(edge->families, NULL, NULL));
}

/* The pronouns that a hyphen ties to a verb: "existe-t-il", "peut-on".  Not
 * "vous": it makes "rendez-vous" one thing. */
static bool is_inverted_pronoun(const struct french_word *word)
{
    static const char *const pronouns[] = {"t",  "je",  "tu",    "il",
                                           "on", "ce",  "elle",  "nous",
                                           "ci", "ils", "elles", NULL};
    return g_strv_contains(pronouns, word->folded);
}

/* The widest compound typed at a node, or NULL. */
static const struct edge *find_compound(const struct lattice *lattice,
                                        guint node)
{
    const guint *first = &g_array_index(lattice->first, guint, node);
    const struct edge *widest = NULL;
    for (guint i = first[0]; i < first[1]; i++) {
        const struct edge *edge =
            &g_array_index(lattice->edges, struct edge, i);
        if (edge->kind == EDGE_COMPOUND && (!widest || edge->to > widest->to))
            widest = edge;
    }
    return widest;
}

static struct unit *unit_of_compound(const struct lattice *lattice,
                                     const char *text,
                                     const struct edge *compound)
{
    struct unit *unit = unit_new(text, compound->start, compound->end);
    GPtrArray *parts = g_ptr_array_new();
    unit->is_stop = true;
    for (guint node = compound->from; node < compound->to; node++) {
        const struct edge *typed = lattice_typed(lattice, node);
        g_ptr_array_extend(parts, typed->families, NULL, NULL);
        unit->is_stop = unit->is_stop && word_of(typed)->is_stop;
    }
    g_ptr_array_add(unit->readings, parts);
    add_reading(unit, compound);
    return unit;
}

static struct unit *unit_of_word(const struct lattice *lattice,
                                 const char *text, guint node)
{
    const struct edge *typed = lattice_typed(lattice, node);
    struct unit *unit = unit_new(text, typed->start, typed->end);
    unit->is_stop = word_of(typed)->is_stop;
    const guint *first = &g_array_index(lattice->first, guint, node);
    const guint before = node > 0 ? first[-1] : first[0];
    for (guint i = before; i < first[1]; i++) {
        const struct edge *edge =
            &g_array_index(lattice->edges, struct edge, i);
        if (edge->kind == EDGE_JOINED ||
            (edge->from == node && edge->kind != EDGE_COMPOUND))
            add_reading(unit, edge);
    }
    return unit;
}

bool unit_read_words(struct expander *expander, const char *text,
                     GPtrArray *units, GError **error)
{
    g_autoptr(lattice_t) lattice = lattice_new(expander, text, false, error);
    if (!lattice)
        return false;
    guint end_of_inversion = 0;
    for (guint node = 0; node < lattice->n_words;) {
        const struct edge *compound = find_compound(lattice, node);
        if (compound && is_inverted_pronoun(
                            word_of(lattice_typed(lattice, compound->to - 1))))
            end_of_inversion = compound->to;
        if (compound && node >= end_of_inversion) {
            g_ptr_array_add(units, unit_of_compound(lattice, text, compound));
            node = compound->to;
            continue;
        }
        struct unit *unit = unit_of_word(lattice, text, node);
        if (node < end_of_inversion &&
            is_inverted_pronoun(word_of(lattice_typed(lattice, node))))
            unit->is_stop = true;
        g_ptr_array_add(units, unit);
        node++;
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
    lattice_readings(lattice, unit->readings, UNIT_READINGS_MAX);
    g_ptr_array_add(units, unit);
    return true;
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
