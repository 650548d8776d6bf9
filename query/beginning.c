/* SPDX-License-Identifier: GPL-3.0-or-later */
/* beginning.c - the words of the index that begin so. */
#include "query/beginning.h"

#include "shim/schema.h"

#include <string.h>

struct word {
    char *key; /* without accents, or in one spelling */
    GPtrArray *forms;
    guint freq; /* passages, summed over the forms */
};

static void word_free(gpointer data)
{
    struct word *word = data;
    g_free(word->key);
    g_ptr_array_unref(word->forms);
    g_free(word);
}

/* All words, and of each form the one that it is of. */
struct finder {
    struct shim_reader *reader;
    GPtrArray *words;
    GHashTable *by_key;
    GHashTable *forms; /* of accented ones */
};

static void add_form(struct finder *finder, const char *key, const char *form,
                     guint freq)
{
    struct word *word = g_hash_table_lookup(finder->by_key, key);
    if (!word) {
        word = g_new0(struct word, 1);
        word->key = g_strdup(key);
        word->forms = g_ptr_array_new_with_free_func(g_free);
        g_ptr_array_add(finder->words, word);
        g_hash_table_insert(finder->by_key, word->key, word);
    }
    g_ptr_array_add(word->forms, g_strdup(form));
    word->freq += freq;
}

/* Printings with accents, by the words without. */
static bool add_accented(struct finder *finder, const char *text,
                         GError **error)
{
    g_autofree char *prefix = g_strconcat(SCHEMA_MAP_WORD, text, NULL);
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(finder->reader, prefix, error);
    for (char **key = keys; key && *key; key++) {
        g_auto(GStrv) forms = shim_reader_mappings(finder->reader, *key, error);
        if (!forms)
            return false;
        for (char **form = forms; *form; form++) {
            guint freq = 0;
            if (!shim_reader_term_freq(finder->reader, *form, &freq, error))
                return false;
            add_form(finder, *key + strlen(SCHEMA_MAP_WORD), *form, freq);
            g_hash_table_add(finder->forms, g_strdup(*form));
        }
    }
    return keys != NULL;
}

/* Printings without accents, and in one spelling all of them. */
static bool add_terms(struct finder *finder, const char *text, GError **error)
{
    g_autoptr(GArray) freqs = g_array_new(FALSE, FALSE, sizeof(guint));
    g_auto(GStrv) terms =
        shim_reader_term_freqs(finder->reader, text, freqs, error);
    for (guint i = 0; terms && terms[i]; i++)
        if (!g_hash_table_contains(finder->forms, terms[i]))
            add_form(finder, terms[i], terms[i],
                     g_array_index(freqs, guint, i));
    return terms != NULL;
}

static gint by_freq(gconstpointer a, gconstpointer b)
{
    const struct word *left = *(const struct word *const *) a;
    const struct word *right = *(const struct word *const *) b;
    if (left->freq != right->freq)
        return left->freq < right->freq ? 1 : -1;
    return strcmp(left->key, right->key);
}

static gint by_bytes(gconstpointer a, gconstpointer b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

static char **choose(GPtrArray *words, guint n_chosen)
{
    GPtrArray *forms = g_ptr_array_new();
    g_ptr_array_sort(words, by_freq);
    for (guint i = 0; i < n_chosen; i++) {
        const struct word *word = g_ptr_array_index(words, i);
        for (guint j = 0; j < word->forms->len; j++)
            g_ptr_array_add(forms, g_strdup(g_ptr_array_index(word->forms, j)));
    }
    g_ptr_array_sort(forms, by_bytes);
    g_ptr_array_add(forms, NULL);
    return (char **) g_ptr_array_free(forms, FALSE);
}

bool beginning_find(struct shim_reader *reader, const char *text,
                    bool is_strict, struct beginning *beginning, GError **error)
{
    g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(word_free);
    g_autoptr(GHashTable) by_key = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GHashTable) forms =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    struct finder finder = {reader, words, by_key, forms};
    if ((!is_strict && !add_accented(&finder, text, error)) ||
        !add_terms(&finder, text, error))
        return false;
    const guint n_chosen = MIN(words->len, BEGINNING_WORDS_MAX);
    *beginning =
        (struct beginning){choose(words, n_chosen), words->len, n_chosen};
    return true;
}
