/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tie.h - which words of a question, not typed as a phrase, are one thing and
 * asked for in a row.
 *
 * Pure.  Two neighbours are tied
 *
 *   with no blank between, by a hyphen, a dot, @, _, & or an apostrophe
 *                    vidéo-protection, j.dupont@nice.fr, H.264, O'Brien
 *   so, by nothing   L251-1, 警察
 *   so, by a slash   after a dot (www.nice.fr/csu), or before a number (24h/24)
 *   so, by any sign  between two digits: 12,5, 12/02/2020, 18:30
 *   an article's letter to its number, also over a blank: L. 251-1, R* 123-4
 *   "n°" to its number, also over a blank; not "no", which is a word
 *   the three words of a date (date.h), and of "18 h 30"
 *
 * Not tied are "sécurité/mobilité", "et/ou", "l'eau", "4G/5G", and what a
 * pronoun ends: "existe-t-il".
 */
#ifndef QUERY_TIE_H
#define QUERY_TIE_H

#include "shim/french.h"

G_BEGIN_DECLS

/* words: struct french_token of text, without compounds.  Gives the number of
 * words that are one thing with the first-th one, itself and those after it. */
guint tie_words(const char *text, const GArray *words, guint first);

/* A pronoun that a hyphen ties to a verb: "t", "il".  Not "vous": it makes
 * "rendez-vous" one thing. */
bool tie_is_pronoun(const struct french_word *word);

/* How many words from first on a turned verb and its pronouns are:
 * "existe-t-il"; 0 for what is none. */
guint tie_turned_verb(const char *text, const GArray *words, guint first);

G_END_DECLS

#endif
