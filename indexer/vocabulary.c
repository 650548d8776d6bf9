/* SPDX-License-Identifier: GPL-3.0-or-later */
/* vocabulary.c - what the index knows of its own words. */
#include "indexer/vocabulary.h"

#include "shim/schema.h"

#include <string.h>

struct vocabulary {
    struct shim_writer *writer; /* borrowed */
    struct french *french;      /* borrowed */
    GHashTable *seen;    /* const struct french_word *, of this document */
    GHashTable *changes; /* char * exact to int: documents more, or less */
    GHashTable *learnt;  /* const struct french_word *: entries are there */
};

struct vocabulary *vocabulary_new(struct shim_writer *writer,
                                  struct french *french)
{
    struct vocabulary *vocabulary = g_new0(struct vocabulary, 1);
    vocabulary->writer = writer;
    vocabulary->french = french;
    vocabulary->seen = g_hash_table_new(NULL, NULL);
    vocabulary->changes =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    vocabulary->learnt = g_hash_table_new(NULL, NULL);
    return vocabulary;
}

void vocabulary_free(struct vocabulary *vocabulary)
{
    if (!vocabulary)
        return;
    g_hash_table_unref(vocabulary->seen);
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

static void count(struct vocabulary *vocabulary, const char *exact, int n)
{
    gpointer key, old = NULL;
    if (strlen(exact) > VOCABULARY_WORD_MAX)
        return;
    if (!g_hash_table_lookup_extended(vocabulary->changes, exact, &key, &old))
        key = g_strdup(exact);
    else
        g_hash_table_steal(vocabulary->changes, exact);
    g_hash_table_insert(vocabulary->changes, key,
                        GINT_TO_POINTER(GPOINTER_TO_INT(old) + n));
}

void vocabulary_see(struct vocabulary *vocabulary,
                    const struct french_token *token)
{
    if (french_is_as_written(token))
        g_hash_table_add(vocabulary->seen, (gpointer) token->word);
}

void vocabulary_end_document(struct vocabulary *vocabulary)
{
    GHashTableIter words;
    gpointer word;
    g_hash_table_iter_init(&words, vocabulary->seen);
    while (g_hash_table_iter_next(&words, &word, NULL))
        count(vocabulary, ((const struct french_word *) word)->exact, 1);
    g_hash_table_remove_all(vocabulary->seen);
}

bool vocabulary_leave(struct vocabulary *vocabulary, const char *id,
                      GError **error)
{
    g_autofree char *term = g_strconcat(SCHEMA_ID, id, NULL);
    g_auto(GStrv) words = shim_writer_words_of(vocabulary->writer, term, error);
    if (!words)
        return false;
    for (char **word = words; *word; word++)
        count(vocabulary, *word, -1);
    return true;
}

/* ---- The tables -----------------------------------------------------------
 */

typedef bool change_synonym(struct shim_writer *writer, const char *key,
                            const char *synonym, GError **error);

static bool change_entry(struct vocabulary *vocabulary, change_synonym *change,
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
                           change_synonym *change,
                           const struct french_word *word, GError **error)
{
    const char *exact = word->exact;
    if (!g_str_equal(exact, word->folded))
        return change_entry(vocabulary, change, SCHEMA_SYN_WORD, word->folded,
                            exact, error) &&
               (!word->has_family ||
                g_str_equal(word->stem, word->folded_stem) ||
                change_entry(vocabulary, change, SCHEMA_SYN_STEM, word->stem,
                             exact, error));
    return !word->has_family || g_str_equal(word->stem, word->accented_stem) ||
           change_entry(vocabulary, change, SCHEMA_SYN_STEM,
                        word->accented_stem, exact, error);
}

static bool change_spelling(struct vocabulary *vocabulary,
                            const struct french_word *word, int n,
                            GError **error)
{
    if (!word->has_family)
        return true;
    return n > 0 ? shim_writer_add_spelling(vocabulary->writer, word->folded, n,
                                            error)
                 : shim_writer_remove_spelling(vocabulary->writer, word->folded,
                                               -n, error);
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

/* n documents more hold the word, or less. */
static bool change_word(struct vocabulary *vocabulary, const char *exact, int n,
                        GError **error)
{
    const struct french_word *word =
        french_word(vocabulary->french, exact, strlen(exact));
    if (!change_spelling(vocabulary, word, n, error))
        return false;
    if (n > 0)
        return !g_hash_table_add(vocabulary->learnt, (gpointer) word) ||
               change_entries(vocabulary, shim_writer_add_synonym, word, error);
    bool is_left = false;
    if (!is_indexed(vocabulary, exact, &is_left, error))
        return false;
    if (is_left)
        return true;
    g_hash_table_remove(vocabulary->learnt, word);
    return change_entries(vocabulary, shim_writer_remove_synonym, word, error);
}

bool vocabulary_write(struct vocabulary *vocabulary, GError **error)
{
    GHashTableIter changes;
    gpointer exact, n;
    g_hash_table_iter_init(&changes, vocabulary->changes);
    while (g_hash_table_iter_next(&changes, &exact, &n))
        if (GPOINTER_TO_INT(n) != 0 &&
            !change_word(vocabulary, exact, GPOINTER_TO_INT(n), error))
            return false;
    g_hash_table_remove_all(vocabulary->changes);
    return true;
}
