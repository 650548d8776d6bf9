/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * csv_cell.h - a text as a cell of CSV (RFC 4180), that no program takes for
 * a formula.
 *
 * Spreadsheets compute what begins with = + - or @, as it stands, behind
 * blanks, or full width; so such a text gets an apostrophe before it, as
 * OWASP's page on CSV injection tells.  So does one that begins with
 * apostrophes and such a sign: who reads takes one apostrophe away where a
 * sign follows the apostrophes and blanks, and has every text back.
 *
 * Pure.
 */
#ifndef SHIM_CSV_CELL_H
#define SHIM_CSV_CELL_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Whether the text, which is valid UTF-8, would be computed. */
bool csv_is_formula(const char *text);

/* Always between quotation marks; with the apostrophe where it needs one.
 * What breaks lines is the caller's. */
void csv_append_text(GString *out, const char *text);

G_END_DECLS

#endif
