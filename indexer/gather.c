/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gather.c - the tables of a run. */
#include "indexer/gather.h"

#include "indexer/interrupt.h"
#include "indexer/limits.h"
#include "indexer/plain.h"
#include "indexer/plan.h"
#include "shim/path.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Bytes in which the first row ends. */
enum { HEAD_ROW_LEN = 1 << 16 };
/* What a killed run may lose: as with documents (filing.c). */
enum { TELL_STEP = 8000 };

/* A table of the run. */
struct gathered {
    char *given;               /* path as given */
    struct ledger_entry *file; /* what the ledger is to say */
    bool is_read;
};

struct gather {
    struct gather_parts parts;
    GPtrArray *tables;   /* struct gathered *, in the order of the run */
    GHashTable *by_path; /* absolute path to the same */
};

static void gathered_free(gpointer data)
{
    struct gathered *gathered = data;
    g_free(gathered->given);
    ledger_entry_free(gathered->file);
    g_free(gathered);
}

void gather_free(struct gather *gather)
{
    if (!gather)
        return;
    g_hash_table_unref(gather->by_path);
    g_ptr_array_unref(gather->tables);
    g_free(gather);
}

bool gather_has(const struct gather *gather, const struct walk_entry *entry)
{
    return g_hash_table_contains(gather->by_path, entry->path);
}

static void take(struct gather *gather, const char *given,
                 struct ledger_entry *file, bool is_read)
{
    struct gathered *gathered = g_new0(struct gathered, 1);
    gathered->given = g_strdup(given);
    gathered->file = file;
    gathered->is_read = is_read;
    g_ptr_array_add(gather->tables, gathered);
    g_hash_table_insert(gather->by_path, file->path, gathered);
}

/* ---- Reading --------------------------------------------------------------
 */

static bool fail(GError **error, int code)
{
    g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(code),
                        g_strerror(code));
    return false;
}

/* Never waits: a FIFO may have taken a file's place. */
static int open_table(const char *path, struct stat *st, GError **error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (fd < 0 || fstat(fd, st) != 0) {
        fail(error, errno);
    } else if (!S_ISREG(st->st_mode)) {
        g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                            "not a regular file");
    } else {
        return fd;
    }
    if (fd >= 0)
        close(fd);
    return -1;
}

static struct table *parse_sources(const char *path, const char *p, gsize len,
                                   GError **error)
{
    g_autoptr(sources_t) sources = sources_read(p, len);
    if (sources->n_rows == 0 || sources->rows->len > 0)
        return table_of_sources(path, sources);
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                        "no sources list: no line of it has a path, a tab and "
                        "an address");
    return NULL;
}

static struct table *parse(const char *path, enum table_kind kind,
                           const char *p, gsize len, GError **error)
{
    if (kind == TABLE_SOURCES)
        return parse_sources(path, p, len, error);
    g_autoptr(scdl_t) scdl = scdl_read(p, len, error);
    return scdl ? table_of_scdl(path, scdl) : NULL;
}

static struct ledger_entry *entry_of(const struct table *table,
                                     const struct stat *st)
{
    struct ledger_entry *file = g_new0(struct ledger_entry, 1);
    file->path = g_strdup(table->path);
    file->state = LEDGER_TABLE;
    file->size = st->st_size;
    file->mtime_ns =
        ledger_settled_ns(ledger_mtime_ns(st), g_get_real_time() * 1000);
    file->device = st->st_dev;
    file->reason = g_strdup_printf("%u rows", table->n_rows);
    return file;
}

static void tell_defects(const struct gather *gather, const char *given,
                         const struct table *table)
{
    g_autofree char *printed = path_print(given);
    progress_clear(gather->parts.progress);
    for (guint i = 0; i < table->defects->len; i++)
        fprintf(stderr, "vigie-index: %s: %s\n", printed,
                (const char *) table->defects->pdata[i]);
}

/* Of an open file. */
static bool read_table(struct gather *gather, const char *given,
                       enum table_kind kind, int fd, const struct stat *st,
                       GError **error)
{
    g_autofree char *path = g_canonicalize_filename(given, NULL);
    g_autoptr(GByteArray) bytes = plain_load(fd, LIMIT_TABLE_LEN, error);
    struct table *table =
        bytes ? parse(path, kind, (const char *) bytes->data, bytes->len, error)
              : NULL;
    if (!table)
        return false;
    take(gather, given, entry_of(table, st), true);
    tell_defects(gather, given, table);
    return shelf_put(ingest_shelf(gather->parts.ingest), table, error);
}

/* ---- Those that were given ------------------------------------------------
 */

static bool read_given(struct gather *gather, const char *given,
                       enum table_kind kind, GError **error)
{
    g_autofree char *path = g_canonicalize_filename(given, NULL);
    g_autofree char *printed = path_print(given);
    struct stat st;
    if (g_hash_table_contains(gather->by_path, path))
        return true;
    int fd = open_table(given, &st, error);
    const bool is_read =
        fd >= 0 && read_table(gather, given, kind, fd, &st, error);
    if (fd >= 0)
        close(fd);
    if (!is_read)
        g_prefix_error(error, "%s: ", printed);
    return is_read;
}

static bool read_all_given(struct gather *gather, GError **error)
{
    char **scdl = gather->parts.scdl;
    char **sources = gather->parts.sources;
    for (; scdl && *scdl; scdl++) {
        if (!read_given(gather, *scdl, TABLE_SCDL, error))
            return false;
    }
    for (; sources && *sources; sources++) {
        if (!read_given(gather, *sources, TABLE_SOURCES, error))
            return false;
    }
    return true;
}

/* ---- Those that lie among the documents -----------------------------------
 */

