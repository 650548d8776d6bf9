/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * pool.h - the workers: documents in, pages of text out, whatever they hold.
 *
 * A worker is vigie-extract in a process of its own; it gets each document as
 * an open descriptor and answers in bounded messages (wire.h).  One thread of
 * the pool owns the workers and every deadline, so that a caller busy with an
 * earlier result holds nobody up.
 *
 * What a document can do is its own fault only: a worker that crashes, hangs,
 * lies or floods is killed, the document tried once more in a fresh worker,
 * without forms and annotations (page_text.h) if it is a PDF, which its
 * complaint then says, and then reported as failed with the reason.  Where it
 * was in the OCR of a page, the page is all that is lost: the document goes on
 * behind it.  Of an archive the members that came before stand (extraction.h).
 * What is wrong with the workers themselves (the program is missing, two in a
 * row are lost before they take a document) ends the run: pool_next() returns
 * the error.  Where no more workers can be started, those that could go on.
 *
 * Any thread may call these functions; pool_next() wants one at a time.
 */
#ifndef INDEXER_POOL_H
#define INDEXER_POOL_H

#include "indexer/extraction.h"
#include "indexer/kind.h"
#include "indexer/lack.h"
#include "indexer/ocr_options.h"

#include <glib.h>
#include <stdbool.h>

struct pool_options {
    guint n_workers;
    const char *worker_path; /* vigie-extract */
    struct ocr_options ocr;  /* its language is borrowed for pool_new() */
    int interrupt_fd;        /* readable: pool_next() gives up; or -1 */
    int passwords_fd;        /* passwords.h; 0: there are none */
    /* For tests: how workers misbehave on demand (worker.h), and deadlines
     * that one need not wait for; 0: as limits.h has it. */
    bool test_hooks;
    guint ready_ms, hang_ms, ocr_ms, document_ms, max_documents;
    guint64 max_unpacked;
};

struct pool;
typedef struct pool pool_t;

struct pool *pool_new(const struct pool_options *options, GError **error);
/* Ends the workers, whatever they are at. */
void pool_free(struct pool *pool);

/* Whether the pool has less than enough to do: the number of documents it
 * holds, and the bytes of their results, are bounded (limits.h). */
bool pool_wants(struct pool *pool);
/* Hands over a document; the pool closes fd, which must be seekable. */
void pool_add(struct pool *pool, int fd, enum file_kind kind);
/* Waits for the result of the oldest document not yet returned: results come
 * in the order of pool_add().  NULL: *error is G_IO_ERROR_CANCELLED after an
 * interrupt, else what is wrong with the workers. */
struct extraction *pool_next(struct pool *pool, GError **error);
/* What the workers that got ready so far found lacking. */
enum lack pool_lack(struct pool *pool);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(pool_t, pool_free)

#endif
