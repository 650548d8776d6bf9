/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * escape.h - attempts to get out of the sandbox from within, for the tests
 * (worker.h): what a document would do that has taken over its worker.
 *
 *   read write list       files: reads one, writes one, lists a folder
 *   socket                opens a socket
 *   fork clone thread     starts a process, in three ways
 *   exec                  becomes another program
 *   ptrace                is traced
 *   kill tgkill own       signals another process; has the kernel do so
 *   limit                 changes one of its limits
 *   mmap mprotect         writes what it can then run
 *   malloc                takes 3 GiB
 *   io_uring              sets up a ring, by which calls go unfiltered
 *   terminal              changes something by ioctl()
 */
#ifndef INDEXER_ESCAPE_H
#define INDEXER_ESCAPE_H

#include <glib.h>
#include <stdbool.h>

/* name: one of these; victim: another process of this user; socket: open.
 * Where it comes back at all, *error is set: "refused: EACCES", or "escaped".
 * True without an attempt where there is none of that name. */
bool escape_attempt(const char *name, int victim, int socket, GError **error);

#endif
