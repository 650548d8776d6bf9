/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wrap.h - text on its way to a terminal, broken into lines at blanks.
 *
 * Columns are a terminal's (terminal.h).  As French has it, no line breaks
 * behind « nor before » ; : ! ? and %.  A word that is wider than a line stands
 * on one of its own, whole: it may be an address.
 *
 * Pure: written is to a string.
 */
#ifndef QUERY_WRAP_H
#define QUERY_WRAP_H

#include <glib.h>

G_BEGIN_DECLS

struct wrap {
    GString *out;
    guint width;  /* columns of a line; 0: nothing is broken */
    guint indent; /* of the lines after the first */
    /* Private. */
    guint start, column, n_blanks, gap, word_width;
    GString *word;
    gunichar last;
    char *link;
};

/* A line begins. */
void wrap_init(struct wrap *wrap, GString *out, guint width, guint indent);
/* Writes what is left; no newline. */
void wrap_release(struct wrap *wrap);

/* Bytes, made clean (print_clean). */
void wrap_text(struct wrap *wrap, const char *text, gsize len);
/* A terminal's code, which takes no column. */
void wrap_code(struct wrap *wrap, const char *code);
/* What follows leads to the address (OSC 8), which is ASCII; NULL: to none. */
void wrap_link(struct wrap *wrap, const char *uri);

G_END_DECLS

#endif
