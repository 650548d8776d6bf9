/* SPDX-License-Identifier: GPL-3.0-or-later */
/* matrix.c - answers as rows of a sheet: questions by values of a facet. */
#include "query/matrix.h"

#include "query/rows.h"
#include "query/summary.h"
#include "shim/label.h"

#include <string.h>

enum { N_FIRST = 4 };
static const struct sheet_column first[][N_FIRST] = {
    [READER_PROGRAM] = {{"id", false},
                        {"query", false},
                        {"passages", true},
                        {"documents", true}},
    [READER_ENGLISH] = {{"id", false},
                        {"question", false},
                        {"passages", true},
                        {"documents", true}},
    [READER_FRENCH] = {{"Id", false},
                       {"Question", false},
                       {"Passages", true},
                       {"Documents", true}},
};
static const struct sheet_column last[] = {{"parsed", false},
                                           {"suggestion", false},
                                           {"unknown", false},
                                           {"notices", false},
                                           {"searched_documents", true},
                                           {"pages_without_text", true},
                                           {"documents_failed", true},
                                           {"missing_indexes", false},
                                           {"error", false}};
/* Of what people read; and the column before it, of what has no value. */
static const struct sheet_column remarks[] = {
    [READER_ENGLISH] = {"remarks", false},
    [READER_FRENCH] = {"Remarques", false}};
static const char *const none[] = {[READER_PROGRAM] = "(none)",
                                   [READER_ENGLISH] = "(none)",
                                   [READER_FRENCH] = "(inconnu)"};

struct column {
    char *key;  /* what forms of the value share; NULL: no value */
    char *name; /* of the column; NULL: none */
    struct facet_count count; /* in the index */
};

struct matrix {
    enum facet_kind kind;
    bool of_passages;
    GArray *columns; /* struct column; the last is of no value */
    GHashTable *at;  /* key to its number, from 1 */
};

static void column_clear(gpointer data)
{
    struct column *column = data;
    g_free(column->key);
    g_free(column->name);
}

static gint by_key(gconstpointer a, gconstpointer b)
{
    const struct column *x = a, *y = b;
    return strcmp(x->key, y->key);
}

static bool is_taken(const char *name)
{
    bool is = false;
    for (int i = READER_PROGRAM; i <= READER_FRENCH; i++) {
        is = is || strcmp(name, none[i]) == 0 ||
             g_strcmp0(name, remarks[i].name) == 0;
        for (gsize j = 0; j < N_FIRST; j++)
            is = is || strcmp(name, first[i][j].name) == 0;
    }
    for (gsize i = 0; i < G_N_ELEMENTS(last); i++)
        is = is || strcmp(name, last[i].name) == 0;
    return is;
}

/* No two columns have one name: to a program, they would be one. */
static struct column column_of(enum facet_kind kind,
                               const struct facet_value *value)
{
    return (struct column){
        .key = label_fold(value->value),
        .name = is_taken(value->value)
                    ? g_strdup_printf("%s:%s", facet_name(kind), value->value)
                    : g_strdup(value->value),
        .count = value->count,
    };
}

static void add_columns(struct matrix *matrix, const struct facet *facet)
{
    for (guint i = 0; i < facet->values->len; i++) {
        const struct column column = column_of(
            matrix->kind, &g_array_index(facet->values, struct facet_value, i));
        g_array_append_val(matrix->columns, column);
    }
    g_array_sort(matrix->columns, by_key);
    for (guint i = 0; i < matrix->columns->len; i++)
        g_hash_table_insert(
            matrix->at, g_array_index(matrix->columns, struct column, i).key,
            GUINT_TO_POINTER(i + 1));
    const struct column without = {.count = facet->without};
    g_array_append_val(matrix->columns, without);
}

struct matrix *matrix_new(enum facet_kind kind, bool of_passages,
                          struct shim_reader *reader, GError **error)
{
    g_autoptr(shim_query_t) all = shim_query_all();
    g_autoptr(GArray) kinds = g_array_new(FALSE, FALSE, sizeof kind);
    g_array_append_val(kinds, kind);
    g_autoptr(GArray) facets = facets_count(reader, all, kinds, error);
    if (!facets)
        return NULL;
    struct matrix *matrix = g_new0(struct matrix, 1);
    matrix->kind = kind;
    matrix->of_passages = of_passages;
    matrix->columns = g_array_new(FALSE, FALSE, sizeof(struct column));
    g_array_set_clear_func(matrix->columns, column_clear);
    matrix->at = g_hash_table_new(g_str_hash, g_str_equal);
    add_columns(matrix, &g_array_index(facets, struct facet, 0));
    return matrix;
}

