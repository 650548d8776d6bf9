/* SPDX-License-Identifier: GPL-3.0-or-later */
/* span.c - the entries of a thesaurus that a leaf of a question holds. */
#include "query/span.h"

#include "query/star.h"
#include "query/tie.h"

#include <string.h>

void leaf_clear(struct leaf *leaf)
{
    g_array_unref(leaf->words);
    g_array_unref(leaf->spans);
}

const struct french_token *leaf_word(const struct leaf *leaf, guint i)
{
    return &g_array_index(leaf->words, struct french_token, i);
}

gsize leaf_word_end(const struct leaf *leaf, guint i)
{
    const gsize end = leaf_word(leaf, i)->end;
    return star_follows(leaf->node->text, end) ? end + 1 : end;
}

/* Where the run of characters without a blank begins that holds a word. */
static gsize start_of_run(const struct leaf *leaf, guint word)
{
    gsize start = leaf_word(leaf, word)->start;
    while (start > 0 && !g_ascii_isspace(leaf->node->text[start - 1]))
        start--;
    return start;
}

static bool is_strict(const struct leaf *leaf, guint word)
{
    return leaf->node->text[start_of_run(leaf, word)] == SYNTAX_STRICT;
}

/* The sign asks for what begins with the first word after it. */
static bool is_signed(const struct leaf *leaf, guint word)
{
    const gsize start = start_of_run(leaf, word);
    return leaf->node->text[start] == SYNTAX_RELATED &&
           (word == 0 || leaf_word(leaf, word - 1)->start < start);
}

/* Whether what ends with the words [first, end) is one thing or several, and
 * not a part of one. */
static bool ends_whole(const struct leaf *leaf, guint first, guint end)
{
    while (first < end)
        first += tie_words(leaf->node->text, leaf->words, first);
    return first == end;
}

static bool find_span(const struct thesaurus *thesaurus,
                      const struct leaf *leaf, guint first, struct span *span)
{
    guint n = 0;
    const struct thesaurus_entry *entry = thesaurus_find(
        thesaurus, leaf_word(leaf, first), leaf->words->len - first, &n);
    if (!entry || !ends_whole(leaf, first, first + n))
        return false;
    for (guint i = first; i < first + n; i++)
        if (is_strict(leaf, i) ||
            leaf_word_end(leaf, i) > leaf_word(leaf, i)->end)
            return false;
    *span = (struct span){first, n, leaf_word(leaf, first)->start,
                          leaf_word(leaf, first + n - 1)->end, entry};
    return true;
}

static char *text_of_run(const struct leaf *leaf, guint word)
{
    const char *text = leaf->node->text + start_of_run(leaf, word) + 1;
    return g_strndup(text, strcspn(text, " "));
}

static void find_spans(const struct thesaurus *thesaurus, struct leaf *leaf,
                       bool is_everything, GPtrArray *unknown)
{
    guint end_of_tie = 0;
    for (guint i = 0; i < leaf->words->len;) {
        struct span span;
        const bool is_asked = is_signed(leaf, i);
        const bool is_start = i >= end_of_tie;
        if (is_start)
            end_of_tie = i + tie_words(leaf->node->text, leaf->words, i);
        if (is_start && (is_asked || is_everything) &&
            find_span(thesaurus, leaf, i, &span)) {
            g_array_append_val(leaf->spans, span);
            i += span.n_words;
            continue;
        }
        if (is_asked && unknown)
            g_ptr_array_add(unknown, text_of_run(leaf, i));
        i++;
    }
}

struct leaf leaf_read(const struct thesaurus *thesaurus, struct french *french,
                      const struct node *node, bool is_everything,
                      GPtrArray *unknown)
{
    struct leaf leaf = {node,
                        g_array_new(FALSE, FALSE, sizeof(struct french_token)),
                        g_array_new(FALSE, FALSE, sizeof(struct span))};
    french_tokens(french, node->text, strlen(node->text), leaf.words);
    for (guint i = leaf.words->len; i > 0; i--)
        if (leaf_word(&leaf, i - 1)->kind != FRENCH_WORD)
            g_array_remove_index(leaf.words, i - 1);
    if (node->sign == SYNTAX_STRICT)
        return leaf;
    find_spans(thesaurus, &leaf, is_everything || node->sign == SYNTAX_RELATED,
               unknown);
    if (node->sign == SYNTAX_RELATED && leaf.spans->len == 0 && unknown)
        g_ptr_array_add(unknown, g_strdup(node->text));
    return leaf;
}
