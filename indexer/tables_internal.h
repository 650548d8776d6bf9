/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * tables_internal.h - what the parts of tables.h share: the keys that rows are
 * found by.
 *
 *   tables.c       the tables and their keys
 *   tables_join.c  the rows of a document
 */
#ifndef INDEXER_TABLES_INTERNAL_H
#define INDEXER_TABLES_INTERNAL_H

#include "indexer/tables.h"

/* Rows that share a key beyond which it says nothing any more; the files of a
 * département may have that many communes. */
enum { KEY_ROWS_MAX = 1000 };
struct tables {
    GPtrArray *all;
    /* Key to rows, GPtrArray of struct table_row *; made when they are asked
     * for first. */
    GHashTable *by_place; /* absolute path */
    GHashTable *by_hash;  /* SHA-256 that a file is named by */
    GHashTable *by_url;   /* url_key() of DELIB_URL */
    GHashTable *by_name;  /* base name */
    GHashTable *by_act;   /* tables_act_key(): DELIB_ID with day, with place */
    /* Ids of documents that were not joined, to what to say of them. */
    GHashTable *unclear;
};

/* Makes the keys, if they are not there. */
void tables_make_keys(struct tables *tables);

/* A number, as a label, and a day or a place: alone it is that of many acts.
 * Yours. */
char *tables_act_key(const char *number_label, const char *beside);

#endif
