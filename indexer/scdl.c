/* SPDX-License-Identifier: GPL-3.0-or-later */
/* scdl.c - what a file in the SCDL format says of délibérations. */
#include "indexer/scdl.h"

#include "indexer/blame.h"
#include "indexer/limits.h"
#include "indexer/plain.h"
#include "indexer/scdl_check.h"
#include "shim/csv.h"

#include <string.h>

static const char delimiters[] = {',', ';', '\t'};

/* Columns that vigie uses. */
static const enum scdl_column used[N_SCDL_VALUES] = {
    [SCDL_COMMUNE] = COLUMN_COLL_NOM,
    [SCDL_SIRET] = COLUMN_COLL_SIRET,
    [SCDL_ID] = COLUMN_DELIB_ID,
    [SCDL_DATE] = COLUMN_DELIB_DATE,
    [SCDL_MATIERE] = COLUMN_MATIERE_CODE,
    [SCDL_MATIERE_NAME] = COLUMN_MATIERE_NOM,
    [SCDL_OBJECT] = COLUMN_OBJET,
    [SCDL_URL] = COLUMN_URL,
    [SCDL_FILE] = COLUMN_FILE,
};

/* A file that is being read. */
struct reading {
    struct scdl *scdl;
    /* The first row. */
    bool is_head_read;
    guint n_columns;
    guint at[N_SCDL_COLUMNS]; /* index of the cell; G_MAXUINT: none */
    guint n_named;            /* columns of SCDL that it has */
};

void scdl_free(struct scdl *scdl)
{
    if (!scdl)
        return;
    g_array_unref(scdl->rows);
    defects_free(scdl->defects);
    g_string_chunk_free(scdl->chunk);
    g_free(scdl);
}

/* ---- The first row --------------------------------------------------------
 */

static bool is_named(const struct reading *reading, enum scdl_column column)
{
    return reading->at[column] != G_MAXUINT;
}

static struct defect_place place_of(const struct reading *reading,
                                    const struct csv_row *row)
{
    return (struct defect_place){reading->scdl->n_rows, row->first_line,
                                 row->last_line};
}

static bool take_head(void *context, const struct csv_row *row)
{
    struct reading *reading = context;
    for (guint i = 0; i < N_SCDL_COLUMNS; i++)
        reading->at[i] = G_MAXUINT;
    reading->n_columns = row->n_cells;
    reading->n_named = 0;
    reading->is_head_read = true;
    for (guint i = 0; row->cells[i]; i++) {
        const enum scdl_column column = scdl_column_find(row->cells[i]);
        if (column == N_SCDL_COLUMNS || is_named(reading, column))
            continue;
        reading->at[column] = i;
        reading->n_named += column != COLUMN_FILE;
    }
    return false;
}

static bool is_scdl(const struct reading *reading)
{
    return is_named(reading, COLUMN_DELIB_ID) +
               is_named(reading, COLUMN_DELIB_DATE) +
               is_named(reading, COLUMN_OBJET) +
               is_named(reading, COLUMN_URL) >=
           2;
}

/* Reads the first row by each delimiter; the one that gives most columns of
 * SCDL. */
static char find_delimiter(const char *text, gsize len)
{
    char best = '\0';
    guint n_best = 0;
    for (gsize i = 0; i < G_N_ELEMENTS(delimiters); i++) {
        struct reading reading = {0};
        csv_read(text, len, delimiters[i], take_head, &reading);
        if (reading.is_head_read && is_scdl(&reading) &&
            reading.n_named > n_best) {
            best = delimiters[i];
            n_best = reading.n_named;
        }
    }
    return best;
}

bool scdl_is_head(const char *p, gsize len)
{
    gsize text_len;
    g_autofree char *text = plain_decode(p, len, &text_len, NULL);
    return text && find_delimiter(text, text_len) != '\0';
}

static void say(struct reading *reading, const struct csv_row *row,
                const char *reason, const char *example)
{
    const struct defect_place place = place_of(reading, row);
    defects_add(reading->scdl->defects, &place, reason, example);
}

static void check_head(struct reading *reading, const struct csv_row *row)
{
    guint n_of[N_SCDL_COLUMNS + 1] = {0};
    for (guint i = 0; row->cells[i]; i++)
        n_of[scdl_column_find(row->cells[i])]++;
    for (enum scdl_column column = 0; column < N_SCDL_COLUMNS; column++) {
        const char *name = scdl_column_name(column);
        g_autofree char *reason = NULL;
        if (n_of[column] > 1)
            reason = g_strdup_printf("%s stands there twice: the first is used",
                                     name);
        else if (n_of[column] == 0 && scdl_column_is_required(column))
            reason = g_strdup_printf("there is no column %s", name);
        if (reason)
            say(reading, row, reason, NULL);
    }
}

