/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_thesaurus.c - any bytes are groups or complaints; what a group holds is
 * found as it is written, relations go both ways, and a question with related
 * words is a sound tree. */
#include "query/related.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(claim)                       \
    do {                                   \
        if (!(claim))                      \
            g_error("not so: %s", #claim); \
    } while (0)

static const struct thesaurus_entry *
find(struct french *french, const struct thesaurus *thesaurus, const char *text)
{
    g_autoptr(GArray) words =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    guint n = 0;
    french_tokens(french, text, strlen(text), words);
    for (guint i = words->len; i > 0; i--)
        if (g_array_index(words, struct french_token, i - 1).kind !=
            FRENCH_WORD)
            g_array_remove_index(words, i - 1);
    const struct thesaurus_entry *entry = thesaurus_find(
        thesaurus, (const struct french_token *) words->data, words->len, &n);
    CHECK(!entry || (n > 0 && n <= words->len));
    return entry;
}

static void check_entry(struct french *french,
                        const struct thesaurus *thesaurus,
                        const struct thesaurus_entry *entry)
{
    CHECK(*entry->text && g_utf8_validate(entry->text, -1, NULL));
    CHECK(!strpbrk(entry->text, "\n,"));
    CHECK(entry->related->len > 0 &&
          entry->related->len <= THESAURUS_RELATED_MAX);
    CHECK(find(french, thesaurus, entry->text) == entry);
    for (guint i = 0; i < entry->related->len; i++) {
        const struct thesaurus_entry *other =
            g_ptr_array_index(entry->related, i);
        CHECK(other != entry);
        CHECK(g_ptr_array_find(other->related, entry, NULL));
    }
}

static void check_tree(const struct node *node)
{
    CHECK(!node->text == !!node->children);
    CHECK(!node->text ||
          (*node->text && g_utf8_validate(node->text, -1, NULL)));
    for (guint i = 0; node->children && i < node->children->len; i++) {
        const struct node *child = g_ptr_array_index(node->children, i);
        CHECK((node->kind == NODE_RELATED) == (child->label != NULL));
        CHECK(!child->label || child->text);
        check_tree(child);
    }
    CHECK(node->kind != NODE_RELATED || node->children->len > 1);
}

/* A line asked as a question: with related words it is a tree as sound. */
static void check_question(struct french *french,
                           const struct thesaurus *thesaurus, const char *line)
{
    g_autoptr(node_t) tree = syntax_parse(line, NULL, NULL);
    g_autoptr(GPtrArray) unknown = g_ptr_array_new_with_free_func(g_free);
    g_autoptr(GError) error = NULL;
    if (!tree)
        return;
    g_autoptr(GPtrArray) trees = related_replace(thesaurus, french, tree);
    for (guint i = 0; i < trees->len; i++) {
        const struct related_tree *replaced = g_ptr_array_index(trees, i);
        CHECK(*replaced->typed && *replaced->text);
        check_tree(replaced->tree);
    }
    if (related_add(thesaurus, french, &tree, true, unknown, &error))
        check_tree(tree);
    else
        CHECK(error->code == SYNTAX_ERROR_LIMIT);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autoptr(french_t) french = french_new(NULL);
    g_autoptr(thesaurus_t) thesaurus = thesaurus_new(french);
    g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func(g_free);
    const char *text = (const char *) data;
    thesaurus_read(thesaurus, text, size, complaints);
    for (guint i = 0; i < complaints->len; i++)
        CHECK(g_utf8_validate(complaints->pdata[i], -1, NULL));
    /* Whatever stands between two commas, or the ends of a line, is asked. */
    g_autofree char *valid = g_utf8_make_valid(text, (gssize) size);
    g_auto(GStrv) parts = g_strsplit_set(valid, ",\n", -1);
    for (char **part = parts; *part; part++) {
        const struct thesaurus_entry *entry = find(french, thesaurus, *part);
        if (entry)
            check_entry(french, thesaurus, entry);
    }
    g_auto(GStrv) lines = g_strsplit(valid, "\n", -1);
    for (char **line = lines; *line; line++)
        check_question(french, thesaurus, *line);
    return 0;
}
