/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv.h - text to rows of cells: libcsv, and what to do where it gives up.
 *
 * A row that breaks the rules of quoting costs itself, not those after it.
 * Reading is strict at first: a stray quote would otherwise swallow rows
 * without a word, until the next one closes it.  Where that fails, the row's
 * first line is read again by itself, as it stands; reading goes on in the
 * line after it.
 *
 * Pure.
 */
#ifndef SHIM_CSV_H
#define SHIM_CSV_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Bytes of a row: one whose quote is not closed ends here too. */
#define CSV_ROW_MAX (1 << 20)
/* SCDL has 17 columns; the rest of a row is counted, and not kept. */
#define CSV_COLUMNS_MAX 1000

enum csv_flaw {
    CSV_WHOLE,
    CSV_MISQUOTED, /* a quote stands where none may: cells as they stand */
    CSV_UNCLOSED,  /* a quote is not closed where one may be: no cells */
    CSV_LONG,      /* over CSV_ROW_MAX bytes: no cells */
};

struct csv_row {
    enum csv_flaw flaw;
    guint flaw_cell;             /* whose quotes they are, from 1; 0: none */
    guint first_line, last_line; /* from 1 */
    char **cells;  /* at most CSV_COLUMNS_MAX; blanks around those without
                      quotes are gone */
    guint n_cells; /* all that the row has; 0: lost */
};

/* Borrowed for the call; false ends the reading. */
typedef bool csv_take(void *context, const struct csv_row *row);

/* Gives every row of the text, which holds no NUL; lines without anything but
 * blanks are none.  A line ends with LF, CR LF or CR. */
void csv_read(const char *text, gsize len, char delimiter, csv_take *take,
              void *context);

G_END_DECLS

#endif