/* ---- Rows -----------------------------------------------------------------
 */

static void clear_cells(struct scdl_cells *cells)
{
    for (guint i = 0; i < N_SCDL_COLUMNS; i++)
        g_free(cells->cells[i]);
}

/* How many cells of the row have anything in them, from the n-th on. */
static guint n_filled(const struct csv_row *row, guint n)
{
    guint n_found = 0;
    for (guint i = 0; row->cells[i]; i++)
        n_found += i >= n && row->cells[i][strspn(row->cells[i], " \t\r\n")];
    return n_found;
}

static void take_cells(const struct reading *reading, const struct csv_row *row,
                       struct scdl_cells *cells)
{
    const guint n_kept = MIN(row->n_cells, CSV_COLUMNS_MAX);
    for (guint i = 0; i < N_SCDL_COLUMNS; i++) {
        cells->has[i] = reading->at[i] < row->n_cells;
        if (reading->at[i] < n_kept)
            cells->cells[i] = plain_clean_line(row->cells[reading->at[i]],
                                               LIMIT_TABLE_VALUE_LEN);
    }
}

/* A row of the wrong length: whether it can be used all the same. */
static bool mend(struct reading *reading, const struct csv_row *row,
                 struct scdl_cells *cells)
{
    if (row->n_cells > reading->n_columns) {
        const bool is_empty = n_filled(row, reading->n_columns) == 0;
        const bool is_used = is_empty && scdl_cells_fit(cells);
        say(reading, row,
            is_used ? "more cells than the first row has, which are empty"
                    : "more cells than the first row has: not used",
            NULL);
        return is_used;
    }
    /* The last one may have been cut. */
    for (guint i = 0; i < N_SCDL_COLUMNS; i++) {
        if (reading->at[i] == row->n_cells - 1)
            g_clear_pointer(&cells->cells[i], g_free);
    }
    const bool is_used =
        scdl_cells_fit(cells) &&
        (cells->cells[COLUMN_DELIB_ID] || cells->cells[COLUMN_URL] ||
         cells->cells[COLUMN_FILE]);
    say(reading, row,
        is_used ? "fewer cells than the first row has: used without the last"
                : "fewer cells than the first row has: not used",
        NULL);
    return is_used;
}

static void keep(struct reading *reading, const struct csv_row *row,
                 const struct scdl_cells *cells)
{
    struct scdl_row kept = {.place = place_of(reading, row)};
    for (guint i = 0; i < N_SCDL_VALUES; i++) {
        const char *value = cells->cells[used[i]];
        if (value)
            kept.values[i] =
                g_string_chunk_insert_const(reading->scdl->chunk, value);
    }
    g_array_append_val(reading->scdl->rows, kept);
}

static const char *flaw_reason(enum csv_flaw flaw)
{
    switch (flaw) {
    case CSV_MISQUOTED:
        return "a quote inside a cell is not doubled: read as it stands";
    case CSV_UNCLOSED:
        return "a quote is opened and not closed: not used";
    case CSV_LONG:
        return "longer than a row may be: not used";
    case CSV_WHOLE:
        break;
    }
    return NULL;
}

static void report_cut(struct reading *reading, const struct csv_row *row,
                       const struct scdl_cells *cells)
{
    for (guint i = 0; i < N_SCDL_COLUMNS; i++) {
        const guint at = reading->at[i];
        if (cells->cells[i] && strlen(row->cells[at]) > LIMIT_TABLE_VALUE_LEN)
            say(reading, row, "a cell is longer than is kept: cut", NULL);
    }
}

static void take_filled(struct reading *reading, const struct csv_row *row)
{
    struct scdl_cells cells = {0};
    take_cells(reading, row, &cells);
    report_cut(reading, row, &cells);
    if (row->n_cells == reading->n_columns || mend(reading, row, &cells)) {
        const struct defect_place place = place_of(reading, row);
        scdl_check(&cells, &place, reading->scdl->defects);
        keep(reading, row, &cells);
    }
    clear_cells(&cells);
}

static bool take_row(void *context, const struct csv_row *row)
{
    struct reading *reading = context;
    const char *reason = flaw_reason(row->flaw);
    if (!reading->is_head_read) {
        take_head(reading, row);
        check_head(reading, row);
        return true;
    }
    if (reading->scdl->n_rows == LIMIT_TABLE_ROWS) {
        say(reading, row, "more rows than a table may have: not read", NULL);
        return false;
    }
    reading->scdl->n_rows++;
    if (reason)
        say(reading, row, reason, NULL);
    if (row->n_cells > 0 && n_filled(row, 0) == 0)
        say(reading, row, "an empty row", NULL);
    else if (row->n_cells > 0)
        take_filled(reading, row);
    return true;
}

