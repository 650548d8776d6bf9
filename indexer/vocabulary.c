/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vocabulary.c - what the index knows of its own words. */
#include "indexer/vocabulary.h"

#include "shim/schema.h"

#include <string.h>

struct vocabulary {
    struct shim_writer *writer; /* borrowed */
    struct french *french;      /* borrowed */
    GHashTable *changes; /* char * exact of what came or left: left (bool) */
    GHashTable *learnt;  /* const struct french_word *: entries are there */
};

struct vocabulary *vocabulary_new(struct shim_writer *writer,
                                  struct french *french)
{
    struct vocabulary *vocabulary = g_new0(struct vocabulary, 1);
    vocabulary->writer = writer;
    vocabulary->french = french;
    vocabulary->changes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    vocabulary->learnt = g_hash_table_new(NULL, NULL);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    g_hash_table_unref(vocabulary->changes);
    g_hash_table_unref(vocabulary->learnt);
    g_free(vocabulary);
}

void vocabulary_forget(struct vocabulary *vocabulary)
{
    g_hash_table_remove_all(vocabulary->learnt);
}

/* ---- What changes ---------------------------------------------------------
 */

static void add_change(struct vocabulary *vocabulary, const char *exact,
                       bool has_left)
{
    if (strlen(exact) <= VOCABULARY_WORD_MAX &&
        (has_left || !g_hash_table_contains(vocabulary->changes, exact)))
        g_hash_table_insert(vocabulary->changes, g_strdup(exact),
                            GINT_TO_POINTER(has_left));
}

void vocabulary_add(struct vocabulary *vocabulary,
                    const struct french_token *token)
{
    if (french_is_as_written(token) &&
        !g_hash_table_contains(vocabulary->learnt, token->word))
        add_change(vocabulary, token->word->exact, false);
}

void vocabulary_leave(struct vocabulary *vocabulary, char **words)
{
    for (char **word = words; *word; word++)
        add_change(vocabulary, *word, true);
}

/* ---- The maps -------------------------------------------------------------
 */

typedef bool change_mapping(struct shim_writer *writer, const char *key,
                            const char *to, GError **error);

static bool change_entry(struct vocabulary *vocabulary, change_mapping *change,
                         const char *map, const char *key, const char *exact,
                         GError **error)
{
    g_autofree char *whole = g_strconcat(map, key, NULL);
    return change(vocabulary->writer, whole, exact, error);
}

/* french.h: an accented printing is found by its folded form, and tells how
 * its family looks without accents; an unaccented one is found by the stem it
 * most likely has. */
static bool change_entries(struct vocabulary *vocabulary,
                           change_mapping *change,
                           const struct french_word *word, GError **error)
{
    const char *exact = word->exact;
    if (!g_str_equal(exact, word->folded))
        return change_entry(vocabulary, change, SCHEMA_MAP_WORD, word->folded,
                            exact, error) &&
               (!word->has_family ||
                g_str_equal(word->stem, word->folded_stem) ||
                change_entry(vocabulary, change, SCHEMA_MAP_STEM, word->stem,
                             exact, error));
    return !word->has_family || g_str_equal(word->stem, word->accented_stem) ||
           change_entry(vocabulary, change, SCHEMA_MAP_STEM,
                        word->accented_stem, exact, error);
}

static bool is_indexed(struct vocabulary *vocabulary, const char *exact,
                       bool *is, GError **error)
{
    guint freq = 0;
    if (!shim_writer_term_freq(vocabulary->writer, exact, &freq, error))
        return false;
    *is = freq > 0;
    return true;
}

/* has_left: a document that held the word is gone, and perhaps the word. */
static bool change_word(struct vocabulary *vocabulary, const char *exact,
                        bool has_left, GError **error)
{
    const struct french_word *word =
        french_word(vocabulary->french, exact, strlen(exact));
    bool is = true;
    if (has_left && !is_indexed(vocabulary, exact, &is, error))
        return false;
    if (is)
        return !g_hash_table_add(vocabulary->learnt, (gpointer) word) ||
               change_entries(vocabulary, shim_writer_add_mapping, word, error);
    g_hash_table_remove(vocabulary->learnt, word);
    return change_entries(vocabulary, shim_writer_remove_mapping, word, error);
}

bool vocabulary_write(struct vocabulary *vocabulary, GError **error)
{
    GHashTableIter changes;
    gpointer exact, has_left;
    g_hash_table_iter_init(&changes, vocabulary->changes);
    while (g_hash_table_iter_next(&changes, &exact, &has_left))
        if (!change_word(vocabulary, exact, has_left != NULL, error))
            return false;
    g_hash_table_remove_all(vocabulary->changes);
    return true;
}

bool vocabulary_relieve(struct vocabulary *vocabulary, GError **error)
{
    return g_hash_table_size(vocabulary->changes) <= VOCABULARY_CHANGES_MAX ||
           vocabulary_write(vocabulary, error);
}
