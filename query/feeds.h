/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * feeds.h - a folder of feeds, a file for each question of a batch.
 *
 * A file is named by the question's id, NFC, less what is no letter, digit,
 * sign of decimal or "_", which "-" stands for, and so it does for a "." at
 * the beginning: "../Nice" is "-.-Nice.atom".  Ids whose names are the same,
 * capitals aside, since file systems know none, exclude each other.
 *
 * A feed takes the place of the old one at once, when it is whole on the disk;
 * one that is the same is not touched, nor one that differs in its own time
 * alone: without entries it would have that of the index, which grows without
 * news for it.  Nobody removes feeds of questions that are asked no more.
 */
#ifndef QUERY_FEEDS_H
#define QUERY_FEEDS_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Bytes of a name without ".atom": room for that and for the name that a file
 * has while it is written. */
#define FEEDS_NAME_MAX 200

struct feeds;
typedef struct feeds feeds_t;

/* dir is made if it is not there.  Errors: G_FILE_ERROR. */
struct feeds *feeds_new(const char *dir, GError **error);
void feeds_free(struct feeds *feeds);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(feeds_t, feeds_free)

/* Takes the name of that id (bytes), before its question is answered, so that
 * a second one of the name fails, whatever becomes of the first.  *path is
 * yours.  Errors: G_FILE_ERROR_EXIST; G_FILE_ERROR_INVAL for an id without a
 * letter or a digit, or too long. */
bool feeds_name(struct feeds *feeds, const char *id, char **path,
                GError **error);
/* Errors: G_FILE_ERROR. */
bool feeds_write(const char *path, const GString *feed, GError **error);

/* The name of an id, without ".atom"; yours.  NULL for what gives none. */
char *feeds_base_name(const char *id);

G_END_DECLS

#endif
