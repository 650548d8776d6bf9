/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * listing_facts.h - what is known of a document, and who says so, in the
 * formats of listing.h.
 *
 *   text   a line a file: path: name: value (origin); ...
 *   jsonl  an object a file: path, document, facts (of each: name, value,
 *          origin)
 *   csv    a row a fact: path, document, name, value, origin
 *
 * Names and origins as in shim/fact.h.  Of several facts of a name the first
 * counts.
 */
#ifndef INDEXER_LISTING_FACTS_H
#define INDEXER_LISTING_FACTS_H

#include "shim/record.h"

#include <glib.h>
#include <stdio.h>

struct listing_facts {
    const char *path;            /* bytes */
    const struct record *record; /* NULL: no document, nothing is printed */
};

void listing_facts_text(const struct listing_facts *row, FILE *out);
void listing_facts_jsonl(const struct listing_facts *row, FILE *out);
void listing_facts_csv_head(FILE *out);
void listing_facts_csv(const struct listing_facts *row, FILE *out);

/* A cell in quotation marks, no formula, and what follows it. */
void listing_csv_cell(const char *text, char end, FILE *out);

#endif
