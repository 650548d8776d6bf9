/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lattice.c - the ways words can be read: a graph whose paths are readings. */
#include "query/lattice.h"

#include "query/syntax.h"
#include "query/unit.h"

#include <string.h>

struct builder {
    struct lattice *lattice;
    struct expander *expander;
    const char *text;
    GArray *words;  /* struct french_token, those that take a position */
    bool is_strict; /* all of them */
};

static const struct french_token *word_at(const struct builder *builder,
                                          guint node)
{
    return &g_array_index(builder->words, struct french_token, node);
}

/* The sign stands before the first of the words that no blank parts: "=l'eau",
 * "=vidéo-protection". */
static bool is_strict(const struct builder *builder, guint node)
{
    if (builder->is_strict)
        return true;
    const char *start = builder->text + word_at(builder, node)->start;
    while (start > builder->text && !g_ascii_isspace(start[-1]))
        start--;
    return *start == SYNTAX_STRICT;
}

/* words: those that the edge reads, NULL-terminated. */
static bool add_edge(struct builder *builder, struct edge edge,
                     const struct french_word *const *words, GError **error)
{
    const bool is_one_spelling = is_strict(builder, edge.from);
    edge.families = g_ptr_array_new();
    for (; *words; words++) {
        const struct family *family =
            is_one_spelling ? expander_strict(builder->expander, *words, error)
                            : expander_family(builder->expander, *words, error);
        if (!family) {
            g_ptr_array_unref(edge.families);
            return false;
        }
        g_ptr_array_add(edge.families, (gpointer) family);
    }
    g_array_append_val(builder->lattice->edges, edge);
    return true;
}

static bool add_typed(struct builder *builder, guint node, GError **error)
{
    const struct french_token *token = word_at(builder, node);
    const struct french_word *const words[] = {token->word, NULL};
    const struct edge edge = {.kind = EDGE_TYPED,
                              .from = node,
                              .to = node + 1,
                              .start = token->start,
                              .end = token->end};
    return add_edge(builder, edge, words, error);
}

/* In its own spelling a compound is its parts: joined, it is another. */
static bool add_compound(struct builder *builder, guint node,
                         const struct french_token *token, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    struct edge edge = {.kind = EDGE_COMPOUND,
                        .from = node,
                        .to = node,
                        .start = token->start,
                        .end = token->end};
    while (edge.to < builder->words->len &&
           word_at(builder, edge.to)->end <= token->end)
        g_ptr_array_add(words, (gpointer) word_at(builder, edge.to++)->word);
    if (!is_strict(builder, node)) {
        g_ptr_array_set_size(words, 0);
        g_ptr_array_add(words, (gpointer) token->word);
    }
    g_ptr_array_add(words, NULL);
    return edge.to == edge.from ||
           add_edge(builder, edge,
                    (const struct french_word *const *) words->pdata, error);
}

static bool can_join(const struct french_word *word)
{
    return !word->is_stop && g_utf8_strlen(word->exact, -1) >= UNIT_PART_MIN;
}

static bool add_joined(struct builder *builder, guint node, GError **error)
{
    if (node + 1 >= builder->words->len)
        return true;
    const struct french_token *left = word_at(builder, node);
    const struct french_token *right = word_at(builder, node + 1);
    if (!can_join(left->word) || !can_join(right->word) ||
        is_strict(builder, node + 1))
        return true;
    g_autofree char *text =
        g_strconcat(left->word->exact, right->word->exact, NULL);
    const struct french_word *joined =
        french_word(expander_french(builder->expander), text, strlen(text));
    bool is_known = false;
    if (!expander_knows(builder->expander, joined, &is_known, error))
        return false;
    const struct edge edge = {.kind = EDGE_JOINED,
                              .from = node,
                              .to = node + 2,
                              .start = left->start,
                              .end = right->end};
    const struct french_word *const words[] = {joined, NULL};
    return !is_known || add_edge(builder, edge, words, error);
}

/* Both parts of a word, where both are words of the index; else NULL. */
static bool find_parts(struct builder *builder, const char *text,
                       const char *cut, const struct french_word *parts[3],
                       GError **error)
{
    struct french *french = expander_french(builder->expander);
    const char *const starts[] = {text, cut, text + strlen(text)};
    for (guint i = 0; i < 2; i++) {
        parts[i] = french_word(french, starts[i], starts[i + 1] - starts[i]);
        bool is_known = false;
        if (!expander_knows(builder->expander, parts[i], &is_known, error))
            return false;
        if (!is_known) {
            parts[0] = NULL;
            break;
        }
    }
    return true;
}

