/* SPDX-License-Identifier: GPL-3.0-or-later */
/* holdings.c - an index opened for questions. */
#include "query/holdings.h"

#include "shim/schema.h"
#include "shim/stamp.h"

static void free_record(gpointer record)
{
    record_free(record);
}

/* An index without documents has none. */
static bool read_newest(struct holdings *holdings, GError **error)
{
    g_autoptr(GBytes) bytes = NULL;
    struct newest newest;
    if (!shim_reader_get_metadata(holdings->reader, SCHEMA_KEY_ARRIVALS, &bytes,
                                  error) ||
        (bytes && !newest_decode(bytes, &newest, error)))
        return false;
    if (bytes)
        g_array_append_val(holdings->newest, newest);
    return true;
}

struct holdings *holdings_open(const char *dir, GError **error)
{
    g_autoptr(holdings_t) holdings = g_new0(struct holdings, 1);
    g_autoptr(GBytes) coverage = NULL;
    holdings->records =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_record);
    holdings->newest = g_array_new(FALSE, FALSE, sizeof(struct newest));
    holdings->reader = shim_reader_open(dir, error);
    if (!holdings->reader ||
        !shim_reader_get_metadata(holdings->reader, SCHEMA_KEY_COVERAGE,
                                  &coverage, error) ||
        !coverage_decode(coverage, &holdings->coverage, error) ||
        !read_newest(holdings, error))
        return NULL;
    holdings->french = french_new(error);
    if (!holdings->french)
        return NULL;
    holdings->expander = expander_new(holdings->french, holdings->reader);
    holdings->thesaurus = thesaurus_new(holdings->french);
    return g_steal_pointer(&holdings);
}

void holdings_free(struct holdings *holdings)
{
    if (!holdings)
        return;
    thesaurus_free(holdings->thesaurus);
    expander_free(holdings->expander);
    french_free(holdings->french);
    shim_reader_free(holdings->reader);
    g_hash_table_unref(holdings->records);
    g_array_unref(holdings->newest);
    g_free(holdings);
}

void holdings_begin(struct holdings *holdings)
{
    if (++holdings->n_questions % HOLDINGS_TRIM_EVERY != 0)
        return;
    /* Families point at the analyser's words. */
    expander_forget(holdings->expander);
    french_trim(holdings->french);
}

static GBytes *get_part(struct holdings *holdings, const char *prefix,
                        const char *id, GError **error)
{
    g_autofree char *key = g_strconcat(prefix, id, NULL);
    GBytes *bytes = NULL;
    if (!shim_reader_get_metadata(holdings->reader, key, &bytes, error))
        return NULL;
    if (!bytes)
        g_set_error(error, SHIM_ERROR, SHIM_ERROR_CORRUPT,
                    "the index is damaged: document %s is missing; build the "
                    "index anew",
                    id);
    return bytes;
}

static struct record *read_record(struct holdings *holdings, const char *id,
                                  GError **error)
{
    g_autoptr(GBytes) head = get_part(holdings, SCHEMA_KEY_RECORD, id, error);
    g_autoptr(GBytes) text =
        head ? get_part(holdings, SCHEMA_KEY_TEXT, id, error) : NULL;
    g_autoptr(GBytes) stamp =
        text ? get_part(holdings, SCHEMA_KEY_ADDED, id, error) : NULL;
    g_autoptr(record_t) record = stamp ? record_decode(head, error) : NULL;
    if (!record || !record_attach_text(record, text, error) ||
        !stamp_decode(stamp, &record->added, error))
        return NULL;
    return g_steal_pointer(&record);
}

struct record *holdings_record(struct holdings *holdings, const char *id,
                               GError **error)
{
    struct record *record = g_hash_table_lookup(holdings->records, id);
    if (record)
        return record;
    record = read_record(holdings, id, error);
    if (!record)
        return NULL;
    if (g_hash_table_size(holdings->records) >= HOLDINGS_RECORDS_MAX)
        g_hash_table_remove_all(holdings->records);
    g_hash_table_insert(holdings->records, g_strdup(id), record);
    return record;
}
