/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * document_id.h - a document's id, the SHA-256 of its bytes: 64 hex digits in
 * keys and terms, 32 bytes in values.
 */
#ifndef SHIM_DOCUMENT_ID_H
#define SHIM_DOCUMENT_ID_H

#include <glib.h>

G_BEGIN_DECLS

#define DOCUMENT_ID_LEN 32

/* Yours. */
char *document_id_text(const guint8 bytes[DOCUMENT_ID_LEN]);
/* Of 64 hex digits. */
void document_id_bytes(const char *text, guint8 bytes[DOCUMENT_ID_LEN]);

G_END_DECLS

#endif
