/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * schema.h - the index on disk: what both programs must agree on.
 *
 * An index is one Xapian database.  One Xapian document is one PASSAGE of a
 * public document: about 200 words cut at sentence ends, in reading order,
 * without overlap.
 *
 * Terms of a passage
 *
 *   <exact>      positions     every word as written, french_word.exact, and
 *                              compounds that have no family; positions count
 *                              words through the whole passage from 1
 *   Z<stem>      positions     the words that have a family, by its stem
 *   XE<exact>    positions     look-ahead: the first words of the next
 *   XL<stem>     positions     passage, wdf 0, at the positions they would
 *                              have here.  A phrase may END in them; no word,
 *                              count or rank may come from them alone
 *   Q<id>        -             the document, by the SHA-256 of its bytes
 *   XO<number>   -             the passage's number in it, from 0: the two
 *                              together name a passage
 *
 * and its document's CARD, the same on all passages of a document, which
 * changes without the text (indexer/card.h); keys as field.h has them:
 *
 *   S<stem>      positions     the words of the document's title and object:
 *   S<exact>     positions     they rank, and find nothing unless asked for;
 *                              exact, wdf 0, of numbers, which have no stem
 *   XC<place>    -             its collectivité
 *   XI<digits>   -             the collectivité's SIRET; its SIREN
 *   T<type>      -             its type
 *   XN<number>   -             the number of the act
 *   XM<matière>  -             matière, by code and by name
 *   U<url>       -             its address; host and domain of that
 *   P<name>      -             the names of its files
 *   E<extension> -             and their extensions
 *   XF<shingle>  -             rows of words, hashed, 8 hex digits: what other
 *                              passages hold the same (indexer/sketch.h)
 *
 * A word's wdf is how much it counts where it stands, SCHEMA_WDF_...: more in
 * a heading, less in a formality (indexer/prominence.h).
 *
 * E, P, Q, S, U and Z are Omega's letters, X... is the range Omega leaves to
 * others; T is the MIME type there, and the type of act here.  No
 * term holds an upper-case letter after its prefix, so no separator is needed.
 * Terms over SHIM_TERM_MAX bytes are shortened by the shim, on both sides
 * alike (shim.h).
 *
 * Value slots of a passage
 *
 *   SCHEMA_SLOT_DOCUMENT   the document's id, 32 raw bytes: what hits are
 *                          grouped and counted by
 *   SCHEMA_SLOT_PAGE       first physical page, sortable number
 *   SCHEMA_SLOT_PAGE_LAST  last one
 *   SCHEMA_SLOT_ADDED      its document's stamp (stamp.h), sortable number
 *   SCHEMA_SLOT_INDEX      the tag of its index, sortable number: where several
 *                          are searched as one, what is new to each
 *
 * and of the card, where they are known
 *
 *   SCHEMA_SLOT_DATE       20180607, sortable number
 *   SCHEMA_SLOT_TYPE       the type, as shown
 *   SCHEMA_SLOT_COMMUNE    the collectivité's place, as shown (label.h)
 *   SCHEMA_SLOT_MATIERE    code, a tab, name; one of them may be empty
 *   SCHEMA_SLOT_PATH       its main path (record.h), bytes
 *
 * Data of a passage: GVariant SCHEMA_PASSAGE_TYPE, little-endian:
 * number of the passage in its document from 0, then its start and length in
 * bytes of the document's stream (record.h).
 *
 * Metadata
 *
 *   vigie-format           the format's number, decimal
 *   vigie-analysis         the analysis's number, decimal
 *   vigie-tag              the index's tag, decimal: drawn when it is made
 *   vigie-coverage         counts over all documents (struct coverage)
 *   D<id>                  a document's record without its text (record.h)
 *   T<id>                  its text, page by page (record.h)
 *   K<id>                  its sketch (indexer/sketch.h)
 *   C<id>                  what it shares with other documents (sharing.h)
 *   N<id>                  its stamp: when it first came (stamp.h)
 *   F<sha256 of the path>  what became of one file (indexer/ledger.h)
 *   M<sha256 of the path>  what one table tells of documents (indexer/table.h)
 *   vigie-arrivals         the tag, and the newest stamp that any document was
 *                          given (stamp.h)
 *   vigie-tables           "changed": not all documents have been told yet what
 *                          the tables say (indexer/shelf.h)
 *
 * and there, as mappings (shim.h), the two maps that let a word find its family
 * however its accents were printed or typed (french.h).  Each entry is of one
 * word of the index, and leaves with it; a word of grammar and a number have
 * none in s.
 *
 *   w<folded>              exact forms: the accented printings of a folded word
 *   s<stem>                exact forms: words that have the stem, but not where
 *                          they are printed without accents
 *
 * Of the same documents two indexes are the same, whatever came and went in
 * between, but for stamps, which tell of just that, the tag, and the order of
 * Xapian's documents.
 *
 * Two numbers tell what program an index is for; opening checks both, and
 * another one is an error.  The format's changes with what is stored of files
 * and documents (F, D, M, T): the files must be read again.  The analysis's
 * changes with what is made from that (passages, terms, values, K, C, tables):
 * vigie-index --reanalyse makes it anew.
 */
