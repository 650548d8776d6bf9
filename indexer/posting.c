/* SPDX-License-Identifier: GPL-3.0-or-later */
/* posting.c - a document's stream, as passages in the index. */
#include "indexer/posting.h"

#include "indexer/card.h"
#include "indexer/copies.h"
#include "indexer/passages.h"
#include "indexer/prominence.h"
#include "indexer/terms.h"
#include "indexer/vocabulary.h"
#include "shim/document_id.h"
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
    struct french *french;      /* borrowed */
    vocabulary_t *vocabulary;
    copies_t *copies;
    struct sketch *sketch;      /* of the document */
    struct shim_document *card; /* of the document */
    GArray *tokens;             /* struct french_token, of the window */
    GArray *stretches;          /* struct stretch, of the window */
    GArray *passages;           /* struct passage, of the window */
    GArray *runs;               /* struct record_run, of the window */
};

struct posting *posting_new(struct shim_writer *writer, struct french *french)
{
    struct posting *posting = g_new0(struct posting, 1);
    posting->writer = writer;
    posting->french = french;
    posting->vocabulary = vocabulary_new(writer, posting->french);
    posting->copies = copies_new(writer);
    posting->tokens = g_array_new(FALSE, FALSE, sizeof(struct french_token));
    posting->stretches = g_array_new(FALSE, FALSE, sizeof(struct stretch));
    posting->passages = g_array_new(FALSE, FALSE, sizeof(struct passage));
    posting->runs = g_array_new(FALSE, FALSE, sizeof(struct record_run));
    return posting;
}

void posting_free(struct posting *posting)
{
    if (!posting)
        return;
    vocabulary_free(posting->vocabulary);
    copies_free(posting->copies);
    sketch_free(posting->sketch);
    shim_document_free(posting->card);
    g_array_unref(posting->tokens);
    g_array_unref(posting->stretches);
    g_array_unref(posting->passages);
    g_array_unref(posting->runs);
    g_free(posting);
}

/* ---- One passage ----------------------------------------------------------
 */

static void set_document_value(struct shim_document *doc, const char *id)
{
    guint8 raw[DOCUMENT_ID_LEN];
    document_id_bytes(id, raw);
    shim_document_set_bytes(doc, SCHEMA_SLOT_DOCUMENT, raw, sizeof raw);
}

/* A document, and how far it was read. */
struct stream {
    struct record *record;
    const GArray *running; /* struct stretch */
    gsize at;              /* where the window begins */
    gsize window_len;
    guint n_passages;
};

static bool add_passage(struct posting *posting, const struct stream *stream,
                        const struct passages_input *window,
                        const struct passage *passage, GError **error)
{
    const struct french_token *tokens =
        (const struct french_token *) posting->tokens->data;
    const gsize first_word = tokens[passage->first_token].start;
    const gsize last_word = tokens[passage->end_token - 1].end - 1;
    g_autoptr(GBytes) bytes = variant_encode(g_variant_new(
        SCHEMA_PASSAGE_TYPE, stream->n_passages,
        (guint32) (stream->at + passage->start), (guint32) passage->len));
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    const char *id = stream->record->id;

    g_autoptr(shim_document_t) doc = shim_document_new();
    terms_add(doc, window, passage);
    for (guint i = passage->first_token; i < passage->end_token; i++)
        vocabulary_add(posting->vocabulary, &tokens[i]);
    shim_document_add_term(doc, SCHEMA_ID, id, 0);
    g_autofree char *number = g_strdup_printf("%u", stream->n_passages);
    shim_document_add_term(doc, SCHEMA_PASSAGE, number, 0);
    set_document_value(doc, id);
    shim_document_set_number(doc, SCHEMA_SLOT_PAGE,
                             record_page_at(posting->runs, first_word) + 1);
    shim_document_set_number(doc, SCHEMA_SLOT_PAGE_LAST,
                             record_page_at(posting->runs, last_word) + 1);
    shim_document_set_number(doc, SCHEMA_SLOT_ADDED,
                             (double) stream->record->added);
    shim_document_add_all(doc, posting->card);
    const guint n_shingles = posting->sketch->shingles->len;
    sketch_add(posting->sketch, window, passage, stream->at);
    copies_add_terms(doc, posting->sketch, n_shingles);
    shim_document_set_data(doc, data, len);
    return shim_writer_add(posting->writer, g_steal_pointer(&doc), error);
}

/* ---- The stream -----------------------------------------------------------
 */

static void read_window(struct posting *posting, const struct stream *stream,
                        const struct passages_input *window)
{
    const struct prominence_input lines = {window->text, window->len,
                                           stream->at, stream->running};
    french_tokens(posting->french, window->text, window->len, posting->tokens);
    prominence_read(&lines, posting->stretches);
    passages_cut(window, posting->passages);
}

/* Adds the passages of a window and moves behind them; widens the window
 * where it is too small to hold enough. */
static bool add_window(struct posting *posting, struct stream *stream,
                       GError **error)
{
    gsize rest = stream->record->stream_len - stream->at;
    gsize len = MIN(stream->window_len, rest);
    bool is_last = len == rest;
    g_autofree char *text =
        record_slice(stream->record, stream->at, len, posting->runs, error);
    if (!text)
        return false;

    const struct passages_input window = {text, len, posting->tokens,
                                          posting->stretches};
    read_window(posting, stream, &window);
    guint n = posting->passages->len;
    if (!is_last && n <= PASSAGES_AGAIN) {
        stream->window_len *= 2;
        return true;
    }
    gsize end = is_last ? len : 0;
    for (guint i = 0; i < (is_last ? n : n - PASSAGES_AGAIN); i++) {
        const struct passage *passage =
            &g_array_index(posting->passages, struct passage, i);
        if (!add_passage(posting, stream, &window, passage, error))
            return false;
        stream->n_passages++;
        if (!is_last)
            end = passage->start + passage->len;
    }
    stream->at += end;
    return true;
}

/* Between two windows. */
static bool make_room(struct posting *posting, GError **error)
{
    if (french_trim(posting->french))
        vocabulary_forget(posting->vocabulary);
    return vocabulary_relieve(posting->vocabulary, error);
}

bool posting_add(struct posting *posting, struct record *record,
                 const GArray *running, guint *n_passages, GError **error)
{
    struct stream stream = {
        .record = record, .running = running, .window_len = WINDOW_LEN};
    shim_document_free(posting->card);
    posting->card = card_new(posting->french, record);
    sketch_free(posting->sketch);
    posting->sketch = sketch_new();
    while (stream.at < record->stream_len) {
        if (!make_room(posting, error) || !add_window(posting, &stream, error))
            return false;
    }
    *n_passages = stream.n_passages;
    return copies_add(posting->copies, record->id,
                      g_steal_pointer(&posting->sketch), error) &&
           copies_relieve(posting->copies, error);
}

bool posting_remove(struct posting *posting, const char *id, GError **error)
{
    g_autofree char *term = g_strconcat(SCHEMA_ID, id, NULL);
    bool are_more = true;
    while (are_more) {
        g_auto(GStrv) words =
            shim_writer_delete(posting->writer, term, &are_more, error);
        if (!words)
            return false;
        vocabulary_leave(posting->vocabulary, words);
        if (!vocabulary_relieve(posting->vocabulary, error))
            return false;
    }
    return copies_remove(posting->copies, id, error) &&
           copies_relieve(posting->copies, error);
}

bool posting_finish(struct posting *posting, GError **error)
{
    return vocabulary_write(posting->vocabulary, error) &&
           copies_write(posting->copies, error);
}
