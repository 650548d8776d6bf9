/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting.c - a document's stream, as passages in the index. */
#include "indexer/posting.h"

#include "indexer/passages.h"
#include "indexer/terms.h"
#include "indexer/vocabulary.h"
#include "shim/french.h"
#include "shim/schema.h"
#include "shim/variant.h"

/* Bytes of the stream that are read at once: some 600 passages, whose tokens
 * take 10 MB. */
enum { WINDOW_LEN = 1 << 20 };
/* Passages at the end of a window that the next one cuts again: the text they
 * were cut from, and look ahead to, was cut short. */
enum { PASSAGES_AGAIN = 2 };

struct posting {
    struct shim_writer *writer; /* borrowed */
    french_t *french;
    vocabulary_t *vocabulary;
    GArray *tokens;   /* struct french_token, of the window */
    GArray *passages; /* struct passage, of the window */
    GArray *runs;     /* struct record_run, of the window */
};

struct posting *posting_new(struct shim_writer *writer, GError **error)
{
    g_autoptr(french_t) french = french_new(error);
    if (!french)
        return NULL;
    struct posting *posting = g_new0(struct posting, 1);
    posting->writer = writer;
    posting->french = g_steal_pointer(&french);
    posting->vocabulary = vocabulary_new(writer, posting->french);
    posting->tokens = g_array_new(FALSE, FALSE, sizeof(struct french_token));
    posting->passages = g_array_new(FALSE, FALSE, sizeof(struct passage));
    posting->runs = g_array_new(FALSE, FALSE, sizeof(struct record_run));
    return posting;
}

void posting_free(struct posting *posting)
{
    if (!posting)
        return;
    vocabulary_free(posting->vocabulary);
    french_free(posting->french);
    g_array_unref(posting->tokens);
    g_array_unref(posting->passages);
    g_array_unref(posting->runs);
    g_free(posting);
}

/* ---- One passage ----------------------------------------------------------
 */

static void set_document_value(struct shim_document *doc, const char *id)
{
    guint8 raw[32];
    for (gsize i = 0; i < sizeof raw; i++)
        raw[i] = g_ascii_xdigit_value(id[2 * i]) << 4 |
                 g_ascii_xdigit_value(id[2 * i + 1]);
    shim_document_set_bytes(doc, SCHEMA_SLOT_DOCUMENT, raw, sizeof raw);
}

/* at: where the window begins in the stream. */
static bool add_passage(struct posting *posting, const char *id, guint number,
                        gsize at, const struct passage *passage, GError **error)
{
    gsize first_word = g_array_index(posting->tokens, struct french_token,
                                     passage->first_token)
                           .start;
    g_autoptr(GBytes) bytes = variant_encode(
        g_variant_new(SCHEMA_PASSAGE_TYPE, number,
                      (guint32) (at + passage->start), (guint32) passage->len));
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);

    g_autoptr(shim_document_t) doc = shim_document_new();
    terms_add(doc, posting->tokens, passage);
    for (guint i = passage->first_token; i < passage->end_token; i++)
        vocabulary_see(posting->vocabulary,
                       &g_array_index(posting->tokens, struct french_token, i));
    shim_document_add_term(doc, SCHEMA_ID, id, 0);
    set_document_value(doc, id);
    shim_document_set_number(doc, SCHEMA_SLOT_PAGE,
                             record_page_at(posting->runs, first_word) + 1);
    shim_document_set_data(doc, data, len);
    return shim_writer_add(posting->writer, g_steal_pointer(&doc), error);
}

/* ---- The stream -----------------------------------------------------------
 */

/* Adds the passages of the window that begins at *at, and moves *at behind
 * them; widens *window_len where a window is too small to hold enough. */
static bool add_window(struct posting *posting, struct record *record,
                       gsize *at, gsize *window_len, guint *n_passages,
                       GError **error)
{
    gsize len = MIN(*window_len, record->stream_len - *at);
    bool is_last = *at + len == record->stream_len;
    g_autofree char *text =
        record_slice(record, *at, len, posting->runs, error);
    if (!text)
        return false;

    french_tokens(posting->french, text, len, posting->tokens);
    passages_cut(text, len, posting->tokens, posting->passages);
    guint n = posting->passages->len;
    if (!is_last && n <= PASSAGES_AGAIN) {
        *window_len *= 2;
        return true;
    }
    gsize end = is_last ? len : 0;
    for (guint i = 0; i < (is_last ? n : n - PASSAGES_AGAIN); i++) {
        const struct passage *passage =
            &g_array_index(posting->passages, struct passage, i);
        if (!add_passage(posting, record->id, (*n_passages)++, *at, passage,
                         error))
            return false;
        if (!is_last)
            end = passage->start + passage->len;
    }
    *at += end;
    return true;
}

bool posting_add(struct posting *posting, struct record *record,
                 guint *n_passages, GError **error)
{
    gsize window_len = WINDOW_LEN;
    *n_passages = 0;
    if (french_trim(posting->french))
        vocabulary_forget(posting->vocabulary);
    for (gsize at = 0; at < record->stream_len;) {
        if (!add_window(posting, record, &at, &window_len, n_passages, error))
            return false;
    }
    vocabulary_end_document(posting->vocabulary);
    return true;
}

bool posting_remove(struct posting *posting, const char *id, GError **error)
{
    g_autofree char *term = g_strconcat(SCHEMA_ID, id, NULL);
    return vocabulary_leave(posting->vocabulary, id, error) &&
           shim_writer_delete(posting->writer, term, error);
}

bool posting_finish(struct posting *posting, GError **error)
{
    return vocabulary_write(posting->vocabulary, error);
}
