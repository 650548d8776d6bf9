/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * syntax_error.h - why a query, or a line of a batch, is not answered as it
 * stands, and where.
 *
 * Such an error knows its column, which is not parsed from the message: where
 * there is a line to show, a caret stands there (caret.h).  Its message is in
 * English, as all that programs and terminals are told; it knows the same in
 * French, for pages and notes.  Both stand beside each other where it arises.
 * Pure.
 */
#ifndef QUERY_SYNTAX_ERROR_H
#define QUERY_SYNTAX_ERROR_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

#define SYNTAX_ERROR (syntax_error_quark())
GQuark syntax_error_quark(void);

enum syntax_error {
    SYNTAX_ERROR_ENCODING, /* not UTF-8 */
    SYNTAX_ERROR_EMPTY,    /* no word in it */
    SYNTAX_ERROR_EXPECTED, /* something lacks or is too much */
    SYNTAX_ERROR_LIMIT,    /* longer or deeper than is answered */
    SYNTAX_ERROR_FIELD,    /* a filter of no field that there is */
    SYNTAX_ERROR_LINE,     /* a line of a batch is no question */
    SYNTAX_ERROR_HEAD,     /* a column of a batch cannot be */
};

/* Sets an error whose message begins with the column, in code points from 1:
 * "column 9: ...", "colonne 9 : ..."; 0: it has none.  Both formats take the
 * arguments, in one order.  Gives false, for the caller to give too. */
bool syntax_refuse(GError **error, enum syntax_error code, guint column,
                   const char *english, const char *french, ...)
    G_GNUC_PRINTF(4, 6) G_GNUC_PRINTF(5, 6);
/* The same of sentences as they stand. */
bool syntax_refuse_as(GError **error, enum syntax_error code, guint column,
                      const char *english, const char *french);

/* Puts something before both messages of an error that is one of these. */
void syntax_error_prefix(GError **error, const char *english,
                         const char *french, ...) G_GNUC_PRINTF(2, 4)
    G_GNUC_PRINTF(3, 4);

/* Of any error: its column, 0 where it has none; its message in French,
 * borrowed, NULL where there is none. */
guint syntax_error_column(const GError *error);
const char *syntax_error_french(const GError *error);

G_END_DECLS

#endif
