/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * option_name.h - the names of options, for those who mistype one.
 *
 * They are read from the help that GOption makes, so that there is no second
 * list of them.  Pure.
 */
#ifndef QUERY_OPTION_NAME_H
#define QUERY_OPTION_NAME_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct option_name {
    char *name;      /* the long one, without hyphens */
    char short_name; /* 0: none */
    bool has_value;
};

/* struct option_name, cleared by the array. */
GArray *option_names_read(const char *help);
/* NULL: none is called so. */
const struct option_name *option_names_find(const GArray *names,
                                            const char *name);
/* The one that was meant, if anyone can tell; else NULL. */
const struct option_name *option_names_nearest(const GArray *names,
                                               const char *name);

/* Whether it stands among the arguments, before "--". */
bool option_name_is_given(const struct option_name *option, char **arguments);

G_END_DECLS

#endif
