/* SPDX-License-Identifier: GPL-3.0-or-later */
/* suggest.c - did you mean: a question near to the one that was asked. */
#include "query/suggest.h"

#include "query/guess.h"
#include "query/related.h"
#include "query/search.h"
#include "query/syntax.h"
#include "shim/schema.h"

/* A leaf of the tree in which a word may be another. */
struct doubt {
    struct node *leaf;
    char *text;       /* as it was typed */
    GPtrArray *words; /* GArray * of struct guess (guess.h) */
};

static void doubt_free(gpointer data)
{
    struct doubt *doubt = data;
    g_free(doubt->text);
    g_ptr_array_unref(doubt->words);
    g_free(doubt);
}

static bool find_doubts(struct expander *expander, struct node *node,
                        enum guess_kind kind, GPtrArray *doubts, GError **error)
{
    if (node->kind == NODE_NOT || node->kind == NODE_FILTER)
        return true;
    for (guint i = 0; node->children && i < node->children->len; i++)
        if (!find_doubts(expander, g_ptr_array_index(node->children, i), kind,
                         doubts, error))
            return false;
    if (node->children)
        return true;
    GPtrArray *words = guess_words(expander, node->text,
                                   node->sign == SYNTAX_STRICT, kind, error);
    if (!words)
        return false;
    struct doubt *doubt = g_new0(struct doubt, 1);
    *doubt = (struct doubt){node, g_strdup(node->text), words};
    if (words->len > 0)
        g_ptr_array_add(doubts, doubt);
    else
        doubt_free(doubt);
    return true;
}

/* The leaf's text by the guess of that number for each word, or its last. */
static char *guessed_text(const struct doubt *doubt, guint number)
{
    GString *text = g_string_new(NULL);
    gsize at = 0;
    for (guint i = 0; i < doubt->words->len; i++) {
        const GArray *guesses = g_ptr_array_index(doubt->words, i);
        const struct guess *guess = &g_array_index(
            guesses, struct guess, MIN(number, guesses->len - 1));
        /* Two words may be guessed to be one, each of them. */
        if (guess->start < at)
            continue;
        g_string_append_len(text, doubt->text + at, guess->start - at);
        g_string_append(text, guess->text);
        at = guess->end;
    }
    g_string_append(text, doubt->text + at);
    return g_string_free(text, FALSE);
}

static struct search *search_for(const struct suggest_input *input,
                                 const char *text, GError **error)
{
    const struct holdings *holdings = input->holdings;
    g_autoptr(GPtrArray) unrelated = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(node_t) tree = syntax_parse(text, NULL, error);
    if (!tree || !related_add(holdings->thesaurus, holdings->french, &tree,
                              input->is_related, unrelated, error))
        return NULL;
    struct search *search = search_new(holdings->expander, tree, NULL, error);
    if (search)
        search_limit(search, input->scope);
    return search;
}

bool suggest_count(const struct suggest_input *input, const char *text,
                   guint *n, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autoptr(search_t) search = search_for(input, text, &failure);
    *n = 0;
    /* With a word more it may be too long for a question. */
    if (!search && failure->domain == SYNTAX_ERROR)
        return true;
    if (!search) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    const struct shim_search all = {.query = search->all,
                                    .group_slot = SCHEMA_SLOT_DOCUMENT};
    g_autoptr(shim_hits_t) found =
        shim_reader_search(input->holdings->reader, &all, error);
    if (found)
        *n = found->n_matches;
    return found != NULL;
}

/* Whether some word is in doubt, and not its inflection alone; *n_tries: the
 * most guesses that any of them has. */
static bool is_doubtful(const GPtrArray *doubts, guint *n_tries)
{
    bool is = false;
    *n_tries = 0;
    for (guint i = 0; i < doubts->len; i++) {
        const struct doubt *doubt = g_ptr_array_index(doubts, i);
        for (guint j = 0; j < doubt->words->len; j++) {
            const GArray *guesses = g_ptr_array_index(doubt->words, j);
            is = is || !g_array_index(guesses, struct guess, 0).is_same;
            *n_tries = MAX(*n_tries, guesses->len);
        }
    }
    *n_tries = MIN(*n_tries, SUGGEST_TRIES);
    return is;
}

static bool try_guesses(const struct suggest_input *input,
                        const struct node *tree, const GPtrArray *doubts,
                        guint n_tries, struct suggestion *suggestion,
                        GError **error)
{
    for (guint n = 0; n < n_tries; n++) {
        for (guint i = 0; i < doubts->len; i++) {
            const struct doubt *doubt = g_ptr_array_index(doubts, i);
            g_free(doubt->leaf->text);
            doubt->leaf->text = guessed_text(doubt, n);
        }
        g_autofree char *text = node_text(tree);
        guint n_passages = 0;
        if (!suggest_count(input, text, &n_passages, error))
            return false;
        if (n_passages > input->n_found) {
            *suggestion =
                (struct suggestion){g_steal_pointer(&text), n_passages};
            break;
        }
    }
    return true;
}

bool suggest_other(const struct suggest_input *input,
                   struct suggestion *suggestion, GError **error)
{
    struct expander *expander = input->holdings->expander;
    g_autoptr(node_t) tree = syntax_parse(input->text, NULL, error);
    g_autoptr(GPtrArray) doubts = g_ptr_array_new_with_free_func(doubt_free);
    guint n_tries = 0;
    *suggestion = (struct suggestion){0};
    if (!tree || !find_doubts(expander, tree, GUESS_UNKNOWN, doubts, error))
        return false;
    if (!is_doubtful(doubts, &n_tries)) {
        g_ptr_array_set_size(doubts, 0);
        if (input->n_found > 0)
            return true;
        if (!find_doubts(expander, tree, GUESS_RARE, doubts, error))
            return false;
        if (!is_doubtful(doubts, &n_tries))
            return true;
    }
    return try_guesses(input, tree, doubts, n_tries, suggestion, error);
}
