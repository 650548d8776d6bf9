/* SPDX-License-Identifier: GPL-3.0-or-later */
/* ledger.c - what the index remembers of each file. */
#include "indexer/ledger.h"

#include "shim/schema.h"
#include "shim/variant.h"

/* path, size, mtime, id, pages, unread pages, pages by OCR, failure, again */
#define ENTRY_TYPE "(ayxxmsuuumsb)"

void ledger_entry_free(struct ledger_entry *entry)
{
    if (!entry)
        return;
    g_free(entry->path);
    g_free(entry->id);
    g_free(entry->failure);
    g_free(entry);
}

gint64 ledger_mtime_ns(const struct stat *st)
{
    return (gint64) st->st_mtim.tv_sec * 1000000000 + st->st_mtim.tv_nsec;
}

static char *key_of(const char *path)
{
    g_autofree char *sum =
        g_compute_checksum_for_string(G_CHECKSUM_SHA256, path, -1);
    return g_strconcat(SCHEMA_KEY_FILE, sum, NULL);
}

bool ledger_find(struct shim_writer *writer, const char *path,
                 struct ledger_entry **entry, GError **error)
{
    g_autofree char *key = key_of(path);
    g_autoptr(GBytes) bytes = NULL;
    *entry = NULL;
    if (!shim_writer_get_metadata(writer, key, &bytes, error))
        return false;
    if (!bytes)
        return true;

    g_autoptr(GVariant) value =
        variant_decode(ENTRY_TYPE, bytes, "the entry of a file", error);
    if (!value)
        return false;
    gboolean again;
    struct ledger_entry *found = g_new0(struct ledger_entry, 1);
    g_variant_get(value, "(^ayxxmsuuumsb)", &found->path, &found->size,
                  &found->mtime_ns, &found->id, &found->n_pages,
                  &found->n_unread, &found->n_ocr, &found->failure, &again);
    found->again = again;
    *entry = found;
    return true;
}

bool ledger_set(struct shim_writer *writer, const struct ledger_entry *entry,
                GError **error)
{
    g_autofree char *key = key_of(entry->path);
    g_autoptr(GBytes) bytes = variant_encode(g_variant_new(
        "(^ayxxmsuuumsb)", entry->path, entry->size, entry->mtime_ns, entry->id,
        entry->n_pages, entry->n_unread, entry->n_ocr, entry->failure,
        (gboolean) entry->again));
    gsize len;
    const void *data = g_bytes_get_data(bytes, &len);
    return shim_writer_set_metadata(writer, key, data, len, error);
}

bool ledger_remove(struct shim_writer *writer, const char *path, GError **error)
{
    g_autofree char *key = key_of(path);
    return shim_writer_set_metadata(writer, key, NULL, 0, error);
}
