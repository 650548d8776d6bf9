/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_name.h - what a name says of a document: a file's, or the title that
 * the file gives itself.
 *
 *   CR_conseil_municipal_07_10_2022.pdf    compte rendu, 2022-10-07
 *   mairie-corte_convocation-odj_2024-12-23_downloads-1915.pdf
 *                                          convocation, 2024-12-23
 *   cr010416.pdf                           compte rendu, 2016-04-01: six digits
 *                                          are a day where a type is before
 *   RGL-1144-2010-Parc-canin.pdf           règlement, n° 1144-2010
 *
 * The first word that names a type counts; of two different days none does.
 * Pure.
 */
#ifndef INDEXER_PAPER_NAME_H
#define INDEXER_PAPER_NAME_H

#include "shim/fact.h"

/* Adds FACT_TYPE, FACT_DATE, FACT_NUMBER; name: any bytes, with its extension
 * or without. */
void paper_name_read(const char *name, enum fact_origin origin, GArray *facts);

#endif
