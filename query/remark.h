/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * remark.h - what in a query may have been meant as something that it is not:
 * notices.
 *
 * Told are symbols that are passed over where they hold no word, "||", "&&",
 * "€", emoji, but no punctuation; those inside a word that are operators
 * elsewhere, "drone~2"; a star behind no letter, "vidéo-*"; a dash that a word
 * processor made of a minus, "–drone"; signs in full width, which some
 * keyboards and documents have, "drone＊"; operators in small letters or
 * without their slash, "near/5", "NEAR5"; a colon behind the name of a field
 * and a blank, "commune : Nice"; and quotation marks that open no phrase,
 * ‘a b’, since an apostrophe closes them.
 *
 * Pure.
 */
#ifndef QUERY_REMARK_H
#define QUERY_REMARK_H

#include <glib.h>

G_BEGIN_DECLS

struct remarks {
    GPtrArray *passed;  /* char *: symbols passed over, each once */
    GPtrArray *notices; /* notice.h: of other things */
};

void remarks_init(struct remarks *remarks);
void remarks_clear(struct remarks *remarks);

/* text: what stands between blanks and holds no word. */
void remark_symbols(struct remarks *remarks, const char *text);
/* typed: as it stands in the query, whether it holds a word or none. */
void remark_wide(struct remarks *remarks, const char *typed, gsize len);
/* A colon behind a blank; before: the word that stands there, or NULL. */
void remark_colon(struct remarks *remarks, const char *before);
/* text: a word, as it is read. */
void remark_word(struct remarks *remarks, const char *text);

/* Moves them to notices (notice.h), which may be NULL. */
void remarks_tell(struct remarks *remarks, GPtrArray *notices);

G_END_DECLS

#endif
