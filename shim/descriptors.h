/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * descriptors.h - the three descriptors that every program counts on.
 */
#ifndef SHIM_DESCRIPTORS_H
#define SHIM_DESCRIPTORS_H

#include <glib.h>

G_BEGIN_DECLS

/* For the start of main(): opens /dev/null as those of 0, 1 and 2 that are
 * closed, so that no file opened later is taken for one of them and gets a
 * message written into it.  To write to it still fails: only reading is
 * open. */
void descriptors_hold(void);

G_END_DECLS

#endif
