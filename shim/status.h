/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * status.h - one line on a terminal that tells how far a run is.  Nothing where
 * stderr is no terminal.
 */
#ifndef SHIM_STATUS_H
#define SHIM_STATUS_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct status;
typedef struct status status_t;

struct status *status_new(void);
/* Clears the line. */
void status_free(struct status *status);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(status_t, status_free)

bool status_is_shown(const struct status *status);
/* Whether the line is old enough for a new one. */
bool status_is_due(const struct status *status);
/* Since it was made. */
double status_seconds(const struct status *status);

/* Says it instead of what stands there. */
void status_say(struct status *status, const char *what);
/* Makes room for a message, until the next line. */
void status_clear(struct status *status);

/* "0:07", "12:34", in minutes and seconds; yours. */
char *status_time(double seconds);

G_END_DECLS

#endif
