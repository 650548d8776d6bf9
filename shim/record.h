/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * record.h - what the index keeps of each document: its pages as they were
 * extracted, where it was found, and the stream that passages are cut from.
 *
 * Pages keep their text untouched.  The STREAM is the text as it is read:
 * running headers left out, words broken at line ends made whole.  It is
 * stored as spans, pieces of the pages' text in reading order; the bytes of
 * the spans, one after the other, are the stream.  A passage is a start and a
 * length in the stream, and every byte of it knows its physical page.
 *
 * On disk (schema.h, metadata D<id> and T<id>) both parts are GVariants,
 * little-endian, deflated; the text in blocks of whole pages, so that one
 * passage of a long document costs the inflation of one block or two.  The
 * stamp is stored beside them: of the same files records are the same bytes.
 */
#ifndef SHIM_RECORD_H
#define SHIM_RECORD_H

#include "shim/fact.h"
#include "shim/reading.h"

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

struct record_page {
    char *label; /* as printed: "iv"; NULL: as the number */
    enum record_reading reading;
    guint8 confidence; /* of OCR, 0 to 100 */
    guint8 cause;      /* of UNREAD: enum record_cause */
    char *text;        /* UTF-8 as extracted; NULL: not loaded */
    gsize text_len;
};

/* Bytes [start, start + len) of the text of page (from 0). */
struct record_span {
    guint32 page, start, len;
};

/* Where stretches of a slice come from: bytes from offset on are of page. */
struct record_run {
    gsize offset;
    guint page;
};

struct record {
    char *id;         /* SHA-256 of the file's bytes, 64 hex digits */
    char *title;      /* UTF-8, or NULL */
    char *damage;     /* what is broken in the file, or NULL */
    GPtrArray *paths; /* char *: bytes, sorted; the same file elsewhere */
    GArray *facts;    /* fact.h: all that is said of it */
    guint64 card;     /* digest of what its passages have of that (schema.h) */
    gint64 added;     /* its stamp (stamp.h); stored beside it */
    GArray *pages;    /* struct record_page */
    GArray *spans;    /* struct record_span */
    gsize stream_len;
    struct record_blocks *blocks; /* text not inflated yet */
};
typedef struct record record_t;

struct record *record_new(const char *id);
void record_free(struct record *record);

/* Takes over label and text. */
void record_add_page(struct record *record, const struct record_page *page);
/* Adds to the stream; joins a span that continues the last one. */
void record_add_span(struct record *record, guint page, gsize start, gsize len);
/* For another stream to be made of the same pages. */
void record_clear_stream(struct record *record);
/* False where the path was there already. */
bool record_add_path(struct record *record, const char *path);
bool record_remove_path(struct record *record, const char *path);
/* The first path that can be opened at a page, which no member of an archive
 * can; else the first.  NULL: it has none.  Borrowed. */
const char *record_main_path(const struct record *record);
/* Pages that were not read, and those read by OCR. */
guint record_n_unread(const struct record *record);
guint record_n_ocr(const struct record *record);

GBytes *record_encode(const struct record *record);
GBytes *record_encode_text(const struct record *record);
/* What is damaged is an error (G_IO_ERROR_INVALID_DATA), never a crash. */
struct record *record_decode(GBytes *bytes, GError **error);
/* Gives a decoded record its text; it is inflated when asked for. */
bool record_attach_text(struct record *record, GBytes *bytes, GError **error);

/* A page's text, page from 0. */
const char *record_page_text(struct record *record, guint page, gsize *len,
                             GError **error);
/* Bytes [start, start + len) of the stream, cut to what there is; runs
 * (elements: struct record_run), if given, is emptied and filled. */
char *record_slice(struct record *record, gsize start, gsize len, GArray *runs,
                   GError **error);

/* Where bytes [start, start + len) of the stream stand in the text of the
 * pages: adds to pieces (struct record_span), in order. */
void record_locate(const struct record *record, gsize start, gsize len,
                   GArray *pieces);

/* The page, from 0, that a byte of a slice is of. */
guint record_page_at(const GArray *runs, gsize offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(record_t, record_free)

G_END_DECLS

#endif
