/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * sharing.h - what a document shares with others: the stretches of text that
 * are copies of one another (indexer/likeness.h).
 *
 * On disk (schema.h, metadata C<id>) a GVariant, deflated.  Each of two
 * documents has the other: what one list says is in the other one, turned.
 */
#ifndef SHIM_SHARING_H
#define SHIM_SHARING_H

#include <glib.h>

G_BEGIN_DECLS

/* Documents in one list: more than one text has copies, but for one that
 * holds all others.  Of more, those with the smallest ids are kept. */
#define SHARING_MAX 65536
/* Stretches shared with one document: a chapter each. */
#define SHARING_STRETCHES_MAX 4096

/* Bytes [here, here_end) of this document's stream are [there, there_end) of
 * the other one's (record.h). */
struct sharing_stretch {
    guint32 here, here_end, there, there_end;
};

struct sharing {
    char *id;          /* of the other document, 64 hex digits */
    GArray *stretches; /* struct sharing_stretch, by here */
};
typedef struct sharing sharing_t;

/* stretches: taken over. */
struct sharing *sharing_new(const char *id, GArray *stretches);
void sharing_free(struct sharing *sharing);

/* NULL for an empty list.  list: struct sharing *, in any order. */
GBytes *sharing_encode(const GPtrArray *list);
/* struct sharing *, by id; of NULL an empty one.  What is damaged is an error
 * (G_IO_ERROR_INVALID_DATA), never a crash. */
GPtrArray *sharing_decode(GBytes *bytes, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(sharing_t, sharing_free)

G_END_DECLS

#endif
