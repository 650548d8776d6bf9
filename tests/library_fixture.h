/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * library_fixture.h - an index of documents made by hand, with facts that are
 * known: for what a question asks of them.
 *
 * Written as schema.h has it; each page is a passage.
 */
#ifndef TESTS_LIBRARY_FIXTURE_H
#define TESTS_LIBRARY_FIXTURE_H

#include "query/answer.h"
#include "shim/coverage.h"
#include "shim/field.h"
#include "shim/label.h"
#include "shim/schema.h"
#include "shim/stamp.h"
#include "shim/variant.h"
#include "tests/shim_fixture.h"

/* What is known of a document, and its text. */
struct book {
    const char *path;
    const char *facts[N_FACT_KINDS]; /* by kind; NULL: not known */
    const char *pages[8];            /* NULL after the last */
    const char *labels[8];
};

static inline void add_title(struct shim_document *doc, struct french *french,
                             const struct book *book)
{
    static const enum fact_kind kinds[] = {FACT_TITLE, FACT_OBJECT};
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    for (gsize k = 0; k < G_N_ELEMENTS(kinds); k++) {
        const char *text = book->facts[kinds[k]];
        french_tokens(french, text ? text : "", text ? strlen(text) : 0,
                      tokens);
        for (guint i = 0; i < tokens->len; i++) {
            const struct french_token *token =
                &g_array_index(tokens, struct french_token, i);
            if (!token->word->is_stop)
                shim_document_add_posting(doc, SCHEMA_TITLE,
                                          token->word->has_family
                                              ? token->word->stem
                                              : token->word->exact,
                                          100 * k + token->position + 1, 0);
        }
    }
}

static inline void add_card(struct shim_document *doc, const struct book *book)
{
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        if (!book->facts[kind] || !field_prefix(kind))
            continue;
        g_autoptr(GPtrArray) keys = field_keys(kind, book->facts[kind]);
        for (guint i = 0; i < keys->len; i++)
            shim_document_add_term(doc, field_prefix(kind),
                                   g_ptr_array_index(keys, i), 0);
    }
    g_autofree char *base = g_path_get_basename(book->path);
    g_autofree char *name = field_name_key(base);
    g_autofree char *extension = field_extension_key(name);
    shim_document_add_term(doc, SCHEMA_NAME, name, 0);
    if (extension)
        shim_document_add_term(doc, SCHEMA_EXTENSION, extension, 0);
}

static inline void set_slot(struct shim_document *doc, guint slot,
                            const char *value)
{
    if (value)
        shim_document_set_bytes(doc, slot, value, strlen(value));
}

static inline void set_card(struct shim_document *doc, const struct book *book)
{
    const char *date = book->facts[FACT_DATE];
    const char *code = book->facts[FACT_MATIERE];
    const char *name = book->facts[FACT_MATIERE_NAME];
    const char *commune = book->facts[FACT_COMMUNE];
    g_autofree char *place = commune ? label_place(commune) : NULL;
    g_autofree char *matiere =
        code || name ? g_strconcat(code ? code : "", "\t", name, NULL) : NULL;
    if (date)
        shim_document_set_number(doc, SCHEMA_SLOT_DATE, field_date(date));
    set_slot(doc, SCHEMA_SLOT_TYPE, book->facts[FACT_TYPE]);
    set_slot(doc, SCHEMA_SLOT_COMMUNE, place);
    set_slot(doc, SCHEMA_SLOT_MATIERE, matiere);
    set_slot(doc, SCHEMA_SLOT_PATH, book->path);
}

