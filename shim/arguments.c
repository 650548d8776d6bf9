/* SPDX-License-Identifier: GPL-3.0-or-later */
/* arguments.c - what people type that GOption does not take. */
#include "shim/arguments.h"

#include <stdbool.h>
#include <string.h>

static bool is_option(const char *argument, const char *letters)
{
    return argument[0] == '-' && argument[1] && strchr(letters, argument[1]);
}

char **arguments_part(char **argv, const char *letters)
{
    g_autoptr(GStrvBuilder) parted = g_strv_builder_new();
    bool is_value = false, is_over = false;

    for (char **argument = argv; *argument; argument++) {
        is_over = is_over || g_str_equal(*argument, "--");
        if (is_over || is_value || !is_option(*argument, letters)) {
            g_strv_builder_add(parted, *argument);
            is_value = false;
        } else if ((*argument)[2]) {
            const char option[] = {'-', (*argument)[1], '\0'};
            g_strv_builder_add(parted, option);
            g_strv_builder_add(parted, *argument + 2);
        } else {
            g_strv_builder_add(parted, *argument);
            is_value = true;
        }
    }
    return g_strv_builder_end(parted);
}
