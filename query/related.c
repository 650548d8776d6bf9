/* SPDX-License-Identifier: GPL-3.0-or-later */
/* related.c - what a question's words are related to: trees, rewritten. */
#include "query/related.h"

#include "query/blank.h"
#include "query/span.h"

struct rewriter {
    const struct thesaurus *thesaurus;
    struct french *french;
    /* What stands in the place of a leaf; NULL: a copy of it. */
    struct node *(*replace)(struct rewriter *rewriter, const struct node *leaf);
    /* related_add() */
    bool is_everything;
    GPtrArray *unknown;
    guint n_added;
    /* related_replace() */
    GPtrArray *asked;          /* const struct thesaurus_entry * */
    const struct node *target; /* this leaf */
    const struct leaf *read;
    const struct span *span;             /* in it */
    const struct thesaurus_entry *entry; /* instead of it */
};

/* ---- Writing trees --------------------------------------------------------
 */

/* Less the signs that ask for related words: they were heard. */
static char *without_signs(const char *text)
{
    GString *out = g_string_new(NULL);
    char before = ' ';
    for (; *text; before = *text++)
        if (*text != SYNTAX_RELATED || before != ' ')
            g_string_append_c(out, *text);
    return g_strstrip(g_string_free(out, FALSE));
}

static struct node *add_leaf(struct node *parent, enum node_kind kind,
                             const char *text, const char *label)
{
    struct node *node = node_new(kind);
    node->text = without_signs(text);
    node->label = g_strdup(label);
    g_ptr_array_add(parent->children, node);
    return node;
}

static char *typed_text(const struct leaf *leaf, const struct span *span)
{
    g_autofree char *text =
        g_strndup(leaf->node->text + span->start, span->end - span->start);
    return without_signs(text);
}

/* The words [first, end) beside the entries, from a byte on; words of grammar
 * alone are left out, as search.h has it. */
static void add_rest(struct node *all, const struct leaf *leaf, gsize from,
                     guint first, guint end)
{
    bool is_needed = false;
    for (guint i = first; i < end; i++)
        is_needed = is_needed || !leaf_word(leaf, i)->word->is_stop ||
                    leaf_word_end(leaf, i) > leaf_word(leaf, i)->end;
    if (!is_needed)
        return;
    g_autofree char *text =
        g_strndup(leaf->node->text + from, leaf_word_end(leaf, end - 1) - from);
    add_leaf(all, NODE_WORDS, text, NULL);
}

static struct node *unwrap(struct node *all)
{
    if (all->children->len > 1)
        return all;
    struct node *only = g_ptr_array_steal_index(all->children, 0);
    node_free(all);
    return only;
}

/* A phrase with another text in the place of an entry. */
static void add_phrase(struct node *parent, const struct leaf *leaf,
                       const struct span *span, const char *entry,
                       const char *label)
{
    const char *text = leaf->node->text;
    const gsize before =
        span->first > 0 ? leaf_word_end(leaf, span->first - 1) : 0;
    g_autofree char *head = g_strndup(text, before);
    g_autofree char *whole =
        g_strjoin(" ", head, entry, text + span->end, NULL);
    add_leaf(parent, NODE_PHRASE, whole, label);
}

/* ---- Adding ---------------------------------------------------------------
 */

static void add_related_words(struct rewriter *rewriter, struct node *all,
                              const struct leaf *leaf, const struct span *span)
{
    struct node *related = node_new(NODE_RELATED);
    g_autofree char *typed = typed_text(leaf, span);
    g_ptr_array_add(all->children, related);
    add_leaf(related, NODE_WORDS, typed, typed);
    if (span->n_words > 1)
        add_leaf(related, NODE_PHRASE, typed, typed);
    for (guint i = 0; i < span->entry->related->len; i++) {
        const struct thesaurus_entry *other =
            g_ptr_array_index(span->entry->related, i);
        add_leaf(related, NODE_PHRASE, other->text, other->text);
    }
    rewriter->n_added += span->entry->related->len;
}

