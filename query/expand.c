/* SPDX-License-Identifier: GPL-3.0-or-later */
/* expand.c - a word of a question to its family: the terms it is found
 * under. */
#include "query/expand.h"

#include "query/beginning.h"
#include "query/plural.h"

#include "shim/schema.h"

#include <string.h>

struct expander {
    struct french *french;
    struct shim_reader *reader;
    GHashTable *families;      /* struct french_word * to struct family * */
    GHashTable *strict;        /* the same, of words in one spelling */
    GHashTable *beginnings[2]; /* of what begins so; and in one spelling */
};

void family_free(gpointer data)
{
    struct family *family = data;
    if (!family)
        return;
    g_strfreev(family->stems);
    g_strfreev(family->exact);
    g_strfreev(family->printings);
    g_free(family);
}

typedef struct family family_t;
G_DEFINE_AUTOPTR_CLEANUP_FUNC(family_t, family_free)

struct expander *expander_new(struct french *french, struct shim_reader *reader)
{
    struct expander *expander = g_new0(struct expander, 1);
    expander->french = french;
    expander->reader = reader;
    expander->families = g_hash_table_new_full(NULL, NULL, NULL, family_free);
    expander->strict = g_hash_table_new_full(NULL, NULL, NULL, family_free);
    for (guint i = 0; i < G_N_ELEMENTS(expander->beginnings); i++)
        expander->beginnings[i] =
            g_hash_table_new_full(NULL, NULL, NULL, family_free);
    return expander;
}

void expander_free(struct expander *expander)
{
    if (!expander)
        return;
    g_hash_table_unref(expander->families);
    g_hash_table_unref(expander->strict);
    for (guint i = 0; i < G_N_ELEMENTS(expander->beginnings); i++)
        g_hash_table_unref(expander->beginnings[i]);
    g_free(expander);
}

void expander_forget(struct expander *expander)
{
    g_hash_table_remove_all(expander->families);
    g_hash_table_remove_all(expander->strict);
    for (guint i = 0; i < G_N_ELEMENTS(expander->beginnings); i++)
        g_hash_table_remove_all(expander->beginnings[i]);
}

struct french *expander_french(struct expander *expander)
{
    return expander->french;
}

struct shim_reader *expander_reader(struct expander *expander)
{
    return expander->reader;
}

/* ---- Terms ----------------------------------------------------------------
 */

static GPtrArray *form_list(void)
{
    return g_ptr_array_new_with_free_func(g_free);
}

static bool has_form(GPtrArray *forms, const char *form)
{
    return g_ptr_array_find_with_equal_func(forms, form, g_str_equal, NULL);
}

static void add_form(GPtrArray *forms, const char *form)
{
    if (forms->len < FAMILY_MAX && !has_form(forms, form))
        g_ptr_array_add(forms, g_strdup(form));
}

static char **steal_forms(GPtrArray *forms)
{
    g_ptr_array_add(forms, NULL);
    return (char **) g_ptr_array_steal(forms, NULL);
}

/* What the index says; NULL: an error. */
static char **mappings(struct expander *expander, const char *map,
                       const char *key, GError **error)
{
    g_autofree char *whole = g_strconcat(map, key, NULL);
    return shim_reader_mappings(expander->reader, whole, error);
}

static bool add_printings(struct expander *expander, GPtrArray *printings,
                          const struct french_word *word, GError **error)
{
    g_auto(GStrv) accented =
        mappings(expander, SCHEMA_MAP_WORD, word->folded, error);
    add_form(printings, word->exact);
    add_form(printings, word->folded);
    for (char **form = accented; form && *form; form++)
        add_form(printings, *form);
    return accented != NULL;
}

static bool is_term(struct expander *expander, const char *prefix,
                    const char *form, bool *is, GError **error)
{
    g_autofree char *term = g_strconcat(prefix, form, NULL);
    guint freq = 0;
    if (!shim_reader_term_freq(expander->reader, term, &freq, error))
        return false;
    *is = freq > 0;
    return true;
}

