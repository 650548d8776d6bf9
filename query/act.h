/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * act.h - what is done in the place of an answer: the page of one hit is
 * drawn, its document opened, or other queries are offered.
 */
#ifndef QUERY_ACT_H
#define QUERY_ACT_H

#include "query/options.h"
#include "query/reply.h"

G_BEGIN_DECLS

/* Adds the picture of the page of the options' hit to reply.  since: struct
 * question. */
void act_draw(struct reply *reply, struct holdings *holdings,
              const struct options *options, const struct since *since);

/* Becomes the viewer of the document of the options' hit; where that does not
 * come to pass, reply tells why. */
void act_open(struct reply *reply, struct holdings *holdings,
              const struct options *options, const struct since *since);

/* Adds queries that the options' may become (complete.h): a line each, or an
 * array of JSON. */
void act_suggest(struct reply *reply, struct holdings *holdings,
                 const struct options *options);

G_END_DECLS

#endif
