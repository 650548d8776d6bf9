/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * settings.h - all that a batch's answers depend on, beside its questions: so
 * that a run which goes on with another's work can tell whether it may.
 *
 * An option that changes what is written is named here.
 */
#ifndef QUERY_SETTINGS_H
#define QUERY_SETTINGS_H

#include "query/holdings.h"
#include "query/options.h"

G_BEGIN_DECLS

/* Adds them, by the names of their options, to a group of the file; of the
 * index, what it is now.  Errors: of the reader. */
bool settings_add(GKeyFile *file, const char *group,
                  const struct options *options, struct holdings *holdings,
                  GError **error);

G_END_DECLS

#endif
