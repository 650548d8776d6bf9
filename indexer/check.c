/* SPDX-License-Identifier: GPL-3.0-or-later */
/* check.c - whether an index is whole, and what to do where it is not. */
#include "indexer/check.h"

#include "indexer/ledger.h"
#include "indexer/sketch.h"
#include "indexer/table.h"
#include "shim/coverage.h"
#include "shim/path.h"
#include "shim/record.h"
#include "shim/schema.h"
#include "shim/sharing.h"
#include "shim/variant.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

/* What helps, the mildest first. */
enum remedy { NOTHING, REANALYSE, BUILD_ANEW };

static const char *const remedies[] = {
    [NOTHING] = "sound",
    [REANALYSE] = ("the texts are whole: vigie-index --reanalyse makes the "
                   "rest of them anew"),
    [BUILD_ANEW] = "remove the index and index the files again",
};

struct check {
    shim_reader_t *reader;
    FILE *out;
    enum remedy remedy;
    guint n_problems, n_passages;
    GHashTable *files;        /* path to id, of the ledger */
    GHashTable *tables;       /* paths, of the ledger */
    struct coverage coverage; /* counted */
};

static void problem(struct check *check, enum remedy remedy, const char *format,
                    ...) G_GNUC_PRINTF(3, 4);
static void problem(struct check *check, enum remedy remedy, const char *format,
                    ...)
{
    va_list arguments;
    va_start(arguments, format);
    vfprintf(check->out, format, arguments);
    va_end(arguments);
    fputc('\n', check->out);
    check->remedy = MAX(check->remedy, remedy);
    check->n_problems++;
}

/* What is damaged is a problem; any other error ends the check. */
static bool note_damage(struct check *check, const char *of, GError *damage,
                        GError **error)
{
    if (!g_error_matches(damage, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) &&
        !g_error_matches(damage, SHIM_ERROR, SHIM_ERROR_CORRUPT)) {
        g_propagate_error(error, damage);
        return false;
    }
    problem(check, BUILD_ANEW, "%s: %s", of, damage->message);
    g_error_free(damage);
    return true;
}

/* ---- One document ---------------------------------------------------------
 */

static bool has_words(const char *text)
{
    for (; *text; text = g_utf8_next_char(text)) {
        if (g_unichar_isalnum(g_utf8_get_char(text)))
            return true;
    }
    return false;
}

/* Attaches the text and reads all of it. */
static bool check_text(struct check *check, struct record *record,
                       bool *has_text, GError **error)
{
    g_autofree char *key = g_strconcat(SCHEMA_KEY_TEXT, record->id, NULL);
    g_autoptr(GBytes) bytes = NULL;
    GError *damage = NULL;
    if (!shim_reader_get_metadata(check->reader, key, &bytes, error))
        return false;
    if (!bytes && record->pages->len > 0) {
        problem(check, BUILD_ANEW, "document %s: its text is missing",
                record->id);
        return true;
    }
    g_autofree char *stream = NULL;
    if (!bytes ||
        (record_attach_text(record, bytes, &damage) &&
         (stream = record_slice(record, 0, record->stream_len, NULL, &damage))))
        *has_text = stream && has_words(stream);
    for (guint i = 0; !damage && i < record->pages->len; i++) {
        gsize len;
        record_page_text(record, i, &len, &damage);
    }
    return !damage || note_damage(check, record->id, damage, error);
}

static gint compare_numbers(gconstpointer a, gconstpointer b)
{
    guint x = *(const guint *) a, y = *(const guint *) b;
    return x < y ? -1 : x > y;
}

/* Takes the numbers of the passages; false: one is not of the stream. */
static bool take_numbers(const struct shim_hits *hits, gsize stream_len,
                         GArray *numbers)
{
    for (guint i = 0; i < hits->n_hits; i++) {
        guint32 number, start, len;
        g_autoptr(GVariant) data = variant_decode(
            SCHEMA_PASSAGE_TYPE, hits->hits[i].data, "a passage", NULL);
        if (!data)
            return false;
        g_variant_get(data, SCHEMA_PASSAGE_TYPE, &number, &start, &len);
        if (start > stream_len || len > stream_len - start)
            return false;
        g_array_append_val(numbers, number);
    }
    g_array_sort(numbers, compare_numbers);
    for (guint i = 0; i < numbers->len; i++) {
        if (g_array_index(numbers, guint, i) != i)
            return false;
    }
    return true;
}