/* ---- Rows together --------------------------------------------------------
 */

static guint row_hash(gconstpointer key)
{
    const struct scdl_row *row = key;
    guint hash = 0;
    /* Values are interned: the same have the same address. */
    for (guint i = 0; i < N_SCDL_VALUES; i++)
        hash = hash * 31 + g_direct_hash(row->values[i]);
    return hash;
}

static gboolean row_equal(gconstpointer a, gconstpointer b)
{
    const struct scdl_row *one = a;
    const struct scdl_row *other = b;
    return memcmp(one->values, other->values, sizeof(one->values)) == 0;
}

static struct scdl_row *row_at(const struct scdl *scdl, guint i)
{
    return &g_array_index(scdl->rows, struct scdl_row, i);
}

static void drop_copies(struct scdl *scdl)
{
    g_autoptr(GHashTable) seen = g_hash_table_new(row_hash, row_equal);
    guint n_kept = 0;
    for (guint i = 0; i < scdl->rows->len; i++) {
        struct scdl_row *row = row_at(scdl, i);
        if (g_hash_table_contains(seen, row)) {
            defects_add(scdl->defects, &row->place,
                        "says the same as a row before it", NULL);
            continue;
        }
        struct scdl_row *kept = row_at(scdl, n_kept++);
        *kept = *row;
        g_hash_table_add(seen, kept);
    }
    g_array_set_size(scdl->rows, n_kept);
}

/* Reports a value that only one row may have where several do, and takes it
 * out if it is not to be used then. */
static void check_shared(struct scdl *scdl, enum scdl_value value, bool is_used)
{
    const char *name = scdl_column_name(used[value]);
    g_autofree char *reason = g_strdup_printf(
        "%s is that of another row too%s", name, is_used ? "" : ": not used");
    g_autoptr(GHashTable) counts = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < scdl->rows->len; i++) {
        gpointer key = (gpointer) row_at(scdl, i)->values[value];
        const guint n = GPOINTER_TO_UINT(g_hash_table_lookup(counts, key));
        if (key)
            g_hash_table_insert(counts, key, GUINT_TO_POINTER(n + 1));
    }
    for (guint i = 0; i < scdl->rows->len; i++) {
        struct scdl_row *row = row_at(scdl, i);
        const char *shared = row->values[value];
        if (GPOINTER_TO_UINT(g_hash_table_lookup(counts, shared)) < 2)
            continue;
        defects_add(scdl->defects, &row->place, reason, shared);
        if (!is_used)
            row->values[value] = NULL;
    }
}

/* ---- A file ---------------------------------------------------------------
 */

/* What the bytes were, where it is not what SCDL asks for. */
static const char *encoding_of(const char *p, gsize len, const char *text)
{
    if (len >= 2 && ((p[0] == '\xff' && p[1] == '\xfe') ||
                     (p[0] == '\xfe' && p[1] == '\xff')))
        return "the file is in UTF-16: converted";
    if (memchr(p, '\0', len))
        return "the file holds NUL bytes: left out";
    if (g_utf8_validate(p, (gssize) len, NULL))
        return NULL;
    return strstr(text, "\xef\xbf\xbd")
               ? "the file is damaged UTF-8: what cannot be read is U+FFFD"
               : "the file is in Windows-1252: converted";
}

struct scdl *scdl_read(const char *p, gsize len, GError **error)
{
    static const struct defect_place top = {0, 1, 1};
    gsize text_len;
    g_autofree char *text = plain_decode(p, len, &text_len, error);
    if (!text)
        return NULL;
    const char delimiter = find_delimiter(text, text_len);
    if (!delimiter) {
        blame(error, "no SCDL file: its first line does not name the columns");
        return NULL;
    }
    g_autoptr(scdl_t) scdl = g_new0(struct scdl, 1);
    scdl->rows = g_array_new(FALSE, FALSE, sizeof(struct scdl_row));
    scdl->defects = defects_new();
    scdl->chunk = g_string_chunk_new(1 << 16);
    const char *encoding = encoding_of(p, len, text);
    if (encoding)
        defects_add(scdl->defects, &top, encoding, NULL);
    struct reading reading = {.scdl = scdl};
    csv_read(text, text_len, delimiter, take_row, &reading);
    drop_copies(scdl);
    check_shared(scdl, SCDL_ID, true);
    check_shared(scdl, SCDL_URL, false);
    check_shared(scdl, SCDL_FILE, false);
    return g_steal_pointer(&scdl);
}
