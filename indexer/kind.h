/* SPDX-License-Identifier: GPL-3.0-or-later */
/* kind.h - what a file is, by its content (sniff.h). */
#ifndef INDEXER_KIND_H
#define INDEXER_KIND_H

enum file_kind {
    FILE_PDF,
    FILE_TEXT,    /* plain text; a form feed ends a page */
    FILE_HTML,    /* or XHTML */
    FILE_IMAGE,   /* TIFF, JPEG or PNG: pages to be read by OCR */
    FILE_ZIP,     /* ODT or DOCX */
    FILE_GZIP,    /* any of these, compressed; the worker finds out which */
    FILE_ARCHIVE, /* a ZIP that may be more than a document: its members */
    FILE_OTHER,   /* nothing that is read */
};

#endif
