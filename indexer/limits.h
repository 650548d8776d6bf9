/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * limits.h - every ceiling of extraction, in one place, with its reason.
 *
 * The worker keeps to them and says so when a document does not fit; the
 * parent holds each message against them all the same, since a worker may be
 * anything by the time it answers.
 */
#ifndef INDEXER_LIMITS_H
#define INDEXER_LIMITS_H

#include <glib.h>

/* --- time: measured by the parent, CLOCK_MONOTONIC --- */

/* A worker starts in 30 ms; a cold disk or a busy machine may need long. */
#define LIMIT_READY_MS 20000
/* The slowest page seen in 7,292 PDFs took 11 s. */
#define LIMIT_HANG_MS 60000
/* 100,000 plain pages take two minutes.  Without the time of OCR, which has
 * limits of its own. */
#define LIMIT_DOCUMENT_MS 600000
/* Of one worker's whole life: a last resort, should the parent not see it.
 * The document it strikes is tried again in a fresh worker. */
#define LIMIT_WORKER_CPU_S (4 * 3600)

/* --- OCR --- */

/* Dots an inch: what tesseract is made for; 400 read no better. */
#define LIMIT_OCR_DPI 300
/* Dots a page: an A2 plan at 225 dots an inch.  Rendering takes four bytes for
 * each, and as many again while it is made grey. */
#define LIMIT_OCR_PIXELS 20e6
/* A page is blank where fewer dots than one in so many are not paper: on A4
 * that is less than half a digit. */
#define LIMIT_OCR_BLANK 50000
/* Processor time of a page, which the worker keeps to; a dense one takes 3 s,
 * one that must be turned around 10. */
#define LIMIT_OCR_MS 30000
/* The same by the parent's clock, on a busy machine; what cannot be
 * interrupted, rendering first of all, ends with it. */
#define LIMIT_OCR_HANG_MS 180000
/* Processor time of all pages of a document: 3,000 of them.  The rest stays
 * unread. */
#define LIMIT_OCR_DOCUMENT_MS (2 * 3600 * 1000)
/* The same by the parent's clock; a page that begins later is the last. */
#define LIMIT_OCR_DOCUMENT_HANG_MS (3 * LIMIT_OCR_DOCUMENT_MS)
/* Pages of a document that a worker may die of in OCR, each in a worker of its
 * own: then its other pages are read without. */
#define LIMIT_OCR_DEATHS 5
/* Pages read by OCR after which a worker retires: some 20 minutes, so that
 * LIMIT_WORKER_CPU_S holds also for one that then gets a long document. */
#define LIMIT_WORKER_OCR_PAGES 1000

/* --- a page as a picture (page_image.h) --- */

/* Dots an inch: as sharp as screens of today show a page, and legible where it
 * is enlarged. */
#define LIMIT_VIEW_DPI 150
/* Dots a page: A1 at full size.  The picture takes four bytes for each. */
#define LIMIT_VIEW_DOTS 20e6
/* Seconds of processor time, reading and OCR included: twice the slowest page
 * seen and the longest OCR. */
#define LIMIT_VIEW_CPU_S 90

/* Bytes of the cache, deflated: some 500,000 pages. */
#define LIMIT_CACHE_LEN ((guint64) 1 << 30)

/* --- what one document may give --- */

/* The largest PDFs in use (land registers, spare parts) have 30,000. */
#define LIMIT_PAGES 100000
/* Bytes. A dense newspaper page has 60 kB; text files have no pages. */
#define LIMIT_PAGE_LEN (16 << 20)
/* Bytes. The Bible has 4 MB. */
#define LIMIT_TEXT_LEN (64 << 20)
/* Bytes. Longer labels and titles are cut; nobody could read them. */
#define LIMIT_LABEL_LEN 256
#define LIMIT_TITLE_LEN 1024
#define LIMIT_REASON_LEN 1024

/* Bytes of a text file: UTF-16 needs two where UTF-8 needs one; beyond that
 * none can fit into LIMIT_TEXT_LEN. */
#define LIMIT_PLAIN_LEN (2 * LIMIT_TEXT_LEN)

/* --- markup: HTML, and the XML of ODT and DOCX --- */

/* Bytes of one page or part.  A thousand pages of Word have 10 MB of XML;
 * pages of HTML grow beyond that with images written into them. */
#define LIMIT_MARKUP_LEN (64 << 20)
/* Bytes of all parts of a document; they are held in memory. */
#define LIMIT_OFFICE_LEN (128 << 20)
/* Of a tag.  libxml2 compares each with each other one; real roots of DOCX
 * have 40. */
#define LIMIT_ATTRIBUTES 1000
/* Elements in one another: pages that never close a font have hundreds, and
 * libxml2 goes through all of them at each tag's end.  (It allows XML 256.) */
