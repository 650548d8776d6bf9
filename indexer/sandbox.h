/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sandbox.h - what a process gives up before it reads a document.
 *
 * Resources are bounded (limits.h): memory, processor time, size of files,
 * descriptors, no core dump; no privilege can be gained, and no other process
 * of the user may look in.  Not to be undone.
 */
#ifndef INDEXER_SANDBOX_H
#define INDEXER_SANDBOX_H

#include <glib.h>
#include <stdbool.h>

bool sandbox_enter(GError **error);

#endif
