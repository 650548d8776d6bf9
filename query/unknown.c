/* SPDX-License-Identifier: GPL-3.0-or-later */
/* unknown.c - filters that no document of the index obeys. */
#include "query/unknown.h"

#include "query/nearest.h"
#include "shim/field.h"
#include "shim/label.h"
#include "shim/schema.h"

#include <string.h>

/* Letters in error that are near, of keys of so many characters at least. */
static const struct {
    glong len;
    guint distance;
} reaches[] = {{10, 3}, {4, 2}, {UNKNOWN_NEAR_MIN, 1}};

/* The same of words of titles. */
enum { TITLE_DISTANCE = 2 };

struct quest {
    struct expander *expander;
    const struct node *filter;
    const char *prefix;
    const char *key;
};

/* A key of the index. */
struct candidate {
    const char *term; /* with its prefix */
    guint distance;
    guint n_passages;
};

static void unknown_clear(gpointer data)
{
    struct unknown *unknown = data;
    g_free(unknown->value);
    g_strfreev(unknown->near);
}

/* ---- Near keys ------------------------------------------------------------
 */

/* Whether a word of key begins so, and goes on so. */
static bool holds(const char *key, const char *beginning)
{
    for (const char *p = key; (p = strstr(p, beginning)); p++)
        if (p == key || !g_ascii_isalnum(p[-1]))
            return true;
    return false;
}

static gint by_nearness(gconstpointer a, gconstpointer b)
{
    const struct candidate *x = a, *y = b;
    if (x->distance != y->distance)
        return x->distance < y->distance ? -1 : 1;
    if (x->n_passages != y->n_passages)
        return x->n_passages > y->n_passages ? -1 : 1;
    return strcmp(x->term, y->term);
}

static guint reach_of(const char *key)
{
    const glong len = g_utf8_strlen(key, -1);
    /* Two digits in error make any number of any other. */
    if (len >= UNKNOWN_NEAR_MIN && strpbrk(key, "0123456789"))
        return 1;
    for (gsize i = 0; i < G_N_ELEMENTS(reaches); i++)
        if (len >= reaches[i].len)
            return reaches[i].distance;
    return 0;
}

/* A file's name as it was typed: with its extension or without. */
static guint distance_of(const struct quest *quest, const char *key,
                         guint reach)
{
    g_autofree char *typed = field_extension_key(quest->key);
    g_autofree char *extension = field_extension_key(key);
    if (quest->filter->field != FILTER_NAME || typed || !extension)
        return nearest_distance(quest->key, key, reach);
    g_autofree char *bare = g_strndup(key, strlen(key) - strlen(extension) - 1);
    return nearest_distance(quest->key, bare, reach);
}

/* The nearest of the terms, struct candidate. */
static GArray *find_near(const struct quest *quest, char **terms,
                         GError **error)
{
    g_autoptr(GArray) near =
        g_array_new(FALSE, FALSE, sizeof(struct candidate));
    const guint reach = reach_of(quest->key);
    for (char **term = terms; reach > 0 && *term; term++) {
        const char *key = *term + strlen(quest->prefix);
        struct candidate found = {.term = *term,
                                  .distance = distance_of(quest, key, reach)};
        if (found.distance > 1 && holds(key, quest->key))
            found.distance = 1;
        if (found.distance > reach)
            continue;
        if (!shim_reader_term_freq(expander_reader(quest->expander), *term,
                                   &found.n_passages, error))
            return NULL;
        g_array_append_val(near, found);
    }
    g_array_sort(near, by_nearness);
    return g_steal_pointer(&near);
}

/* ---- As they are shown ----------------------------------------------------
 */

static bool slot_of(enum filter_field field, guint *slot)
{
    *slot = field == FILTER_COMMUNE   ? SCHEMA_SLOT_COMMUNE
            : field == FILTER_TYPE    ? SCHEMA_SLOT_TYPE
            : field == FILTER_MATIERE ? SCHEMA_SLOT_MATIERE
                                      : SCHEMA_SLOT_DOCUMENT;
    return *slot != SCHEMA_SLOT_DOCUMENT;
}

