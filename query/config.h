/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config.h - the options that a user always wants, from a file.
 *
 * The file that $VIGIE_CONFIG names; else vigie/config in $XDG_CONFIG_HOME, or
 * in the first of $XDG_CONFIG_DIRS that has it.  A GKeyFile of one group, since
 * no other program reads it: a key of [query] is the long name of an option,
 * taken as if it were typed before all others, but
 *
 *   - not where the command line gives the same option, or where the option's
 *     environment variable is set;
 *   - nor where what is typed excludes it, or lacks what it needs: "facet" has
 *     no place in a feed, nor "fragment" in what is no page (config_fit());
 *   - true and false stand for an option without value and for none;
 *   - an option that may be repeated has a list, of semicolons;
 *   - ~/ at the start of a value is the user's folder.
 */
#ifndef QUERY_CONFIG_H
#define QUERY_CONFIG_H

#include "query/option_name.h"

G_BEGIN_DECLS

struct config {
    char *path;   /* of the file, or NULL: there is none */
    GArray *keys; /* struct config_key, in the order of the file */
};
struct config_key {
    char *key;
    char **arguments; /* what is typed for it */
};
typedef struct config config_t;

/* What the file adds to the command line argv.  Errors: G_OPTION_ERROR, with
 * the file and the key. */
struct config *config_read(char **argv, const GArray *names, GError **error);
void config_free(struct config *config);

/* Whether a command line can be obeyed.  Errors: G_OPTION_ERROR_FAILED where
 * options do not go together or lack another; others where one is wrong,
 * whatever stands beside it. */
typedef bool config_check(char **argv, GError **error);

/* The command line with all keys of the file before its own arguments, where
 * check allows that; else with those that it allows beside what is typed, and
 * those that these allow.  A command line that check refuses with and without
 * them stays as it was typed; the error is check's to tell.  NULL: a key is
 * wrong, or several that go with what is typed do not go together; or what is
 * typed is wrong. */
char **config_fit(const struct config *config, char **argv, config_check *check,
                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(config_t, config_free)

G_END_DECLS

#endif
