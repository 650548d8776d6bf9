/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terminal.h - what a terminal shows: how wide it is, how wide a text.
 */
#ifndef QUERY_TERMINAL_H
#define QUERY_TERMINAL_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Columns that a text without control characters takes: two of a wide
 * character (East Asian, emoji), none of a combining one. */
guint terminal_text_width(const char *text);
guint terminal_char_width(gunichar c);

G_END_DECLS

#endif
