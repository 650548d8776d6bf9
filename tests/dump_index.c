/* SPDX-License-Identifier: GPL-3.0-or-later */
/* dump_index.c - prints all that an index holds, for tests that compare. */
#include "shim/shim.h"

#include <stdio.h>

int main(int argc, char **argv)
{
    g_autoptr(GError) error = NULL;
    if (argc != 2)
        return 2;
    g_autoptr(shim_reader_t) reader = shim_reader_open(argv[1], &error);
    if (reader && shim_reader_dump(reader, stdout, &error) &&
        fflush(stdout) == 0)
        return 0;
    fprintf(stderr, "dump_index: %s\n",
            error ? error->message : "cannot print");
    return 1;
}