static bool check_passages(struct check *check, const struct record *record,
                           bool has_text, GError **error)
{
    g_autoptr(shim_query_t) query = shim_query_term(SCHEMA_ID, record->id);
    const struct shim_search search = {
        .query = query,
        .max_hits = G_MAXINT,
        .group_slot = SCHEMA_SLOT_DOCUMENT,
    };
    g_autoptr(shim_hits_t) hits =
        shim_reader_search(check->reader, &search, error);
    if (!hits)
        return false;
    g_autoptr(GArray) numbers = g_array_new(FALSE, FALSE, sizeof(guint));
    check->n_passages += hits->n_hits;
    if (!take_numbers(hits, record->stream_len, numbers))
        problem(check, REANALYSE, "document %s: its passages are damaged",
                record->id);
    else if (has_text && hits->n_hits == 0)
        problem(check, REANALYSE, "document %s: its passages are missing",
                record->id);
    return true;
}

static void check_paths(struct check *check, const struct record *record)
{
    if (record->paths->len == 0)
        problem(check, BUILD_ANEW, "document %s: it has no path", record->id);
    for (guint i = 0; i < record->paths->len; i++) {
        const char *path = record->paths->pdata[i];
        if (g_strcmp0(g_hash_table_lookup(check->files, path), record->id)) {
            g_autofree char *printed = path_print(path);
            problem(check, BUILD_ANEW,
                    "document %s: nothing is known of its file %s", record->id,
                    printed);
        }
        g_hash_table_remove(check->files, path);
    }
}

static bool check_document(struct check *check, const char *key, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    GError *damage = NULL;
    bool has_text = false;
    if (!shim_reader_get_metadata(check->reader, key, &bytes, error))
        return false;
    g_autoptr(record_t) record = record_decode(bytes, &damage);
    if (!record)
        return note_damage(check, key, damage, error);
    if (strcmp(record->id, key + strlen(SCHEMA_KEY_RECORD)) != 0)
        problem(check, BUILD_ANEW, "record %s: it is of another document", key);
    coverage_count(&check->coverage, record, 1);
    check_paths(check, record);
    return check_text(check, record, &has_text, error) &&
           check_passages(check, record, has_text, error);
}

/* ---- The whole ------------------------------------------------------------
 */

static bool collect(void *context, struct ledger_entry **entry,
                    GError **error G_GNUC_UNUSED)
{
    struct check *check = context;
    struct ledger_entry *file = *entry;
    if (file->state == LEDGER_INDEXED)
        g_hash_table_insert(check->files, g_steal_pointer(&file->path),
                            g_steal_pointer(&file->id));
    else if (file->state == LEDGER_TABLE)
        g_hash_table_add(check->tables, g_steal_pointer(&file->path));
    check->coverage.documents_failed += file->state == LEDGER_FAILED;
    return true;
}

static bool check_documents(struct check *check, GError **error)
{
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(check->reader, SCHEMA_KEY_RECORD, error);
    for (char **key = keys; key && *key; key++) {
        if (!check_document(check, *key, error))
            return false;
    }
    return keys != NULL;
}

/* What is of no document: texts and passages, and files that hold none. */
static bool check_orphans(struct check *check, GError **error)
{
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(check->reader, SCHEMA_KEY_TEXT, error);
    guint n_passages = 0;
    for (char **key = keys; key && *key; key++) {
        const char *id = *key + strlen(SCHEMA_KEY_TEXT);
        g_autofree char *record = g_strconcat(SCHEMA_KEY_RECORD, id, NULL);
        g_autoptr(GBytes) bytes = NULL;
        if (!shim_reader_get_metadata(check->reader, record, &bytes, error))
            return false;
        if (!bytes)
            problem(check, BUILD_ANEW, "text %s: it is of no document", id);
    }
    if (!keys || !shim_reader_n_documents(check->reader, &n_passages, error))
        return false;
    if (n_passages != check->n_passages)
        problem(check, REANALYSE, "%u passages, but %u of documents",
                n_passages, check->n_passages);

    GHashTableIter files;
    gpointer path;
    g_hash_table_iter_init(&files, check->files);
    while (g_hash_table_iter_next(&files, &path, NULL)) {
        g_autofree char *printed = path_print(path);
        problem(check, BUILD_ANEW, "file %s: its document is missing", printed);
    }
    return true;
}

/* What tables tell; one that is stored and no file any more is not read. */
static bool check_told(struct check *check, GError **error)
{
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(check->reader, SCHEMA_KEY_TABLE, error);
    for (char **key = keys; key && *key; key++) {
        g_autoptr(GBytes) bytes = NULL;
        GError *damage = NULL;
        if (!shim_reader_get_metadata(check->reader, *key, &bytes, error))
            return false;
        g_autoptr(table_t) table = bytes ? table_decode(bytes, &damage) : NULL;
        if (table)
            g_hash_table_remove(check->tables, table->path);
        else if (damage && !note_damage(check, *key, damage, error))
            return false;
    }
    GHashTableIter tables;
    gpointer path;
    g_hash_table_iter_init(&tables, check->tables);
    while (g_hash_table_iter_next(&tables, &path, NULL)) {
        g_autofree char *printed = path_print(path);
        problem(check, BUILD_ANEW, "table %s: what it tells is missing",
                printed);
    }
    return keys != NULL;
}