static inline void add_page(struct shim_writer *writer, struct french *french,
                            const struct book *book,
                            const struct record *record, guint page,
                            gsize start)
{
    GError *error = NULL;
    guint8 id[32];
    g_autoptr(shim_document_t) doc = shim_document_new();
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    const gsize len = strlen(book->pages[page]);
    french_tokens(french, book->pages[page], len, tokens);
    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        shim_document_add_posting(doc, SCHEMA_EXACT, token->word->exact,
                                  token->position + 1, SCHEMA_WDF_BODY);
        if (token->word->has_family)
            shim_document_add_posting(doc, SCHEMA_STEM, token->word->stem,
                                      token->position + 1, SCHEMA_WDF_BODY);
    }
    for (gsize i = 0; i < sizeof id; i++)
        id[i] = g_ascii_xdigit_value(record->id[2 * i]) << 4 |
                g_ascii_xdigit_value(record->id[2 * i + 1]);
    shim_document_set_bytes(doc, SCHEMA_SLOT_DOCUMENT, id, sizeof id);
    shim_document_set_number(doc, SCHEMA_SLOT_PAGE, page + 1);
    shim_document_set_number(doc, SCHEMA_SLOT_PAGE_LAST, page + 1);
    add_title(doc, french, book);
    add_card(doc, book);
    set_card(doc, book);
    g_autoptr(GBytes) data = variant_encode(g_variant_new(
        SCHEMA_PASSAGE_TYPE, page, (guint32) start, (guint32) len));
    shim_document_set_data(doc, g_bytes_get_data(data, NULL),
                           g_bytes_get_size(data));
    g_assert_true(shim_writer_add(writer, g_steal_pointer(&doc), &error));
    g_assert_no_error(error);
}

static inline void put(struct shim_writer *writer, const char *prefix,
                       const char *id, GBytes *value)
{
    g_autofree char *key = g_strconcat(prefix, id, NULL);
    g_autoptr(GBytes) owned = value;
    GError *error = NULL;
    g_assert_true(shim_writer_set_metadata(writer, key,
                                           g_bytes_get_data(owned, NULL),
                                           g_bytes_get_size(owned), &error));
    g_assert_no_error(error);
}

static inline struct record *record_of(const struct book *book)
{
    g_autofree char *id =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, book->path, -1);
    struct record *record = record_new(id);
    record_add_path(record, book->path);
    for (int kind = 0; kind < N_FACT_KINDS; kind++) {
        const struct fact fact = {kind, FACT_FROM_SCDL, 0,
                                  (char *) book->facts[kind]};
        if (fact.value)
            facts_add(record->facts, &fact);
    }
    for (guint i = 0; book->pages[i]; i++) {
        const struct record_page page = {
            .label = g_strdup(book->labels[i]),
            .reading = RECORD_TEXT_LAYER,
            .text = g_strdup(book->pages[i]),
            .text_len = strlen(book->pages[i]),
        };
        record_add_page(record, &page);
        record_add_span(record, i, 0, page.text_len);
    }
    return record;
}

static inline void add_book(struct shim_writer *writer, struct french *french,
                            const struct book *book, struct coverage *coverage)
{
    g_autoptr(record_t) record = record_of(book);
    gsize start = 0;
    for (guint i = 0; book->pages[i]; i++) {
        add_page(writer, french, book, record, i, start);
        start += strlen(book->pages[i]);
    }
    put(writer, SCHEMA_KEY_RECORD, record->id, record_encode(record));
    put(writer, SCHEMA_KEY_TEXT, record->id, record_encode_text(record));
    put(writer, SCHEMA_KEY_ADDED, record->id, stamp_encode(0));
    coverage_count(coverage, record, 1);
}

/* Makes the index of the books and opens it. */
static inline struct holdings *open_library(const struct fixture *f,
                                            const struct book *books, gsize n)
{
    GError *error = NULL;
    struct coverage coverage = {0};
    g_autoptr(french_t) french = french_new(&error);
    g_assert_no_error(error);
    g_autoptr(shim_writer_t) writer = open_writer(f);
    for (gsize i = 0; i < n; i++)
        add_book(writer, french, &books[i], &coverage);
    put(writer, SCHEMA_KEY_COVERAGE, "", coverage_encode(&coverage));
    commit(writer);
    struct holdings *holdings =
        holdings_open((const char *const[]){f->index, NULL}, false, &error);
    g_assert_no_error(error);
    return holdings;
}

#endif
