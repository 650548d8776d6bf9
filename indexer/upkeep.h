/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * upkeep.h - changes to an index that need no documents read.
 */
#ifndef INDEXER_UPKEEP_H
#define INDEXER_UPKEEP_H

#include <glib.h>
#include <stdbool.h>

/* Makes all anew that is made from the text of documents, which the index
 * keeps: after another version has learnt to cut or read words otherwise.
 * One change: queries see the old state until it is done, and an interrupt
 * leaves that.  Tells on stderr what it did. */
bool upkeep_reanalyse(const char *dir, int *interrupted, GError **error);

/* Takes out of the index what it has of files at and below the paths, whether
 * they are there or not.  Tells on stderr how many there were. */
bool upkeep_forget(const char *dir, char **paths, GError **error);

#endif