/* Whether a file's name allows it to be a table, and of what kind. */
static bool may_be(const char *path, enum table_kind *kind)
{
    g_autofree char *name = g_path_get_basename(path);
    const gsize len = strlen(name);
    *kind = strcmp(name, "sources.tsv") == 0 ? TABLE_SOURCES : TABLE_SCDL;
    return *kind == TABLE_SOURCES ||
           (len > 4 && g_ascii_strcasecmp(name + len - 4, ".csv") == 0);
}

static bool is_head(int fd, enum table_kind kind)
{
    g_autofree char *head = g_malloc(HEAD_ROW_LEN);
    const ssize_t len = pread(fd, head, HEAD_ROW_LEN, 0);
    if (len <= 0)
        return false;
    return kind == TABLE_SOURCES ? sources_is_head(head, (gsize) len)
                                 : scdl_is_head(head, (gsize) len);
}

/* Reads the file if it is a table.  What cannot be read is left to those who
 * report that of files. */
static bool read_found(struct gather *gather, const struct walk_entry *entry,
                       enum table_kind kind, GError **error)
{
    struct stat st;
    g_autoptr(GError) failure = NULL;
    int fd = open_table(entry->path, &st, NULL);
    if (fd < 0)
        return true;
    const bool is_read =
        !is_head(fd, kind) ||
        read_table(gather, entry->given, kind, fd, &st, &failure);
    close(fd);
    if (is_read)
        return true;
    if (failure->domain != G_IO_ERROR) {
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    g_autofree char *printed = path_print(entry->given);
    progress_clear(gather->parts.progress);
    fprintf(stderr, "vigie-index: %s: not taken for a table: %s\n", printed,
            failure->message);
    return true;
}

static bool look_at(struct gather *gather, const struct walk_entry *entry,
                    GError **error)
{
    enum table_kind kind = TABLE_SCDL;
    g_autoptr(ledger_entry_t) known = NULL;
    struct shelf *shelf = ingest_shelf(gather->parts.ingest);
    if (entry->skip || entry->trouble || gather_has(gather, entry))
        return true;
    const struct table *table = tables_find(shelf_tables(shelf), entry->path);
    if (!table && !may_be(entry->path, &kind))
        return true;
    if (!ingest_find(gather->parts.ingest, entry->path, &known, error))
        return false;
    const bool is_same = known && known->size == entry->size &&
                         known->mtime_ns == entry->mtime_ns;
    if (table && is_same) {
        /* It may have another number by now (missing.h). */
        known->device = entry->device;
        take(gather, entry->given, g_steal_pointer(&known), false);
        return true;
    }
    /* It was no table then. */
    if (is_same && known->state != LEDGER_TABLE)
        return true;
    return read_found(gather, entry, table ? table->kind : kind, error);
}

struct gather *gather_new(const struct gather_parts *parts, GError **error)
{
    g_autoptr(gather_t) gather = g_new0(struct gather, 1);
    const GPtrArray *entries = parts->walk->entries;
    gather->parts = *parts;
    gather->tables = g_ptr_array_new_with_free_func(gathered_free);
    gather->by_path = g_hash_table_new(g_str_hash, g_str_equal);
    if (!read_all_given(gather, error))
        return NULL;
    for (guint i = 0; i < entries->len && !interrupt_signal(); i++) {
        if (!look_at(gather, entries->pdata[i], error))
            return NULL;
    }
    return g_steal_pointer(&gather);
}

/* ---- The end --------------------------------------------------------------
 */

static bool note_all(struct gather *gather, GError **error)
{
    for (guint i = 0; i < gather->tables->len; i++) {
        const struct gathered *gathered = gather->tables->pdata[i];
        if (!ingest_note(gather->parts.ingest, gathered->file, error))
            return false;
    }
    return true;
}

static void tell_joined(const struct gathered *gathered,
                        const struct table *table)
{
    g_autofree char *printed = path_print(gathered->given);
    fprintf(stderr,
            "vigie-index: %s: %u rows, %u of them of documents in the index\n",
            printed, table->n_rows, table_n_joined(table));
}

static bool report_all(struct gather *gather, struct report *report,
                       bool is_joined, GError **error)
{
    const struct tables *tables =
        shelf_tables(ingest_shelf(gather->parts.ingest));
    g_autofree char *unclear = tables_unclear_text(tables);
    progress_clear(gather->parts.progress);
    for (guint i = 0; i < gather->tables->len; i++) {
        const struct gathered *gathered = gather->tables->pdata[i];
        const struct report_file line = {
            .path = gathered->given,
            .status = REPORT_TABLE,
            .table = tables_find(tables, gathered->file->path),
            .is_joined = is_joined,
        };
        if (is_joined)
            tell_joined(gathered, line.table);
        if (!report_add(report, &line, error))
            return false;
    }
    if (unclear)
        fprintf(stderr,
                "vigie-index: %u documents are told nothing by rows that may "
                "be theirs: %s%s\n",
                tables_n_unclear(tables), unclear,
                tables_n_unclear(tables) > 1 ? "; and others" : "");
    return true;
}

bool gather_finish(struct gather *gather, struct report *report, GError **error)
{
    struct ingest *ingest = gather->parts.ingest;
    const bool is_changed = shelf_is_changed(ingest_shelf(ingest));
    if (is_changed) {
        progress_say(gather->parts.progress, "joining tables");
        g_auto(GStrv) ids = ingest_documents(ingest, error);
        if (!ids || !ingest_tell_all(ingest, ids, TELL_STEP, error))
            return false;
    }
    if (interrupt_signal())
        return true;
    return note_all(gather, error) && ingest_settle_tables(ingest, error) &&
           report_all(gather, report, is_changed, error);
}
