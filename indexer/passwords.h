/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * passwords.h - the passwords that encrypted documents are tried with.
 *
 * They come from a file, one a line, in UTF-8; empty lines are none.  From the
 * indexer to its workers they go in a descriptor that has no name, never on a
 * command line or in an environment, and nothing prints them.
 */
#ifndef INDEXER_PASSWORDS_H
#define INDEXER_PASSWORDS_H

#include <glib.h>

/* Bytes: ISO 32000-2 allows no longer ones. */
#define PASSWORD_LEN_MAX 127
/* Each is tried on each encrypted document, at some milliseconds. */
#define PASSWORDS_MAX 100

/* Reads the file and gives a descriptor of its passwords, above those that a
 * worker has (worker.h); -1 on error: it cannot be read, is not UTF-8, or holds
 * too many or too long ones. */
int passwords_open(const char *path, GError **error);
/* The passwords in such a descriptor, whose offset does not count. */
char **passwords_read(int fd, GError **error);

#endif