void matrix_free(struct matrix *matrix)
{
    if (!matrix)
        return;
    g_hash_table_unref(matrix->at);
    g_array_unref(matrix->columns);
    g_free(matrix);
}

struct sheet *matrix_sheet(const struct matrix *matrix,
                           enum table_reader reader)
{
    g_autoptr(GArray) all =
        g_array_new(FALSE, FALSE, sizeof(struct sheet_column));
    g_array_append_vals(all, first[reader], N_FIRST);
    for (guint i = 0; i < matrix->columns->len; i++) {
        const char *name =
            g_array_index(matrix->columns, struct column, i).name;
        const struct sheet_column column = {name ? name : none[reader], true};
        g_array_append_val(all, column);
    }
    if (reader == READER_PROGRAM)
        g_array_append_vals(all, last, G_N_ELEMENTS(last));
    else
        g_array_append_val(all, remarks[reader]);
    return sheet_new((const struct sheet_column *) all->data, all->len);
}

/* ---- Rows -----------------------------------------------------------------
 */

static guint counted(const struct matrix *matrix,
                     const struct facet_count *count)
{
    return matrix->of_passages ? count->n_passages : count->n_documents;
}

/* The number of each column.  NULL: *error is set. */
static guint *count(const struct matrix *matrix, const struct facet *facet,
                    GError **error)
{
    g_autofree guint *counts = g_new0(guint, matrix->columns->len);
    for (guint i = 0; i < facet->values->len; i++) {
        const struct facet_value *value =
            &g_array_index(facet->values, struct facet_value, i);
        g_autofree char *key = label_fold(value->value);
        const guint at = GPOINTER_TO_UINT(g_hash_table_lookup(matrix->at, key));
        if (at == 0) {
            g_set_error(error, SHIM_ERROR, SHIM_ERROR_MODIFIED,
                        "the index has changed since the columns of the table "
                        "were read: %s is new",
                        value->value);
            return NULL;
        }
        counts[at - 1] += counted(matrix, &value->count);
    }
    counts[matrix->columns->len - 1] = counted(matrix, &facet->without);
    return g_steal_pointer(&counts);
}

static const struct facet *facet_of(const struct matrix *matrix,
                                    const struct answer *answer)
{
    for (guint i = 0; i < answer->facets->len; i++) {
        const struct facet *facet =
            &g_array_index(answer->facets, struct facet, i);
        if (facet->kind == matrix->kind)
            return facet;
    }
    g_assert_not_reached();
}

bool matrix_add_answer(const struct matrix *matrix, struct sheet *sheet,
                       enum table_reader reader,
                       const struct batch_question *question,
                       const struct answer *answer, GError **error)
{
    g_autofree guint *counts = count(matrix, facet_of(matrix, answer), error);
    if (!counts)
        return false;
    summary_add_question(sheet, reader, question);
    sheet_number(sheet, answer->n_passages);
    sheet_number(sheet, answer->n_documents);
    for (guint i = 0; i < matrix->columns->len; i++)
        sheet_number(sheet, counts[i]);
    if (reader == READER_PROGRAM)
        sheet_text(sheet, answer->parsed);
    summary_end_answer(sheet, reader, answer);
    return true;
}

void matrix_add_failure(const struct matrix *matrix, struct sheet *sheet,
                        enum table_reader reader,
                        const struct batch_question *question,
                        const GError *error)
{
    summary_add_question(sheet, reader, question);
    sheet_blanks(sheet, N_FIRST - 2 + matrix->columns->len);
    if (reader == READER_PROGRAM)
        sheet_blanks(sheet, G_N_ELEMENTS(last) - 1);
    summary_end_failure(sheet, reader, error);
}

void matrix_add_index(const struct matrix *matrix, struct sheet *sheet,
                      enum table_reader reader)
{
    struct facet_count all = {0};
    for (guint i = 0; i < matrix->columns->len; i++) {
        const struct facet_count *one =
            &g_array_index(matrix->columns, struct column, i).count;
        all.n_documents += one->n_documents;
        all.n_passages += one->n_passages;
    }
    sheet_text(sheet, "");
    sheet_text(sheet, reader == READER_FRENCH ? "(tout l’index)"
                                              : "(the whole index)");
    sheet_number(sheet, all.n_passages);
    sheet_number(sheet, all.n_documents);
    for (guint i = 0; i < matrix->columns->len; i++)
        sheet_number(
            sheet,
            counted(matrix,
                    &g_array_index(matrix->columns, struct column, i).count));
    sheet_end_row(sheet);
}
