/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sheets.h - the paper: pages of a PDF with their running header and footer,
 * the prefecture's stamp, and the mention that every sample document bears
 * ("document d'exemple, reconstitution"). A scanned page is drawn askew as a
 * picture in black and white, with specks, always the same ones.
 *
 * Lengths are points; the origin of a page is its top left corner.
 */
#pragma once

#include "corpus/typeset/rows.h"
#include "corpus/typeset/source.h"

enum turn { TURN_NONE, TURN_LANDSCAPE, TURN_ROTATED };

/* Where the matter of a page goes. */
struct body {
    double x, y, width, height;
};

typedef struct sheets sheets;

/* s and f must outlive the sheets. path NULL: nothing is written, the pages
 * are only counted. n_pages is what {pages} stands for. */
sheets *sheets_new(const source *s, const struct face *f, const char *path,
                   int n_pages);
void sheets_free(sheets *p);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(sheets, sheets_free)

/* Starts a page and fills *body. Draw on what it returns until the page
 * ends. Borrowed. */
cairo_t *sheets_begin(sheets *p, enum turn turn, struct body *body);
void sheets_end(sheets *p);

/* The number of pages begun. */
int sheets_count(const sheets *p);

/* Closes the file; false and *error when it could not be written. */
bool sheets_finish(sheets *p, GError **error);
