/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * check.h - whether an index is whole, and what to do where it is not.
 *
 * First the tables, as Xapian knows them; then what vigie knows of itself:
 * every document has its record and its text, and both can be read; its
 * passages are numbered without a gap and lie in its stream; no passage and no
 * text is of no document; every path of a document has an entry in the ledger
 * that says so, and the other way about; of two documents that share text
 * either one knows the other; the coverage is the sum of it all.
 */
#ifndef INDEXER_CHECK_H
#define INDEXER_CHECK_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

/* Writes each problem to out, a line each, and at last what to do.  Errors: it
 * cannot be checked: there is no index, it is being written, out is full. */
bool check_index(const char *dir, FILE *out, bool *is_sound, GError **error);

#endif