/* Whether the index holds the folded word, printed in whichever way. */
static bool is_printed(struct expander *expander, const char *folded, bool *is,
                       GError **error)
{
    if (!is_term(expander, SCHEMA_EXACT, folded, is, error))
        return false;
    if (*is)
        return true;
    g_auto(GStrv) accented = mappings(expander, SCHEMA_MAP_WORD, folded, error);
    *is = accented && *accented;
    return accented != NULL;
}

/* Whether the word's accented stem is to be believed. */
static bool is_believed(struct expander *expander,
                        const struct french_word *word, bool *is,
                        GError **error)
{
    g_auto(GStrv) witnesses = french_witnesses(word);
    *is = !witnesses;
    for (char **witness = witnesses; witness && *witness && !*is; witness++)
        if (!is_printed(expander, *witness, is, error))
            return false;
    return true;
}

/* The stems that words of that stem have where their accents were left
 * out. */
static bool add_unaccented(struct expander *expander, GPtrArray *stems,
                           const char *stem, GError **error)
{
    g_auto(GStrv) words = mappings(expander, SCHEMA_MAP_STEM, stem, error);
    if (!words)
        return false;
    for (char **form = words; *form; form++) {
        const struct french_word *word =
            french_word(expander->french, *form, strlen(*form));
        bool is = false;
        if (has_form(stems, word->folded_stem))
            continue;
        if (!is_believed(expander, word, &is, error))
            return false;
        if (is)
            add_form(stems, word->folded_stem);
    }
    return true;
}

/* The stems of the word's printings, and of their families'. */
static bool add_stems(struct expander *expander, const struct family *family,
                      GPtrArray *stems, GError **error)
{
    const struct french_word *word = family->word;
    bool is_accented = false;
    add_form(stems, word->stem);
    add_form(stems, word->folded_stem);
    for (char **form = family->printings; *form; form++) {
        const struct french_word *printing =
            french_word(expander->french, *form, strlen(*form));
        add_form(stems, printing->stem);
        is_accented = is_accented || printing->exact != printing->folded;
    }
    bool is = false;
    if (!is_accented && !is_believed(expander, word, &is, error))
        return false;
    if (is)
        add_form(stems, word->accented_stem);
    const guint n_stems = stems->len;
    for (guint i = 0; i < n_stems; i++)
        if (!add_unaccented(expander, stems, g_ptr_array_index(stems, i),
                            error))
            return false;
    return true;
}

static void add_inflections(const struct family *family, GPtrArray *exact)
{
    const char *const *others = french_inflections(family->word);
    for (char **form = family->printings; *form; form++)
        add_form(exact, *form);
    for (; others && *others; others++)
        add_form(exact, *others);
}

static bool add_terms(struct expander *expander, const char *prefix,
                      char *const *forms, GPtrArray *terms, GError **error)
{
    for (; *forms; forms++) {
        bool is = false;
        if (!is_term(expander, prefix, *forms, &is, error))
            return false;
        if (is)
            add_form(terms, *forms);
    }
    return true;
}

/* What the index holds of the word in its other number (plural.h): its stem, or
 * where that is cut, its spellings: "usagers" is "usager", and not "usage",
 * which has the stem of that. */
static bool add_others(struct expander *expander, const struct family *family,
                       GPtrArray *stems, GPtrArray *exact, GError **error)
{
    g_auto(GStrv) others = plural_others(family->word->exact);
    for (char **form = others; *form; form++) {
        const struct french_word *word =
            french_word(expander->french, *form, strlen(*form));
        g_autoptr(GPtrArray) printings = form_list();
        const bool is_whole = g_str_equal(word->stem, word->folded);
        if (!word->has_family || has_form(stems, word->stem))
            continue;
        if (is_whole)
            add_form(printings, word->stem);
        else if (!add_printings(expander, printings, word, error))
            return false;
        g_ptr_array_add(printings, NULL);
        if (!add_terms(expander, is_whole ? SCHEMA_STEM : SCHEMA_EXACT,
                       (char **) printings->pdata, is_whole ? stems : exact,
                       error))
            return false;
    }
    return true;
}

static bool find_terms(struct expander *expander, struct family *family,
                       GError **error)
{
    bool *is = &family->is_indexed;
    for (char **form = family->stems; *form && !*is; form++)
        if (!is_term(expander, SCHEMA_STEM, *form, is, error))
            return false;
    for (char **form = family->exact; *form && !*is; form++)
        if (!is_term(expander, SCHEMA_EXACT, *form, is, error))
            return false;
    return true;
}

