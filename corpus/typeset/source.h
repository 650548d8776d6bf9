/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * source.h - reads the source of a sample document.
 *
 * A source opens with "key: value" lines, up to the first empty line:
 *
 *   title     title in the PDF's own metadata (none unless given)
 *   created   date of creation in the PDF's metadata, ISO 8601 (required)
 *   font      family, "Liberation Serif" unless given
 *   size      in points, 11 unless given
 *   spacing   height of a line, as a multiple of the font's, 1 unless given
 *   header    running header: left | centre | right
 *   footer    running footer, the same; {page} is the printed page number,
 *             {pages} the number of pages
 *   stamp     the prefecture's stamp, its lines separated by |
 *   labels    how many pages of front matter are numbered i, ii, iii…
 *   hyphens   "real" (U+002D at the line end, the default), "soft" (U+00AD)
 *             or "none" (words are not broken)
 *   accents   "decomposed": as combining marks
 *   ligatures "characters": fi and fl as U+FB01 and U+FB02
 *   scan      "yes": pages are pictures without text; "stamped": pictures
 *             with the stamp as text above
 *
 * Then blocks, separated by empty lines. A line that begins with
 *
 *   # ## ###      is a heading
 *   -             is an item of a list, to the next one or an empty line
 *   |             is a row of a table, its cells separated by |; a cell that
 *                 begins with > is set to the right; the first row is a head
 *   %table 3 1 2  gives the widths of the columns of the table below
 *   %center, %right, %left, %small
 *                 sets the lines below as they are broken here
 *   %rule %space 2
 *                 a ruled line; two lines of nothing
 *   %page [34] [landscape|rotated]
 *                 starts a page, which must be the 34th; wide paper, or the
 *                 matter turned by a quarter on upright paper
 *   %columns 2    sets what follows in two columns; %column starts the next
 *
 * and anything else is a paragraph. Lines are marked up as french.h says.
 */
#pragma once

#include <glib.h>

enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_HEADING_1,
    BLOCK_HEADING_2,
    BLOCK_HEADING_3,
    BLOCK_ITEM,
    BLOCK_TABLE,
    BLOCK_CENTER,
    BLOCK_RIGHT,
    BLOCK_LEFT,
    BLOCK_SMALL,
    BLOCK_RULE,
    BLOCK_SPACE,
    BLOCK_PAGE,
    BLOCK_COLUMNS,
    BLOCK_COLUMN,
};

struct block {
    enum block_kind kind;
    guint line;       /* where it begins in the source, from 1 */
    char *argument;   /* what follows the command; "" when nothing does */
    GPtrArray *lines; /* char *, without the sign that made the block */
};

typedef struct source {
    GHashTable *keys;  /* char * to char * */
    GPtrArray *blocks; /* struct block * */
} source;

/* NULL and *error when the file cannot be read, is not UTF-8, or holds an
 * unknown key or command. */
source *source_read(const char *path, GError **error);
void source_free(source *s);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(source, source_free)

/* The value of a key, or fallback. Borrowed. */
const char *source_key(const source *s, const char *key, const char *fallback);
double source_number(const source *s, const char *key, double fallback);
