/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * clean.h - from pages as extracted to the stream as it is read.
 *
 * Running headers, footers and page numbers are left out, and words broken at
 * a line's, column's or page's end are made whole.  Pure: nothing is changed
 * but the record's spans (record.h); the pages keep their text.
 *
 * A running line is found by repetition.  From the top and from the bottom of
 * a page inwards, a line is running where the same line stands at that edge
 * of at least CLEAN_RUNNING_PAGES pages (of both, where there are two), on two
 * in five or more of the pages between the first and the last of them (odd and
 * even pages differ, and a chapter's header ends with the chapter).  "The same"
 * allows for one number that grows with the page, if it is a page number by
 * what stands beside it ("page 12", "12/60", "- 12 -": counter.h); a heading
 * that counts ("Article 1", "Délibération n° 13") is none.
 *
 * Every running line is kept once, so that no text is lost to a search: a
 * header where it stands first, a footer where it stands last, so that neither
 * comes between two pages.  A bare page number alone is kept nowhere.
 *
 * A hyphen at a line's end is dropped or kept as the document itself writes
 * the word elsewhere.  Where it does not, the hyphen is kept before a capital,
 * a digit or a pronoun ("dit-il"), beside another hyphen ("Bouches-" "du-
 * Rhône"), in an address, after some prefixes ("vice-", "sous-" before
 * "préfet"), and between two words that the document has and never as one; it
 * is dropped otherwise (hyphen.h).
 */
#ifndef INDEXER_CLEAN_H
#define INDEXER_CLEAN_H

#include "shim/record.h"

/* Fewer would take a line that stands twice by chance for a header. */
#define CLEAN_RUNNING_PAGES 3

/* Fills the spans of a record that has pages with text and no spans yet.
 * Every page's text must end in a newline, or be empty.  running (elements:
 * struct stretch, of the stream) is emptied and filled with the running lines
 * that are kept, in order. */
void clean_record(struct record *record, GArray *running);

#endif
