/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * config.h - the options that a user always wants, from a file.
 *
 * The file that $VIGIE_CONFIG names; else vigie/config in $XDG_CONFIG_HOME, or
 * in the first of $XDG_CONFIG_DIRS that has it.  A GKeyFile; a key of its group
 * [query] is the long name of an option, taken as if it were typed before all
 * others, but
 *
 *   - not where the command line gives the same option, or one that excludes
 *     it, or where the option's environment variable is set;
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

/* argv with what the key of that number says, or all keys where it is
 * CONFIG_ALL, before its own arguments. */
#define CONFIG_ALL G_MAXUINT
char **config_arguments(const struct config *config, guint number, char **argv);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(config_t, config_free)

G_END_DECLS

#endif
