/* SPDX-License-Identifier: GPL-3.0-or-later */
/* complete.c - queries that one that is being typed may become. */
#include "query/complete.h"

#include "query/filter_field.h"
#include "query/nearest.h"
#include "query/suggest.h"
#include "query/syntax.h"
#include "shim/schema.h"

#include <string.h>

/* A word of the index. */
struct candidate {
    const struct french_word *word;
    guint n_passages;
};

/* ---- The word that is typed -----------------------------------------------*/

static bool is_of_word(gunichar c)
{
    return g_unichar_isalnum(c) || g_unichar_ismark(c);
}

/* Whether what stands before a word makes it the value of a filter: a colon,
 * or a part of a value between quotes. */
static bool is_in_filter(const char *text, gsize start)
{
    const char *blank = g_strrstr_len(text, start, " ");
    const char *chunk = blank ? blank + 1 : text;
    return memchr(chunk, ':', start - (chunk - text)) != NULL;
}

gsize complete_from(const char *text)
{
    const gsize len = strlen(text);
    const char *start = text + len;
    while (start > text) {
        const char *before = g_utf8_prev_char(start);
        if (!is_of_word(g_utf8_get_char(before)))
            break;
        start = before;
    }
    return is_in_filter(text, start - text) ? len : (gsize) (start - text);
}

/* ---- Words of the index ---------------------------------------------------*/

static gint compare_candidates(gconstpointer a, gconstpointer b)
{
    const struct candidate *x = a, *y = b;
    if (x->n_passages != y->n_passages)
        return x->n_passages > y->n_passages ? -1 : 1;
    return strcmp(x->word->exact, y->word->exact);
}

/* Of a word the printing that most passages hold. */
static void add_candidate(GHashTable *best, const struct candidate *candidate)
{
    struct candidate *known =
        g_hash_table_lookup(best, candidate->word->folded);
    if (!known)
        g_hash_table_insert(best, (gpointer) candidate->word->folded,
                            g_memdup2(candidate, sizeof *candidate));
    else if (candidate->n_passages > known->n_passages)
        *known = *candidate;
}

/* Terms that begin with these bytes, of words that begin so, accents aside. */
static bool scan_terms(struct expander *expander, const char *bytes,
                       const char *folded, GHashTable *best, GError **error)
{
    g_autofree char *prefix = g_strconcat(SCHEMA_EXACT, bytes, NULL);
    g_auto(GStrv) terms =
        shim_reader_terms(expander_reader(expander), prefix, G_MAXUINT, error);
    for (char **term = terms; term && *term; term++) {
        struct candidate candidate = {0};
        if (!nearest_begins(*term, folded))
            continue;
        candidate.word =
            french_word(expander_french(expander), *term, strlen(*term));
        if (candidate.word->is_stop)
            continue;
        if (!shim_reader_term_freq(expander_reader(expander), *term,
                                   &candidate.n_passages, error))
            return false;
        add_candidate(best, &candidate);
    }
    return terms != NULL;
}

/* The letters that no accent can be on: all printings begin with them. */
static gsize sure_len(const char *folded)
{
    return strspn(folded, "bdfghjklmpqrstvwxz0123456789");
}

/* Of French letters with accents this is the first byte. */
#define ACCENTED "\xC3"

/* struct candidate, most frequent first; NULL: an error. */
static GArray *find_words(struct expander *expander, const char *typed,
                          GError **error)
{
    const struct french_word *word =
        french_word(expander_french(expander), typed, strlen(typed));
    g_autoptr(GHashTable) best =
        g_hash_table_new_full(g_str_hash, g_str_equal, NULL, g_free);
    const gsize sure = sure_len(word->folded);
    g_autofree char *bytes = g_strndup(word->folded, sure ? sure : 1);
    if (g_utf8_strlen(word->folded, -1) >= COMPLETE_MIN &&
        (!scan_terms(expander, bytes, word->folded, best, error) ||
         (sure == 0 &&
          !scan_terms(expander, ACCENTED, word->folded, best, error))))
        return NULL;
    GArray *words = g_array_new(FALSE, FALSE, sizeof(struct candidate));
    GHashTableIter all;
    gpointer candidate;
    g_hash_table_iter_init(&all, best);
    while (g_hash_table_iter_next(&all, NULL, &candidate))
        g_array_append_vals(words, candidate, 1);
    g_array_sort(words, compare_candidates);
    g_array_set_size(words, MIN(words->len, COMPLETE_MAX));
    return words;
}

