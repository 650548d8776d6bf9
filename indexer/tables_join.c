/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tables_join.c - which rows of all tables are of a document. */
#include "indexer/tables_internal.h"

#include "indexer/agreement.h"
#include "indexer/url.h"
#include "shim/label.h"
#include "shim/path.h"

#include <string.h>

/* Words of a file's name that a DELIB_ID may be: "2020-CM-02-12-015". */
enum { ID_WORDS_MAX = 8 };

/* ---- Rows that may be meant -----------------------------------------------
 */

/* Adds the rows of a kind that have the key to found, a set. */
static void find_rows(GHashTable *keys, const char *key, enum table_kind kind,
                      GHashTable *found)
{
    const GPtrArray *rows = key ? g_hash_table_lookup(keys, key) : NULL;
    if (!rows || rows->len > KEY_ROWS_MAX)
        return;
    for (guint i = 0; i < rows->len; i++) {
        const struct table_row *row = rows->pdata[i];
        if (row->table->kind == kind)
            g_hash_table_add(found, rows->pdata[i]);
    }
}

static gint compare_rows(gconstpointer a, gconstpointer b)
{
    const struct table_row *one = *(const struct table_row *const *) a;
    const struct table_row *other = *(const struct table_row *const *) b;
    const gint by_path = strcmp(one->table->path, other->table->path);
    return by_path ? by_path
                   : (one->line > other->line) - (one->line < other->line);
}

/* In order. */
static GPtrArray *rows_of(GHashTable *found)
{
    GPtrArray *rows = g_ptr_array_new();
    GHashTableIter each;
    gpointer row;
    g_hash_table_iter_init(&each, found);
    while (g_hash_table_iter_next(&each, &row, NULL))
        g_ptr_array_add(rows, row);
    g_ptr_array_sort(rows, compare_rows);
    return rows;
}

/* Of an act: it may stand at two addresses. */
static bool says_same(const struct table_row *a, const struct table_row *b)
{
    for (guint i = 0; i < SCDL_URL; i++) {
        if (g_strcmp0(a->cells[i], b->cells[i]) != 0)
            return false;
    }
    return true;
}

static bool all_say_same(const GPtrArray *rows)
{
    for (guint i = 1; i < rows->len; i++) {
        if (!says_same(rows->pdata[0], rows->pdata[i]))
            return false;
    }
    return true;
}

/* A document that rows are looked for. */
struct join {
    struct tables *tables;
    const struct tables_document *document;
    struct act act;                       /* as its text, title and name tell */
    struct act printed;                   /* as text and title alone do */
    const struct table_row *contradicted; /* of its name; or NULL */
};

static GPtrArray *find_sources(const struct join *join)
{
    const GPtrArray *paths = join->document->paths;
    g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < paths->len; i++) {
        const char *path = paths->pdata[i];
        /* What holds for an archive holds for what is in it. */
        g_autofree char *file = g_strndup(path, path_file_len(path));
        find_rows(join->tables->by_place, file, TABLE_SOURCES, found);
    }
    find_rows(join->tables->by_hash, join->document->id, TABLE_SOURCES, found);
    return rows_of(found);
}

static void find_act(const struct join *join, const char *number_label,
                     GHashTable *found)
{
    const char *const beside[] = {join->act.day, join->act.place_label};
    for (gsize i = 0; i < G_N_ELEMENTS(beside); i++) {
        if (!beside[i] || !*number_label)
            continue;
        g_autofree char *key = tables_act_key(number_label, beside[i]);
        find_rows(join->tables->by_act, key, TABLE_SCDL, found);
    }
}

/* Adds the rows whose DELIB_ID is some words of a file's name. */
static void find_acts_in_name(const struct join *join, const char *path,
                              GHashTable *found)
{
    g_autofree char *name = g_path_get_basename(path);
    char *dot = strrchr(name, '.');
    if (dot && dot > name)
        *dot = '\0';
    g_autofree char *label = label_fold(name);
    g_auto(GStrv) words = g_strsplit(label, " ", -1);
    for (char **first = words; *first; first++) {
        g_autoptr(GString) number = g_string_new(NULL);
        for (guint n = 0; n < ID_WORDS_MAX && first[n]; n++) {
            g_string_append_printf(number, n > 0 ? " %s" : "%s", first[n]);
            find_act(join, number->str, found);
        }
    }
}

/* Adds the rows that fit by their number. */
static void find_by_number(const struct join *join, GHashTable *found)
{
    const GPtrArray *paths = join->document->paths;
    if (join->act.number_label)
        find_act(join, join->act.number_label, found);
    for (guint i = 0; i < paths->len; i++)
        find_acts_in_name(join, paths->pdata[i], found);
    GHashTableIter each;
    gpointer row;
    g_hash_table_iter_init(&each, found);
    while (g_hash_table_iter_next(&each, &row, NULL)) {
        if (!agreement_is_act(row, &join->act))
            g_hash_table_iter_remove(&each);
    }
}

/* Adds the rows that name a file of the document, and are not contradicted. */
static void find_by_name(struct join *join, GHashTable *found)
{
    const GPtrArray *paths = join->document->paths;
    g_autoptr(GHashTable) named = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < paths->len; i++) {
        g_autofree char *name = url_base_name(paths->pdata[i]);
        find_rows(join->tables->by_name, name, TABLE_SCDL, named);
    }
    g_autoptr(GPtrArray) rows = rows_of(named);
    for (guint i = 0; i < rows->len; i++) {
        if (agreement_is_credible(rows->pdata[i], &join->printed))
            g_hash_table_add(found, rows->pdata[i]);
        else if (!join->contradicted)
            join->contradicted = rows->pdata[i];
    }
}

