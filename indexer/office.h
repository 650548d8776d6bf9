/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * office.h - documents of an office in a ZIP, ODT and DOCX, to pages of text.
 *
 * The parts that hold text are inflated into memory, within limits.h; what
 * else there is (images, fonts, programs) is never looked at.
 */
#ifndef INDEXER_OFFICE_H
#define INDEXER_OFFICE_H

#include "indexer/extract.h"

#include <glib.h>
#include <stdbool.h>

/* Whether the ZIP is one document, of a format that is read or not, and not an
 * archive: the names of its members tell. */
bool office_is_document(int fd);

/* Gives the pages of the document to sink; fd stays open.  *title is set where
 * it succeeds.  Errors: G_IO_ERROR_INVALID_DATA, and the sink's; of other
 * documents what they are (refusal.h). */
bool office_extract(int fd, const struct extract_sink *sink, char **title,
                    GError **error);

#endif
