/* SPDX-License-Identifier: GPL-3.0-or-later */
/* syntax_error.c - why a query is not answered as it stands, and where. */
#include "query/syntax_error.h"

/* GLib names what an extended error holds beside its message. */
typedef struct {
    guint column;
} SyntaxErrorPrivate;

static void syntax_error_private_init(SyntaxErrorPrivate *private)
{
    private->column = 0;
}

static void syntax_error_private_copy(const SyntaxErrorPrivate *from,
                                      SyntaxErrorPrivate *to)
{
    to->column = from->column;
}

static void syntax_error_private_clear(SyntaxErrorPrivate *private)
{
    (void) private;
}

G_DEFINE_EXTENDED_ERROR(SyntaxError, syntax_error)

bool syntax_refuse(GError **error, enum syntax_error code, guint column,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    g_autofree char *message = g_strdup_vprintf(format, arguments);
    va_end(arguments);
    g_set_error(error, SYNTAX_ERROR, (int) code, "column %u: %s", column,
                message);
    if (error)
        syntax_error_get_private(*error)->column = column;
    return false;
}

guint syntax_error_column(const GError *error)
{
    return error->domain == SYNTAX_ERROR
               ? syntax_error_get_private(error)->column
               : 0;
}