/* ---- Queries --------------------------------------------------------------*/

static void clear_completion(gpointer completion)
{
    g_free(((struct completion *) completion)->text);
}

static gint compare_completions(gconstpointer a, gconstpointer b)
{
    const struct completion *x = a, *y = b;
    if (x->n_passages != y->n_passages)
        return x->n_passages > y->n_passages ? -1 : 1;
    return strcmp(x->text, y->text);
}

/* The query with whatever closes what is open at its end; NULL: nothing does.
 */
static char *close_query(const char *text)
{
    static const char *const ends[] = {"", "\"", " »", "”", ")", "\")"};
    for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
        g_autofree char *closed = g_strconcat(text, ends[i], NULL);
        g_autoptr(node_t) tree = syntax_parse(closed, NULL, NULL);
        if (tree)
            return g_steal_pointer(&closed);
    }
    return NULL;
}

/* A query of what is typed and the word; NULL: it is none. */
static char *query_with(const char *text, gsize from, const char *word)
{
    g_autofree char *query = g_strdup_printf("%.*s%s", (int) from, text, word);
    return close_query(query);
}

static bool add_query(struct holdings *holdings, GArray *completions,
                      const char *query, GError **error)
{
    const struct suggest_input input = {.holdings = holdings, .text = query};
    struct completion completion = {0};
    if (!suggest_count(&input, query, &completion.n_passages, error))
        return false;
    if (completion.n_passages > 0) {
        completion.text = g_strdup(query);
        g_array_append_val(completions, completion);
    }
    return true;
}

static bool add_corrected(struct holdings *holdings, GArray *completions,
                          const char *query, GError **error)
{
    const struct suggest_input input = {.holdings = holdings, .text = query};
    struct suggestion suggestion;
    if (!suggest_other(&input, &suggestion, error))
        return false;
    const struct completion completion = {suggestion.text,
                                          suggestion.n_passages};
    if (completion.text)
        g_array_append_val(completions, completion);
    return true;
}

/* likeliest: is set to the query to correct, where none finds anything. */
static bool add_words(struct holdings *holdings, GArray *completions,
                      const char *text, char **likeliest, GError **error)
{
    const gsize from = complete_from(text);
    g_autoptr(GArray) words =
        find_words(holdings->expander, text + from, error);
    for (guint i = 0; words && i < words->len; i++) {
        const struct candidate *candidate =
            &g_array_index(words, struct candidate, i);
        g_autofree char *query = query_with(text, from, candidate->word->exact);
        if (query && !add_query(holdings, completions, query, error))
            return false;
        if (!*likeliest)
            *likeliest = g_steal_pointer(&query);
    }
    return words != NULL;
}

GArray *complete_query(struct holdings *holdings, const char *text,
                       GError **error)
{
    g_autoptr(GArray) completions =
        g_array_new(FALSE, FALSE, sizeof(struct completion));
    g_autofree char *valid = g_utf8_make_valid(text, -1);
    g_autofree char *likeliest = NULL;
    g_array_set_clear_func(completions, clear_completion);
    if (!add_words(holdings, completions, valid, &likeliest, error))
        return NULL;
    if (!likeliest)
        likeliest = close_query(valid);
    if (completions->len == 0 && likeliest &&
        !add_corrected(holdings, completions, likeliest, error))
        return NULL;
    g_array_sort(completions, compare_completions);
    return g_steal_pointer(&completions);
}