/* The rows that fit by the first way that any does. */
static GPtrArray *find_scdl(struct join *join, const GPtrArray *sources)
{
    const struct tables *tables = join->tables;
    const GPtrArray *paths = join->document->paths;
    g_autoptr(GHashTable) found = g_hash_table_new(NULL, NULL);
    for (guint i = 0; i < sources->len; i++) {
        const struct table_row *source = sources->pdata[i];
        g_autofree char *address = url_key(source->cells[SOURCE_URL]);
        find_rows(tables->by_url, address, TABLE_SCDL, found);
    }
    const bool came_from_there = g_hash_table_size(found) > 0;
    for (guint i = 0; !came_from_there && i < paths->len; i++)
        find_rows(tables->by_place, paths->pdata[i], TABLE_SCDL, found);
    if (g_hash_table_size(found) == 0)
        find_by_name(join, found);
    if (g_hash_table_size(found) == 0)
        find_by_number(join, found);
    return rows_of(found);
}

/* Of rows that differ those that fit by number too. */
static GPtrArray *narrow(const struct join *join, const GPtrArray *rows)
{
    g_autoptr(GHashTable) numbered = g_hash_table_new(NULL, NULL);
    GPtrArray *meant = g_ptr_array_new();
    const bool is_clear = all_say_same(rows);
    if (!is_clear)
        find_by_number(join, numbered);
    for (guint i = 0; i < rows->len; i++) {
        if (is_clear || g_hash_table_contains(numbered, rows->pdata[i]))
            g_ptr_array_add(meant, rows->pdata[i]);
    }
    return meant;
}

/* ---- What is said ---------------------------------------------------------
 */

static char *place_text(const struct table_row *row)
{
    g_autofree char *path = path_print(row->table->path);
    return g_strdup_printf("%s, line %u", path, row->line);
}

/* Notes what stands against telling the document: rows that differ, or one
 * that is contradicted. */
static void note_unclear(const struct join *join, const GPtrArray *rows)
{
    const struct tables_document *document = join->document;
    const GPtrArray *paths = document->paths;
    g_autofree char *name =
        path_print(paths->len > 0 ? paths->pdata[0] : document->id);
    g_autofree char *text = NULL;
    if (rows->len > 1) {
        g_autofree char *one = place_text(rows->pdata[0]);
        g_autofree char *other = place_text(rows->pdata[1]);
        text = g_strdup_printf("%s: %s, and %s, differ", name, one, other);
    } else {
        g_autofree char *one = place_text(join->contradicted);
        text = g_strdup_printf("%s: what it prints contradicts %s", name, one);
    }
    g_hash_table_replace(join->tables->unclear, g_strdup(document->id),
                         g_steal_pointer(&text));
}

static void add_facts(struct table_row *row, const enum fact_kind *kinds,
                      guint n, enum fact_origin origin, GArray *facts)
{
    row->is_joined = true;
    for (guint i = 0; i < n; i++) {
        const struct fact fact = {kinds[i], origin, 0, (char *) row->cells[i]};
        if (kinds[i] < N_FACT_KINDS && row->cells[i])
            facts_add(facts, &fact);
    }
}

static void add_scdl_facts(const GPtrArray *rows, GArray *facts)
{
    static const enum fact_kind kinds[N_SCDL_VALUES] = {
        [SCDL_COMMUNE] = FACT_COMMUNE, [SCDL_SIRET] = FACT_SIRET,
        [SCDL_ID] = FACT_NUMBER,       [SCDL_DATE] = FACT_DATE,
        [SCDL_MATIERE] = FACT_MATIERE, [SCDL_MATIERE_NAME] = FACT_MATIERE_NAME,
        [SCDL_OBJECT] = FACT_OBJECT,   [SCDL_URL] = FACT_URL,
        [SCDL_FILE] = N_FACT_KINDS,
    };
    for (guint i = 0; i < rows->len; i++)
        add_facts(rows->pdata[i], kinds, N_SCDL_VALUES, FACT_FROM_SCDL, facts);
}

static void add_source_facts(const GPtrArray *rows, GArray *facts)
{
    static const enum fact_kind kinds[N_SOURCE_CELLS] = {
        [SOURCE_PATH] = N_FACT_KINDS,
        [SOURCE_URL] = FACT_URL,
        [SOURCE_FETCHED] = FACT_FETCHED,
    };
    for (guint i = 0; i < rows->len; i++)
        add_facts(rows->pdata[i], kinds, N_SOURCE_CELLS, FACT_FROM_SOURCES,
                  facts);
}

static void join_rows(struct join *join)
{
    GArray *facts = join->document->facts;
    g_autoptr(GPtrArray) sources = find_sources(join);
    g_autoptr(GPtrArray) rows = find_scdl(join, sources);
    g_autoptr(GPtrArray) meant = narrow(join, rows);
    if (meant->len > 0 && all_say_same(meant))
        add_scdl_facts(meant, facts);
    else if (rows->len > 0 || join->contradicted)
        note_unclear(join, rows);
    add_source_facts(sources, facts);
}

void tables_join(struct tables *tables, const struct tables_document *document)
{
    struct join join = {.tables = tables, .document = document};
    facts_drop(document->facts, FACT_FROM_SCDL);
    facts_drop(document->facts, FACT_FROM_SOURCES);
    g_hash_table_remove(tables->unclear, document->id);
    if (tables->all->len == 0)
        return;
    tables_make_keys(tables);
    act_init(&join.act, document->facts, FACT_FROM_NAME);
    act_init(&join.printed, document->facts, FACT_FROM_INFO);
    join_rows(&join);
    act_clear(&join.act);
    act_clear(&join.printed);
}