/* ---- Copies ---------------------------------------------------------------
 */

/* What is made from texts, and damaged. */
static void note_made(struct check *check, const char *of, GError *damage)
{
    problem(check, REANALYSE, "%s: %s", of, damage->message);
    g_error_free(damage);
}

static bool check_sketches(struct check *check, GError **error)
{
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(check->reader, SCHEMA_KEY_SKETCH, error);
    for (char **key = keys; key && *key; key++) {
        g_autoptr(GBytes) bytes = NULL;
        GError *damage = NULL;
        if (!shim_reader_get_metadata(check->reader, *key, &bytes, error))
            return false;
        g_autoptr(sketch_t) sketch =
            bytes ? sketch_decode(bytes, &damage) : NULL;
        if (bytes && !sketch)
            note_made(check, *key, damage);
    }
    return keys != NULL;
}

/* Notes what one document shares; what the other one has noted is settled. */
static void note_sharings(GHashTable *one_sided, const char *id,
                          const GPtrArray *list)
{
    for (guint i = 0; i < list->len; i++) {
        const struct sharing *sharing = g_ptr_array_index(list, i);
        g_autofree char *back = g_strconcat(sharing->id, id, NULL);
        if (!g_hash_table_remove(one_sided, back))
            g_hash_table_add(one_sided, g_strconcat(id, sharing->id, NULL));
    }
}

static bool check_sharings(struct check *check, GError **error)
{
    g_autoptr(GHashTable) one_sided =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(check->reader, SCHEMA_KEY_SHARING, error);
    for (char **key = keys; key && *key; key++) {
        g_autoptr(GBytes) bytes = NULL;
        GError *damage = NULL;
        if (!shim_reader_get_metadata(check->reader, *key, &bytes, error))
            return false;
        g_autoptr(GPtrArray) list = sharing_decode(bytes, &damage);
        if (list)
            note_sharings(one_sided, *key + strlen(SCHEMA_KEY_SHARING), list);
        else
            note_made(check, *key, damage);
    }
    if (g_hash_table_size(one_sided) > 0)
        problem(check, REANALYSE, "copies: %u are known to one side alone",
                g_hash_table_size(one_sided));
    return keys != NULL;
}

static bool check_coverage(struct check *check, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    struct coverage stored;
    GError *damage = NULL;
    if (!shim_reader_get_metadata(check->reader, SCHEMA_KEY_COVERAGE, &bytes,
                                  error))
        return false;
    if (!coverage_decode(bytes, &stored, &damage))
        return note_damage(check, "coverage", damage, error);
    if (memcmp(&stored, &check->coverage, sizeof stored) != 0)
        problem(check, REANALYSE, "the coverage is not what there is");
    return true;
}

static bool check_contents(struct check *check, const char *dir, GError **error)
{
    GError *damage = NULL;
    check->reader = shim_reader_open(dir, error);
    if (!check->reader)
        return false;
    if (!ledger_each(check->reader, collect, check, &damage) &&
        !note_damage(check, "ledger", damage, error))
        return false;
    return check_documents(check, error) && check_orphans(check, error) &&
           check_told(check, error) && check_sketches(check, error) &&
           check_sharings(check, error) && check_coverage(check, error);
}

/* Whether the tables can be read at all: else nothing more can be said. */
static bool check_tables(struct check *check, const char *dir, GError **error)
{
    GError *damage = NULL;
    return shim_check(dir, &damage) ||
           note_damage(check, "tables", damage, error);
}

bool check_index(const char *dir, FILE *out, bool *is_sound, GError **error)
{
    struct check check = {
        .out = out,
        .files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
        .tables = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL),
    };
    bool is_done = check_tables(&check, dir, error) &&
                   (check.n_problems || check_contents(&check, dir, error));
    shim_reader_free(check.reader);
    g_hash_table_unref(check.files);
    g_hash_table_unref(check.tables);
    if (!is_done)
        return false;
    *is_sound = check.n_problems == 0;
    if (*is_sound)
        fprintf(out,
                "The index is sound: %" G_GINT64_FORMAT
                " documents, %u passages.\n",
                check.coverage.documents, check.n_passages);
    else
        fprintf(out, "%u problems: %s.\n", check.n_problems,
                remedies[check.remedy]);
    if (fflush(out) == 0 && !ferror(out))
        return true;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
                "cannot print: %s", g_strerror(errno));
    return false;
}
