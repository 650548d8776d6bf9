/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * report.h - what became of each file: the report, the list of failures, the
 * count of all.
 *
 * The report (--report=FILE) has one JSON object a line and a file, be it a
 * member of an archive:
 *
 *   path                 as given on the command line, and what lies below
 *                        it (shim/path.h says how odd bytes are written); of a
 *                        member, the archive's, "//", and its name
 *   status               indexed; unchanged; duplicate; moved, from a path
 *                        that is no more; failed; skipped; archive, whose
 *                        members have lines of their own, before it; table,
 *                        that tells of documents; or removed, since the file
 *                        is no more: its path is absolute then
 *   reason               why it failed or was skipped; what is damaged in a
 *                        file that was indexed all the same; or null
 *   pages                of the document; 0 where it was not read
 *   pages_without_text   of these: not searchable
 *   pages_ocr            and those read by OCR
 *   unread               of a file that was indexed: each page without text,
 *                        as an object of page (from 1) and reason
 *   members              of an archive: how many, those that failed too
 *   rows                 of a table: how many it has
 *   rows_used            of these, those that can be used
 *   rows_joined          of these, those that are of documents in the index;
 *                        null where not all documents were looked at, since
 *                        no table has changed
 *   defects              what is wrong with it, a string each
 *   ms                   milliseconds that reading it took
 */
#ifndef INDEXER_REPORT_H
#define INDEXER_REPORT_H

#include "indexer/table.h"

#include <glib.h>
#include <stdbool.h>

enum report_status {
    REPORT_INDEXED,
    REPORT_UNCHANGED,
    REPORT_DUPLICATE,
    REPORT_MOVED,
    REPORT_FAILED,
    REPORT_SKIPPED,
    REPORT_ARCHIVE,
    REPORT_TABLE,
    REPORT_REMOVED,
    REPORT_N_STATUS,
};

struct report_file {
    const char *path;
    enum report_status status;
    const char *reason; /* or NULL */
    guint n_pages, n_unread, n_ocr, n_members, elapsed_ms;
    const GArray *pages;       /* struct record_page, or NULL: not known */
    const struct table *table; /* or NULL: it is none */
    bool is_joined;            /* table_n_joined() is of all documents */
};

struct report;
typedef struct report report_t;

/* path: of the report, or NULL for none.  Errors: it cannot be written. */
struct report *report_new(const char *path, GError **error);
void report_free(struct report *report);

bool report_add(struct report *report, const struct report_file *file,
                GError **error);
/* Writes out what is left.  Errors: the disk is full. */
bool report_close(struct report *report, GError **error);

const char *report_status_name(enum report_status status);
guint report_count(const struct report *report, enum report_status status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(report_t, report_free)

#endif
