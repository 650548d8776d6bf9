/* SPDX-License-Identifier: GPL-3.0-or-later */
/* holdings.c - indexes opened for questions. */
#include "query/holdings.h"

#include "query/blank.h"
#include "query/notice.h"
#include "shim/schema.h"
#include "shim/stamp.h"

static void free_record(gpointer record)
{
    record_free(record);
}

static void free_missing(gpointer data)
{
    struct missing *missing = data;
    g_free(missing->name);
    g_free(missing->reason);
    g_free(missing);
}

static void add_missing(GPtrArray *all, const char *name, const char *reason)
{
    struct missing *missing = g_new0(struct missing, 1);
    missing->name = g_strdup(name);
    missing->reason = g_strdup(reason);
    g_ptr_array_add(all, missing);
}

static GPtrArray *missing_of(const struct holdings *holdings)
{
    GPtrArray *all = g_ptr_array_new_with_free_func(free_missing);
    for (guint i = 0; i < holdings->never_there->len; i++) {
        const struct missing *missing =
            g_ptr_array_index(holdings->never_there, i);
        add_missing(all, missing->name, missing->reason);
    }
    for (guint i = 0; i < shim_reader_n_missing(holdings->reader); i++) {
        const char *reason;
        const char *name = shim_reader_missing(holdings->reader, i, &reason);
        add_missing(all, name, reason);
    }
    return all;
}

static bool is_among(const GPtrArray *missing, const char *name)
{
    for (guint i = 0; i < missing->len; i++)
        if (g_str_equal(
                ((const struct missing *) g_ptr_array_index(missing, i))->name,
                name))
            return true;
    return false;
}

/* An index without documents has none. */
static bool read_newest(struct holdings *holdings, GError **error)
{
    g_autoptr(GPtrArray) each =
        shim_reader_each_metadata(holdings->reader, SCHEMA_KEY_ARRIVALS, error);
    /* Whoever has the old one keeps it. */
    g_array_unref(holdings->newest);
    holdings->newest = g_array_new(FALSE, FALSE, sizeof(struct newest));
    for (guint i = 0; each && i < each->len; i++) {
        struct newest newest;
        if (!g_ptr_array_index(each, i))
            continue;
        if (!newest_decode(g_ptr_array_index(each, i), &newest, error))
            return false;
        g_array_append_val(holdings->newest, newest);
    }
    return each != NULL;
}

static bool add_coverage(struct holdings *holdings, GBytes *bytes,
                         GError **error)
{
    struct coverage coverage;
    if (!coverage_decode(bytes, &coverage, error))
        return false;
    coverage_add(&holdings->coverage, &coverage);
    return true;
}

static bool read_coverage(struct holdings *holdings, GError **error)
{
    g_autoptr(GPtrArray) each =
        shim_reader_each_metadata(holdings->reader, SCHEMA_KEY_COVERAGE, error);
    holdings->coverage = (struct coverage){0};
    for (guint i = 0; each && i < each->len; i++)
        if (!add_coverage(holdings, g_ptr_array_index(each, i), error))
            return false;
    return each != NULL;
}

/* What is known of all of them.  Where the reader moves meanwhile: again. */
static bool read_all(struct holdings *holdings, GError **error)
{
    do {
        holdings->generation = shim_reader_generation(holdings->reader);
        if (!read_coverage(holdings, error) || !read_newest(holdings, error) ||
            !shim_reader_n_alike(holdings->reader, &holdings->n_alike, error))
            return false;
    } while (holdings->generation != shim_reader_generation(holdings->reader));
    /* Whoever has the old one keeps it. */
    g_ptr_array_unref(holdings->missing);
    holdings->missing = missing_of(holdings);
    return true;
}

struct holdings *holdings_open(const char *const *indexes, bool is_partial,
                               GError **error)
{
    return holdings_open_without(NULL, indexes, is_partial, error);
}

struct holdings *holdings_open_without(GPtrArray *missing,
                                       const char *const *indexes,
                                       bool is_partial, GError **error)
{
    g_autoptr(GStrvBuilder) builder = g_strv_builder_new();
    for (; *indexes; indexes++)
        if (!missing || !is_among(missing, *indexes))
            g_strv_builder_add(builder, *indexes);
    g_auto(GStrv) others = g_strv_builder_end(builder);
    g_autoptr(holdings_t) holdings = g_new0(struct holdings, 1);
    holdings->records =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_record);
    holdings->newest = g_array_new(FALSE, FALSE, sizeof(struct newest));
    holdings->missing = g_ptr_array_new();
    holdings->never_there =
        missing ? g_ptr_array_ref(missing) : g_ptr_array_new();
    holdings->reader =
        shim_reader_open_all((const char *const *) others, is_partial, error);
    if (!holdings->reader || !read_all(holdings, error))
        return NULL;
    holdings->french = french_new(error);
    if (!holdings->french)
        return NULL;
    holdings->expander = expander_new(holdings->french, holdings->reader);
    holdings->thesaurus = thesaurus_new(holdings->french);
    return g_steal_pointer(&holdings);
}

gint64 holdings_newest(const struct holdings *holdings)
{
    gint64 stamp = 0;
    for (guint i = 0; i < holdings->newest->len; i++)
        stamp =
            MAX(stamp, g_array_index(holdings->newest, struct newest, i).stamp);
    return stamp;
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
    g_ptr_array_unref(holdings->missing);
    g_ptr_array_unref(holdings->never_there);
    g_free(holdings);
}

void holdings_note(const struct holdings *holdings, GPtrArray *notices)
{
    if (holdings->n_alike > 0)
        notice_add(notices,
                   "indexes that seem to be another one of them under another "
                   "name, or its copy: %u; what was searched counts their "
                   "documents again",
                   "Index qui semblent en être un autre sous un second nom, ou "
                   "sa copie" BLANK_WIDE ": %u" BLANK_NARROW
                   "; le total des documents consultés compte de nouveau les "
                   "leurs",
                   holdings->n_alike);
}

void holdings_begin(struct holdings *holdings)
{
    if (++holdings->n_questions % HOLDINGS_TRIM_EVERY != 0)
        return;
    /* Families point at the analyser's words. */
    expander_forget(holdings->expander);
    french_trim(holdings->french);
}

bool holdings_have_moved(struct holdings *holdings, bool *have, GError **error)
{
    *have = holdings->generation != shim_reader_generation(holdings->reader);
    if (!*have)
        return true;
    expander_forget(holdings->expander);
    g_hash_table_remove_all(holdings->records);
    return read_all(holdings, error);
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
