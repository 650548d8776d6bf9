/* SPDX-License-Identifier: GPL-3.0-or-later */
/* lattice.c - the ways words can be read: a graph whose paths are readings. */
#include "query/lattice.h"

#include "query/date.h"
#include "query/star.h"
#include "query/syntax.h"
#include "query/unit.h"

#include <string.h>

#define DIGITS "0123456789"
/* Parts of a word between letters and digits: "18h30" has three. */
#define SPLIT_MAX 3

struct builder {
    struct lattice *lattice;
    struct expander *expander;
    const char *text;
    bool is_strict; /* all of them */
};

static const struct french_token *word_at(const struct builder *builder,
                                          guint node)
{
    return &g_array_index(builder->lattice->words, struct french_token, node);
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

/* A star after it: only the beginning of a word was typed. */
static bool is_beginning(const struct builder *builder, guint node)
{
    return star_follows(builder->text, word_at(builder, node)->end);
}

static const struct family *family_of(const struct builder *builder,
                                      const struct french_word *word,
                                      bool is_one_spelling, bool is_star,
                                      GError **error)
{
    if (is_star)
        return expander_beginning(builder->expander, word, is_one_spelling,
                                  error);
    return is_one_spelling ? expander_strict(builder->expander, word, error)
                           : expander_family(builder->expander, word, error);
}

/* words: those that the edge reads, NULL-terminated. */
static bool add_edge(struct builder *builder, struct edge edge,
                     const struct french_word *const *words, GError **error)
{
    const bool is_one_spelling = is_strict(builder, edge.from);
    const bool has_star =
        is_beginning(builder, edge.to - 1) &&
        (edge.kind == EDGE_TYPED || edge.kind == EDGE_COMPOUND);
    edge.families = g_ptr_array_new();
    for (; *words; words++) {
        const struct family *family = family_of(
            builder, *words, is_one_spelling, has_star && !words[1], error);
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
    while (edge.to < builder->lattice->n_words &&
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

static bool is_number(const char *form)
{
    return *form && strspn(form, DIGITS) == strlen(form);
}

static bool ends_in_digit(const char *form)
{
    return *form && g_ascii_isdigit(form[strlen(form) - 1]);
}

/* "24 h", "covid 19" */
static bool is_with_number(const struct french_word *left,
                           const struct french_word *right)
{
    return (is_number(left->exact) && !g_ascii_isdigit(*right->exact)) ||
           (is_number(right->exact) && !ends_in_digit(left->exact));
}

static bool can_join(const struct french_word *left,
                     const struct french_word *right)
{
    return is_with_number(left, right) ||
           (!(left->is_stop && right->is_stop) &&
            g_utf8_strlen(left->exact, -1) >= UNIT_PART_MIN &&
            g_utf8_strlen(right->exact, -1) >= UNIT_PART_MIN);
}

static bool can_join_words(const struct builder *builder, guint node,
                           guint n_words)
{
    if (node + n_words > builder->lattice->n_words)
        return false;
    for (guint i = 1; i < n_words; i++)
        if (is_strict(builder, node + i) || is_beginning(builder, node + i) ||
            !can_join(word_at(builder, node + i - 1)->word,
                      word_at(builder, node + i)->word))
            return false;
    return n_words == 2 || is_number(word_at(builder, node)->word->exact);
}

static bool add_joined(struct builder *builder, guint node, guint n_words,
                       GError **error)
{
    if (!can_join_words(builder, node, n_words))
        return true;
    g_autoptr(GString) text = g_string_new(NULL);
    for (guint i = 0; i < n_words; i++)
        g_string_append(text, word_at(builder, node + i)->word->exact);
    const struct french_word *const words[] = {
        french_word(expander_french(builder->expander), text->str, text->len),
        NULL};
    bool is_known = false;
    if (!expander_knows(builder->expander, words[0], &is_known, error))
        return false;
    const struct edge edge = {.kind = EDGE_JOINED,
                              .from = node,
                              .to = node + n_words,
                              .start = word_at(builder, node)->start,
                              .end = word_at(builder, node + n_words - 1)->end};
    return !is_known || add_edge(builder, edge, words, error);
}

/* cuts: where the parts begin, and the end of the last one.  All of them must
 * be words of the index. */
static bool add_split(struct builder *builder, guint node,
                      const char *const *cuts, guint n_parts, GError **error)
{
    const struct french_token *token = word_at(builder, node);
    const struct edge edge = {.kind = EDGE_SPLIT,
                              .from = node,
                              .to = node + 1,
                              .start = token->start,
                              .end = token->end};
    const struct french_word *parts[SPLIT_MAX + 1] = {NULL};
    for (guint i = 0; i < n_parts; i++) {
        bool is_known = false;
        parts[i] = french_word(expander_french(builder->expander), cuts[i],
                               cuts[i + 1] - cuts[i]);
        if (!expander_knows(builder->expander, parts[i], &is_known, error))
            return false;
        if (!is_known)
            return true;
    }
    return add_edge(builder, edge, parts, error);
}

/* Between letters and digits: "h264", "18h30"; "200m2" is also "200 m2". */
static bool add_split_at_digits(struct builder *builder, guint node,
                                GError **error)
{
    const char *text = word_at(builder, node)->word->exact;
    const char *cuts[SPLIT_MAX + 1] = {text};
    guint n_parts = 0;
    for (const char *p = text; *p; cuts[++n_parts] = p) {
        if (n_parts == SPLIT_MAX)
            return true;
        const gsize n_digits = strspn(p, DIGITS);
        p += n_digits ? n_digits : strcspn(p, DIGITS);
    }
    const char *const halves[] = {text, cuts[1], cuts[n_parts]};
    return n_parts < 2 ||
           (add_split(builder, node, cuts, n_parts, error) &&
            (n_parts == 2 || add_split(builder, node, halves, 2, error)));
}

static bool add_splits(struct builder *builder, guint node, GError **error)
{
    const struct french_word *word = word_at(builder, node)->word;
    const glong n_letters = g_utf8_strlen(word->exact, -1);
    if (strpbrk(word->exact, DIGITS)) /* an ordinal has a family */
        return word->has_family || add_split_at_digits(builder, node, error);
    for (glong n = UNIT_PART_MIN; n + UNIT_PART_MIN <= n_letters; n++) {
        const char *const cuts[] = {word->exact,
                                    g_utf8_offset_to_pointer(word->exact, n),
                                    word->exact + strlen(word->exact)};
        if (!add_split(builder, node, cuts, 2, error))
            return false;
    }
    return true;
}

/* forms: words divided by single blanks. */
static bool add_written(struct builder *builder, guint node, guint n_words,
                        const char *forms, GError **error)
{
    struct french *french = expander_french(builder->expander);
    g_auto(GStrv) parts = g_strsplit(forms, " ", -1);
    g_autoptr(GPtrArray) words = g_ptr_array_new();
    for (char **part = parts; *part; part++)
        g_ptr_array_add(words,
                        (gpointer) french_word(french, *part, strlen(*part)));
    g_ptr_array_add(words, NULL);
    const struct edge edge = {.kind = EDGE_WRITTEN,
                              .from = node,
                              .to = node + n_words,
                              .start = word_at(builder, node)->start,
                              .end = word_at(builder, node + n_words - 1)->end};
    return add_edge(builder, edge,
                    (const struct french_word *const *) words->pdata, error);
}

static bool add_dates(struct builder *builder, guint node, GError **error)
{
    struct date date;
    if (!date_read(builder->text, builder->lattice->words, node, &date))
        return true;
    for (guint i = 0;; i++) {
        g_autofree char *form = date_form(&date, i);
        if (!form)
            return true;
        if (!add_written(builder, node, DATE_WORDS, form, error))
            return false;
    }
}

/* "St-Étienne", "Saint-Étienne" */
static bool add_saint(struct builder *builder, guint node, GError **error)
{
    static const char *const forms[][2] = {
        {"saint", "st"}, {"sainte", "ste"}, {"saints", "sts"}};
    if (node + 1 >= builder->lattice->n_words)
        return true;
    for (gsize i = 0; i < 2 * G_N_ELEMENTS(forms); i++)
        if (g_str_equal(word_at(builder, node)->word->exact,
                        forms[i / 2][i % 2]))
            return add_written(builder, node, 1, forms[i / 2][1 - i % 2],
                               error);
    return true;
}

static bool add_node(struct builder *builder, guint node,
                     const GPtrArray *compounds, GError **error)
{
    const guint first = builder->lattice->edges->len;
    g_array_append_val(builder->lattice->first, first);
    if (node == builder->lattice->n_words)
        return true;
    if (!add_typed(builder, node, error))
        return false;
    for (guint i = 0; i < compounds->len; i++) {
        const struct french_token *token = g_ptr_array_index(compounds, i);
        if (token->position == word_at(builder, node)->position &&
            !add_compound(builder, node, token, error))
            return false;
    }
    return is_strict(builder, node) || is_beginning(builder, node) ||
           (add_joined(builder, node, 2, error) &&
            add_joined(builder, node, LATTICE_JOINED_MAX, error) &&
            add_splits(builder, node, error) &&
            add_dates(builder, node, error) && add_saint(builder, node, error));
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
    g_autoptr(GPtrArray) compounds = g_ptr_array_new();
    g_autoptr(lattice_t) lattice = g_new0(struct lattice, 1);
    lattice->words = g_array_new(FALSE, FALSE, sizeof(struct french_token));
    lattice->edges = g_array_new(FALSE, FALSE, sizeof(struct edge));
    g_array_set_clear_func(lattice->edges, edge_clear);
    lattice->first = g_array_new(FALSE, FALSE, sizeof(guint));
    french_tokens(expander_french(expander), text, strlen(text), tokens);
    for (guint i = 0; i < tokens->len; i++) {
        struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        if (token->kind == FRENCH_WORD)
            g_array_append_vals(lattice->words, token, 1);
        else
            g_ptr_array_add(compounds, token);
    }

    lattice->n_words = lattice->words->len;
    struct builder builder = {lattice, expander, text, is_strict};
    for (guint node = 0; node <= lattice->n_words; node++)
        if (!add_node(&builder, node, compounds, error))
            return NULL;
    return g_steal_pointer(&lattice);
}

void lattice_free(struct lattice *lattice)
{
    if (!lattice)
        return;
    g_array_unref(lattice->words);
    g_array_unref(lattice->edges);
    g_array_unref(lattice->first);
    g_free(lattice);
}

const struct edge *lattice_typed(const struct lattice *lattice, guint node)
{
    return &g_array_index(lattice->edges, struct edge,
                          g_array_index(lattice->first, guint, node));
}

static void walk(const struct lattice *lattice, guint node, guint to,
                 GPtrArray *path, GPtrArray *readings, guint max)
{
    if (node == to)
        g_ptr_array_add(readings, g_ptr_array_copy(path, NULL, NULL));
    const guint *first = &g_array_index(lattice->first, guint, node);
    for (guint i = first[0]; node < to && i < first[1] && readings->len < max;
         i++) {
        const struct edge *edge =
            &g_array_index(lattice->edges, struct edge, i);
        const guint len = path->len;
        if (edge->to > to)
            continue;
        g_ptr_array_extend(path, edge->families, NULL, NULL);
        walk(lattice, edge->to, to, path, readings, max);
        g_ptr_array_set_size(path, len);
    }
}

void lattice_readings(const struct lattice *lattice, guint from, guint to,
                      GPtrArray *readings, guint max)
{
    g_autoptr(GPtrArray) path = g_ptr_array_new();
    walk(lattice, from, to, path, readings, max);
}