/* The part of value, divided by any of the marks, whose key is that. */
static char *part_of(const char *value, const char *marks, const char *key)
{
    g_auto(GStrv) parts = g_strsplit_set(value, marks, -1);
    for (char **part = parts; *part; part++) {
        g_autofree char *folded = label_fold(*part);
        if (strcmp(folded, key) == 0)
            return g_strdup(*part);
    }
    return NULL;
}

/* As the documents of that term have it; else its key. */
static char *shown(const struct quest *quest, const char *term, GError **error)
{
    const char *key = term + strlen(quest->prefix);
    guint slot;
    if (!slot_of(quest->filter->field, &slot))
        return g_strdup(key);
    g_autoptr(shim_query_t) query = shim_query_term("", term);
    const struct shim_search first = {
        .query = query, .max_hits = 1, .group_slot = slot};
    g_autoptr(shim_hits_t) hits =
        shim_reader_search(expander_reader(quest->expander), &first, error);
    if (!hits)
        return NULL;
    if (hits->n_hits == 0)
        return g_strdup(key);
    gsize len;
    const char *bytes = g_bytes_get_data(hits->hits[0].group, &len);
    g_autofree char *value = g_utf8_make_valid(bytes, (gssize) len);
    if (slot != SCHEMA_SLOT_MATIERE)
        return g_steal_pointer(&value);
    /* Code, tab, name; a name's levels are divided by slashes. */
    char *part = part_of(value, "\t", key);
    if (!part)
        part = part_of(value, "\t/", key);
    return part ? part : g_strdup(key);
}

static char **show_near(const struct quest *quest, const GArray *near,
                        GError **error)
{
    g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func(g_free);
    for (guint i = 0; i < near->len && values->len < UNKNOWN_NEAR_MAX; i++) {
        char *value =
            shown(quest, g_array_index(near, struct candidate, i).term, error);
        if (!value)
            return NULL;
        if (g_ptr_array_find_with_equal_func(values, value, g_str_equal, NULL))
            g_free(value);
        else
            g_ptr_array_add(values, value);
    }
    g_ptr_array_add(values, NULL);
    return (char **) g_ptr_array_steal(values, NULL);
}

/* The keys that the filter's may be one of, and what it is itself. */
static char *key_of(const struct node *filter, const char **prefix)
{
    if (filter->field != FILTER_NAME)
        return filter_key(filter, prefix);
    *prefix = SCHEMA_NAME;
    return strpbrk(filter->text, "*?") ? NULL : field_name_key(filter->text);
}

/* ---- Words of titles ------------------------------------------------------
 */

static bool is_in_titles(struct expander *expander,
                         const struct french_word *word, bool *is,
                         GError **error)
{
    g_autofree char *term = g_strconcat(
        SCHEMA_TITLE, word->has_family ? word->stem : word->exact, NULL);
    guint freq = 0;
    const bool is_asked =
        shim_reader_term_freq(expander_reader(expander), term, &freq, error);
    *is = freq > 0;
    return is_asked;
}

/* Whether one of the first n has the same stem: it finds the same. */
static bool has_stem(const GArray *words, guint n, const char *stem)
{
    for (guint i = 0; i < n; i++)
        if (strcmp(g_array_index(words, struct near, i).word->stem, stem) == 0)
            return true;
    return false;
}

/* The value with another word in the place of one; only those of titles. */
static bool add_titles(struct expander *expander, const char *value,
                       const struct french_token *token, GPtrArray *near,
                       GError **error)
{
    g_autoptr(GArray) words =
        nearest_words(expander, token->word->folded, TITLE_DISTANCE, error);
    for (guint i = 0; words && i < words->len; i++) {
        const struct french_word *word =
            g_array_index(words, struct near, i).word;
        bool is;
        if (!is_in_titles(expander, word, &is, error))
            return false;
        if (is && !has_stem(words, i, word->stem))
            g_ptr_array_add(
                near, g_strdup_printf("%.*s%s%s", (int) token->start, value,
                                      word->exact, value + token->end));
    }
    return words != NULL;
}

