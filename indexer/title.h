/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * title.h - a document's title, if it is one.
 *
 * What a PDF calls its title is as often the name of the program that made it,
 * of a file, of a scanner's job: "Microsoft Word - doc1.doc", "untitled",
 * "KM_C250i_S2211".  A title has two words or more that could be of one.
 */
#ifndef INDEXER_TITLE_H
#define INDEXER_TITLE_H

#include "shim/french.h"

/* The title, less the name of the program that wrote it and the extension of a
 * file; NULL where it is none, or NULL was given.  Yours. */
char *title_read(struct french *french, const char *title);

#endif
