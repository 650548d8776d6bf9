/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * syntax_error.h - why a query is not answered as it stands, and where.
 *
 * Such an error knows its column, which is not parsed from the message: where
 * there is a line to show, a caret stands there (caret.h).  Pure.
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
};

/* Sets an error whose message begins with the column, in code points from 1:
 * "column 9: ...".  Gives false, for the caller to give too. */
bool syntax_refuse(GError **error, enum syntax_error code, guint column,
                   const char *format, ...) G_GNUC_PRINTF(4, 5);

/* The column of any error; 0: it has none. */
guint syntax_error_column(const GError *error);

G_END_DECLS

#endif
