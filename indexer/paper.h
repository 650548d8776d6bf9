/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper.h - what a document says of itself: its type, its day, its number,
 * whose it is, what it is about.
 *
 * Read from the first pages that have text (FACT_FROM_PAGE), from the title
 * that the file gives itself (FACT_FROM_INFO), from the file's name
 * (FACT_FROM_NAME).  Rules are tables: paper_title.c has the titles, each
 * paper_*.c the words that tell its fact, paper_name.c those of names.  A
 * document that prints nothing of the kind gets nothing; a fact that two
 * places contradict is left out rather than chosen.
 *
 *   FACT_TYPE     a name of doctype.h
 *   FACT_DATE     "2020-02-12": of the session for what a session does, of the
 *                 session convened for a convocation, of the act else; a day
 *                 of the calendar, 1800 to 2199
 *   FACT_NUMBER   "2020-015", without "n°"
 *   FACT_COMMUNE  "Ville de Nice", "Préfet de la Haute-Saône": as printed, but
 *                 not in capitals alone; no accent is added
 *   FACT_OBJECT   behind "Objet :" to its end, at most LIMIT_OBJECT_LEN
 *                 characters; of an arrêté, a convention, a règlement also
 *                 what its title goes on to say: "portant ..."
 *   FACT_SIRET    14 digits whose check digit is right
 *
 * Pure but for the inflation of pages; takes some 200 µs, and no more than a
 * few ms whatever the document: LIMIT_PAPER_PAGES, LIMIT_SHEET_LEN.
 */
#ifndef INDEXER_PAPER_H
#define INDEXER_PAPER_H

#include "shim/fact.h"
#include "shim/record.h"

#include <stdbool.h>

/* Adds to facts what the first pages and the record's title say.  False where
 * a page's text cannot be had: then nothing is added. */
bool paper_read(struct record *record, GArray *facts, GError **error);

/* Adds what the name of the file says, the last part of path (bytes). */
void paper_read_name(const char *path, GArray *facts);

#endif
