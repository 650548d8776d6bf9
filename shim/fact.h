/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * fact.h - what is known of a document beside its text: whose it is, of what
 * type, of which day, and who says so.
 *
 * Several origins may tell the same thing; all are kept, and the one that is
 * trusted most counts.  What no origin tells is not known: nothing is guessed.
 *
 * Values are valid UTF-8 on one line, not empty, and shown as they stand.
 */
#ifndef SHIM_FACT_H
#define SHIM_FACT_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* Stored: new ones go to the end. */
enum fact_kind {
    FACT_COMMUNE, /* the collectivité, as printed: "Ville de Nice" */
    FACT_SIRET,   /* of it: 14 digits */
    FACT_TYPE,    /* a name of doctype.h: "procès-verbal" */
    FACT_NUMBER,  /* of the act: "2020-015" */
    FACT_DATE,    /* of the session, else of the document: "2020-02-12" */
    FACT_MATIERE, /* code of the ACTES nomenclature: "8.4" */
    FACT_MATIERE_NAME,
    FACT_OBJECT,  /* what it is about, in a sentence or less */
    FACT_URL,     /* where it was published */
    FACT_FETCHED, /* when it was fetched from there: "2026-11-22", or with a
                     time behind it */
    FACT_TITLE,   /* what the file calls itself, where that is a title */
    N_FACT_KINDS,
};

/* Most trusted first.  Stored: new ones go to the end. */
enum fact_origin {
    FACT_FROM_SCDL,    /* a row of a file in the SCDL format */
    FACT_FROM_SOURCES, /* a row of a sources list */
    FACT_FROM_PAGE,    /* the text of a page */
    FACT_FROM_INFO,    /* the title that the file gives itself */
    FACT_FROM_NAME,    /* the file's name */
    N_FACT_ORIGINS,
};

struct fact {
    enum fact_kind kind;
    enum fact_origin origin;
    guint page; /* FACT_FROM_PAGE: physical, from 1; else 0 */
    char *value;
};

/* Elements: struct fact, cleared by the array; by kind, the most trusted
 * first, of one origin the first that was added first. */
GArray *facts_new(void);

/* The value is copied, in one line; nothing is added where nothing is left of
 * it, or where the origin has said the same before. */
void facts_add(GArray *facts, const struct fact *fact);
/* All that the origin says. */
void facts_drop(GArray *facts, enum fact_origin origin);
/* What counts, or NULL. */
const struct fact *facts_get(const GArray *facts, enum fact_kind kind);
const char *facts_value(const GArray *facts, enum fact_kind kind);

/* "commune", "type", "matiere_name"...: as JSON answers name it. */
const char *fact_kind_name(enum fact_kind kind);
/* Who says so: "scdl", "sources", "page 1", "pdf info", "file name"; yours. */
char *fact_origin_text(const struct fact *fact);

/* FACTS_TYPE; floating.  What cannot be is left out when it is read back. */
#define FACTS_TYPE "a(yyus)"
GVariant *facts_encode(const GArray *facts);
GArray *facts_decode(GVariant *value);

G_END_DECLS

#endif
