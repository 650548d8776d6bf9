/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * beside.h - programs that lie beside this one: its worker.
 */
#ifndef SHIM_BESIDE_H
#define SHIM_BESIDE_H

#include <glib.h>

G_BEGIN_DECLS

/* The path of the program of that name in the folder of this one, whether it
 * is there or not. */
char *beside_path(const char *name);

G_END_DECLS

#endif
