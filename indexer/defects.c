/* SPDX-License-Identifier: GPL-3.0-or-later */
/* defects.c - what is wrong with a table, each reason once. */
#include "indexer/defects.h"

#include "indexer/limits.h"
#include "indexer/plain.h"

#include <string.h>

/* Bytes of an example: more would hide the reason. */
enum { EXAMPLE_LEN = 60 };

struct defects {
    GPtrArray *all;
    GHashTable *by_reason; /* char * to struct defect * */
};

static void defect_free(gpointer data)
{
    struct defect *defect = data;
    g_free(defect->reason);
    g_free(defect->example);
    g_array_unref(defect->spans);
    g_free(defect);
}

struct defects *defects_new(void)
{
    struct defects *defects = g_new0(struct defects, 1);
    defects->all = g_ptr_array_new_with_free_func(defect_free);
    defects->by_reason = g_hash_table_new(g_str_hash, g_str_equal);
    return defects;
}

void defects_free(struct defects *defects)
{
    if (!defects)
        return;
    g_hash_table_unref(defects->by_reason);
    g_ptr_array_unref(defects->all);
    g_free(defects);
}

static char *shorten(const char *example)
{
    g_autofree char *line = plain_clean_line(example, EXAMPLE_LEN);
    return line && strlen(example) > EXAMPLE_LEN
               ? g_strconcat(line, "...", NULL)
               : g_steal_pointer(&line);
}

static struct defect *find(struct defects *defects, const char *reason,
                           const char *example)
{
    struct defect *defect = g_hash_table_lookup(defects->by_reason, reason);
    if (defect)
        return defect;
    defect = g_new0(struct defect, 1);
    defect->reason = g_strdup(reason);
    defect->example = example ? shorten(example) : NULL;
    defect->spans = g_array_new(FALSE, FALSE, sizeof(struct defect_span));
    g_hash_table_insert(defects->by_reason, defect->reason, defect);
    g_ptr_array_add(defects->all, defect);
    return defect;
}

void defects_add(struct defects *defects, const struct defect_place *place,
                 const char *reason, const char *example)
{
    struct defect *defect = find(defects, reason, example);
    if (defect->n_rows > 0 && defect->last_row == place->row)
        return;
    const bool follows =
        defect->n_rows > 0 && defect->last_row + 1 == place->row;
    defect->n_rows++;
    defect->last_row = place->row;
    if (follows && defect->n_more == 0) {
        struct defect_span *last = &g_array_index(
            defect->spans, struct defect_span, defect->spans->len - 1);
        last->last_row = place->row;
        last->last_line = place->last_line;
    } else if (defect->spans->len < LIMIT_DEFECT_SPANS) {
        const struct defect_span span = {
            .first_row = place->row,
            .last_row = place->row,
            .first_line = place->first_line,
            .last_line = place->last_line,
        };
        g_array_append_val(defect->spans, span);
    } else {
        defect->n_more++;
    }
}

const GPtrArray *defects_all(const struct defects *defects)
{
    return defects->all;
}

static void add_lines(GString *text, const struct defect *defect)
{
    bool is_one = defect->spans->len == 1 && defect->n_more == 0;
    for (guint i = 0; i < defect->spans->len; i++) {
        const struct defect_span *span =
            &g_array_index(defect->spans, struct defect_span, i);
        is_one = is_one && span->first_line == span->last_line;
        g_string_append_printf(text, i > 0 ? ", %u" : "%u", span->first_line);
        if (span->last_line > span->first_line)
            g_string_append_printf(text, "-%u", span->last_line);
    }
    g_string_prepend(text, is_one ? "line " : "lines ");
    if (defect->n_more > 0)
        g_string_append(text, "...");
    if (defect->n_rows > 1)
        g_string_append_printf(text, " (%u rows)", defect->n_rows);
}

char *defect_text(const struct defect *defect)
{
    GString *text = g_string_new(NULL);
    add_lines(text, defect);
    g_string_append_printf(text, ": %s", defect->reason);
    if (defect->example)
        g_string_append_printf(text, " (%s\"%s\")",
                               defect->n_rows > 1 ? "the first: " : "",
                               defect->example);
    return g_string_free(text, FALSE);
}
