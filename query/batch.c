/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch.c - lines of a file to questions. */
#include "query/batch.h"

#include "query/batch_json.h"
#include "query/batch_row.h"
#include "shim/path.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct batch {
    char *path;
    FILE *file;
    enum batch_format format;
    char delimiter;
    GArray *columns; /* struct batch_column, or NULL */
    guint line_number;
    GString *line;
    bool has_nul, is_too_long; /* the line */
    bool is_waiting;           /* the line has been read, and not given out */
    GHashTable *ids;           /* first bytes of its SHA-256 to its line */
    GChecksum *checksum;       /* of all bytes read */
    GString *unchecked;        /* bytes that it has not seen */
    guint64 len;
};

/* Bytes that are summed at a time. */
enum { CHECKED_AT_ONCE = 4096 };

bool batch_format_find(const char *name, enum batch_format *format)
{
    static const char *const names[] = {
        [BATCH_CSV] = "csv", [BATCH_TSV] = "tsv", [BATCH_JSONL] = "jsonl"};
    for (int i = BATCH_CSV; i <= BATCH_JSONL; i++) {
        if (strcmp(names[i], name) != 0)
            continue;
        *format = i;
        return true;
    }
    return false;
}

void batch_free(struct batch *batch)
{
    if (!batch)
        return;
    if (batch->file != stdin)
        fclose(batch->file);
    g_free(batch->path);
    g_clear_pointer(&batch->columns, g_array_unref);
    g_string_free(batch->line, TRUE);
    g_hash_table_unref(batch->ids);
    g_checksum_free(batch->checksum);
    g_string_free(batch->unchecked, TRUE);
    g_free(batch);
}

static bool fail(const char *path, GError **error)
{
    const int code = errno;
    g_autofree char *printed = path_print(path);
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "the batch cannot be read: %s: %s", printed, g_strerror(code));
    return false;
}

/* ---- Lines ----------------------------------------------------------------
 */

static void check_bytes(struct batch *batch)
{
    g_checksum_update(batch->checksum, (const guchar *) batch->unchecked->str,
                      (gssize) batch->unchecked->len);
    g_string_truncate(batch->unchecked, 0);
}

static void take_byte(struct batch *batch, int c)
{
    batch->len++;
    g_string_append_c(batch->unchecked, (char) c);
    if (batch->unchecked->len == CHECKED_AT_ONCE)
        check_bytes(batch);
    if (c == '\n')
        return;
    if (c == '\0')
        batch->has_nul = true;
    else if (batch->line->len < BATCH_LINE_MAX)
        g_string_append_c(batch->line, (char) c);
    else
        batch->is_too_long = true;
}

/* False: there is none. */
static bool read_line(struct batch *batch)
{
    const guint64 start = batch->len;
    int c = '\0';
    g_string_truncate(batch->line, 0);
    batch->has_nul = batch->is_too_long = false;
    while (c != '\n' && (c = getc_unlocked(batch->file)) != EOF)
        take_byte(batch, c);
    batch->line_number += batch->len > start;
    if (g_str_has_suffix(batch->line->str, "\r"))
        g_string_truncate(batch->line, batch->line->len - 1);
    if (batch->line_number == 1 &&
        g_str_has_prefix(batch->line->str, "\xEF\xBB\xBF"))
        g_string_erase(batch->line, 0, 3);
    return batch->len > start;
}

static bool is_empty(const struct batch *batch)
{
    const char *p = batch->line->str;
    while (*p && (*p == ' ' || *p == '\t' || *p == batch->delimiter))
        p++;
    return *p == '\0' && !batch->has_nul;
}

/* Reads on to a line that is not empty; is_waiting stays false at the end. */
static bool find_line(struct batch *batch, GError **error)
{
    while (!batch->is_waiting && read_line(batch))
        batch->is_waiting = !is_empty(batch);
    return !ferror(batch->file) || fail(batch->path, error);
}

/* ---- The first line -------------------------------------------------------
 */

