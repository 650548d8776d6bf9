/* SPDX-License-Identifier: GPL-3.0-or-later */
/* blame.c - an error that the document is to blame for. */
#include "indexer/blame.h"

#include <gio/gio.h>

bool blame(GError **error, const char *format, ...)
{
    va_list arguments;

    va_start(arguments, format);
    if (error)
        *error = g_error_new_valist(G_IO_ERROR, G_IO_ERROR_INVALID_DATA, format,
                                    arguments);
    va_end(arguments);
    return false;
}
