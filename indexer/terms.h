/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terms.h - the terms of a passage, as schema.h lists them.
 */
#ifndef INDEXER_TERMS_H
#define INDEXER_TERMS_H

#include "indexer/passages.h"
#include "shim/shim.h"

#include <glib.h>

/* Adds the words of a passage, and those that follow it as look-ahead.
 * tokens: of the whole stream. */
void terms_add(struct shim_document *doc, const GArray *tokens,
               const struct passage *passage);

#endif
