/* SPDX-License-Identifier: GPL-3.0-or-later */
/* table.c - one table of what is known of documents. */
#include "indexer/table.h"

#include "indexer/limits.h"
#include "shim/variant.h"

#include <string.h>

/* path, kind, rows in the file, defects; rows, a line each: number of the line
 * in the file, and cells, a tab before each.  No cell has tab or newline. */
#define TABLE_TYPE "(ayyuasay)"
/* With tabs for cells that it does not have, and defects. */
#define TABLE_LEN_MAX ((gsize) 3 * LIMIT_TABLE_LEN)

void table_free(struct table *table)
{
    if (!table)
        return;
    g_free(table->path);
    g_ptr_array_unref(table->defects);
    g_array_unref(table->rows);
    g_string_chunk_free(table->chunk);
    g_free(table);
}

static struct table *table_new(const char *path, enum table_kind kind)
{
    struct table *table = g_new0(struct table, 1);
    table->path = g_strdup(path);
    table->kind = kind;
    table->defects = g_ptr_array_new_with_free_func(g_free);
    table->rows = g_array_new(FALSE, FALSE, sizeof(struct table_row));
    table->chunk = g_string_chunk_new(1 << 16);
    return table;
}

static void add_row(struct table *table, guint line, const char *const *cells,
                    guint n)
{
    struct table_row row = {.table = table, .line = line};
    for (guint i = 0; i < MIN(n, N_SCDL_VALUES); i++) {
        if (cells[i] && *cells[i])
            row.cells[i] = g_string_chunk_insert_const(table->chunk, cells[i]);
    }
    g_array_append_val(table->rows, row);
}

static void add_defects(struct table *table, const defects_t *defects)
{
    const GPtrArray *all = defects_all(defects);
    for (guint i = 0; i < all->len; i++)
        g_ptr_array_add(table->defects, defect_text(all->pdata[i]));
}

struct table *table_of_scdl(const char *path, const struct scdl *scdl)
{
    struct table *table = table_new(path, TABLE_SCDL);
    table->n_rows = scdl->n_rows;
    add_defects(table, scdl->defects);
    for (guint i = 0; i < scdl->rows->len; i++) {
        const struct scdl_row *row =
            &g_array_index(scdl->rows, struct scdl_row, i);
        add_row(table, row->place.first_line, row->values, N_SCDL_VALUES);
    }
    return table;
}

struct table *table_of_sources(const char *path, const struct sources *sources)
{
    struct table *table = table_new(path, TABLE_SOURCES);
    table->n_rows = sources->n_rows;
    add_defects(table, sources->defects);
    for (guint i = 0; i < sources->rows->len; i++) {
        const struct sources_row *row =
            &g_array_index(sources->rows, struct sources_row, i);
        const char *cells[N_SOURCE_CELLS] = {
            [SOURCE_PATH] = row->path,
            [SOURCE_URL] = row->url,
            [SOURCE_FETCHED] = row->fetched,
        };
        add_row(table, row->line, cells, N_SOURCE_CELLS);
    }
    return table;
}

guint table_n_joined(const struct table *table)
{
    guint n = 0;
    for (guint i = 0; i < table->rows->len; i++)
        n += g_array_index(table->rows, struct table_row, i).is_joined;
    return n;
}

static void encode_row(GString *rows, const struct table_row *row)
{
    guint n = N_SCDL_VALUES;
    while (n > 0 && !row->cells[n - 1])
        n--;
    g_string_append_printf(rows, "%u", row->line);
    for (guint i = 0; i < n; i++) {
        g_string_append_c(rows, '\t');
        g_string_append(rows, row->cells[i] ? row->cells[i] : "");
    }
    g_string_append_c(rows, '\n');
}

GBytes *table_encode(const struct table *table)
{
    g_autoptr(GString) rows = g_string_new(NULL);
    for (guint i = 0; i < table->rows->len; i++)
        encode_row(rows, &g_array_index(table->rows, struct table_row, i));
    GVariant *defects = g_variant_new_strv(
        (const char *const *) table->defects->pdata, table->defects->len);
    g_autoptr(GBytes) bytes = variant_encode(
        g_variant_new("(^ayyu@as^ay)", table->path, (guint8) table->kind,
                      table->n_rows, defects, rows->str));
    return variant_deflate(bytes);
}

static void decode_rows(struct table *table, const char *rows)
{
    for (const char *p = rows; *p;) {
        const char *end = strchrnul(p, '\n');
        g_autofree char *text = g_strndup(p, (gsize) (end - p));
        g_auto(GStrv) cells = g_strsplit(text, "\t", N_SCDL_VALUES + 1);
        guint64 line = 0;
        if (g_ascii_string_to_unsigned(cells[0] ? cells[0] : "", 10, 0,
                                       G_MAXUINT32, &line, NULL))
            add_row(table, (guint) line, (const char *const *) cells + 1,
                    g_strv_length(cells + 1));
        p = *end ? end + 1 : end;
    }
}

struct table *table_decode(GBytes *bytes, GError **error)
{
    static const char what[] = "a table";
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    g_autoptr(GBytes) inflated =
        variant_inflate(data, len, TABLE_LEN_MAX, what, error);
    g_autoptr(GVariant) value =
        inflated ? variant_decode(TABLE_TYPE, inflated, what, error) : NULL;
    if (!value)
        return NULL;
    const char *path, *defect, *rows;
    guint8 kind;
    guint n_rows;
    g_autoptr(GVariantIter) defects = NULL;
    g_variant_get(value, "(^&ayyuas^&ay)", &path, &kind, &n_rows, &defects,
                  &rows);
    struct table *table =
        table_new(path, kind == TABLE_SOURCES ? TABLE_SOURCES : TABLE_SCDL);
    table->n_rows = n_rows;
    while (g_variant_iter_next(defects, "&s", &defect))
        g_ptr_array_add(table->defects, g_strdup(defect));
    decode_rows(table, rows);
    return table;
}