static struct node *add_to_words(struct rewriter *rewriter,
                                 const struct leaf *leaf)
{
    struct node *all = node_new(NODE_ALL);
    gsize from = 0;
    guint next = 0;
    all->is_plain = true;
    for (guint i = 0; i < leaf->spans->len; i++) {
        const struct span *span = &g_array_index(leaf->spans, struct span, i);
        add_rest(all, leaf, from, next, span->first);
        add_related_words(rewriter, all, leaf, span);
        from = span->end;
        next = span->first + span->n_words;
    }
    add_rest(all, leaf, from, next, leaf->words->len);
    return unwrap(all);
}

static struct node *add_to_phrase(struct rewriter *rewriter,
                                  const struct leaf *leaf)
{
    struct node *related = node_new(NODE_RELATED);
    struct node *typed = add_leaf(related, NODE_PHRASE, leaf->node->text, NULL);
    typed->label = g_strdup(typed->text);
    for (guint i = 0; i < leaf->spans->len; i++) {
        const struct span *span = &g_array_index(leaf->spans, struct span, i);
        for (guint j = 0; j < span->entry->related->len; j++) {
            const struct thesaurus_entry *other =
                g_ptr_array_index(span->entry->related, j);
            add_phrase(related, leaf, span, other->text, other->text);
        }
        rewriter->n_added += span->entry->related->len;
    }
    return related;
}

static struct node *add_to_leaf(struct rewriter *rewriter,
                                const struct node *node)
{
    g_auto(leaf_t) leaf = leaf_read(rewriter->thesaurus, rewriter->french, node,
                                    rewriter->is_everything, rewriter->unknown);
    if (leaf.spans->len > 0 && node->kind == NODE_WORDS)
        return add_to_words(rewriter, &leaf);
    return leaf.spans->len > 0 ? add_to_phrase(rewriter, &leaf) : NULL;
}

/* ---- Copies of trees ------------------------------------------------------
 */

/* Takes the child over; all of these in all of those are one. */
static void add_child(struct node *parent, struct node *child)
{
    if (parent->kind == NODE_ALL && child->kind == NODE_ALL &&
        child->is_plain) {
        g_ptr_array_extend_and_steal(parent->children,
                                     g_ptr_array_ref(child->children));
        node_free(child);
    } else {
        g_ptr_array_add(parent->children, child);
    }
}

/* What is left out may have related words too, but is not replaced. */
static struct node *rewrite(struct rewriter *rewriter, const struct node *node)
{
    struct node *copy = NULL;
    if (node_is_text(node) && !node->label)
        copy = rewriter->replace(rewriter, node);
    if (copy)
        return copy;
    copy = node_copy_bare(node);
    for (guint i = 0; node->children && i < node->children->len; i++)
        add_child(copy,
                  rewrite(rewriter, g_ptr_array_index(node->children, i)));
    return copy;
}

static bool holds_text(const struct node *node)
{
    bool holds = node_is_text(node);
    for (guint i = 0; !holds && node->children && i < node->children->len; i++)
        holds = holds_text(g_ptr_array_index(node->children, i));
    return holds;
}

bool related_add(const struct thesaurus *thesaurus, struct french *french,
                 struct node **tree, bool is_everything, GPtrArray *unknown,
                 GError **error)
{
    struct rewriter rewriter = {.thesaurus = thesaurus,
                                .french = french,
                                .replace = add_to_leaf,
                                .is_everything = is_everything,
                                .unknown = unknown};
    g_autoptr(node_t) rewritten = rewrite(&rewriter, *tree);
    if (rewriter.n_added > RELATED_MAX) {
        return syntax_refuse(error, SYNTAX_ERROR_LIMIT, 1,
                             "the words of the query are related to more than "
                             "%d others; ask for a part of it",
                             "les mots de la requête ont plus de %d mots "
                             "apparentés" BLANK_NARROW "; n’en demandez qu’une "
                             "partie",
                             RELATED_MAX);
    }
    if (is_everything && rewriter.n_added == 0 && unknown->len == 0 &&
        holds_text(*tree))
        g_ptr_array_add(unknown, node_text(*tree));
    node_free(*tree);
    *tree = g_steal_pointer(&rewritten);
    return true;
}