#ifndef SHIM_SCHEMA_H
#define SHIM_SCHEMA_H

#define SCHEMA_FORMAT 6
#define SCHEMA_ANALYSIS 7

#define SCHEMA_STEM "Z"
#define SCHEMA_EXACT ""
#define SCHEMA_STEM_AHEAD "XL"
#define SCHEMA_EXACT_AHEAD "XE"
#define SCHEMA_TITLE "S"
#define SCHEMA_ID "Q"
#define SCHEMA_PASSAGE "XO"
#define SCHEMA_COMMUNE "XC"
#define SCHEMA_SIRET "XI"
#define SCHEMA_TYPE "T"
#define SCHEMA_NUMBER "XN"
#define SCHEMA_MATIERE "XM"
#define SCHEMA_URL "U"
#define SCHEMA_NAME "P"
#define SCHEMA_EXTENSION "E"
#define SCHEMA_SHINGLE "XF"

/* Body text ranks as it would with a wdf of 1 and BM25's k1 of 1: k1 is that
 * of body (shim/search.cc). */
#define SCHEMA_WDF_FORMALITY 1
#define SCHEMA_WDF_BODY 4
#define SCHEMA_WDF_HEADING 8

#define SCHEMA_SLOT_DOCUMENT 0
#define SCHEMA_SLOT_PAGE 1
#define SCHEMA_SLOT_PAGE_LAST 2
#define SCHEMA_SLOT_DATE 3
#define SCHEMA_SLOT_TYPE 4
#define SCHEMA_SLOT_COMMUNE 5
#define SCHEMA_SLOT_MATIERE 6
#define SCHEMA_SLOT_PATH 7
#define SCHEMA_SLOT_ADDED 8
#define SCHEMA_SLOT_INDEX 9

#define SCHEMA_PASSAGE_TYPE "(uuu)"

#define SCHEMA_KEY_FORMAT "vigie-format"
#define SCHEMA_KEY_ANALYSIS "vigie-analysis"
#define SCHEMA_KEY_TAG "vigie-tag"
#define SCHEMA_KEY_COVERAGE "vigie-coverage"
#define SCHEMA_KEY_RECORD "D"
#define SCHEMA_KEY_TEXT "T"
#define SCHEMA_KEY_FILE "F"
#define SCHEMA_KEY_TABLE "M"
#define SCHEMA_KEY_TABLES "vigie-tables"
#define SCHEMA_KEY_SKETCH "K"
#define SCHEMA_KEY_SHARING "C"
#define SCHEMA_KEY_ADDED "N"
#define SCHEMA_KEY_ARRIVALS "vigie-arrivals"

#define SCHEMA_MAP_WORD "w"
#define SCHEMA_MAP_STEM "s"

/* Words of the next passage that are added as look-ahead: a phrase that
 * starts at the last word of a passage may be this many words longer. */
#define SCHEMA_LOOK_AHEAD_WORDS 32

/* Passages in which a shingle stands at most that says of two documents that
 * they share something: a convention was annexed to two dozen acts, the
 * formulas of a town stand in thousands.  Each document is compared with so
 * many others at most for each of its passages, and a hit has no more copies.
 */
#define SCHEMA_SHINGLE_COMMON 256

#endif
