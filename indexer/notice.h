/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * notice.h - what is known of a document (shim/fact.h), from the document
 * itself and from the names of its files.
 */
#ifndef INDEXER_NOTICE_H
#define INDEXER_NOTICE_H

#include "shim/french.h"
#include "shim/record.h"

#include <stdbool.h>

/* What its first pages and its title say.  What they said before makes room. */
bool notice_read(struct french *french, struct record *record, GError **error);

/* What the names of its files say, likewise: of the first CARD_NAMES_MAX. */
void notice_read_names(struct record *record);

#endif
