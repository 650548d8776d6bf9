/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * extract.h - a document's open descriptor in, its pages of text out.
 *
 * The pages go to a sink as they are read, so that no document need be held
 * whole; extraction knows nothing of where they go.  What is sent is within
 * limits.h, and text is clean as plain.h has it.
 *
 * Errors: G_IO_ERROR, the message being the whole reason ("needs a
 * password", "no pages"), fit to be shown after the document's name.  Pages
 * may have gone to the sink before an error.
 */
#ifndef INDEXER_EXTRACT_H
#define INDEXER_EXTRACT_H

#include "indexer/archive.h"
#include "indexer/ocr_options.h"
#include "indexer/task.h"
#include "shim/record.h"

#include <glib.h>
#include <stdbool.h>

struct extract_sink {
    /* The next page, borrowed.  False with *error set ends the document. */
    bool (*page)(void *context, const struct record_page *page, GError **error);
    /* The next page, number from 0, is given to OCR, which takes long.  False
     * as with page; NULL: nobody is waiting. */
    bool (*ocr)(void *context, guint number, GError **error);
    void *context;
    /* What an archive's members go to; NULL: archives are not unpacked. */
    const struct archive_sink *archive;
};

/* What there is to know beside the pages; NULL where there is nothing. */
struct extract_facts {
    char *title;     /* as the file gives it */
    char *complaint; /* poppler's first about damage; of failures too */
};
void extract_facts_clear(struct extract_facts *facts);

struct page_image;

/* What is kept from document to document: one of them for a process, since
 * poppler complains through the process's log. */
struct extractor;
typedef struct extractor extractor_t;

/* Loads what is otherwise loaded by the first document that needs it, which
 * a sandbox would no longer allow; the model of the OCR's language too
 * (ocr.h), and where that is missing pages stay unread.  NULL: poppler is
 * unusable. */
struct extractor *extractor_new(const struct ocr_options *ocr, GError **error);
void extractor_free(struct extractor *extractor);
/* Takes over what encrypted documents are tried with from now on; or NULL. */
void extractor_set_passwords(struct extractor *extractor, char **passwords);

/* Reads the document, from its first byte whatever fd's position; fd, which
 * must be seekable, stays open.  *facts is set either way. */
bool extractor_read(struct extractor *extractor, int fd,
                    const struct task *task, const struct extract_sink *sink,
                    struct extract_facts *facts, GError **error);

/* Draws a page of a PDF or an image, also in gzip; fd as above. */
bool extractor_draw(struct extractor *extractor, int fd,
                    struct page_image *image, GError **error);

/* What the file is by its first bytes (head.h). */
enum file_kind extract_sniff(int fd);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(extractor_t, extractor_free)

#endif
