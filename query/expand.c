/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expand.c - a word of a question to its family: the stems it is found
 * under. */
#include "query/expand.h"

#include "shim/schema.h"

#include <string.h>

struct expander {
    struct french *french;
    struct shim_reader *reader;
    GHashTable *families; /* struct french_word * to struct family * */
};

static void family_free(gpointer data)
{
    struct family *family = data;
    g_strfreev(family->stems);
    g_free(family);
}

struct expander *expander_new(struct french *french, struct shim_reader *reader)
{
    struct expander *expander = g_new0(struct expander, 1);
    expander->french = french;
    expander->reader = reader;
    expander->families = g_hash_table_new_full(NULL, NULL, NULL, family_free);
    return expander;
}

void expander_free(struct expander *expander)
{
    if (!expander)
        return;
    g_hash_table_unref(expander->families);
    g_free(expander);
}

void expander_forget(struct expander *expander)
{
    g_hash_table_remove_all(expander->families);
}

struct french *expander_french(struct expander *expander)
{
    return expander->french;
}

static void add_stem(GPtrArray *stems, const char *stem)
{
    if (stems->len < FAMILY_MAX &&
        !g_ptr_array_find_with_equal_func(stems, stem, g_str_equal, NULL))
        g_ptr_array_add(stems, g_strdup(stem));
}

static bool add_synonyms(struct expander *expander, GPtrArray *stems,
                         const char *map, const char *key, GError **error)
{
    g_autofree char *whole = g_strconcat(map, key, NULL);
    g_auto(GStrv) synonyms =
        shim_reader_synonyms(expander->reader, whole, error);
    if (!synonyms)
        return false;
    for (char **term = synonyms; *term; term++)
        if (g_str_has_prefix(*term, SCHEMA_STEM))
            add_stem(stems, *term + strlen(SCHEMA_STEM));
    return true;
}

static bool is_term(struct expander *expander, const char *stem, bool *is,
                    GError **error)
{
    g_autofree char *term = g_strconcat(SCHEMA_STEM, stem, NULL);
    guint freq = 0;
    if (!shim_reader_term_freq(expander->reader, term, &freq, error))
        return false;
    *is = freq > 0;
    return true;
}

static struct family *family_new(struct expander *expander,
                                 const struct french_word *word, GError **error)
{
    g_autoptr(GPtrArray) stems = g_ptr_array_new_with_free_func(g_free);
    add_stem(stems, word->stem);
    add_stem(stems, word->folded_stem);
    if (!add_synonyms(expander, stems, SCHEMA_SYN_WORD, word->folded, error))
        return NULL;
    const guint n_stems = stems->len;
    for (guint i = 0; i < n_stems; i++)
        if (!add_synonyms(expander, stems, SCHEMA_SYN_STEM,
                          g_ptr_array_index(stems, i), error))
            return NULL;
    bool is_indexed = false;
    for (guint i = 0; i < stems->len && !is_indexed; i++)
        if (!is_term(expander, g_ptr_array_index(stems, i), &is_indexed, error))
            return NULL;

    struct family *family = g_new0(struct family, 1);
    family->word = word;
    family->is_indexed = is_indexed;
    g_ptr_array_add(stems, NULL);
    family->stems = (char **) g_ptr_array_steal(stems, NULL);
    return family;
}

const struct family *expander_family(struct expander *expander,
                                     const struct french_word *word,
                                     GError **error)
{
    struct family *family = g_hash_table_lookup(expander->families, word);
    if (!family) {
        family = family_new(expander, word, error);
        if (family)
            g_hash_table_insert(expander->families, (gpointer) word, family);
    }
    return family;
}

bool expander_knows(struct expander *expander, const struct french_word *word,
                    bool *knows, GError **error)
{
    return is_term(expander, word->stem, knows, error) &&
           (*knows || is_term(expander, word->folded_stem, knows, error));
}

bool family_holds(const struct family *family, const char *stem)
{
    return g_strv_contains((const char *const *) family->stems, stem);
}
