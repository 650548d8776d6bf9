/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ingest.c - what goes into the index, and what leaves it. */
#include "indexer/ingest_internal.h"

#include "indexer/card.h"
#include "indexer/clean.h"
#include "indexer/notice.h"
#include "indexer/prominence.h"
#include "shim/schema.h"
#include "shim/shim.h"

#include <string.h>

static bool read_coverage(struct ingest *ingest, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    return shim_writer_get_metadata(ingest->writer, SCHEMA_KEY_COVERAGE, &bytes,
                                    error) &&
           coverage_decode(bytes, &ingest->coverage, error);
}

/* A record whose paths have changed: so may have what is known of it. */
static bool settle_record(void *context, struct record *record, GError **error)
{
    struct ingest *ingest = context;
    notice_read_names(record);
    ingest_join_tables(ingest, record);
    const guint64 card = card_digest(record);
    if (card != record->card &&
        !card_exchange(ingest->writer, ingest->french, record, error))
        return false;
    record->card = card;
    return true;
}

/* Takes the writer over. */
static struct ingest *ingest_with(struct shim_writer *writer, GError **error)
{
    g_autoptr(ingest_t) ingest = g_new0(struct ingest, 1);
    ingest->writer = writer;
    ingest->leaving =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    ingest->records = records_new(writer, settle_record, ingest);
    ingest->shelf = shelf_new(writer, error);
    ingest->arrivals = ingest->shelf ? arrivals_new(writer, error) : NULL;
    if (!ingest->arrivals)
        return NULL;
    ingest->french = french_new(error);
    if (!ingest->french)
        return NULL;
    ingest->posting = posting_new(writer, ingest->french);
    return g_steal_pointer(&ingest);
}

struct ingest *ingest_new(const char *dir, GError **error)
{
    g_autoptr(ingest_t) ingest = NULL;
    struct shim_writer *writer = shim_writer_open(dir, error);
    if (!writer || !(ingest = ingest_with(writer, error)) ||
        !read_coverage(ingest, error))
        return NULL;
    return g_steal_pointer(&ingest);
}

void ingest_free(struct ingest *ingest)
{
    if (!ingest)
        return;
    posting_free(ingest->posting);
    french_free(ingest->french);
    records_free(ingest->records);
    shelf_free(ingest->shelf);
    arrivals_free(ingest->arrivals);
    g_hash_table_unref(ingest->leaving);
    shim_writer_free(ingest->writer);
    g_free(ingest);
}

static bool put(struct ingest *ingest, const char *prefix, const char *id,
                GBytes *bytes, GError **error)
{
    g_autofree char *key = g_strconcat(prefix, id, NULL);
    gsize len = 0;
    const void *data = bytes ? g_bytes_get_data(bytes, &len) : NULL;
    return shim_writer_set_metadata(ingest->writer, key, data, len, error);
}

guint ingest_n_pending(const struct ingest *ingest)
{
    return ingest->n_pending;
}

const struct coverage *ingest_coverage(const struct ingest *ingest)
{
    return &ingest->coverage;
}

bool ingest_find(struct ingest *ingest, const char *path,
                 struct ledger_entry **entry, GError **error)
{
    return ledger_find(ingest->writer, path, entry, error);
}

bool ingest_has_document(struct ingest *ingest, const char *id, bool *has,
                         GError **error)
{
    return records_has(ingest->records, id, has, error);
}

/* ---- What leaves ----------------------------------------------------------
 */

static bool delete_document(struct ingest *ingest, const struct record *record,
                            GError **error)
{
    if (!posting_remove(ingest->posting, record->id, error) ||
        !put(ingest, SCHEMA_KEY_TEXT, record->id, NULL, error))
        return false;
    coverage_count(&ingest->coverage, record, -1);
    return records_remove(ingest->records, record->id, error);
}

/* The path no longer holds the document. */
static bool leave_document(struct ingest *ingest, const char *path,
                           const char *id, GError **error)
{
    struct record *record = records_get(ingest->records, id, error);
    if (!record)
        return false;
    record_remove_path(record, path);
    records_changed(ingest->records, record);
    if (record->paths->len == 0)
        g_hash_table_add(ingest->leaving, g_strdup(id));
    return true;
}

