/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * batch_json.h - a line of JSON to a question:
 *
 *   {"id": "q1", "query": "drone", "commune": "Nice", "date": 2019}
 *
 * The members are columns (batch_question.h), in any order: texts, whole
 * numbers, or null for nothing.  It is JSON as RFC 8259 has it: what readers
 * take beside that, 'a', 010, remarks, each of them reads in its own way.
 */
#ifndef QUERY_BATCH_JSON_H
#define QUERY_BATCH_JSON_H

#include "query/batch_question.h"

G_BEGIN_DECLS

/* Fills the question, or refuses it, from a line that holds no NUL. */
void batch_json_read(struct batch_question *question, const char *line);

G_END_DECLS

#endif
