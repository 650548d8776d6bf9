/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * path.h - names of files, which are bytes, in texts that are not.
 *
 * A name may hold newlines, terminal escapes and bytes that are no UTF-8.
 * Each of these writes it so that nothing breaks and nothing is lost.
 */
#ifndef SHIM_PATH_H
#define SHIM_PATH_H

#include <glib.h>

G_BEGIN_DECLS

/* For people and for tables: valid UTF-8 on one line.  A backslash is
 * doubled; control characters and bytes that are no UTF-8 stand as \xHH. */
char *path_print(const char *path);

/* A JSON string, quotes included.  A byte that is no UTF-8 stands as the
 * escape \udcHH, which Python's os.fsencode() takes back. */
char *path_json(const char *path);

/* A file: URI of an absolute path; any byte survives. */
char *path_uri(const char *path);

G_END_DECLS

#endif