/* Those that have found no other path meanwhile leave. */
static bool sweep(struct ingest *ingest, GError **error)
{
    GHashTableIter ids;
    gpointer id;
    g_hash_table_iter_init(&ids, ingest->leaving);
    while (g_hash_table_iter_next(&ids, &id, NULL)) {
        struct record *record = records_get(ingest->records, id, error);
        if (!record || (record->paths->len == 0 &&
                        (!arrivals_remove(ingest->arrivals, id, error) ||
                         !delete_document(ingest, record, error))))
            return false;
    }
    g_hash_table_remove_all(ingest->leaving);
    return true;
}

bool ingest_commit(struct ingest *ingest, GError **error)
{
    if (ingest->is_half) {
        g_set_error_literal(error, SHIM_ERROR, SHIM_ERROR_FAILED,
                            "an earlier change to the index failed half-way");
        return false;
    }
    if (!sweep(ingest, error) || !records_write(ingest->records, error)) {
        ingest->is_half = true;
        return false;
    }
    g_autoptr(GBytes) bytes = coverage_encode(&ingest->coverage);
    if (!posting_finish(ingest->posting, error) ||
        !put(ingest, SCHEMA_KEY_COVERAGE, "", bytes, error) ||
        !arrivals_finish(ingest->arrivals, error) ||
        !shim_writer_commit(ingest->writer, error))
        return false;
    arrivals_committed(ingest->arrivals);
    ingest->n_pending = 0;
    return true;
}

bool ingest_end_change(struct ingest *ingest, bool is_done, guint n_changed)
{
    if (is_done)
        ingest->n_pending += n_changed;
    else
        ingest->is_half = true;
    return is_done;
}

/* The document that a file holds, or NULL. */
static const char *held_by(const struct ledger_entry *file)
{
    return file && file->state == LEDGER_INDEXED ? file->id : NULL;
}

static bool has_failed(const struct ledger_entry *file)
{
    return file && file->state == LEDGER_FAILED;
}

static bool is_table(const struct ledger_entry *file)
{
    return file && file->state == LEDGER_TABLE;
}

/* The file's new entry takes the place of the old one. */
static bool set_entry(struct ingest *ingest, const struct ledger_entry *file,
                      GError **error)
{
    g_autoptr(ledger_entry_t) old = NULL;
    if (!ledger_find(ingest->writer, file->path, &old, error))
        return false;
    if (held_by(old) && g_strcmp0(held_by(old), held_by(file)) != 0 &&
        !leave_document(ingest, file->path, old->id, error))
        return false;
    ingest->coverage.documents_failed += has_failed(file) - has_failed(old);
    if (is_table(old) && !is_table(file) &&
        !shelf_remove(ingest->shelf, file->path, error))
        return false;
    return ledger_set(ingest->writer, file, error);
}

static bool remove_entry(struct ingest *ingest, const char *path,
                         GError **error)
{
    g_autoptr(ledger_entry_t) old = NULL;
    if (!ledger_find(ingest->writer, path, &old, error))
        return false;
    if (held_by(old) && !leave_document(ingest, path, old->id, error))
        return false;
    ingest->coverage.documents_failed -= has_failed(old);
    if (is_table(old) && !shelf_remove(ingest->shelf, path, error))
        return false;
    return ledger_remove(ingest->writer, path, error);
}

bool ingest_note(struct ingest *ingest, const struct ledger_entry *file,
                 GError **error)
{
    return ingest_end_change(ingest, set_entry(ingest, file, error), 1);
}

bool ingest_forget(struct ingest *ingest, const char *path, GError **error)
{
    return ingest_end_change(ingest, remove_entry(ingest, path, error), 1);
}

/* ---- What comes -----------------------------------------------------------
 */