static bool add_splits(struct builder *builder, guint node, GError **error)
{
    const struct french_token *token = word_at(builder, node);
    const char *text = token->word->exact;
    const glong n_letters = g_utf8_strlen(text, -1);
    const struct edge edge = {.kind = EDGE_SPLIT,
                              .from = node,
                              .to = node + 1,
                              .start = token->start,
                              .end = token->end};
    for (glong n = UNIT_PART_MIN; n + UNIT_PART_MIN <= n_letters; n++) {
        const struct french_word *parts[3] = {NULL};
        if (!find_parts(builder, text, g_utf8_offset_to_pointer(text, n), parts,
                        error))
            return false;
        if (parts[0] && !add_edge(builder, edge, parts, error))
            return false;
    }
    return true;
}

static bool add_node(struct builder *builder, guint node,
                     const GPtrArray *compounds, GError **error)
{
    const guint first = builder->lattice->edges->len;
    g_array_append_val(builder->lattice->first, first);
    if (node == builder->words->len)
        return true;
    if (!add_typed(builder, node, error))
        return false;
    for (guint i = 0; i < compounds->len; i++) {
        const struct french_token *token = g_ptr_array_index(compounds, i);
        if (token->position == word_at(builder, node)->position &&
            !add_compound(builder, node, token, error))
            return false;
    }
    return is_strict(builder, node) || (add_joined(builder, node, error) &&
                                        add_splits(builder, node, error));
}

static void edge_clear(gpointer data)
{
    struct edge *edge = data;
    g_ptr_array_unref(edge->families);
}

struct lattice *lattice_new(struct expander *expander, const char *text,
                            bool is_strict, GError **error)
{
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    g_autoptr(GArray) words =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    g_autoptr(GPtrArray) compounds = g_ptr_array_new();
    french_tokens(expander_french(expander), text, strlen(text), tokens);
    for (guint i = 0; i < tokens->len; i++) {
        struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        if (token->kind == FRENCH_WORD)
            g_array_append_vals(words, token, 1);
        else
            g_ptr_array_add(compounds, token);
    }

    g_autoptr(lattice_t) lattice = g_new0(struct lattice, 1);
    lattice->n_words = words->len;
    lattice->edges = g_array_new(FALSE, FALSE, sizeof(struct edge));
    g_array_set_clear_func(lattice->edges, edge_clear);
    lattice->first = g_array_new(FALSE, FALSE, sizeof(guint));
    struct builder builder = {lattice, expander, text, words, is_strict};
    for (guint node = 0; node <= words->len; node++)
        if (!add_node(&builder, node, compounds, error))
            return NULL;
    return g_steal_pointer(&lattice);
}

void lattice_free(struct lattice *lattice)
{
    if (!lattice)
        return;
    g_array_unref(lattice->edges);
    g_array_unref(lattice->first);
    g_free(lattice);
}

const struct edge *lattice_typed(const struct lattice *lattice, guint node)
{
    return &g_array_index(lattice->edges, struct edge,
                          g_array_index(lattice->first, guint, node));
}

static void walk(const struct lattice *lattice, guint node, GPtrArray *path,
                 GPtrArray *readings, guint max)
{
    if (node == lattice->n_words)
        g_ptr_array_add(readings, g_ptr_array_copy(path, NULL, NULL));
    const guint *first = &g_array_index(lattice->first, guint, node);
    for (guint i = first[0];
         node < lattice->n_words && i < first[1] && readings->len < max; i++) {
        const struct edge *edge =
            &g_array_index(lattice->edges, struct edge, i);
        const guint len = path->len;
        g_ptr_array_extend(path, edge->families, NULL, NULL);
        walk(lattice, edge->to, path, readings, max);
        g_ptr_array_set_size(path, len);
    }
}

void lattice_readings(const struct lattice *lattice, GPtrArray *readings,
                      guint max)
{
    g_autoptr(GPtrArray) path = g_ptr_array_new();
    walk(lattice, 0, path, readings, max);
}
