/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sheet.h - the top of a page, line by line, as patterns see it.
 *
 * Folded (folding.h), one '\n' behind each line that is not empty, one blank
 * between words, none around a colon.  Letters that were set apart, "A R R E T
 * E", are a word again.  Each folded byte knows the byte of the text that it
 * stands for.
 *
 * Pure.
 */
#ifndef INDEXER_SHEET_H
#define INDEXER_SHEET_H

#include "indexer/opening.h"

#include <glib.h>
#include <stdbool.h>

/* A line, or a column of one that wide gaps part, or the rest of either behind
 * a dash: offsets into what is folded.  Marks before the first word are left
 * out. */
struct sheet_piece {
    guint32 start, end; /* end: of the column, less blanks */
    guint line;         /* from 0 */
    enum opening opening;
    bool begins_line;
    bool begins_column; /* behind a wide gap */
    bool is_item;       /* behind a dash or a bullet: of a list */
    bool is_capital;    /* its first letter is one */
    bool is_apart;      /* its letters were; no blank tells words apart */
    bool follows_blank; /* an empty line stands before it */
};

struct sheet {
    const char *text; /* borrowed */
    GString *folded;
    GArray *places; /* guint32, of each folded byte and the end */
    GArray *pieces; /* struct sheet_piece */
    guint n_lines;
};

/* Folds the beginning of the text, LIMIT_SHEET_LEN bytes at most; the text
 * must outlive the sheet. */
void sheet_init(struct sheet *sheet, const char *text, gsize len);
void sheet_release(struct sheet *sheet);

const struct sheet_piece *sheet_piece(const struct sheet *sheet, guint i);
/* Behind the pattern at the piece's start, or NULL. */
const char *sheet_behind(const struct sheet *sheet,
                         const struct sheet_piece *piece, const char *pattern);
/* The text that [from, to) of what is folded stands for. */
const char *sheet_place(const struct sheet *sheet, const char *folded);
/* Whether a capital, or a small letter, stands there. */
bool sheet_is_capital(const struct sheet *sheet, const char *folded);
bool sheet_is_small(const struct sheet *sheet, const char *folded);
/* Whether all letters of [from, to) are capitals; false where it has none. */
bool sheet_is_capitals(const struct sheet *sheet, const char *from,
                       const char *to);

#endif
