/* SPDX-License-Identifier: GPL-3.0-or-later */
/* location.c - where the index lies when nobody says. */
#include "shim/location.h"

char *location_of_index(void)
{
    const char *named = g_getenv("VIGIE_INDEX");
    if (named && *named)
        return g_strdup(named);
    return g_build_filename(g_get_user_data_dir(), "vigie", "index", NULL);
}
