/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * worker.h - vigie-extract as the pool's worker: documents from the socket,
 * pages into it (wire.h), until the pool closes it.
 */
#ifndef INDEXER_WORKER_H
#define INDEXER_WORKER_H

#include <glib.h>
#include <stdbool.h>

/* Where the pool leaves the socket. */
#define WORKER_SOCKET 3

/* True when the pool has closed the socket.
 *
 * test_hooks: text documents that begin with "vigie-test:" and a word make
 * the worker misbehave, so that tests can walk the pool's hard paths:
 * crash, exit, hang, lie (a frame that cannot be), order (DONE twice), flood
 * (pages without end), close (the socket, going on), stale (crash unless
 * this is the worker's first document), grow (memory without end). */
bool worker_run(int socket, bool test_hooks, GError **error);

#endif
