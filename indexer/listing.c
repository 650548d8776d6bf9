/* SPDX-License-Identifier: GPL-3.0-or-later */
/* listing.c - every file that an index knows, every page accounted for. */
#include "indexer/listing.h"

#include "indexer/ledger.h"
#include "indexer/listing_facts.h"
#include "shim/path.h"
#include "shim/reading.h"
#include "shim/record.h"
#include "shim/schema.h"

#include <errno.h>
#include <gio/gio.h>
#include <string.h>

/* A file as it is printed. */
struct row {
    struct ledger_entry *file;
    char *order;      /* what it is sorted by, before its path */
    record_t *record; /* while it is printed; NULL: no document */
};

struct listing {
    shim_reader_t *reader;
    enum listing_kind kind;
    GPtrArray *rows; /* struct row * */
};

static const char *const state_names[LEDGER_N_STATES] = {
    [LEDGER_INDEXED] = "indexed", [LEDGER_FAILED] = "failed",
    [LEDGER_SKIPPED] = "skipped", [LEDGER_ARCHIVE] = "archive",
    [LEDGER_TABLE] = "table",
};

static void row_free(struct row *row)
{
    ledger_entry_free(row->file);
    record_free(row->record);
    g_free(row->order);
    g_free(row);
}

/* ---- Pages ----------------------------------------------------------------
 */

static const struct record_page *page_at(const struct record *record, guint i)
{
    return &g_array_index(record->pages, struct record_page, i);
}

static guint n_pages(const struct row *row)
{
    return row->record ? row->record->pages->len : 0;
}

/* Pages that were read so; *mean: of their confidence. */
static guint count_pages(const struct row *row, enum record_reading reading,
                         guint *mean)
{
    guint n = 0, sum = 0;
    for (guint i = 0; i < n_pages(row); i++) {
        const struct record_page *page = page_at(row->record, i);
        if (page->reading == reading) {
            n++;
            sum += page->confidence;
        }
    }
    *mean = n ? (sum + n / 2) / n : 0;
    return n;
}

/* Whether it was not read, for that cause or (RECORD_N_CAUSES) any. */
static bool is_unread(const struct record_page *page, enum record_cause cause)
{
    return page->reading == RECORD_UNREAD &&
           (cause == RECORD_N_CAUSES || cause == page->cause);
}

/* "3, 7-9" */
static char *unread_ranges(const struct row *row, enum record_cause cause)
{
    g_autoptr(GString) ranges = g_string_new(NULL);
    for (guint i = 0; i < n_pages(row); i++) {
        guint first = i;
        while (i < n_pages(row) && is_unread(page_at(row->record, i), cause))
            i++;
        if (i == first)
            continue;
        g_string_append_printf(ranges, "%s%u", ranges->len ? ", " : "",
                               first + 1);
        if (i > first + 1)
            g_string_append_printf(ranges, "-%u", i);
    }
    return g_string_free(g_steal_pointer(&ranges), FALSE);
}

/* The other paths, each as write has it, with between in between. */
static char *other_paths(const struct row *row, char *write(const char *),
                         const char *between)
{
    g_autoptr(GString) paths = g_string_new(NULL);
    for (guint i = 0; row->record && i < row->record->paths->len; i++) {
        const char *path = row->record->paths->pdata[i];
        if (strcmp(path, row->file->path) == 0)
            continue;
        g_autofree char *written = write(path);
        g_string_append_printf(paths, "%s%s", paths->len ? between : "",
                               written);
    }
    return g_string_free(g_steal_pointer(&paths), FALSE);
}

/* ---- Formats --------------------------------------------------------------
 */

static guint n_members(const struct ledger_entry *file)
{
    return file->members ? g_strv_length(file->members) : 0;
}

static void no_head(FILE *out G_GNUC_UNUSED)
{
}

static void print_text(const struct row *row, FILE *out)
{
    const struct ledger_entry *file = row->file;
    g_autofree char *path = path_print(file->path);
    g_autofree char *others = other_paths(row, path_print, ", ");
    guint mean, n_ocr = count_pages(row, RECORD_OCR, &mean);

    fprintf(out, "%s: ", path);
    if (file->state == LEDGER_ARCHIVE) {
        fprintf(out, "archive: %u members\n", n_members(file));
        return;
    }
    if (file->state != LEDGER_INDEXED) {
        fprintf(out, "%s: %s\n", state_names[file->state],
                file->reason ? file->reason : "");
        return;
    }
    fprintf(out, "%u page%s", n_pages(row), n_pages(row) == 1 ? "" : "s");
    if (n_ocr)
        fprintf(out, "; %u by OCR, confidence %u%%", n_ocr, mean);
    for (int cause = 0; cause < RECORD_N_CAUSES; cause++) {
        g_autofree char *unread = unread_ranges(row, cause);
        if (*unread)
            fprintf(out, "; page %s: %s", unread, reading_cause(cause));
    }
    if (file->reason)
        fprintf(out, "; damaged: %s", file->reason);
    if (*others)
        fprintf(out, "; also %s", others);
    fputc('\n', out);
}

