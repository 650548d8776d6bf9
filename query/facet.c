/* SPDX-License-Identifier: GPL-3.0-or-later */
/* facet.c - how a whole result is made up. */
#include "query/facet.h"

#include "shim/label.h"
#include "shim/schema.h"

#include <string.h>

static const struct {
    const char *name;
    guint slot;
} facets[N_FACETS] = {
    [FACET_COMMUNE] = {"commune", SCHEMA_SLOT_COMMUNE},
    [FACET_TYPE] = {"type", SCHEMA_SLOT_TYPE},
    [FACET_YEAR] = {"year", SCHEMA_SLOT_DATE},
    [FACET_MATIERE] = {"matiere", SCHEMA_SLOT_MATIERE},
};

bool facet_find(const char *name, enum facet_kind *kind)
{
    g_autofree char *folded = label_fold(name);
    for (int i = 0; i < N_FACETS; i++) {
        if (strcmp(facets[i].name, folded) != 0)
            continue;
        *kind = i;
        return true;
    }
    return false;
}

const char *facet_name(enum facet_kind kind)
{
    return facets[kind].name;
}

/* ---- One value of a slot --------------------------------------------------
 */

static void value_clear(gpointer data)
{
    struct facet_value *value = data;
    g_free(value->value);
    g_free(value->name);
}

static void facet_clear(gpointer data)
{
    g_array_unref(((struct facet *) data)->values);
}

/* As a slot has it, to what is shown; value NULL: it has none. */
static struct facet_value read_value(enum facet_kind kind, GBytes *bytes)
{
    gsize len;
    const char *text = g_bytes_get_data(bytes, &len);
    if (kind == FACET_YEAR) {
        const double date = len > 0 ? shim_value_number(bytes) : 0;
        const bool is_date = date >= 10000 && date < 100000000;
        return (struct facet_value){
            .value =
                is_date ? g_strdup_printf("%04u", (guint) date / 10000) : NULL};
    }
    g_autofree char *valid = g_utf8_make_valid(text ? text : "", (gssize) len);
    if (kind != FACET_MATIERE)
        return (struct facet_value){.value = *valid ? g_steal_pointer(&valid)
                                                    : NULL};
    g_auto(GStrv) parts = g_strsplit(valid, "\t", 2);
    const char *code = parts[0] ? parts[0] : "";
    const char *name = parts[0] && parts[1] ? parts[1] : "";
    if (!*code)
        return (struct facet_value){.value = *name ? g_strdup(name) : NULL};
    return (struct facet_value){.value = g_strdup(code),
                                .name = *name ? g_strdup(name) : NULL};
}

static bool has_small_letter(const char *text)
{
    for (const char *p = text; *p; p = g_utf8_next_char(p))
        if (g_unichar_islower(g_utf8_get_char(p)))
            return true;
    return false;
}

/* ---- Values that are one --------------------------------------------------
 */

/* A value of the facet, and how often the form stands that it is shown in. */
struct group {
    struct facet_value shown;
    guint n_shown;
};

static void group_free(gpointer data)
{
    struct group *group = data;
    value_clear(&group->shown);
    g_free(group);
}

/* Values come most frequent first, equals in byte order: the first stays,
 * unless an equal one is better to read.  Takes value over. */
static void add_form(struct group *group, struct facet_value *value, guint n)
{
    const bool is_first = !group->shown.value;
    const bool is_better = !is_first && n == group->n_shown &&
                           !has_small_letter(group->shown.value) &&
                           has_small_letter(value->value);
    if (is_first || is_better) {
        g_free(group->shown.value);
        group->shown.value = g_steal_pointer(&value->value);
        group->n_shown = n;
    }
    if (!group->shown.name)
        group->shown.name = g_steal_pointer(&value->name);
    value_clear(value);
}

static void add_count(struct facet_count *to,
                      const struct shim_value_count *row)
{
    to->n_documents += row->n_groups;
    to->n_passages += row->count;
}

static gint by_documents(gconstpointer a, gconstpointer b)
{
    const struct facet_value *x = a, *y = b;
    if (x->count.n_documents != y->count.n_documents)
        return x->count.n_documents > y->count.n_documents ? -1 : 1;
    if (x->count.n_passages != y->count.n_passages)
        return x->count.n_passages > y->count.n_passages ? -1 : 1;
    return strcmp(x->value, y->value);
}

static gint by_year(gconstpointer a, gconstpointer b)
{
    return strcmp(((const struct facet_value *) b)->value,
                  ((const struct facet_value *) a)->value);
}

/* rows: struct shim_value_count */
static struct facet count_values(enum facet_kind kind, const GArray *rows)
{
    struct facet facet = {
        .kind = kind,
        .values = g_array_new(FALSE, FALSE, sizeof(struct facet_value))};
    g_autoptr(GHashTable) groups =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, group_free);
    g_array_set_clear_func(facet.values, value_clear);
    for (guint i = 0; i < rows->len; i++) {
        const struct shim_value_count *row =
            &g_array_index(rows, struct shim_value_count, i);
        struct facet_value value = read_value(kind, row->value);
        if (!value.value) {
            add_count(&facet.without, row);
            continue;
        }
        g_autofree char *key = label_fold(value.value);
        struct group *group = g_hash_table_lookup(groups, key);
        if (!group) {
            group = g_new0(struct group, 1);
            g_hash_table_insert(groups, g_steal_pointer(&key), group);
        }
        add_form(group, &value, row->count);
        add_count(&group->shown.count, row);
    }
    GHashTableIter iter;
    gpointer group;
    g_hash_table_iter_init(&iter, groups);
    while (g_hash_table_iter_next(&iter, NULL, &group)) {
        g_array_append_val(facet.values, ((struct group *) group)->shown);
        ((struct group *) group)->shown = (struct facet_value){0};
    }
    g_array_sort(facet.values, kind == FACET_YEAR ? by_year : by_documents);
    return facet;
}

GArray *facets_count(struct shim_reader *reader, const struct shim_query *query,
                     const GArray *kinds, GError **error)
{
    GArray *counted = g_array_new(FALSE, FALSE, sizeof(struct facet));
    guint slots[N_FACETS];
    g_array_set_clear_func(counted, facet_clear);
    if (!kinds || kinds->len == 0)
        return counted;
    g_assert(kinds->len <= N_FACETS);
    for (guint i = 0; i < kinds->len; i++)
        slots[i] = facets[g_array_index(kinds, enum facet_kind, i)].slot;
    g_autoptr(GPtrArray) counts = shim_reader_value_counts(
        reader, query, SCHEMA_SLOT_DOCUMENT, slots, kinds->len, error);
    if (!counts) {
        g_array_unref(counted);
        return NULL;
    }
    for (guint i = 0; i < kinds->len; i++) {
        const struct facet facet =
            count_values(g_array_index(kinds, enum facet_kind, i),
                         g_ptr_array_index(counts, i));
        g_array_append_val(counted, facet);
    }
    return counted;
}
