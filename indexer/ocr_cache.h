/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * ocr_cache.h - documents that OCR has read, kept beside any index, so that a
 * new index need not have them read again.
 *
 * A file a document, in $XDG_CACHE_HOME/vigie/ocr: all that came of it, text
 * layers included, deflated.  Its name is made of the SHA-256 of the document
 * and of how it was read (--ocr, --ocr-language, and a number that is raised
 * when extraction changes), so no file is ever wrong, only superfluous: the
 * folder may be deleted at any time.  It is the user's alone (mode 0700), is
 * written by vigie-index and never by a worker, and held under LIMIT_CACHE_LEN:
 * what was not asked for longest goes first.  Where it cannot be written,
 * nothing is kept.
 */
#ifndef INDEXER_OCR_CACHE_H
#define INDEXER_OCR_CACHE_H

#include "indexer/extraction.h"
#include "indexer/ocr_options.h"

#include <glib.h>
#include <stdbool.h>

struct ocr_cache;
typedef struct ocr_cache ocr_cache_t;

/* folder is made when it is needed.  max_len: bytes; 0: LIMIT_CACHE_LEN. */
struct ocr_cache *ocr_cache_new(const char *folder,
                                const struct ocr_options *options,
                                guint64 max_len);
void ocr_cache_free(struct ocr_cache *cache);

/* $XDG_CACHE_HOME/vigie/ocr. */
char *ocr_cache_folder(void);

/* id: of the document, its SHA-256. */
bool ocr_cache_has(const struct ocr_cache *cache, const char *id);
/* NULL: there is none, or it was damaged and is removed. */
struct extraction *ocr_cache_get(const struct ocr_cache *cache, const char *id);
/* Keeps it if OCR was at work in it, and was not given up.  Fails once where
 * that cannot be written, and tries no more. */
bool ocr_cache_put(struct ocr_cache *cache, const char *id,
                   const struct extraction *extraction, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(ocr_cache_t, ocr_cache_free)

#endif
