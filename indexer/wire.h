/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * wire.h - what the pool and a worker say to each other, byte by byte.
 *
 *   worker                         pool
 *   READY version lack      ->
 *                           <-     JOB task, with the document's descriptor
 *   OCR page                ->     (before a page that is given to OCR)
 *   PAGE label reading...   ->     (any number, in order)
 *   DONE title complaint    ->     or FAILED reason
 *                           <-     JOB ...; end of file: the worker leaves
 *
 * and of an archive, between JOB and DONE or FAILED, any number of
 *
 *   MEMBER name is_regular  ->
 *   BYTES bytes             ->     (any number, in order)
 *   LOST reason             ->     (the member cannot be unpacked)
 *
 * A frame is a header of 8 bytes (payload length, then type, each 32 bits,
 * little-endian) and a payload: a GVariant of the one type its message has.
 * Numbers in it are in this machine's byte order, which both sides run on.
 * Both sides hold lengths against limits.h before they use them; strings must
 * be UTF-8 without control characters (wire_is_text()), but names of members.
 */
#ifndef INDEXER_WIRE_H
#define INDEXER_WIRE_H

#include "indexer/lack.h"
#include "indexer/task.h"
#include "shim/record.h"

#include <glib.h>
#include <stdbool.h>

/* Both programs must be of one build in this: raised with every change. */
#define WIRE_VERSION 5
#define WIRE_HEADER_LEN 8
/* Of a whole JOB. */
#define WIRE_JOB_LEN (WIRE_HEADER_LEN + 12)

enum wire_type {
    WIRE_READY = 1,
    WIRE_JOB,
    WIRE_OCR,
    WIRE_PAGE,
    WIRE_DONE,
    WIRE_FAILED,
    WIRE_MEMBER,
    WIRE_BYTES,
    WIRE_LOST,
    WIRE_N_TYPES,
};

/* Only the fields of the type are set; strings are owned. */
struct wire_message {
    enum wire_type type;
    guint8 version;          /* READY */
    enum lack lack;          /* READY */
    struct task task;        /* JOB */
    guint32 page_number;     /* OCR: of the document, from 0 */
    struct record_page page; /* PAGE */
    char *title;             /* DONE: or NULL */
    char *complaint;         /* DONE: or NULL */
    char *reason;            /* FAILED, LOST */
    char *name;              /* MEMBER: bytes, not empty */
    bool is_regular;         /* MEMBER */
    GBytes *bytes;           /* BYTES */
};
void wire_message_clear(struct wire_message *message);

/* Header and payload.  What is in message must keep to limits.h. */
GBytes *wire_encode(const struct wire_message *message);

enum wire_status {
    WIRE_WHOLE,   /* *message is set, *used bytes are done with */
    WIRE_PARTIAL, /* more bytes are needed */
    WIRE_LIE,     /* no such message exists */
};
enum wire_status wire_parse(const guint8 *p, gsize len,
                            struct wire_message *message, gsize *used);

/* Whether text is UTF-8 without control characters but newline and tab. */
bool wire_is_text(const char *text, gsize len);

#endif
