/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * arguments.h - what people type that GOption does not take: -j2 for -j 2.
 */
#ifndef SHIM_ARGUMENTS_H
#define SHIM_ARGUMENTS_H

#include <glib.h>

G_BEGIN_DECLS

/* The arguments, ended by NULL, with the value that is glued to one of the
 * letters parted from it.  Nothing behind "--" is touched, and no value of
 * these letters. */
char **arguments_part(char **argv, const char *letters);

G_END_DECLS

#endif
