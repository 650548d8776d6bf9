/* SPDX-License-Identifier: GPL-3.0-or-later */
/* near_row.c - the rows of words in which something may stand. */
#include "query/near_row.h"

#include "query/proximity.h"
#include "shim/schema.h"

static GPtrArray *term_list(void)
{
    GPtrArray *terms = g_ptr_array_new_with_free_func(g_free);
    g_ptr_array_add(terms, NULL);
    return terms;
}

static void slot_free(gpointer data)
{
    struct near_slot *slot = data;
    g_ptr_array_unref(slot->here);
    g_ptr_array_unref(slot->ahead);
    g_free(slot);
}

static void add_terms(GPtrArray *terms, const char *prefix, char **forms)
{
    for (; *forms; forms++) {
        g_autofree char *term = g_strconcat(prefix, *forms, NULL);
        g_ptr_array_set_size(terms, terms->len - 1);
        if (!g_ptr_array_find_with_equal_func(terms, term, g_str_equal, NULL))
            g_ptr_array_add(terms, g_steal_pointer(&term));
        g_ptr_array_add(terms, NULL);
    }
}

static void add_family(struct near_slot *slot, const struct family *family)
{
    add_terms(slot->here, SCHEMA_STEM, family->stems);
    add_terms(slot->here, SCHEMA_EXACT, family->exact);
    add_terms(slot->ahead, SCHEMA_STEM_AHEAD, family->stems);
    add_terms(slot->ahead, SCHEMA_EXACT_AHEAD, family->exact);
}

static void row_free(gpointer row)
{
    g_ptr_array_unref(row);
}

static GPtrArray *row_new(guint n_slots)
{
    GPtrArray *row = g_ptr_array_new_with_free_func(slot_free);
    for (guint i = 0; i < n_slots; i++) {
        struct near_slot *slot = g_new0(struct near_slot, 1);
        *slot = (struct near_slot){term_list(), term_list()};
        g_ptr_array_add(row, slot);
    }
    return row;
}

GPtrArray *near_rows(const GPtrArray *units)
{
    GPtrArray *rows = g_ptr_array_new_with_free_func(row_free);
    GPtrArray *single = NULL;
    for (guint i = 0; i < units->len; i++) {
        const struct unit *unit = g_ptr_array_index(units, i);
        for (guint j = 0; j < unit->readings->len; j++) {
            const GPtrArray *reading = g_ptr_array_index(unit->readings, j);
            GPtrArray *row =
                reading->len == 1 && single ? single : row_new(reading->len);
            for (guint k = 0; k < reading->len; k++)
                add_family(g_ptr_array_index(row, k),
                           g_ptr_array_index(reading, k));
            if (row != single)
                g_ptr_array_add(rows, row);
            if (reading->len == 1)
                single = row;
        }
    }
    return rows;
}

guint near_rows_longest(const GPtrArray *rows)
{
    guint len = 0;
    for (guint i = 0; i < rows->len; i++)
        len = MAX(len, ((const GPtrArray *) g_ptr_array_index(rows, i))->len);
    return len;
}

static bool holds(const GArray *positions, guint position)
{
    guint low = 0, high = positions->len;
    while (low < high) {
        const guint middle = low + (high - low) / 2;
        if (g_array_index(positions, guint, middle) < position)
            low = middle + 1;
        else
            high = middle;
    }
    return low < positions->len &&
           g_array_index(positions, guint, low) == position;
}

static bool read_slot(struct shim_reader *reader, guint docid,
                      const GPtrArray *terms, GArray *positions, GError **error)
{
    return shim_reader_positions(
        reader, docid, (const char *const *) terms->pdata, positions, error);
}

static bool find_row(const GPtrArray *row, struct shim_reader *reader,
                     guint docid, GArray *spans, GError **error)
{
    const guint n_before = spans->len;
    for (guint i = 0; i < row->len; i++) {
        const struct near_slot *slot = g_ptr_array_index(row, i);
        g_autoptr(GArray) positions = g_array_new(FALSE, FALSE, sizeof(guint));
        if (!read_slot(reader, docid, slot->here, positions, error))
            return false;
        const guint n_here = positions->len;
        /* They follow the words of the passage. */
        if (!read_slot(reader, docid, slot->ahead, positions, error))
            return false;
        for (guint j = 0; i == 0 && j < positions->len; j++) {
            const guint first = g_array_index(positions, guint, j);
            const struct proximity_span span = {.first = first,
                                                .last = first + row->len - 1,
                                                .is_here = j < n_here};
            g_array_append_val(spans, span);
        }
        for (guint j = spans->len; i > 0 && j > n_before; j--)
            if (!holds(
                    positions,
                    g_array_index(spans, struct proximity_span, j - 1).first +
                        i))
                g_array_remove_index(spans, j - 1);
    }
    return true;
}

bool near_rows_find(const GPtrArray *rows, struct shim_reader *reader,
                    guint docid, GArray *spans, GError **error)
{
    for (guint i = 0; i < rows->len; i++)
        if (!find_row(g_ptr_array_index(rows, i), reader, docid, spans, error))
            return false;
    return true;
}