/* Lines of two pages must never run into one: every text ends in a newline. */
static void take_pages(struct record *record, GArray *pages)
{
    for (guint i = 0; i < pages->len; i++) {
        struct record_page *page = &g_array_index(pages, struct record_page, i);
        if (page->text_len > 0 && page->text[page->text_len - 1] != '\n') {
            page->text = g_realloc(page->text, page->text_len + 2);
            memcpy(page->text + page->text_len, "\n", 2);
            page->text_len++;
        }
        record_add_page(record, page);
        page->label = page->text = NULL;
        page->text_len = 0;
    }
}

static void tell_of_document(struct ledger_entry *file,
                             const struct record *record)
{
    file->state = LEDGER_INDEXED;
    file->n_pages = record->pages->len;
    file->n_unread = record_n_unread(record);
    file->n_ocr = record_n_ocr(record);
    g_free(file->reason);
    file->reason = g_strdup(record->damage);
}

/* Makes of the record's text what is made of it, and counts it. */
static bool analyse(struct ingest *ingest, struct record *record,
                    guint *n_passages, GError **error)
{
    g_autoptr(GArray) running =
        g_array_new(FALSE, FALSE, sizeof(struct stretch));
    clean_record(record, running);
    if (!notice_read(ingest->french, record, error))
        return false;
    notice_read_names(record);
    ingest_join_tables(ingest, record);
    record->card = card_digest(record);
    g_autoptr(GBytes) head = record_encode(record);
    if (!arrivals_stamp(ingest->arrivals, record->id, &record->added, error) ||
        !posting_add(ingest->posting, record, running, n_passages, error) ||
        !put(ingest, SCHEMA_KEY_RECORD, record->id, head, error))
        return false;
    coverage_count(&ingest->coverage, record, 1);
    return true;
}

bool ingest_may_read_more(struct ingest *ingest, const char *id, bool *may,
                          GError **error)
{
    const struct record *record = records_get(ingest->records, id, error);
    *may = false;
    for (guint i = 0; record && i < record->pages->len && !*may; i++) {
        const struct record_page *page =
            &g_array_index(record->pages, struct record_page, i);
        *may = page->reading == RECORD_UNREAD && reading_may_come(page->cause);
    }
    return record != NULL;
}

/* What the ledger says of its other paths. */
static bool tell_paths(struct ingest *ingest, const struct record *record,
                       GError **error)
{
    for (guint i = 0; i < record->paths->len; i++) {
        g_autoptr(ledger_entry_t) file = NULL;
        if (!ledger_find(ingest->writer, record->paths->pdata[i], &file, error))
            return false;
        if (!file || g_strcmp0(held_by(file), record->id) != 0)
            continue;
        tell_of_document(file, record);
        if (!ledger_set(ingest->writer, file, error))
            return false;
    }
    return true;
}

/* Record comes in the place of what the index has of the document, if it has
 * it. */
static bool make_room(struct ingest *ingest, struct record *record,
                      GError **error)
{
    bool has;
    if (!records_has(ingest->records, record->id, &has, error))
        return false;
    if (!has)
        return true;
    const struct record *old = records_get(ingest->records, record->id, error);
    if (!old)
        return false;
    for (guint i = 0; i < old->paths->len; i++)
        record_add_path(record, old->paths->pdata[i]);
    return tell_paths(ingest, record, error) &&
           delete_document(ingest, old, error);
}

bool ingest_document(struct ingest *ingest, struct ledger_entry *file,
                     struct extraction *extraction, GError **error)
{
    g_autoptr(record_t) record = record_new(file->id);
    record->title = g_steal_pointer(&extraction->title);
    record->damage = g_steal_pointer(&extraction->complaint);
    record_add_path(record, file->path);
    take_pages(record, extraction->pages);
    tell_of_document(file, record);

    g_autoptr(GBytes) text = record_encode_text(record);
    guint n_passages = 0;
    bool is_done = make_room(ingest, record, error) &&
                   set_entry(ingest, file, error) &&
                   put(ingest, SCHEMA_KEY_TEXT, file->id, text, error) &&
                   analyse(ingest, record, &n_passages, error);
    return ingest_end_change(ingest, is_done,
                             MAX(n_passages, file->n_pages) + 1);
}

