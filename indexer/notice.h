/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * notice.h - what is known of a document (shim/fact.h): gathered from all who
 * say something of it.
 */
#ifndef INDEXER_NOTICE_H
#define INDEXER_NOTICE_H

#include "shim/french.h"
#include "shim/record.h"

/* What the document says of itself: its title.  Facts of these origins make
 * room. */
void notice_read(struct french *french, struct record *record);

#endif
