/* SPDX-License-Identifier: GPL-3.0-or-later */
/* document_id.c - a document's id as text and as bytes. */
#include "shim/document_id.h"

char *document_id_text(const guint8 bytes[DOCUMENT_ID_LEN])
{
    static const char digits[] = "0123456789abcdef";
    char *text = g_malloc(2 * DOCUMENT_ID_LEN + 1);
    for (gsize i = 0; i < DOCUMENT_ID_LEN; i++) {
        text[2 * i] = digits[bytes[i] >> 4];
        text[2 * i + 1] = digits[bytes[i] & 0xf];
    }
    text[2 * DOCUMENT_ID_LEN] = '\0';
    return text;
}

void document_id_bytes(const char *text, guint8 bytes[DOCUMENT_ID_LEN])
{
    for (gsize i = 0; i < DOCUMENT_ID_LEN; i++)
        bytes[i] = g_ascii_xdigit_value(text[2 * i]) << 4 |
                   g_ascii_xdigit_value(text[2 * i + 1]);
}
