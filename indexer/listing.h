/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * listing.h - every file that an index knows, and every page of it accounted
 * for.
 *
 * One file after the other in the order of their paths; of duplicates, those
 * of one document together.
 *
 * Of all kinds but facts:
 *
 *   text   a line for people: path: facts
 *   jsonl  a JSON object a line: path (shim/path.h says how odd bytes are
 *          written), status (indexed, failed, skipped, archive), reason (why;
 *          or what is damaged in what was indexed; or null), document
 *          (SHA-256, or null), pages, pages_without_text, unread (page, label
 *          and reason of each of these), pages_ocr, ocr (page and confidence
 *          of each of these, 0 to 100), members (of an archive: how many),
 *          same_as (other paths of the document)
 *   csv    the same in columns, RFC 4180, names first; unread as ranges
 *          ("3, 7-9"), ocr_confidence as the mean, other paths as people read
 *          them, one a line; without members
 */
#ifndef INDEXER_LISTING_H
#define INDEXER_LISTING_H

#include <glib.h>
#include <stdbool.h>
#include <stdio.h>

enum listing_kind {
    LISTING_ALL,
    LISTING_FAILED,
    LISTING_UNREAD,     /* with pages that were not read */
    LISTING_DUPLICATES, /* whose document has another path too */
    LISTING_FACTS,      /* what is known of their documents: listing_facts.h */
};
enum listing_format { LISTING_TEXT, LISTING_JSONL, LISTING_CSV };

/* False: there is no such kind, or format. */
bool listing_kind_parse(const char *name, enum listing_kind *kind);
bool listing_format_parse(const char *name, enum listing_format *format);

/* Writes the list of the index in dir.  Errors: the index cannot be read, or
 * out cannot be written. */
bool listing_print(const char *dir, enum listing_kind kind,
                   enum listing_format format, FILE *out, GError **error);

#endif
