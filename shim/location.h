/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * location.h - where the index lies when nobody says.
 */
#ifndef SHIM_LOCATION_H
#define SHIM_LOCATION_H

#include <glib.h>

G_BEGIN_DECLS

/* $VIGIE_INDEX, else $XDG_DATA_HOME/vigie/index. */
char *location_of_index(void);

G_END_DECLS

#endif