/* Gives record the file's path, in the place of one that is gone. */
static bool add_path(struct ingest *ingest, struct record *record,
                     const char *path, GHashTable *gone,
                     enum ingest_known *known, GError **error)
{
    *known = INGEST_SAME;
    if (!record_add_path(record, path))
        return true;
    records_changed(ingest->records, record);
    *known = INGEST_DUPLICATE;
    guint n = g_hash_table_size(gone) > 0 ? record->paths->len : 0;
    for (guint i = 0; i < n; i++) {
        if (!g_hash_table_contains(gone, record->paths->pdata[i]))
            continue;
        g_autofree char *old = g_strdup(record->paths->pdata[i]);
        *known = INGEST_MOVED;
        record_remove_path(record, old);
        g_hash_table_remove(gone, old);
        if (!ledger_remove(ingest->writer, old, error))
            return false;
        break;
    }
    return true;
}

bool ingest_same(struct ingest *ingest, struct ledger_entry *file,
                 GHashTable *gone, enum ingest_known *known, GError **error)
{
    struct record *record = records_get(ingest->records, file->id, error);
    if (!record)
        return false;
    tell_of_document(file, record);
    bool is_done = add_path(ingest, record, file->path, gone, known, error) &&
                   set_entry(ingest, file, error);
    return ingest_end_change(ingest, is_done, 1);
}

/* ---- All anew -------------------------------------------------------------
 */

static bool count_failed(struct ingest *ingest, GError **error)
{
    g_auto(GStrv) keys =
        shim_writer_metadata_keys(ingest->writer, SCHEMA_KEY_FILE, error);
    for (char **key = keys; key && *key; key++) {
        g_autoptr(GBytes) bytes = NULL;
        if (!shim_writer_get_metadata(ingest->writer, *key, &bytes, error))
            return false;
        g_autoptr(ledger_entry_t) file = ledger_decode(bytes, error);
        if (!file)
            return false;
        ingest->coverage.documents_failed += has_failed(file);
    }
    return keys != NULL;
}

struct ingest *ingest_renew(const char *dir, GError **error)
{
    g_autoptr(ingest_t) ingest = NULL;
    struct shim_writer *writer = shim_writer_renew(dir, error);
    if (!writer || !(ingest = ingest_with(writer, error)) ||
        !count_failed(ingest, error))
        return NULL;
    return g_steal_pointer(&ingest);
}

char **ingest_documents(struct ingest *ingest, GError **error)
{
    char **keys =
        shim_writer_metadata_keys(ingest->writer, SCHEMA_KEY_RECORD, error);
    for (char **key = keys; key && *key; key++) {
        char *id = g_strdup(*key + strlen(SCHEMA_KEY_RECORD));
        g_free(*key);
        *key = id;
    }
    return keys;
}

/* The record with all its text, and nothing made from that. */
static struct record *get_pages(struct ingest *ingest, const char *id,
                                GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_TEXT, id, NULL);
    g_autoptr(GBytes) text = NULL;
    g_autoptr(record_t) record = records_take(ingest->records, id, error);
    if (!record || !shim_writer_get_metadata(ingest->writer, key, &text, error))
        return NULL;
    if (text && !record_attach_text(record, text, error))
        return NULL;
    for (guint i = 0; i < record->pages->len; i++) {
        gsize len;
        if (!record_page_text(record, i, &len, error))
            return NULL;
    }
    record_clear_stream(record);
    return g_steal_pointer(&record);
}

bool ingest_again(struct ingest *ingest, const char *id, guint *n_pages,
                  GError **error)
{
    g_autoptr(record_t) record = get_pages(ingest, id, error);
    if (!record)
        return false;
    *n_pages = record->pages->len;
    guint n_passages = 0;
    bool is_done = analyse(ingest, record, &n_passages, error);
    return ingest_end_change(ingest, is_done, n_passages + 1);
}