/* ---- Families -------------------------------------------------------------
 */

static struct family *family_new(struct expander *expander,
                                 const struct french_word *word, GError **error)
{
    g_autoptr(family_t) family = g_new0(struct family, 1);
    g_autoptr(GPtrArray) stems = form_list(), exact = form_list(),
                         printings = form_list();
    family->word = word;
    if (!add_printings(expander, printings, word, error))
        return NULL;
    family->printings = steal_forms(printings);
    if (!word->has_family)
        add_inflections(family, exact);
    else if (!add_stems(expander, family, stems, error) ||
             !add_others(expander, family, stems, exact, error))
        return NULL;
    family->stems = steal_forms(stems);
    family->exact = steal_forms(exact);
    return find_terms(expander, family, error) ? g_steal_pointer(&family)
                                               : NULL;
}

static struct family *strict_new(struct expander *expander,
                                 const struct french_word *word, GError **error)
{
    const char *const own[] = {word->exact, NULL};
    g_autoptr(family_t) family = g_new0(struct family, 1);
    family->word = word;
    family->stems = g_new0(char *, 1);
    family->exact = g_strdupv((char **) own);
    family->printings = g_strdupv((char **) own);
    return find_terms(expander, family, error) ? g_steal_pointer(&family)
                                               : NULL;
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

const struct family *expander_strict(struct expander *expander,
                                     const struct french_word *word,
                                     GError **error)
{
    struct family *family = g_hash_table_lookup(expander->strict, word);
    if (!family) {
        family = strict_new(expander, word, error);
        if (family)
            g_hash_table_insert(expander->strict, (gpointer) word, family);
    }
    return family;
}

/* Where no word begins so, the form is one that no index holds. */
static struct family *beginning_new(struct expander *expander,
                                    const struct french_word *word,
                                    bool is_strict, GError **error)
{
    const char *text = is_strict ? word->exact : word->folded;
    const char *const own[] = {text, NULL};
    struct beginning beginning;
    if (!beginning_find(expander->reader, text, is_strict, &beginning, error))
        return NULL;
    struct family *family = g_new0(struct family, 1);
    family->word = word;
    family->stems = g_new0(char *, 1);
    family->is_beginning = true;
    family->is_indexed = beginning.n_words > 0;
    family->n_words = beginning.n_words;
    family->n_chosen = beginning.n_chosen;
    if (!family->is_indexed) {
        g_strfreev(beginning.forms);
        beginning.forms = g_strdupv((char **) own);
    }
    family->printings = g_strdupv(beginning.forms);
    family->exact = beginning.forms;
    return family;
}

const struct family *expander_beginning(struct expander *expander,
                                        const struct french_word *word,
                                        bool is_strict, GError **error)
{
    GHashTable *known = expander->beginnings[is_strict];
    struct family *family = g_hash_table_lookup(known, word);
    if (!family) {
        family = beginning_new(expander, word, is_strict, error);
        if (family)
            g_hash_table_insert(known, (gpointer) word, family);
    }
    return family;
}

bool expander_knows(struct expander *expander, const struct french_word *word,
                    bool *knows, GError **error)
{
    const char *prefix = word->has_family ? SCHEMA_STEM : SCHEMA_EXACT;
    const char *own = word->has_family ? word->stem : word->exact;
    const char *folded = word->has_family ? word->folded_stem : word->folded;
    if (!is_term(expander, prefix, own, knows, error) ||
        !(*knows || is_term(expander, prefix, folded, knows, error)))
        return false;
    if (*knows)
        return true;
    g_auto(GStrv) accented =
        mappings(expander, SCHEMA_MAP_WORD, word->folded, error);
    *knows = accented && *accented;
    return accented != NULL;
}

static bool holds(char **forms, const char *form)
{
    return g_strv_contains((const char *const *) forms, form);
}

bool family_holds(const struct family *family, const struct french_token *token)
{
    const struct french_word *word = token->word;
    return (word->has_family && holds(family->stems, word->stem)) ||
           (french_is_as_written(token) && holds(family->exact, word->exact));
}