/* Near to the first word that no title has. */
static char **near_titles(struct expander *expander, const char *value,
                          GError **error)
{
    g_autoptr(GPtrArray) near = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    french_tokens(expander_french(expander), value, strlen(value), tokens);
    bool is_known = true;
    for (guint i = 0; is_known && i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        if (token->kind != FRENCH_WORD || token->word->is_stop)
            continue;
        if (!is_in_titles(expander, token->word, &is_known, error) ||
            (!is_known && !add_titles(expander, value, token, near, error)))
            return NULL;
    }
    g_ptr_array_add(near, NULL);
    return (char **) g_ptr_array_steal(near, NULL);
}

/* ---- Filters --------------------------------------------------------------
 */

static char **near_of(struct expander *expander, const struct node *filter,
                      GError **error)
{
    const char *prefix;
    if (filter->field == FILTER_TITLE)
        return near_titles(expander, filter->text, error);
    g_autofree char *key = key_of(filter, &prefix);
    if (!key)
        return g_new0(char *, 1);
    const struct quest quest = {expander, filter, prefix, key};
    g_auto(GStrv) terms =
        shim_reader_terms(expander_reader(expander), prefix, G_MAXUINT, error);
    g_autoptr(GArray) near = terms ? find_near(&quest, terms, error) : NULL;
    return near ? show_near(&quest, near, error) : NULL;
}

static bool is_obeyed(struct expander *expander, const struct node *filter,
                      bool is_zero, bool *is, GError **error)
{
    const char *prefix;
    g_autofree char *key = filter_key(filter, &prefix);
    struct shim_reader *reader = expander_reader(expander);
    *is = true;
    if (key) {
        g_autofree char *term = g_strconcat(prefix, key, NULL);
        guint freq;
        if (!shim_reader_term_freq(reader, term, &freq, error))
            return false;
        *is = freq > 0;
    } else if (is_zero) {
        guint n_terms = 0;
        g_autoptr(shim_query_t) query =
            filter_query(expander, filter, &n_terms, error);
        const struct shim_search search = {.query = query,
                                           .group_slot = SCHEMA_SLOT_DOCUMENT};
        g_autoptr(shim_hits_t) hits =
            query ? shim_reader_search(reader, &search, error) : NULL;
        if (!hits)
            return false;
        *is = hits->n_matches > 0;
    }
    return true;
}

static bool is_listed(const GArray *unknown, const struct node *filter)
{
    for (guint i = 0; i < unknown->len; i++) {
        const struct unknown *one = &g_array_index(unknown, struct unknown, i);
        if (one->field == filter->field &&
            strcmp(one->value, filter->text) == 0)
            return true;
    }
    return false;
}

static bool add_unknown(struct expander *expander, const struct node *node,
                        bool is_zero, GArray *unknown, GError **error)
{
    bool is_known = true;
    for (guint i = 0; node->children && i < node->children->len; i++)
        if (!add_unknown(expander, g_ptr_array_index(node->children, i),
                         is_zero, unknown, error))
            return false;
    if (node->kind != NODE_FILTER || is_listed(unknown, node))
        return true;
    if (!is_obeyed(expander, node, is_zero, &is_known, error))
        return false;
    if (is_known)
        return true;
    const struct unknown one = {.field = node->field,
                                .value = g_strdup(node->text),
                                .near = near_of(expander, node, error)};
    g_array_append_val(unknown, one);
    return one.near != NULL;
}

GArray *unknown_find(struct expander *expander, const struct node *tree,
                     bool is_zero, GError **error)
{
    g_autoptr(GArray) unknown =
        g_array_new(FALSE, FALSE, sizeof(struct unknown));
    g_array_set_clear_func(unknown, unknown_clear);
    return add_unknown(expander, tree, is_zero, unknown, error)
               ? g_steal_pointer(&unknown)
               : NULL;
}
