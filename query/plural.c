/* SPDX-License-Identifier: GPL-3.0-or-later */
/* plural.c - a word in its other number. */
#include "query/plural.h"

#include "shim/french.h"

#include <string.h>

/* Letters of a singular: "as" and "os" are none of "a" and "o". */
#define SINGULAR_MIN 3

static bool is_singular(const char *exact)
{
    static const char *const singulars[] = {"fois", "mois", "paris", "sous",
                                            NULL};
    return g_strv_contains(singulars, exact);
}

static void add(GPtrArray *others, const char *exact, gsize len,
                const char *ending)
{
    g_autofree char *other =
        g_strdup_printf("%.*s%s", (int) len, exact, ending);
    if (g_utf8_strlen(exact, (gssize) len) >= SINGULAR_MIN &&
        g_utf8_strlen(other, -1) <= FRENCH_WORD_MAX && !is_singular(other))
        g_ptr_array_add(others, g_steal_pointer(&other));
}

/* "feu": its plural may have an x. */
static bool takes_x(const char *exact, gsize len)
{
    return len > 1 && exact[len - 1] == 'u' && strchr("aeo", exact[len - 2]);
}

char **plural_others(const char *exact)
{
    GPtrArray *others = g_ptr_array_new();
    const gsize len = strlen(exact);
    if (is_singular(exact))
        ;
    else if (g_str_has_suffix(exact, "s") ||
             (g_str_has_suffix(exact, "x") && takes_x(exact, len - 1)))
        add(others, exact, len - 1, "");
    else if (!g_str_has_suffix(exact, "x") && !g_str_has_suffix(exact, "z"))
        add(others, exact, len, "s");
    if (takes_x(exact, len))
        add(others, exact, len, "x");
    if (g_str_has_suffix(exact, "ue"))
        add(others, exact, len - 1, "s");
    if (g_str_has_suffix(exact, "ues"))
        add(others, exact, len - 2, "s");
    g_ptr_array_add(others, NULL);
    return (char **) g_ptr_array_free(others, FALSE);
}
