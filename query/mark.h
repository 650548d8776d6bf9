/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * mark.h - where in a passage the units of a question stand.
 *
 * Pure.  A text is read as the index read it, so what was found is found
 * again; of a phrase only whole occurrences count.
 */
#ifndef QUERY_MARK_H
#define QUERY_MARK_H

#include "query/interval.h"
#include "query/proximity.h"
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
    gsize whole_len;     /* what follows is only there for phrases to end in */
    const GArray *runs;  /* struct record_run: the pages of the text */
    const GArray *pages; /* struct interval: those asked for, or NULL */
    const GPtrArray
        *proximities; /* struct proximity *, of the units, or NULL */
};

struct mark_found {
    GArray *ranges;    /* struct range */
    GPtrArray *labels; /* const struct unit *, the units' own */
    struct range best;
};

/* units: struct unit *; of what must be near to something only what is counts.
 * Fills found: ranges with what to mark, which begins in
 * the passage, in order and without overlap; best with the one the best match
 * begins with: on a page that is asked for, near to another if that was asked
 * for, a phrase if one was, and
 * as much of what is asked for as possible close together, rather what was
 * typed than what is related to it, and of a phrase rather the words that were
 * typed than others of their families; labels with the units whose label says
 * what the passage is found by, by where they first stand, a label once, but
 * for those that only stand inside others. False: nothing is found, the arrays
 * are empty. */
bool mark_text(struct french *french, const GPtrArray *units,
               const struct mark_input *input, struct mark_found *found);

G_END_DECLS

#endif
