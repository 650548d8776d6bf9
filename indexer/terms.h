/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terms.h - the terms of a passage, as schema.h lists them.
 */
#ifndef INDEXER_TERMS_H
#define INDEXER_TERMS_H

#include "indexer/passages.h"
#include "shim/shim.h"

#include <glib.h>

/* Adds the words of a passage, and those that follow it as look-ahead. */
void terms_add(struct shim_document *doc, const struct passages_input *input,
               const struct passage *passage);

#endif