static enum batch_format format_of(const char *path)
{
    static const struct {
        const char *ending;
        enum batch_format format;
    } endings[] = {{".csv", BATCH_CSV},
                   {".tsv", BATCH_TSV},
                   {".tab", BATCH_TSV},
                   {".jsonl", BATCH_JSONL},
                   {".ndjson", BATCH_JSONL}};
    g_autofree char *small = g_ascii_strdown(path, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(endings); i++)
        if (g_str_has_suffix(small, endings[i].ending))
            return endings[i].format;
    return BATCH_ANY;
}

/* The cells of the line, if it is a head that the delimiter divides. */
static char **head_cells(const struct batch *batch, char delimiter)
{
    g_auto(GStrv) cells = NULL;
    const bool is_whole =
        batch_row_split(batch->line->str, delimiter, &cells, NULL);
    return is_whole && batch_row_is_head(cells) ? g_steal_pointer(&cells)
                                                : NULL;
}

/* Takes the line, if it is a head. */
static bool take_head(struct batch *batch, GError **error)
{
    static const char *const delimiters[] = {[BATCH_ANY] = "\t;,",
                                             [BATCH_CSV] = ";,",
                                             [BATCH_TSV] = "\t",
                                             [BATCH_JSONL] = ""};
    g_auto(GStrv) head = NULL;
    for (const char *p = delimiters[batch->format]; *p; p++) {
        g_auto(GStrv) cells = head_cells(batch, *p);
        if (!cells || (head && g_strv_length(cells) <= g_strv_length(head)))
            continue;
        g_strfreev(head);
        head = g_steal_pointer(&cells);
        batch->delimiter = *p;
    }
    if (!head)
        return true;
    batch->format = batch->delimiter == '\t' ? BATCH_TSV : BATCH_CSV;
    batch->is_waiting = false;
    batch->columns = batch_row_columns(head, error);
    return batch->columns != NULL;
}

static guint n_cells(const struct batch *batch, char delimiter)
{
    g_auto(GStrv) cells = NULL;
    batch_row_split(batch->line->str, delimiter, &cells, NULL);
    return g_strv_length(cells);
}

/* Of JSON; not a list of queries that begins with "[sic] drone". */
static bool is_array(const char *line)
{
    static const char blanks[] = " \t\r";
    line += strspn(line, blanks);
    if (*line++ != '[')
        return false;
    line += strspn(line, blanks);
    return *line == '\0' || *line == '{';
}

static bool refuse(GError **error, const char *why)
{
    g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_HEAD,
                "the batch cannot be read: %s", why);
    return false;
}

/* Settles what the first line tells. */
static bool settle(struct batch *batch, GError **error)
{
    const char *line = batch->line->str;
    if (batch->line_number == 1 && (g_str_has_prefix(line, "\xFF\xFE") ||
                                    g_str_has_prefix(line, "\xFE\xFF")))
        return refuse(error, "it is UTF-16: save it as UTF-8");
    if (batch->format == BATCH_ANY && is_array(line))
        return refuse(error, "it is an array of JSON: an object a line is "
                             "expected, as jq -c '.[]' writes them");
    if (batch->format == BATCH_ANY && line[strspn(line, " \t")] == '{')
        batch->format = BATCH_JSONL;
    if (!batch->has_nul && !batch->is_too_long && !take_head(batch, error)) {
        g_prefix_error(
            error, "the batch cannot be read: line %u: ", batch->line_number);
        return false;
    }
    if (batch->format == BATCH_ANY)
        batch->format = BATCH_TSV;
    if (batch->format == BATCH_TSV)
        batch->delimiter = '\t';
    if (batch->format == BATCH_CSV && !batch->columns)
        batch->delimiter = n_cells(batch, ';') > 1 ? ';' : ',';
    if (batch->format != BATCH_CSV || batch->columns || !strchr(line, '\t') ||
        n_cells(batch, batch->delimiter) > 1)
        return true;
    g_set_error(error, SYNTAX_ERROR, SYNTAX_ERROR_HEAD,
                "the batch cannot be read: line %u: tabs divide its cells, and "
                "not , or ;: say --batch-format=tsv",
                batch->line_number);
    return false;
}

