/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_syntax.c - any bytes are refused with a message, or give a tree whose
 * text is UTF-8 and reads back as the same tree. */
#include "query/notice.h"
#include "query/syntax.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* libFuzzer keeps what led to an abort. */
#define CHECK(claim)                            \
    do {                                        \
        if (!(claim)) {                         \
            g_printerr("not so: %s\n", #claim); \
            abort();                            \
        }                                       \
    } while (0)

static void check_tree(const struct node *node, const struct node *parent)
{
    if (node_is_text(node) || node->kind == NODE_FILTER) {
        CHECK(node->text && *node->text && !node->children);
        return;
    }
    CHECK(!node->text && node->children->len >= 1);
    CHECK(node->kind != NODE_NOT || node->children->len == 1);
    CHECK(node->kind != NODE_MUST || node->children->len == 1);
    CHECK((node->kind == NODE_NOT) <= (parent && parent->kind == NODE_ALL));
    CHECK((node->kind == NODE_MUST) <= (!parent || parent->kind == NODE_ALL));
    CHECK(node->kind != NODE_NEAR ||
          node->distances->len + 1 == node->children->len);
    guint n_positive = 0;
    for (guint i = 0; i < node->children->len; i++) {
        const struct node *child = g_ptr_array_index(node->children, i);
        n_positive += child->kind != NODE_NOT;
        check_tree(child, node);
    }
    CHECK(n_positive > 0);
}

static bool is_same(const struct node *a, const struct node *b)
{
    if (a->kind != b->kind || a->field != b->field ||
        g_strcmp0(a->text, b->text) != 0 || a->is_plain != b->is_plain ||
        !a->children != !b->children ||
        (a->children && a->children->len != b->children->len))
        return false;
    for (guint i = 0; a->distances && i < a->distances->len; i++)
        if (g_array_index(a->distances, guint, i) !=
            g_array_index(b->distances, guint, i))
            return false;
    for (guint i = 0; a->children && i < a->children->len; i++)
        if (!is_same(g_ptr_array_index(a->children, i),
                     g_ptr_array_index(b->children, i)))
            return false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    g_autofree char *text = g_strndup((const char *) data, size);
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) notices = notices_new();
    g_autoptr(node_t) tree = syntax_parse(text, notices, &error);
    CHECK(!tree == !!error);
    if (!tree) {
        const char *french = syntax_error_french(error);
        CHECK(*error->message && g_utf8_validate(error->message, -1, NULL));
        CHECK(french && g_utf8_validate(french, -1, NULL));
        const guint column = syntax_error_column(error);
        CHECK(column >= 1 && (error->code == SYNTAX_ERROR_ENCODING ||
                              column <= (guint) g_utf8_strlen(text, -1) + 1));
        return 0;
    }
    check_tree(tree, NULL);
    g_autofree char *parsed = node_text(tree);
    CHECK(g_utf8_validate(parsed, -1, NULL));
    g_autoptr(node_t) again = syntax_parse(parsed, NULL, &error);
    CHECK(again && is_same(tree, again));
    for (guint i = 0; i < notices->len; i++) {
        const struct notice *notice = g_ptr_array_index(notices, i);
        CHECK(g_utf8_validate(notice->english, -1, NULL));
        CHECK(g_utf8_validate(notice->french, -1, NULL));
    }
    return 0;
}
