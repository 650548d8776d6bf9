/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * french.h - French text to tokens: what indexer and query must agree on.
 *
 * Pure: no I/O, the same text gives the same tokens, in any locale.  Text is
 * UTF-8; a byte that is not is a separator.  Offsets are bytes of the text as
 * given, so a highlight marks what is printed.
 *
 * A word is folded: NFKC, lower case, œ to oe, æ to ae, soft hyphens and
 * bidirectional controls out, accents off.  What it is follows from the bytes
 * it spans alone: french_word() of them gives the token's word.
 *
 * Words
 *
 *   letters      runs of letters, digits and marks of any script; Chinese
 *                characters and kana one by one; a run of more than
 *                FRENCH_WORD_MAX characters is several words
 *   elisions     l' d' j' m' t' s' n' c' qu' jusqu' lorsqu' puisqu' quoiqu'
 *                presqu' quelqu' are dropped from before a word, also in
 *                "l’« avis »" and, before a vowel, where the apostrophe was
 *                lost: "l eau", "COTE D AZUR" (in capitals before four letters
 *                or a word of grammar: "LOT D EST").  "aujourd'hui" and
 * "prud'homme" stay whole; any other apostrophe parts two words.  U+0027,
 *                U+2019, U+02BC and what stands for them in PDFs
 *   C.N.I.L.     one word, "cnil"; so is "C. N. I. L.", four capitals or more,
 *                or three that no name follows
 *   A R R Ê T É  "arrêté": five letters or more, single blanks between
 *   n°123        "no" and "123", as "no 123"; also nº N° № nᵒ, and "nos"
 *   L.251-1      "l", "251" and "1", as "L. 251-1", "L 251-1" and "L251-1"
 *   1 500 000    one word, "1500000": one to three digits, then groups of
 *                exactly three, between them spaces of any kind, dots or
 *                apostrophes
 *   500 000 120 000
 *                more than three groups with spaces are a row of a table.  A
 *                group that begins with a zero goes on with the number before;
 *                after "000" any other begins a number: "500000", "120000".
 *                What may still be one number or several is read both ways:
 *                "125 300 150 200" is the words 125, 300, 150 and 200, and
 *                every number that two to four neighbours may be is a compound
 *   m²           "m2"; elsewhere a superscript is a note's mark, no word
 *   élu·e·s      "élu", and at its place the compound "élus": the endings of
 *                inclusive writing are no words.  After a middle dot or in
 *                parentheses ("agent(e)s") they are recognised in any word;
 *                after a hyphen, a dot or a slash ("élu-e-s", "élu.e.s") only
 *                those that are neither word nor pronoun
 *   2e 2ème      "2e", whose stem is that of every ordinal of 2; XXIe, too
 *   12,5 16/07/2018 70-4 j.dupont@nice.fr #mot
 *                their parts
 *
 * Families.  A word is indexed as it is written, and under fold(stem(word)):
 * stemming before folding keeps what the accents tell (measured on the
 * Snowball vocabulary: 0.997 of a word's family is found, against 0.79 the
 * other way round).  Numbers and words of grammar have no family: they are
 * indexed as written, and nothing else.
 *
 * A word whose accents were left out, in the document or in the question,
 * stems differently; two maps of the index's own words bridge that (schema.h,
 * metadata).  They give words, word->exact:
 *
 *   w<word->folded>         the accented printings of a word
 *   s<word->stem>           the accented printings of that stem, where
 *                           their folded_stem is another: so they look in
 *                           capitals
 *   s<word->accented_stem>  the words printed without accents which most
 *                           likely have that stem
 *
 * A question's word matches any of: its stem, its folded_stem, the stems of
 * what w says of its folded form, where w says nothing its accented_stem, and
 * the folded_stem of what s says of each of those.  Without a family it
 * matches its exact form, its folded one, what w says of that, and
 * french_inflections().
 *
 * Compounds.  "vidéo-protection" is the words "vidéo" and "protection" at
 * positions of their own, and the compound "videoprotection" which stands at
 * the position of its first part.  So is what begins with a letter and has two
 * to four parts; the hyphen may end a line.  A compound is what its span says,
 * but for "élu·e·s", "élus".
 */
#ifndef SHIM_FRENCH_H
#define SHIM_FRENCH_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Characters (code points) of a word's longest form.  Real words end well
 * before; a longer run of letters, in broken text, is several words. */
#define FRENCH_WORD_MAX 64

/* Printings that french_trim() lets an analyser remember: some 15 MB. */
#define FRENCH_WORDS_KEPT 100000

/* A word's forms, interned: equal words share one struct, which lives as long
 * as the analyser, or until french_trim() forgets it.  All forms are valid
 * UTF-8 of at most FRENCH_WORD_MAX characters. */
struct french_word {
    const char *exact;       /* NFKC, lower case, accents on: "événements" */
    const char *folded;      /* accents off: "evenements" */
    const char *stem;        /* fold(stem(exact)): what it is indexed under */
    const char *folded_stem; /* stem(folded): what the same word is indexed
                                under where it is printed without accents */
    const char *accented_stem; /* of a word without accents: the stem it has
                                  if its ending lost some, "signees" as
                                  "signées"; else stem itself */
    bool is_stop;    /* le, de, dans, qui...: carries no meaning alone */
    bool has_family; /* a stem means something: no stop word, no number */
};

enum french_kind {
    FRENCH_WORD,     /* stands at a position of its own */
    FRENCH_COMPOUND, /* other tokens joined; stands at the position of the
                        first of them and takes none itself */
};

struct french_token {
    gsize start, end; /* text[start, end) is what is printed */
    guint position;   /* counts words from 0; increases by 1 a word */
    enum french_kind kind;
    const struct french_word *word;
};

/* The analyser: stemmer, stop words and the words already seen (looking one
 * up again costs a hash).  One thread at a time. */
struct french;
typedef struct french french_t;

struct french *french_new(GError **error);
void french_free(struct french *french);

/* Empties tokens (elements: struct french_token) and fills it, ordered by
 * position, compounds before their first part. */
void french_tokens(struct french *french, const char *text, gsize len,
                   GArray *tokens);

/* Whether its exact form is a form that is written: of a compound it is not,
 * and only stands for one that has no stem ("covid-19"). */
static inline bool french_is_as_written(const struct french_token *token)
{
    return token->kind == FRENCH_WORD || !token->word->has_family;
}

/* The forms of one word that french_tokens() did not see: text is taken whole
 * as a word, less what is neither letter, digit nor mark.  The forms are empty
 * where nothing is left. */
const struct french_word *french_word(struct french *french, const char *text,
                                      gsize len);

/* Whether it is a word of grammar, whichever way its accents were left out:
 * of small letters without accents. */
bool french_is_stop(const char *folded);

/* The words that a word of grammar is in another gender or number: "la" is
 * "le", "les".  Exact forms, NULL-terminated, the word itself among them; NULL
 * for all other words. */
const char *const *french_inflections(const struct french_word *word);

/* Folded words, one of which the index must hold before accented_stem is
 * believed: "abaissat" is abaissât if there is "abaisser", "contrat" is no
 * verb. NULL-terminated, yours; NULL where it is believed at sight. */
char **french_witnesses(const struct french_word *word);

/* Between two texts: forgets all words when more than FRENCH_WORDS_KEPT
 * printings are known, so that broken text cannot fill the memory.  True where
 * it did: no word given out before may be used after. */
bool french_trim(struct french *french);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(french_t, french_free)

G_END_DECLS

#endif
