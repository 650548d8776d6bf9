/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * hit.h - one passage of an answer: its text, the page to cite, the document
 * it is of.
 */
#ifndef QUERY_HIT_H
#define QUERY_HIT_H

#include "query/holdings.h"
#include "query/search.h"
#include "query/shown.h"
#include "shim/shim.h"

G_BEGIN_DECLS

struct hit {
    double score;
    bool is_partial;    /* holds only some of the plain words */
    char *document_id;  /* SHA-256 of the file, 64 hex digits */
    GArray *facts;      /* fact.h: what is known of it */
    char *title;        /* citation.h; the file's name where it has none */
    char *path;         /* bytes; the first one where there are several */
    char **other_paths; /* the others; NULL: none */
    char *link;         /* file: URI with the page; of an archive's member,
                           the archive's */
    char *citation;     /* one line, ready to paste (citation.h) */
    guint n_pages;      /* of the document */
    gint64 added;       /* its stamp (shim/stamp.h) */
    guint passage;      /* its number in the document, from 0 */
    guint page_first, page_last;
    guint page;            /* the best match begins here; physical, from 1 */
    guint page_end;        /* and its first word or phrase ends here */
    char *page_label;      /* as printed on page; its number if nothing is */
    bool is_ocr;           /* the page was recognised from an image */
    char *text;            /* the passage (shown.h), and the end of the sentence
                              in which a phrase goes on beyond it */
    GArray *highlights;    /* struct range, of text */
    char **matched;        /* of what has related words: the words, typed or of
                              the thesaurus, that stand in the passage, each
                              once, by where it first stands */
    bool has_related;      /* one of them was not typed */
    struct range excerpt;  /* of text */
    struct range sentence; /* of text: the one of the best match */
    GArray *marks;         /* struct range: the highlights, in bytes of the
                              document's stream */
    bool has_context;      /* excerpt is what -A and -B ask for, and text as
                              much longer as that takes (context.h) */
    gsize start, len;      /* the passage, in such bytes */
    gsize at;              /* and where its best match begins */
    guint n_copies;        /* other documents in which it stands too */
    GPtrArray *copies; /* struct elsewhere_copy *: some of them, by id; NULL:
                          not asked for (elsewhere.h) */
};
typedef struct hit hit_t;

/* search: what found it.  Errors: SHIM_ERROR_CORRUPT and those of
 * holdings_record(). */
struct hit *hit_new(struct holdings *holdings, const struct search *search,
                    const struct shim_hit *found, GError **error);
void hit_free(struct hit *hit);

/* The main path of the document that was found; yours.  Errors as above. */
char *hit_path(struct holdings *holdings, const struct shim_hit *found,
               GError **error);

/* The link under one of its paths; yours. */
char *hit_link(const struct hit *hit, const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC(hit_t, hit_free)

G_END_DECLS

#endif
