/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sketch.h - what is kept of a document's words to find others like it.
 *
 * Words are folded (small letters, no accents) and counted through the whole
 * document; single letters are not: OCR makes them of specks.  A sketch holds
 *
 *   SHINGLES  five words in a row, hashed, where the hash is 0 modulo
 *             SKETCH_SAMPLE: one word in 16 begins one.  Whether it is kept
 *             follows from its words alone, so the same text gives the same
 *             ones wherever pages and passages are cut (Manber, "Finding
 *             similar files in a large file system", 1994; of winnowing,
 *             Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for
 *             document fingerprinting", 2003, the guarantee is not needed: a
 *             text that matters has ten).
 *   MARKS     the words that tell two documents made from one template apart:
 *             numbers (dates, amounts, n°) and names, which is what has a
 *             capital within a sentence.  A STRONG mark says more of which
 *             document this is: an amount, a year, a name in running text, but
 *             no number of an article or a law, and no word that acts write
 *             with a capital whoever signs them ("la Ville", "le Titulaire").
 *
 * Measured on 90 real documents: 12 shingles and 26 marks a passage of 200
 * words, of which 7 strong.
 */
#ifndef INDEXER_SKETCH_H
#define INDEXER_SKETCH_H

#include "indexer/passages.h"

#include <glib.h>
#include <stdbool.h>

/* Of five words OCR that misses one word in twenty leaves three quarters
 * whole; four words in a row are often a phrase of all acts. */
#define SKETCH_SHINGLE_WORDS 5
#define SKETCH_SAMPLE 16

struct sketch_shingle {
    guint32 hash;
    guint32 word;       /* its first one */
    guint32 start, end; /* bytes of the document's stream (shim/record.h) */
};

struct sketch_mark {
    guint16 hash; /* of 15 bits */
    bool is_strong;
    guint32 word;
};

struct sketch {
    guint32 n_words;
    guint32 stream_len;
    GArray *shingles; /* struct sketch_shingle, by word */
    GArray *marks;    /* struct sketch_mark, by word */
    GArray *by_hash;  /* guint32: shingles by hash and word; sketch_sort() */
};
typedef struct sketch sketch_t;

/* Counts its references: sketch_free() gives one up. */
struct sketch *sketch_new(void);
struct sketch *sketch_ref(struct sketch *sketch);
void sketch_free(struct sketch *sketch);

/* The next passage of the document; start: where the window begins in its
 * stream.  The window goes on behind the passage, if the document does:
 * shingles may end there. */
void sketch_add(struct sketch *sketch, const struct passages_input *window,
                const struct passage *passage, gsize start);

/* Fills by_hash, where it is not. */
void sketch_sort(struct sketch *sketch);

/* The first mark, and the first shingle, that does not stand before word. */
guint sketch_mark_at(const struct sketch *sketch, guint32 word);
guint sketch_shingle_at(const struct sketch *sketch, guint32 word);

/* As stored: GVariant, deflated (shim/variant.h). */
GBytes *sketch_encode(const struct sketch *sketch);
/* What is damaged is an error (G_IO_ERROR_INVALID_DATA), never a crash. */
struct sketch *sketch_decode(GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sketch_t, sketch_free)

#endif
