/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * refusal.h - formats that are known and not read: what to say of them to
 * whoever has such a file.
 */
#ifndef INDEXER_REFUSAL_H
#define INDEXER_REFUSAL_H

#include <glib.h>

/* Of a MIME type, as libmagic or the file itself gives it: what the file is
 * and what to do about it, static; or NULL. */
const char *refusal_of_type(const char *type);

/* Of an OLE file (head_is_ole()), which old programs of an office wrote: the
 * MIME type of what it holds, static.  An OOXML document that is encrypted is
 * one too: REFUSAL_ENCRYPTED. */
#define REFUSAL_ENCRYPTED "application/encrypted"
#define REFUSAL_OOXML "application/vnd.openxmlformats-officedocument."
#define REFUSAL_SHEET REFUSAL_OOXML "spreadsheetml.sheet"
#define REFUSAL_PRESENTATION REFUSAL_OOXML "presentationml.presentation"
const char *refusal_ole_type(int fd);

#endif
