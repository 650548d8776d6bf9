/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker.h - vigie-extract as the pool's worker: documents from the socket,
 * pages into it (wire.h), until the pool closes it.
 */
#ifndef INDEXER_WORKER_H
#define INDEXER_WORKER_H

#include "indexer/ocr_options.h"

#include <glib.h>
#include <stdbool.h>

/* Where the pool leaves the socket. */
#define WORKER_SOCKET 3
/* Where it leaves the passwords (passwords.h), if there are any. */
#define WORKER_PASSWORDS (WORKER_SOCKET + 1)

struct worker_options {
    const struct ocr_options *ocr;
    bool unconfined; /* sandbox_limit() only, for scripts/trace-syscalls */
    bool test_hooks;
};

/* True when the pool has closed the socket.
 *
 * test_hooks: documents that begin with "vigie-test:", a word and the end of
 * the line (a PDF may begin after it) make the worker misbehave, so that tests
 * can walk the pool's hard paths and try the sandbox's walls:
 *   crash   SIGSEGV
 *   abort   SIGABRT, as from a failed assertion
 *   warn    a message of GLib's, then the document as it is
 *   stale   SIGSEGV, unless it is this worker's first document
 *   exit    leaves with status 3
 *   hang    says no more
 *   close   the same, with the socket closed
 *   lie     a frame that cannot be
 *   order   READY once more
 *   flood   long pages without end
 *   drip    empty pages without end
 *   members       members of an archive without end
 *   member-bytes  bytes of a member without end
 *   bytes         bytes of no member
 *   member-crash  SIGSEGV in the second member
 *   grow    takes memory without end
 *   form    SIGSEGV, unless annotations are left out
 *   ocr     SIGSEGV in the OCR of every page
 *   ocr-1   the same, of the first page only
 *   ocr-hang  says no more in the OCR of the first page
 *   escape-NAME     escape.h's, the document then failing with what it says */
bool worker_run(int socket, const struct worker_options *options,
                GError **error);

#endif
