/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * interrupt.h - SIGINT, SIGTERM, SIGHUP as something to be read, not a blow.
 *
 * A SIGHUP that is ignored (nohup) stays so.
 */
#ifndef INDEXER_INTERRUPT_H
#define INDEXER_INTERRUPT_H

#include <glib.h>

/* Blocks the signals in this thread and those it starts; the descriptor is
 * readable once one has come, and nobody reads it.  Errors: -1. */
int interrupt_open(GError **error);
/* The signal that has come, or 0.  It stays: asking again tells the same. */
int interrupt_signal(void);

#endif
