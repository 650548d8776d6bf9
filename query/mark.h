/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mark.h - where in a passage the units of a question stand.
 *
 * Pure.  A text is read as the index read it, so what was found is found
 * again; of a phrase only whole occurrences count.
 */
#ifndef QUERY_MARK_H
#define QUERY_MARK_H

#include "shim/french.h"
#include "shim/record.h"

G_BEGIN_DECLS

/* Words within which the best match gathers as many units as it can: a
 * sentence or two, on one page, since that page is what will be cited. */
#define MARK_WINDOW 30

/* Bytes [start, end) of a text. */
struct range {
    gsize start, end;
};

struct mark_input {
    const char *text; /* [0, len) is the passage */
    gsize len;
    gsize whole_len;    /* what follows is only there for phrases to end in */
    const GArray *runs; /* struct record_run: the pages of the text */
};

/* units: struct unit *.  Fills ranges (struct range) with what to mark: what
 * begins in the passage, in order and without overlap, and best with the one
 * the best match begins with: a phrase if one was asked for, and as many
 * different units as possible close together; of a phrase rather the words that
 * were typed than others of their families.  False: nothing is found, ranges
 * is empty. */
bool mark_text(struct french *french, const GPtrArray *units,
               const struct mark_input *input, GArray *ranges,
               struct range *best);

G_END_DECLS

#endif