/* ---- Replacing ------------------------------------------------------------
 */

static struct node *replace_leaf(struct rewriter *rewriter,
                                 const struct node *node)
{
    const struct leaf *leaf = rewriter->read;
    const struct span *span = rewriter->span;
    if (node != rewriter->target)
        return NULL;
    struct node *all = node_new(NODE_ALL);
    all->is_plain = true;
    if (node->kind == NODE_PHRASE) {
        add_phrase(all, leaf, span, rewriter->entry->text, NULL);
        return unwrap(all);
    }
    add_rest(all, leaf, 0, 0, span->first);
    add_leaf(all, NODE_PHRASE, rewriter->entry->text, NULL);
    add_rest(all, leaf, span->end, span->first + span->n_words,
             leaf->words->len);
    return unwrap(all);
}

/* The entries that the question speaks of already (const struct thesaurus_entry
 * *), below a node. */
static void find_entries(const struct rewriter *rewriter,
                         const struct node *node, GPtrArray *entries)
{
    if (node_is_text(node)) {
        g_auto(leaf_t) leaf =
            leaf_read(rewriter->thesaurus, rewriter->french, node, true, NULL);
        for (guint i = 0; i < leaf.spans->len; i++)
            g_ptr_array_add(
                entries,
                (gpointer) g_array_index(leaf.spans, struct span, i).entry);
    }
    const guint n_children = node->children ? node->children->len : 0;
    for (guint i = 0; i < (node->kind == NODE_RELATED ? 1 : n_children); i++)
        find_entries(rewriter, g_ptr_array_index(node->children, i), entries);
}

static void replace_spans(struct rewriter *rewriter, const struct node *tree,
                          const struct node *node, GPtrArray *trees)
{
    g_auto(leaf_t) leaf =
        leaf_read(rewriter->thesaurus, rewriter->french, node, true, NULL);
    rewriter->target = node;
    rewriter->read = &leaf;
    for (guint i = 0; i < leaf.spans->len; i++) {
        const struct span *span = &g_array_index(leaf.spans, struct span, i);
        const GPtrArray *others = span->entry->related;
        rewriter->span = span;
        for (guint j = 0; j < others->len && trees->len < RELATED_TREES_MAX;
             j++) {
            rewriter->entry = g_ptr_array_index(others, j);
            if (g_ptr_array_find(rewriter->asked, rewriter->entry, NULL))
                continue;
            struct related_tree *replaced = g_new0(struct related_tree, 1);
            replaced->typed = typed_text(&leaf, span);
            replaced->text = rewriter->entry->text;
            replaced->tree = rewrite(rewriter, tree);
            g_ptr_array_add(trees, replaced);
        }
    }
}

static void replace_below(struct rewriter *rewriter, const struct node *tree,
                          const struct node *node, GPtrArray *trees)
{
    if (node->kind == NODE_NOT || node->kind == NODE_RELATED)
        return;
    if (node_is_text(node))
        replace_spans(rewriter, tree, node, trees);
    for (guint i = 0; node->children && i < node->children->len; i++)
        replace_below(rewriter, tree, g_ptr_array_index(node->children, i),
                      trees);
}

static void related_tree_free(gpointer data)
{
    struct related_tree *replaced = data;
    g_free(replaced->typed);
    node_free(replaced->tree);
    g_free(replaced);
}

GPtrArray *related_replace(const struct thesaurus *thesaurus,
                           struct french *french, const struct node *tree)
{
    g_autoptr(GPtrArray) asked = g_ptr_array_new();
    struct rewriter rewriter = {.thesaurus = thesaurus,
                                .french = french,
                                .replace = replace_leaf,
                                .asked = asked};
    GPtrArray *trees = g_ptr_array_new_with_free_func(related_tree_free);
    find_entries(&rewriter, tree, asked);
    replace_below(&rewriter, tree, tree, trees);
    return trees;
}
