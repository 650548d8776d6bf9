/* SPDX-License-Identifier: GPL-3.0-or-later */
/* csv_cell.c - a text as a cell of CSV; libcsv writes it. */
#include "shim/csv_cell.h"

#include <csv.h>
#include <string.h>

/* And their full width forms: spreadsheets of some languages compute these. */
static bool is_trigger(gunichar c)
{
    static const gunichar triggers[] = {'=',    '+',    '-',    '@',
                                        0xFF1D, 0xFF0B, 0xFF0D, 0xFF20};
    for (gsize i = 0; i < G_N_ELEMENTS(triggers); i++)
        if (c == triggers[i])
            return true;
    return false;
}

bool csv_is_formula(const char *text)
{
    const char *p = text;
    while (*p == '\'' || g_unichar_isspace(g_utf8_get_char(p)) ||
           g_utf8_get_char(p) == 0xFEFF)
        p = g_utf8_next_char(p);
    return is_trigger(g_utf8_get_char(p));
}

void csv_append_text(GString *out, const char *text)
{
    g_autofree char *guarded =
        csv_is_formula(text) ? g_strconcat("'", text, NULL) : NULL;
    const char *cell = guarded ? guarded : text;
    const gsize len = strlen(cell);
    const gsize start = out->len;
    const gsize written_len = csv_write(NULL, 0, cell, len);
    g_string_set_size(out, start + written_len);
    csv_write(out->str + start, written_len, cell, len);
}
