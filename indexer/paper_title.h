/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * paper_title.h - the words by which documents call themselves.
 *
 * Pure data.
 */
#ifndef INDEXER_PAPER_TITLE_H
#define INDEXER_PAPER_TITLE_H

enum title_strength {
    /* Tells the type wherever a title may stand. */
    TITLE_SURE,
    /* A word of common speech: only of a short line near the top. */
    TITLE_SHORT,
    /* What a more telling title below it is of: a CCTP of a marché public. */
    TITLE_GENERAL,
    /* Looks like a title of another type and is none. */
    TITLE_NOT,
};

struct title_rule {
    const char *type; /* of doctype_names(), NULL: TITLE_NOT */
    enum title_strength strength;
    const char *pattern; /* folding.h; the line begins with it */
};

/* The first that fits counts; pattern NULL at the end. */
extern const struct title_rule title_rules[];

#endif