struct batch *batch_open(const char *path, enum batch_format format,
                         GError **error)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    if (!file) {
        fail(path, error);
        return NULL;
    }
    g_autoptr(batch_t) batch = g_new0(struct batch, 1);
    batch->path = g_strdup(path);
    batch->file = file;
    batch->format = format == BATCH_ANY ? format_of(path) : format;
    batch->line = g_string_new(NULL);
    batch->ids =
        g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
    batch->checksum = g_checksum_new(G_CHECKSUM_SHA256);
    batch->unchecked = g_string_new(NULL);
    if (!find_line(batch, error) ||
        (batch->is_waiting && !settle(batch, error)))
        return NULL;
    return g_steal_pointer(&batch);
}

/* ---- Questions ------------------------------------------------------------
 */

static void read_row(struct batch *batch, struct batch_question *question)
{
    g_auto(GStrv) cells = NULL;
    if (batch_row_split(batch->line->str, batch->delimiter, &cells,
                        batch_question_error(question)) &&
        batch->format == BATCH_CSV && !batch->columns)
        batch->columns = batch_row_unnamed(g_strv_length(cells));
    batch_row_read(question, batch->columns, cells);
}

/* The first 8 bytes of a SHA-256 tell ids apart: what a batch of a million
 * lines costs is bounded, however long they are. */
static void find_same_id(struct batch *batch, struct batch_question *question)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    guint8 digest[32];
    gsize len = sizeof digest;
    g_checksum_update(sum, (const guchar *) question->id, -1);
    g_checksum_get_digest(sum, digest, &len);
    gint64 *key = g_memdup2(digest, sizeof *key);
    question->same_id = GPOINTER_TO_UINT(g_hash_table_lookup(batch->ids, key));
    if (question->same_id == 0)
        g_hash_table_insert(batch->ids, key, GUINT_TO_POINTER(question->line));
    else
        g_free(key);
}

bool batch_next(struct batch *batch, struct batch_question **question,
                GError **error)
{
    *question = NULL;
    if (!find_line(batch, error))
        return false;
    if (!batch->is_waiting)
        return true;
    batch->is_waiting = false;
    *question = batch_question_new(batch->line_number);
    if (batch->is_too_long)
        syntax_refuse(batch_question_error(*question), SYNTAX_ERROR_LINE, 0,
                      "the line is longer than a megabyte",
                      "la ligne a plus d’un mégaoctet");
    else if (batch->has_nul)
        syntax_refuse(batch_question_error(*question), SYNTAX_ERROR_LINE, 0,
                      "the line holds a NUL byte",
                      "la ligne contient un octet nul");
    if (batch->is_too_long)
        batch_question_end(*question);
    else if (batch->format == BATCH_JSONL)
        batch_json_read(*question, batch->line->str);
    else
        read_row(batch, *question);
    find_same_id(batch, *question);
    return true;
}

guint batch_count(const char *path, enum batch_format format)
{
    if (!g_file_test(path, G_FILE_TEST_IS_REGULAR))
        return 0;
    g_autoptr(batch_t) batch = batch_open(path, format, NULL);
    guint n = 0;
    while (batch) {
        struct batch_question *next;
        if (!batch_next(batch, &next, NULL))
            return 0;
        g_autoptr(batch_question_t) question = next;
        if (!question)
            break;
        n++;
    }
    return n;
}

guint batch_line(const struct batch *batch)
{
    return batch->line_number;
}

void batch_tell(struct batch *batch, struct batch_position *position)
{
    check_bytes(batch);
    g_autoptr(GChecksum) sum = g_checksum_copy(batch->checksum);
    position->line = batch->line_number;
    position->len = batch->len;
    g_strlcpy(position->sha256, g_checksum_get_string(sum),
              sizeof position->sha256);
}
