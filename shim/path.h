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

/* A member of an archive is named by the path of the archive, two slashes, and
 * its own name; within another archive again.  No other absolute path has two
 * slashes (but at its start).  The length of what names the file itself. */
gsize path_file_len(const char *path);

/* For people and for tables: valid UTF-8 on one line.  A backslash is
 * doubled; control characters and bytes that are no UTF-8 stand as \xHH. */
char *path_print(const char *path);

/* A JSON string, quotes included.  A byte that is no UTF-8 stands as the
 * escape \udcHH, which Python's os.fsencode() takes back. */
char *path_json(const char *path);

/* A file: URI of an absolute path; any byte survives.  Of a member of an
 * archive, the archive's: there is nothing else to open. */
char *path_uri(const char *path);

G_END_DECLS

#endif
