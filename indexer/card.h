/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * card.h - what all passages of a document have beside its text: its card, as
 * a library keeps one of each book (schema.h lists terms and values).
 *
 * A card changes without the text: a file moves, a table says more.  The
 * passages in the index are given the new one then.
 */
#ifndef INDEXER_CARD_H
#define INDEXER_CARD_H

#include "shim/french.h"
#include "shim/record.h"
#include "shim/shim.h"

#include <glib.h>
#include <stdbool.h>

/* Words of title and object that are indexed: whole sentences pass. */
#define CARD_WORDS_MAX 100
/* Names of a document's files that it is found by: an archive can hold the
 * same file tens of thousands of times. */
#define CARD_NAMES_MAX 64

/* The record's card, which shim_document_add_all() gives to a passage; yours.
 */
struct shim_document *card_new(struct french *french,
                               const struct record *record);

/* What the record's card is made of, as a number: another one where it
 * differs. */
guint64 card_digest(const struct record *record);

/* Gives the card to all passages of the document in the index. */
bool card_exchange(struct shim_writer *writer, struct french *french,
                   const struct record *record, GError **error);

#endif
