/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.c - what the index remembers of each file. */
#include "indexer/ledger.h"

#include "shim/schema.h"
#include "shim/variant.h"

#include <gio/gio.h>

/* path, state, size, mtime, device, id, reason, again, pages, unread pages,
 * pages by OCR, members */
#define ENTRY_TYPE "(ayyxxtmsmsbuuuaay)"
#define ENTRY_FORMAT "(^ayyxxtmsmsbuuu^aay)"

struct ledger_entry *ledger_entry_copy(const struct ledger_entry *entry)
{
    struct ledger_entry *copy = g_new(struct ledger_entry, 1);
    *copy = *entry;
    copy->path = g_strdup(entry->path);
    copy->id = g_strdup(entry->id);
    copy->reason = g_strdup(entry->reason);
    copy->members = g_strdupv(entry->members);
    return copy;
}

void ledger_entry_free(struct ledger_entry *entry)
{
    if (!entry)
        return;
    g_free(entry->path);
    g_free(entry->id);
    g_free(entry->reason);
    g_strfreev(entry->members);
    g_free(entry);
}

gint64 ledger_mtime_ns(const struct stat *st)
{
    return (gint64) st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

gint64 ledger_settled_ns(gint64 mtime_ns, gint64 now_ns)
{
    return mtime_ns < now_ns - LEDGER_MTIME_STEP_NS ? mtime_ns
                                                    : LEDGER_UNSETTLED;
}

static char *key_of(const char *path)
{
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    return g_strconcat(SCHEMA_KEY_FILE, sum, NULL);
}

struct ledger_entry *ledger_decode(GBytes *bytes, GError **error)
{
    g_autoptr(GVariant) value =
        variant_decode(ENTRY_TYPE, bytes, "the entry of a file", error);
    if (!value)
        return NULL;
    gboolean again;
    guint8 state;
    g_autoptr(ledger_entry_t) entry = g_new0(struct ledger_entry, 1);
    g_variant_get(value, ENTRY_FORMAT, &entry->path, &state, &entry->size,
                  &entry->mtime_ns, &entry->device, &entry->id, &entry->reason,
                  &again, &entry->n_pages, &entry->n_unread, &entry->n_ocr,
                  &entry->members);
    if (!*entry->members)
        g_clear_pointer(&entry->members, g_strfreev);
    entry->state = state;
    entry->again = again;
    if (state >= LEDGER_N_STATES || (state == LEDGER_INDEXED && !entry->id)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                    "the entry of a file in the index is damaged: "
                    "build the index anew");
        return NULL;
    }
    return g_steal_pointer(&entry);
}

bool ledger_find(struct shim_writer *writer, const char *path,
                 struct ledger_entry **entry, GError **error)
{
    g_autofree char *key = key_of(path);
    g_autoptr(GBytes) bytes = NULL;
    *entry = NULL;
    if (!shim_writer_get_metadata(writer, key, &bytes, error))
        return false;
    return !bytes || (*entry = ledger_decode(bytes, error));
}

bool ledger_set(struct shim_writer *writer, const struct ledger_entry *entry,
                GError **error)
{
    g_autofree char *key = key_of(entry->path);
    char *none[] = {NULL};
    g_autoptr(GBytes) bytes = variant_encode(g_variant_new(
        ENTRY_FORMAT, entry->path, (guint8) entry->state, entry->size,
        entry->mtime_ns, entry->device, entry->id, entry->reason,
        (gboolean) entry->again, entry->n_pages, entry->n_unread, entry->n_ocr,
        entry->members ? entry->members : none));
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    return shim_writer_set_metadata(writer, key, data, len, error);
}

bool ledger_remove(struct shim_writer *writer, const char *path, GError **error)
{
    g_autofree char *key = key_of(path);
    return shim_writer_set_metadata(writer, key, NULL, 0, error);
}

/* bytes: NULL where a reader moved on to a commit that has no such entry. */
static bool visit_bytes(GBytes *bytes, ledger_visit *visit, void *context,
                        GError **error)
{
    if (!bytes)
        return true;
    g_autoptr(ledger_entry_t) entry = ledger_decode(bytes, error);
    return entry && visit(context, &entry, error);
}

bool ledger_each(struct shim_reader *reader, ledger_visit *visit, void *context,
                 GError **error)
{
    g_auto(GStrv) keys =
        shim_reader_metadata_keys(reader, SCHEMA_KEY_FILE, error);
    for (char **key = keys; key && *key; key++) {
        g_autoptr(GBytes) bytes = NULL;
        if (!shim_reader_get_metadata(reader, *key, &bytes, error) ||
            !visit_bytes(bytes, visit, context, error))
            return false;
    }
    return keys != NULL;
}
