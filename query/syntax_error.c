/* SPDX-License-Identifier: GPL-3.0-or-later */
/* syntax_error.c - why a query is not answered as it stands, and where. */
#include "query/syntax_error.h"

#include "query/blank.h"

/* GLib names what an extended error holds beside its message. */
typedef struct {
    guint column;
    char *french; /* or NULL */
} SyntaxErrorPrivate;

static void syntax_error_private_init(SyntaxErrorPrivate *private)
{
    *private = (SyntaxErrorPrivate){0};
}

static void syntax_error_private_copy(const SyntaxErrorPrivate *from,
                                      SyntaxErrorPrivate *to)
{
    to->column = from->column;
    to->french = g_strdup(from->french);
}

static void syntax_error_private_clear(SyntaxErrorPrivate *private)
{
    g_free(private->french);
}

G_DEFINE_EXTENDED_ERROR(SyntaxError, syntax_error)

bool syntax_refuse_as(GError **error, enum syntax_error code, guint column,
                      const char *english, const char *french)
{
    g_set_error_literal(error, SYNTAX_ERROR, (int) code, english);
    if (!error)
        return false;
    SyntaxErrorPrivate *private = syntax_error_get_private(*error);
    private->column = column;
    private->french = g_strdup(french);
    if (column > 0)
        syntax_error_prefix(error, "column %u: ", "colonne %u" BLANK_WIDE ": ",
                            column);
    return false;
}

bool syntax_refuse(GError **error, enum syntax_error code, guint column,
                   const char *english, const char *french, ...)
{
    va_list arguments, again;
    va_start(arguments, french);
    va_copy(again, arguments);
    g_autofree char *told = g_strdup_vprintf(english, arguments);
    g_autofree char *said = g_strdup_vprintf(french, again);
    va_end(again);
    va_end(arguments);
    return syntax_refuse_as(error, code, column, told, said);
}

static void prefix(char **text, const char *before)
{
    char *whole = g_strconcat(before, *text, NULL);
    g_free(*text);
    *text = whole;
}

void syntax_error_prefix(GError **error, const char *english,
                         const char *french, ...)
{
    va_list arguments, again;
    if (!error || !*error)
        return;
    va_start(arguments, french);
    va_copy(again, arguments);
    g_autofree char *before = g_strdup_vprintf(english, arguments);
    g_autofree char *avant = g_strdup_vprintf(french, again);
    va_end(again);
    va_end(arguments);
    prefix(&(*error)->message, before);
    if (syntax_error_french(*error))
        prefix(&syntax_error_get_private(*error)->french, avant);
}

guint syntax_error_column(const GError *error)
{
    return error->domain == SYNTAX_ERROR
               ? syntax_error_get_private(error)->column
               : 0;
}

const char *syntax_error_french(const GError *error)
{
    return error->domain == SYNTAX_ERROR
               ? syntax_error_get_private(error)->french
               : NULL;
}
