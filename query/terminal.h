/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * terminal.h - what the standard output can show: how wide it is, how wide a
 * text is on it, colours, links.
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

/* Whether the standard output is a terminal that moves its cursor. */
bool terminal_is_there(void);
/* As it says itself, else as COLUMNS does; 0: no terminal, or nobody knows. */
guint terminal_width(void);
/* Whether it is one of those that are known to follow OSC 8; none inside of
 * screen or tmux, whose old versions print it. */
bool terminal_has_links(void);

G_END_DECLS

#endif