/* null, or what path_json() makes of it: it makes JSON of any string. */
static char *json_of(const char *text)
{
    return text ? path_json(text) : g_strdup("null");
}

static void print_json_pages(const struct row *row, FILE *out)
{
    const char *between = "";
    fputs(",\"unread\":[", out);
    for (guint i = 0; i < n_pages(row); i++) {
        const struct record_page *page = page_at(row->record, i);
        if (page->reading != RECORD_UNREAD)
            continue;
        g_autofree char *label = json_of(page->label);
        g_autofree char *cause = json_of(reading_cause(page->cause));
        fprintf(out, "%s{\"page\":%u,\"label\":%s,\"reason\":%s}", between,
                i + 1, label, cause);
        between = ",";
    }
    between = "";
    fputs("],\"ocr\":[", out);
    for (guint i = 0; i < n_pages(row); i++) {
        const struct record_page *page = page_at(row->record, i);
        if (page->reading != RECORD_OCR)
            continue;
        fprintf(out, "%s{\"page\":%u,\"confidence\":%u}", between, i + 1,
                page->confidence);
        between = ",";
    }
    fputc(']', out);
}

static void print_jsonl(const struct row *row, FILE *out)
{
    const struct ledger_entry *file = row->file;
    g_autofree char *path = path_json(file->path);
    g_autofree char *reason = json_of(file->reason);
    g_autofree char *document =
        json_of(file->state == LEDGER_INDEXED ? file->id : NULL);
    g_autofree char *others = other_paths(row, path_json, ",");
    guint mean;

    fprintf(out, "{\"path\":%s,\"status\":\"%s\",\"reason\":%s", path,
            state_names[file->state], reason);
    fprintf(out, ",\"document\":%s,\"pages\":%u,\"pages_without_text\":%u",
            document, n_pages(row), count_pages(row, RECORD_UNREAD, &mean));
    fprintf(out, ",\"pages_ocr\":%u", count_pages(row, RECORD_OCR, &mean));
    print_json_pages(row, out);
    if (file->state == LEDGER_ARCHIVE)
        fprintf(out, ",\"members\":%u", n_members(file));
    fprintf(out, ",\"same_as\":[%s]}\n", others);
}

static void print_csv_head(FILE *out)
{
    fputs("path,status,reason,document,pages,pages_without_text,unread,"
          "pages_ocr,ocr_confidence,same_as\r\n",
          out);
}

static void print_csv(const struct row *row, FILE *out)
{
    const struct ledger_entry *file = row->file;
    g_autofree char *path = path_print(file->path);
    g_autofree char *unread = unread_ranges(row, RECORD_N_CAUSES);
    g_autofree char *others = other_paths(row, path_print, "\n");
    guint mean, n_ocr, n_unread = count_pages(row, RECORD_UNREAD, &mean);

    listing_csv_cell(path, ',', out);
    listing_csv_cell(state_names[file->state], ',', out);
    listing_csv_cell(file->reason, ',', out);
    listing_csv_cell(file->state == LEDGER_INDEXED ? file->id : NULL, ',', out);
    fprintf(out, "%u,%u,", n_pages(row), n_unread);
    listing_csv_cell(unread, ',', out);
    n_ocr = count_pages(row, RECORD_OCR, &mean);
    fprintf(out, "%u,", n_ocr);
    if (n_ocr)
        fprintf(out, "%u", mean);
    fputc(',', out);
    listing_csv_cell(others, '\r', out);
    fputc('\n', out);
}

struct format {
    const char *name;
    void (*print_head)(FILE *out);
    void (*print)(const struct row *row, FILE *out);
    /* Of facts. */
    void (*print_facts_head)(FILE *out);
    void (*print_facts)(const struct listing_facts *row, FILE *out);
};

static const struct format formats[] = {
    [LISTING_TEXT] = {"text", no_head, print_text, no_head, listing_facts_text},
    [LISTING_JSONL] = {"jsonl", no_head, print_jsonl, no_head,
                       listing_facts_jsonl},
    [LISTING_CSV] = {"csv", print_csv_head, print_csv, listing_facts_csv_head,
                     listing_facts_csv},
};

