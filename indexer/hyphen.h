/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * hyphen.h - whether the hyphen at a line's end belongs to the word.
 *
 * The document itself is asked first: hyphen_want() each word that is broken,
 * hyphen_read() its text, then hyphen_is_kept().  A hyphen kept wrongly costs
 * little, as the index also holds a compound as one word; one dropped wrongly
 * hides two words.
 */
#ifndef INDEXER_HYPHEN_H
#define INDEXER_HYPHEN_H

#include <glib.h>
#include <stdbool.h>

/* The two halves of a broken word, as printed; both begin and end in a letter
 * (left in "-nd"), and may hold hyphens inside. */
struct halves {
    const char *left, *left_end;
    const char *right, *right_end;
};

struct hyphens {
    GHashTable *words; /* fnv.h key -> whether the document holds it */
    bool is_after_break;
};

void hyphens_init(struct hyphens *hyphens);
void hyphens_clear(struct hyphens *hyphens);

/* The halves around the end of a line whose hyphen is at left_end; false
 * where there is no letter on both sides. */
bool hyphen_halves(const char *text, const char *left_end, const char *right,
                   const char *right_end, struct halves *halves);
/* Bytes of the hyphen that ends [text, end), 0 where none does. */
gsize hyphen_len(const char *text, const char *end);

/* Beyond a quarter of a million words, more are not asked for: no document
 * but a hostile one breaks as many. */
void hyphen_want(struct hyphens *hyphens, const struct halves *halves);
/* The text of a page, UTF-8, pages in order. */
void hyphen_read(struct hyphens *hyphens, const char *text, gsize len);
bool hyphen_is_kept(const struct hyphens *hyphens, const struct halves *halves);

#endif
