/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * notice.h - what people should know of an answer: what was cut, and how an
 * ambiguity was read.
 *
 * It is told twice: in English, as all that programs and terminals are told,
 * and in French, for pages, feeds and notes (wording.h).  Both stand beside
 * each other where it arises.  Pure.
 */
#ifndef QUERY_NOTICE_H
#define QUERY_NOTICE_H

#include <glib.h>

G_BEGIN_DECLS

struct notice {
    char *english, *french; /* a line each, without a full stop */
};

/* Elements: struct notice *, freed by the array. */
GPtrArray *notices_new(void);

/* Adds the notice, unless it is there.  Both formats take the arguments, in
 * one order.  notices may be NULL: nobody wants to know. */
void notice_add(GPtrArray *notices, const char *english, const char *french,
                ...) G_GNUC_PRINTF(2, 4) G_GNUC_PRINTF(3, 4);

/* The lines in French (const char *), borrowed of the notices; the array is
 * yours. */
GPtrArray *notices_in_french(const GPtrArray *notices);

G_END_DECLS

#endif