static const char *const kinds[] = {
    [LISTING_ALL] = "all",       [LISTING_FAILED] = "failed",
    [LISTING_UNREAD] = "unread", [LISTING_DUPLICATES] = "duplicates",
    [LISTING_FACTS] = "facts",
};

bool listing_kind_parse(const char *name, enum listing_kind *kind)
{
    for (guint i = 0; i < G_N_ELEMENTS(kinds); i++) {
        if (strcmp(name, kinds[i]) == 0) {
            *kind = i;
            return true;
        }
    }
    return false;
}

bool listing_format_parse(const char *name, enum listing_format *format)
{
    for (guint i = 0; i < G_N_ELEMENTS(formats); i++) {
        if (strcmp(name, formats[i].name) == 0) {
            *format = i;
            return true;
        }
    }
    return false;
}

/* ---- Rows -----------------------------------------------------------------
 */

static bool is_wanted(const struct listing *listing,
                      const struct ledger_entry *file)
{
    switch (listing->kind) {
    case LISTING_FAILED:
        return file->state == LEDGER_FAILED;
    case LISTING_UNREAD:
        return file->state == LEDGER_INDEXED && file->n_unread > 0;
    case LISTING_DUPLICATES:
    case LISTING_FACTS:
        return file->state == LEDGER_INDEXED;
    case LISTING_ALL:
        break;
    }
    return true;
}

/* *record is NULL for a file without a document, or where a writer took it
 * away meanwhile. */
static bool get_record(const struct listing *listing,
                       const struct ledger_entry *file, struct record **record,
                       GError **error)
{
    *record = NULL;
    if (file->state != LEDGER_INDEXED)
        return true;
    g_autofree char *key = g_strconcat(SCHEMA_KEY_RECORD, file->id, NULL);
    g_autoptr(GBytes) bytes = NULL;
    return shim_reader_get_metadata(listing->reader, key, &bytes, error) &&
           (!bytes || (*record = record_decode(bytes, error)));
}

static bool collect(void *context, struct ledger_entry **entry, GError **error)
{
    struct listing *listing = context;
    g_autofree char *order = NULL;
    if (!is_wanted(listing, *entry))
        return true;
    if (listing->kind == LISTING_DUPLICATES) {
        g_autoptr(record_t) record = NULL;
        if (!get_record(listing, *entry, &record, error))
            return false;
        if (!record || record->paths->len < 2)
            return true;
        order = g_strdup(record->paths->pdata[0]);
    }
    struct row *row = g_new0(struct row, 1);
    row->file = g_steal_pointer(entry);
    row->order = g_steal_pointer(&order);
    g_ptr_array_add(listing->rows, row);
    return true;
}

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    const struct row *x = *(const struct row *const *) a;
    const struct row *y = *(const struct row *const *) b;
    int order = g_strcmp0(x->order, y->order);
    return order ? order : strcmp(x->file->path, y->file->path);
}

static bool print_rows(const struct listing *listing,
                       const struct format *format, FILE *out, GError **error)
{
    const bool are_facts = listing->kind == LISTING_FACTS;
    if (are_facts)
        format->print_facts_head(out);
    else
        format->print_head(out);
    for (guint i = 0; i < listing->rows->len; i++) {
        struct row *row = listing->rows->pdata[i];
        if (!get_record(listing, row->file, &row->record, error))
            return false;
        const struct listing_facts facts = {row->file->path, row->record};
        if (are_facts)
            format->print_facts(&facts, out);
        else
            format->print(row, out);
        g_clear_pointer(&row->record, record_free);
    }
    if (fflush(out) == 0 && !ferror(out))
        return true;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
                "cannot print the list: %s", g_strerror(errno));
    return false;
}

bool listing_print(const char *dir, enum listing_kind kind,
                   enum listing_format format, FILE *out, GError **error)
{
    g_autoptr(shim_reader_t) reader = shim_reader_open(dir, error);
    if (!reader)
        return false;
    struct listing listing = {
        .reader = reader,
        .kind = kind,
        .rows = g_ptr_array_new_with_free_func((GDestroyNotify) row_free),
    };
    bool is_done = ledger_each(reader, collect, &listing, error);
    if (is_done) {
        g_ptr_array_sort(listing.rows, compare_rows);
        is_done = print_rows(&listing, &formats[format], out, error);
    }
    g_ptr_array_unref(listing.rows);
    return is_done;
}
