/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * thesaurus_file.h - the thesaurus as a file: where it lies, and reading it.
 */
#ifndef QUERY_THESAURUS_FILE_H
#define QUERY_THESAURUS_FILE_H

#include "query/thesaurus.h"

G_BEGIN_DECLS

/* Far above what people write. */
#define THESAURUS_FILE_MAX ((gsize) 1024 * 1024)

/* Adds the groups of the file named, else the one in $VIGIE_THESAURUS; these
 * must be there.  Else of the first that is there of
 *
 *   $XDG_CONFIG_HOME/vigie/thesaurus
 *   ../share/vigie/thesaurus   from the folder of the running program
 *   ../corpus/thesaurus        the same, where it runs from its sources
 *
 * or nothing.  complaints (char *) are added: what was passed over, with the
 * file and the line.  Errors: G_FILE_ERROR. */
bool thesaurus_load(struct thesaurus *thesaurus, const char *named,
                    GPtrArray *complaints, GError **error);

G_END_DECLS

#endif
