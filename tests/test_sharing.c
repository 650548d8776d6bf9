/* SPDX-License-Identifier: GPL-3.0-or-later */
/* test_sharing.c - lists of copies come back as they were kept, and what is
 * damaged is an error. */
#include "shim/sharing.h"
#include "shim/variant.h"

#include <string.h>

static struct sharing *sharing_with(char letter, guint n)
{
    GArray *stretches =
        g_array_new(FALSE, FALSE, sizeof(struct sharing_stretch));
    for (guint i = 0; i < n; i++) {
        const struct sharing_stretch stretch = {i * 1000, i * 1000 + 900,
                                                i * 500, i * 500 + 901};
        g_array_append_val(stretches, stretch);
    }
    g_autofree char *id = g_strnfill(64, letter);
    return sharing_new(id, stretches);
}

static void free_sharing(gpointer sharing)
{
    sharing_free(sharing);
}

static GBytes *encoded(const char *letters)
{
    g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func(free_sharing);
    for (; *letters; letters++)
        g_ptr_array_add(list, sharing_with(*letters, list->len + 1));
    return sharing_encode(list);
}

static void test_round_trip(void)
{
    GError *error = NULL;
    g_autoptr(GBytes) bytes = encoded("caf");
    g_autoptr(GPtrArray) list = sharing_decode(bytes, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(list->len, ==, 3);
    static const struct {
        char letter;
        guint n;
    } wanted[] = {{'a', 2}, {'c', 1}, {'f', 3}};
    for (guint i = 0; i < list->len; i++) {
        const struct sharing *sharing = g_ptr_array_index(list, i);
        g_autoptr(sharing_t) same = sharing_with(wanted[i].letter, wanted[i].n);
        g_assert_cmpstr(sharing->id, ==, same->id);
        g_assert_cmpmem(sharing->stretches->data,
                        sharing->stretches->len *
                            sizeof(struct sharing_stretch),
                        same->stretches->data,
                        same->stretches->len * sizeof(struct sharing_stretch));
    }
}

static void test_empty(void)
{
    GError *error = NULL;
    g_autoptr(GBytes) bytes = encoded("");
    g_assert_null(bytes);
    g_autoptr(GPtrArray) list = sharing_decode(NULL, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(list->len, ==, 0);
}

static void assert_damaged(GBytes *bytes)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(GPtrArray) list = sharing_decode(bytes, &error);
    g_assert_null(list);
    g_assert_nonnull(error);
}

static void test_damaged(void)
{
    g_autoptr(GBytes) bytes = encoded("ab");
    for (gsize len = 0; len < g_bytes_get_size(bytes); len++) {
        g_autoptr(GBytes) part = g_bytes_new_from_bytes(bytes, 0, len);
        assert_damaged(part);
    }
    /* An id that is none, a number missing, a stretch that ends before it
     * begins. */
    static const char *const wrong[] = {
        "[([byte 0x61], [uint32 1, 2, 3, 4])]",
        "[(%s, [uint32 1, 2, 3])]",
        "[(%s, [uint32 2, 1, 3, 4])]",
    };
    g_autoptr(GString) id = g_string_new("[byte 0x61");
    for (guint i = 1; i < 32; i++)
        g_string_append(id, ", 0x61");
    g_string_append_c(id, ']');
    for (gsize i = 0; i < G_N_ELEMENTS(wrong); i++) {
        GError *error = NULL;
        g_autoptr(GString) text = g_string_new(wrong[i]);
        g_string_replace(text, "%s", id->str, 1);
        g_autoptr(GVariant) value = g_variant_parse(
            G_VARIANT_TYPE("a(ayau)"), text->str, NULL, NULL, &error);
        g_assert_no_error(error);
        g_autoptr(GBytes) plain = variant_encode(value);
        g_autoptr(GBytes) stored = variant_deflate(plain);
        assert_damaged(stored);
    }
}

int main(int argc, char **argv)
{
    g_test_init(&argc, &argv, NULL);
    g_test_add_func("/sharing/round trip", test_round_trip);
    g_test_add_func("/sharing/nothing", test_empty);
    g_test_add_func("/sharing/damaged", test_damaged);
    return g_test_run();
}
