/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * print.h - answers as bytes: one printer a format, one file a printer.
 *
 * Pure: a printer appends to a string.  Whatever a document, a name or a
 * question holds, no printer gives out a control character of theirs, nor
 * anything that is not UTF-8.
 *
 * A machine's format is a contract: fields and columns are only ever added.
 */
#ifndef QUERY_PRINT_H
#define QUERY_PRINT_H

#include "query/answer.h"

G_BEGIN_DECLS

struct print_style {
    bool is_batch;     /* many answers, each with its id */
    bool has_colours;  /* on a terminal */
    bool has_counts;   /* of rows: of facets, not of hits */
    bool has_links;    /* which a terminal follows */
    bool is_fragment;  /* of a page, to paste into another one */
    guint width;       /* columns to break lines at; 0: they are whole */
    bool ends_null;    /* names of files end with NUL, not their line */
    const char *query; /* the one that is answered, bytes; NULL: a batch */
    const char *title; /* of a page or a feed; NULL: the question is */
};

struct printer {
    const char *name; /* of the format */
    /* Before the first answer. */
    void (*begin)(GString *out, const struct print_style *style);
    void (*answer)(GString *out, const struct answer *answer,
                   const struct print_style *style);
    /* A question of a batch that could not be answered; id may be NULL. */
    void (*failure)(GString *out, const struct question *question,
                    const GError *error);
    /* After the last one. */
    void (*end)(GString *out, const struct print_style *style);
};

extern const struct printer print_text;
/* An object an answer; answer.schema.json describes the fields. */
extern const struct printer print_json;
/* The same, an object a line. */
extern const struct printer print_jsonl;
/* A row a hit (rows.h), the first one names the columns. */
extern const struct printer print_tsv, print_csv;
/* A feed of one answer; with is_batch, one of a folder of feeds (feeds.h). */
extern const struct printer print_atom;
/* A page with a section an answer, or the sections (is_fragment). */
extern const struct printer print_html;
/* Notes: the sentence of each hit, and its citation. */
extern const struct printer print_markdown;

/* Not found by name.  A number: passages; of a batch after the id and a tab,
 * "failed" for a question that could not be answered.  The documents' paths,
 * for which the question lists_files.  Nothing. */
extern const struct printer print_count, print_files, print_quiet;
/* Whether it is one of these, which have no place for notices. */
bool print_is_bare(const struct printer *printer);

/* A begin or end of nothing. */
void print_nothing(GString *out, const struct print_style *style);

/* "caméras (9), drones (2)", of struct more, most first; what would stand for
 * two words is named once. */
char *print_more(const GArray *more);

/* "commune: Nise; near: Nice, Nîmes", of struct unknown; yours. */
char *print_unknown(const struct unknown *unknown);

/* "index.example.fr:7000, /srv/old", of struct missing; yours. */
char *print_missing(const GPtrArray *missing);

/* NULL where there is none of that name. */
const struct printer *print_find(const char *name);
/* Of the format: another one reads otherwise what a program knew to read; 0:
 * it has none. */
guint print_version(const struct printer *printer);
/* "text 1", "json 1"..., a line each but for the last newline; yours. */
char *print_versions(void);

typedef void print_piece(void *context, const char *text, gsize len,
                         bool is_mark);
/* Gives that part of the hit's text, what is found in it piece by piece. */
void print_pieces(const struct hit *hit, const struct range *part,
                  print_piece *take, void *context);

/* "1 passage", "2 passages". */
void print_number_of(GString *out, gint64 n, const char *what);
/* "searched 25 documents, 312 pages; not searched: 4 pages without text". */
void print_coverage(GString *out, const struct coverage *coverage);

/* Valid UTF-8 without control characters and without characters that only
 * steer (soft hyphens, directions), for people to read. */
void print_clean(GString *out, const char *text, gsize len);
/* The same for pages, feeds and notes, whose lines a reader's program breaks:
 * the blanks of blank.h stay what they are. */
void print_clean_page(GString *out, const char *text, gsize len);

G_END_DECLS

#endif
