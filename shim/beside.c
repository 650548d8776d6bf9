/* SPDX-License-Identifier: GPL-3.0-or-later */
/* beside.c - programs that lie beside this one. */
#include "shim/beside.h"

char *beside_path(const char *name)
{
    g_autofree char *self = g_file_read_link("/proc/self/exe", NULL);
    g_autofree char *folder = self ? g_path_get_dirname(self) : g_strdup(".");

    return g_build_filename(folder, name, NULL);
}
