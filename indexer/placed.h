/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * placed.h - a page's text, and where on the page its pieces stand.
 *
 * Pieces are letters where a file tells of them, words where OCR does; what
 * nobody sees, blanks and ends of lines, has none.  Pure.
 */
#ifndef INDEXER_PLACED_H
#define INDEXER_PLACED_H

#include <glib.h>

/* Of the page as it is shown, y downwards; in points, or in shares of its width
 * and height. */
struct box {
    double x1, y1, x2, y2;
};

/* Bytes [start, end) of a text stand there. */
struct place {
    gsize start, end;
    struct box box;
};

/* Adds to places those of from, in order, that begin in [start, end), as if
 * that stretch stood at byte to. */
void places_add(GArray *places, const GArray *from, gsize start, gsize end,
                gsize to);

/* Units so many times larger: from points to shares of the page. */
void places_scale(GArray *places, double x, double y);

struct placed {
    char *text;     /* UTF-8 */
    GArray *places; /* struct place, in order */
};
typedef struct placed placed_t;

/* Takes over text, which has no places. */
struct placed *placed_new(char *text);
void placed_free(struct placed *placed);

/* The same, clean (plain.h). */
struct placed *placed_clean(const struct placed *raw);
/* What layer_add() makes of both; NULL where that is nothing. */
struct placed *placed_add(const struct placed *layer,
                          const struct placed *recognised);

/* A text that is to be marked where it begins at that byte. */
struct placed_mark {
    gsize start;
    char *text; /* bytes; not empty */
};

/* How well a text answers the marks. */
struct placed_fit {
    guint n_exact; /* they stand where they should */
    guint n_near;  /* they stand elsewhere, as after another extraction */
};

/* Sets boxes (struct box) to those of the marks (struct placed_mark); of one
 * that is not at its place in the text, those of where it stands nearest to
 * it. */
struct placed_fit placed_find(const struct placed *placed, const GArray *marks,
                              GArray *boxes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(placed_t, placed_free)

#endif