#define LIMIT_HTML_DEPTH 1000
/* Bytes at the start of a page in which it may name its encoding; readers
 * look at the first 1024. */
#define LIMIT_HTML_HEAD_LEN 8192

/* --- images of pages --- */

/* Bytes of a file; it is mapped into memory whole. */
#define LIMIT_IMAGE_LEN (1 << 30)
/* The least that libraries look at, and less than any image has. */
#define LIMIT_IMAGE_LEN_MIN 16
/* Dots: A0 at 600 an inch has 560 million. */
#define LIMIT_IMAGE_DOTS 600000000
/* Bytes decoded: A2 in colours at 600 dots an inch has 560 MB. */
#define LIMIT_IMAGE_DECODED_LEN (640 << 20)
/* Images in a TIFF: libtiff goes through all those before to find one, which
 * takes 5 s in all for so many. */
#define LIMIT_IMAGE_PAGES 1000

/* --- gzip --- */

/* Bytes inflated; they are held in memory (memfd). */
#define LIMIT_INFLATED_LEN (512 << 20)
/* Deflate can reach 1032:1; drawings and tables as text stay under 100. */
#define LIMIT_INFLATED_RATIO 200
/* Below this a ratio says nothing: a page of blanks is no bomb. */
#define LIMIT_RATIO_FROM_LEN (8 << 20)

/* --- ZIP --- */

/* What a ZIP without the extension ZIP64 can hold; folders count. */
#define LIMIT_MEMBERS 65535
/* Bytes of all members, inflated: a DVD.  They are spooled to disk. */
#define LIMIT_UNPACKED_LEN ((guint64) 4 << 30)
/* LIMIT_INFLATED_RATIO and LIMIT_RATIO_FROM_LEN hold for the whole. */
/* Bytes of a name: PATH_MAX, more than any file system could have packed; and
 * of all names, which are held in memory. */
#define LIMIT_MEMBER_NAME_LEN 4096
#define LIMIT_MEMBER_NAMES_LEN (16 << 20)
/* Archives within archives; people send one in another by mistake. */
#define LIMIT_ARCHIVE_DEPTH 3
/* Archives whose members are being read: each has a file on disk, which keeps
 * a descriptor open. */
#define LIMIT_SPOOLS 8

/* --- tables: what is said of documents (SCDL files, sources lists) --- */

/* Bytes: all délibérations of a région in ten years have 20 MB.  They are held
 * in memory. */
#define LIMIT_TABLE_LEN (128 << 20)
#define LIMIT_TABLE_ROWS 1000000
/* Of a row: shim/csv.h. */
/* Bytes of a value that is used: the longest objects have 2,000. */
#define LIMIT_TABLE_VALUE_LEN 8192
/* Stretches of rows that one complaint names, fewer than fill a screen. */
#define LIMIT_DEFECT_SPANS 100

/* --- copies --- */

/* Words of a document that are compared with others: the Bible has 800,000.
 * What stands behind them is nobody's copy. */
#define LIMIT_SKETCH_WORDS 4000000
/* Bytes of its sketch, inflated: with a shingle for one word in 16 and each
 * word a mark, 28 MB; with a shingle for each, 112. */
#define LIMIT_SKETCH_LEN (128 << 20)

/* --- what a document says of itself --- */

/* Pages looked at: a cover, its back, the first page. */
#define LIMIT_PAPER_PAGES 3
/* Bytes of each; a typed page has 4 kB, other kinds of text have no pages. */
#define LIMIT_SHEET_LEN 8192
/* Characters of a subject; titles of real acts have up to 400. */
#define LIMIT_OBJECT_LEN 500

/* --- the wire --- */

/* The longest message: a page, its label, and GVariant's framing. */
#define LIMIT_FRAME_LEN (LIMIT_PAGE_LEN + LIMIT_LABEL_LEN + 64)
/* Bytes of a member at once: what libarchive inflates at once. */
#define LIMIT_BYTES_LEN (256 << 10)

/* --- the pool --- */

/* Documents held: each keeps a descriptor open (ulimit -n is often 1024). */
#define LIMIT_HELD_DOCUMENTS 256
/* Bytes of finished and growing results held, beside the oldest document:
 * with LIMIT_TEXT_LEN for that one, what keeps the parent under 300 MB. */
#define LIMIT_HELD_LEN (64 << 20)
/* Poppler and its libraries leak a little; so little that this is enough. */
#define LIMIT_WORKER_DOCUMENTS 500
/* Workers in a row lost before they take a document: then it is not chance. */
#define LIMIT_STILLBORN 2

/* --- the worker's process --- */

/* Bytes. A 482-byte PDF can ask for 1.4 GB when rendered; twice that. */
#define LIMIT_ADDRESS_SPACE ((guint64) 3 << 30)
/* It has seven open while it reads a document. */
#define LIMIT_DESCRIPTORS 64

#endif
