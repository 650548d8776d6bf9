/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * blame.h - an error that the document is to blame for, in the words that are
 * shown after its name (extract.h).
 */
#ifndef INDEXER_BLAME_H
#define INDEXER_BLAME_H

#include <glib.h>
#include <stdbool.h>

/* Sets *error, if given, to G_IO_ERROR_INVALID_DATA.  Always false. */
bool blame(GError **error, const char *format, ...) G_GNUC_PRINTF(2, 3);

#endif
