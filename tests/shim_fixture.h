/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * shim_fixture.h - what the tests of the shim share: a folder of their own for
 * each, removed after it, and documents written as a line of words.
 */
#ifndef TESTS_SHIM_FIXTURE_H
#define TESTS_SHIM_FIXTURE_H

#include <ftw.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#include "shim/shim.h"

#define SLOT_GROUP 0
#define SLOT_NUMBER 1

struct fixture {
    char *folder; /* new and empty */
    char *index;  /* where an index may be made */
};

static inline int remove_one(const char *path, const struct stat *st, int type,
                             struct FTW *ftw)
{
    (void) st, (void) type, (void) ftw;
    return remove(path);
}

static inline void set_up(struct fixture *f, gconstpointer data)
{
    (void) data;
    GError *error = NULL;
    f->folder = g_dir_make_tmp("vigie-shim-XXXXXX", &error);
    g_assert_no_error(error);
    f->index = g_build_filename(f->folder, "index", NULL);
}

static inline void tear_down(struct fixture *f, gconstpointer data)
{
    (void) data;
    g_assert_cmpint(nftw(f->folder, remove_one, 16, FTW_DEPTH | FTW_PHYS), ==,
                    0);
    g_free(f->index);
    g_free(f->folder);
}

/* Words become postings Z<word> at 1, 2, ...; those after a | are look-ahead:
 * XL<word>, wdf 0, where they would stand. */
static inline void add_words(struct shim_writer *writer, const char *words,
                             const char *group, double number)
{
    GError *error = NULL;
    g_autoptr(shim_document_t) doc = shim_document_new();
    g_auto(GStrv) list = g_strsplit(words, " ", -1);
    bool is_ahead = false;
    guint position = 0;
    for (char **word = list; *word; word++) {
        if (g_str_equal(*word, "|"))
            is_ahead = true;
        else
            shim_document_add_posting(doc, is_ahead ? "XL" : "Z", *word,
                                      ++position, is_ahead ? 0 : 1);
    }
    shim_document_set_bytes(doc, SLOT_GROUP, group, strlen(group));
    shim_document_set_number(doc, SLOT_NUMBER, number);
    shim_document_set_data(doc, words, strlen(words));
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&doc), &error));
    g_assert_no_error(error);
}

static inline struct shim_writer *open_writer(const struct fixture *f)
{
    GError *error = NULL;
    struct shim_writer *writer = shim_writer_open(f->index, &error);
    g_assert_no_error(error);
    g_assert_nonnull(writer);
    return writer;
}

static inline void commit(struct shim_writer *writer)
{
    GError *error = NULL;
    g_assert_true(shim_writer_commit(writer, &error));
    g_assert_no_error(error);
}

static inline struct shim_reader *open_reader(const struct fixture *f)
{
    GError *error = NULL;
    struct shim_reader *reader = shim_reader_open(f->index, &error);
    g_assert_no_error(error);
    g_assert_nonnull(reader);
    return reader;
}

/* Takes over query. */
static inline struct shim_hits *search(struct shim_reader *reader,
                                       struct shim_query *query, guint max_hits,
                                       guint max_per_group)
{
    GError *error = NULL;
    struct shim_hits *hits = shim_reader_search(
        reader,
        &(struct shim_search){.query = query,
                              .max_hits = max_hits,
                              .group_slot = SLOT_GROUP,
                              .max_per_group = max_per_group},
        &error);
    g_assert_no_error(error);
    g_assert_nonnull(hits);
    shim_query_free(query);
    return hits;
}

/* How many documents query matches; takes it over. */
static inline guint matches(struct shim_reader *reader,
                            struct shim_query *query)
{
    g_autoptr(shim_hits_t) hits = search(reader, query, 0, 0);
    return hits->n_matches;
}

static inline guint n_documents(struct shim_reader *reader)
{
    GError *error = NULL;
    guint n = 0;
    g_assert_true(shim_reader_n_documents(reader, &n, &error));
    g_assert_no_error(error);
    return n;
}

static inline void set_metadata(struct shim_writer *writer, const char *key,
                                const char *value)
{
    GError *error = NULL;
    g_assert_true(
        shim_writer_set_metadata(writer, key, value, strlen(value), &error));
    g_assert_no_error(error);
}

/* Makes an index of 100 documents that share two words. */
static inline void fill(const char *index)
{
    GError *error = NULL;
    g_autoptr(shim_writer_t) writer = shim_writer_open(index, &error);
    g_assert_no_error(error);
    for (guint i = 0; i < 100; i++) {
        g_autoptr(GString) words = g_string_new("mot1 mot2");
        for (guint n = 0; n < 50; n++)
            g_string_append_printf(words, " mot%u", (i * 7 + n * n) % 500);
        add_words(writer, words->str, "a", i);
    }
    set_metadata(writer, "F", "valeur");
    g_assert_true(shim_writer_add_mapping(writer, "wmot", "Zmot", &error));
    commit(writer);
}

#define add_test(name, test) \
    g_test_add(name, struct fixture, NULL, set_up, test, tear_down)

#endif
