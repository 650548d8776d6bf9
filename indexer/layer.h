/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * layer.h - what the text layer of a page is worth, and what OCR adds to it.
 *
 * That a page has some text does not mean that its text is there: over a
 * scan there may be the prefecture's stamp and nothing else, and a font with
 * a broken encoding gives characters that mean nothing.  All pure.
 */
#ifndef INDEXER_LAYER_H
#define INDEXER_LAYER_H

#include <glib.h>
#include <stdbool.h>

enum layer_worth {
    LAYER_USABLE,
    LAYER_EMPTY,  /* not a letter, not a digit */
    LAYER_BROKEN, /* mostly characters that mean nothing */
    LAYER_STAMP,  /* few words over an image: a stamp, a header, a number */
};

/* From this many words on a text is the page's own, whatever lies below it:
 * stamps of prefectures have about 15, with a signature's 40. */
#define LAYER_MANY_WORDS 150
/* The share of a page from which on its images are the page. */
#define LAYER_IMAGE_SHARE 0.5

/* Whether it may be a stamp: what lies around it decides. */
bool layer_is_doubtful(const char *text);

/* image_share: of the page, that its images cover (it may be over 1).  before
 * and after: the text of the pages around it, or NULL; lines that stand there
 * too are not the page's own.  They matter only where layer_is_doubtful(). */
enum layer_worth layer_judge(const char *text, double image_share,
                             const char *before, const char *after);

/* The text and below it those lines of recognised that say something else:
 * what OCR reads is the whole image, the text that lies over it included.
 * NULL: there are none. */
char *layer_add(const char *text, const char *recognised);

#endif
