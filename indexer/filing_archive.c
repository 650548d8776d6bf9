/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filing_archive.c - files that hold files: unpacked, their members started in
 * the archive's place, and what is no longer in them let go. */
#include "indexer/filing_internal.h"

#include "indexer/interrupt.h"
#include "indexer/limits.h"

#include <gio/gio.h>
#include <string.h>
#include <unistd.h>

/* ---- Names ----------------------------------------------------------------*/

/* Without what would lead anywhere, were it a path. */
static char *clean_name(const char *name)
{
    g_auto(GStrv) parts = g_strsplit(name, "/", -1);
    g_autoptr(GString) clean = g_string_new(NULL);
    for (char **part = parts; *part; part++) {
        if (strcmp(*part, "") == 0 || strcmp(*part, ".") == 0 ||
            strcmp(*part, "..") == 0)
            continue;
        if (clean->len > 0)
            g_string_append_c(clean, '/');
        g_string_append(clean, *part);
    }
    if (clean->len == 0)
        g_string_append_c(clean, '?');
    return g_string_free(g_steal_pointer(&clean), FALSE);
}

/* What the members are called here: no two the same. */
static char **name_members(const struct spool *spool)
{
    guint n = spool_n_members(spool);
    char **names = g_new0(char *, n + 1);
    /* A name to the number of the next that wants it. */
    g_autoptr(GHashTable) taken =
        g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
    for (guint i = 0; i < n; i++) {
        char *clean = clean_name(spool_member(spool, i)->name);
        guint next = GPOINTER_TO_UINT(g_hash_table_lookup(taken, clean));
        names[i] = g_strdup(clean);
        for (next = MAX(next, 2); g_hash_table_contains(taken, names[i]);
             next++) {
            g_free(names[i]);
            names[i] = g_strdup_printf("%s (%u)", clean, next);
        }
        g_hash_table_replace(taken, g_strdup(names[i]), GUINT_TO_POINTER(2));
        g_hash_table_replace(taken, clean, GUINT_TO_POINTER(next));
    }
    return names;
}

static char *path_of(const char *archive, const char *name)
{
    return g_strconcat(archive, "//", name, NULL);
}

static struct item *new_member(const struct item *archive, const char *name)
{
    struct walk_entry *entry = g_new0(struct walk_entry, 1);
    entry->given = path_of(archive->entry->given, name);
    entry->path = path_of(archive->entry->path, name);
    entry->mtime_ns = LEDGER_UNSETTLED;
    entry->device = archive->entry->device;
    struct item *item = item_new(entry);
    item->own = entry;
    item->depth = archive->depth + 1;
    return item;
}

/* ---- What leaves ----------------------------------------------------------*/

/* The path is no more, nor is what lies below it, should it be an archive. */
static bool let_go(struct filing *filing, const char *path, guint depth,
                   GError **error)
{
    g_autoptr(ledger_entry_t) known = NULL;
    if (!ingest_find(filing->parts.ingest, path, &known, error))
        return false;
    if (!known || depth > LIMIT_ARCHIVE_DEPTH)
        return true;
    g_hash_table_add(filing->parts.gone, g_strdup(path));
    for (char **name = known->members; name && *name; name++) {
        g_autofree char *below = path_of(path, *name);
        if (!let_go(filing, below, depth + 1, error))
            return false;
    }
    return true;
}

/* Members that the entry has and names (or NULL) has not. */
static char **stale_members(const struct ledger_entry *file, char **names)
{
    g_autoptr(GHashTable) set = g_hash_table_new(g_str_hash, g_str_equal);
    g_autoptr(GStrvBuilder) stale = g_strv_builder_new();
    for (char **name = names; name && *name; name++)
        g_hash_table_add(set, *name);
    for (char **name = file->members; name && *name; name++) {
        if (!g_hash_table_contains(set, *name))
            g_strv_builder_add(stale, *name);
    }
    return g_strv_builder_end(stale);
}

static char **join(char **names, char **others)
{
    g_autoptr(GStrvBuilder) all = g_strv_builder_new();
    g_strv_builder_addv(all, (const char **) names);
    g_strv_builder_addv(all, (const char **) others);
    return g_strv_builder_end(all);
}

static bool let_go_of(struct filing *filing, const struct item *item,
                      char **stale, GError **error)
{
    for (char **name = stale; *name && !filing->parts.keep_missing; name++) {
        g_autofree char *path = path_of(item->entry->path, *name);
        if (!let_go(filing, path, item->depth + 1, error))
            return false;
    }
    return true;
}

/* The entry forgets the members that were let go when they have left: a run
 * that ends before that has the next one do it. */
static void close_later(struct filing *filing, const struct item *item)
{
    if (!filing->parts.keep_missing)
        g_ptr_array_add(filing->unclosed, ledger_entry_copy(item->file));
}

bool archive_close_all(struct filing *filing, GError **error)
{
    for (guint i = 0; i < filing->unclosed->len; i++) {
        if (!ingest_note(filing->parts.ingest, filing->unclosed->pdata[i],
                         error))
            return false;
    }
    return true;
}

/* ---- Unpacking ------------------------------------------------------------*/

/* Why the archive is not to be unpacked, or NULL. */
static const char *refuse(struct filing *filing, const struct item *item)
{
    if (item->depth == 0) {
        filing->unpacked_len = 0;
        filing->n_unpacked = 0;
    }
    if (item->depth >= LIMIT_ARCHIVE_DEPTH)
        return "an archive within too many others";
    if (filing->unpacked_len > LIMIT_UNPACKED_LEN ||
        filing->n_unpacked > LIMIT_MEMBERS)
        return "an archive within one that holds more than is allowed";
    return NULL;
}

/* NULL: the run is at an end. */
static struct extraction *unpack(struct filing *filing, int fd, GError **error)
{
    while (filing->n_archives >= LIMIT_SPOOLS &&
           !g_queue_is_empty(&filing->items)) {
        if (!filing_settle_oldest(filing, error)) {
            close(fd);
            return NULL;
        }
    }
    if (!filing->unpacker &&
        !(filing->unpacker = pool_new(&filing->parts.unpacking, error))) {
        close(fd);
        return NULL;
    }
    pool_add(filing->unpacker, fd, FILE_ARCHIVE);
    return pool_next(filing->unpacker, error);
}

static bool start_members(struct filing *filing, const struct item *archive,
                          struct spool *spool, char **names, GError **error)
{
    for (guint i = 0; names[i]; i++) {
        if (interrupt_signal()) {
            g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_CANCELLED,
                                "interrupted");
            return false;
        }
        struct item *item = new_member(archive, names[i]);
        item->own->size = (gint64) spool_member(spool, i)->len;
        item->spool = spool_ref(spool);
        item->member = i;
        if (!filing_take(filing, item, error))
            return false;
    }
    return true;
}

/* Until all members are settled, the entry has those of before too, and says
 * that the archive is to be read again. */
static bool note_open(struct filing *filing, const struct item *item,
                      char **members, GError **error)
{
    g_autoptr(ledger_entry_t) file = ledger_entry_copy(item->file);
    file->members = g_strdupv(members);
    file->state = LEDGER_ARCHIVE;
    file->mtime_ns = LEDGER_UNSETTLED;
    return ingest_note(filing->parts.ingest, file, error);
}

static bool take_members(struct filing *filing, struct item *item,
                         const struct extraction *unpacked, GError **error)
{
    g_autoptr(spool_t) spool =
        unpacked->members ? spool_ref(unpacked->members) : spool_new(0);
    g_auto(GStrv) names = name_members(spool);
    g_auto(GStrv) stale = stale_members(item->file, names);
    g_auto(GStrv) all = join(names, stale);

    filing->n_archives++;
    filing->unpacked_len += spool_len(spool);
    filing->n_unpacked += spool_n_members(spool);
    /* What could not be read to its end may still hold what was not found. */
    item->is_open = *stale && !unpacked->failure;
    if (item->is_open && !let_go_of(filing, item, stale, error))
        return false;
    g_clear_pointer(&item->file->members, g_strfreev);
    if (!note_open(filing, item, all, error) ||
        !start_members(filing, item, spool, names, error))
        return false;
    item->file->members =
        unpacked->failure ? g_steal_pointer(&all) : g_steal_pointer(&names);
    item->file->state = unpacked->failure ? LEDGER_FAILED : LEDGER_ARCHIVE;
    item->file->reason = g_strdup(unpacked->failure);
    item_resolve(item, unpacked->failure ? REPORT_FAILED : REPORT_ARCHIVE,
                 unpacked->failure);
    item->wait = WAIT_MEMBERS;
    return true;
}

bool archive_start(struct filing *filing, struct item *item, int fd,
                   GError **error)
{
    const char *refusal = refuse(filing, item);
    if (refusal) {
        close(fd);
        return item_fail(filing, item, refusal, error);
    }
    g_autoptr(extraction_t) unpacked = unpack(filing, fd, error);
    if (!unpacked)
        return false;
    item->elapsed_ms = unpacked->elapsed_ms;
    if (item_has_changed(item))
        return item_fail_for_now(filing, item, "changed while it was read",
                                 error);
    if (unpacked->may_pass)
        return item_fail_for_now(filing, item, unpacked->failure, error);
    if (unpacked->failure && !unpacked->members)
        return item_fail(filing, item, unpacked->failure, error);
    if (unpacked->pages->len == 0)
        return take_members(filing, item, unpacked, error);
    g_hash_table_add(filing->ids, g_strdup(item->file->id));
    item->kept = g_steal_pointer(&unpacked);
    item->wait = WAIT_KEPT;
    return true;
}

/* ---- Not unpacked again ---------------------------------------------------*/

static bool is_worth_another_try(const struct filing *filing,
                                 const struct ledger_entry *member)
{
    if (filing->parts.retry_failed)
        return member->state == LEDGER_FAILED ||
               member->state == LEDGER_SKIPPED || member->n_unread > 0;
    return member->state == LEDGER_FAILED && member->again;
}

static bool wants_reading(struct filing *filing,
                          const struct ledger_entry *archive, guint depth,
                          bool *wants, GError **error)
{
    for (char **name = archive->members; name && *name && !*wants; name++) {
        g_autoptr(ledger_entry_t) member = NULL;
        g_autofree char *path = path_of(archive->path, *name);
        if (!ingest_find(filing->parts.ingest, path, &member, error))
            return false;
        *wants = !member || is_worth_another_try(filing, member);
        if (member && depth < LIMIT_ARCHIVE_DEPTH &&
            !wants_reading(filing, member, depth + 1, wants, error))
            return false;
    }
    return true;
}

bool archive_wants_reading(struct filing *filing,
                           const struct ledger_entry *known, bool *wants,
                           GError **error)
{
    *wants = false;
    return wants_reading(filing, known, 1, wants, error);
}

bool archive_leave_members(struct filing *filing, const struct item *item,
                           const struct ledger_entry *known, GError **error)
{
    if ((known->state != LEDGER_ARCHIVE && known->state != LEDGER_FAILED) ||
        item->depth >= LIMIT_ARCHIVE_DEPTH)
        return true;
    for (char **name = known->members; name && *name; name++) {
        g_autoptr(ledger_entry_t) member = NULL;
        g_autofree char *path = path_of(known->path, *name);
        if (!ingest_find(filing->parts.ingest, path, &member, error))
            return false;
        if (member && !filing_take(filing, new_member(item, *name), error))
            return false;
    }
    return true;
}

/* ---- All is settled -------------------------------------------------------*/

bool archive_settle(struct filing *filing, struct item *item, GError **error)
{
    if (item->wait == WAIT_MEMBERS) {
        filing->n_archives--;
        if (!item->is_open)
            return ingest_note(filing->parts.ingest, item->file, error);
        close_later(filing, item);
        return true;
    }
    if (!item->file || !item->file->members || item->status == REPORT_FAILED ||
        item->status == REPORT_ARCHIVE)
        return true;
    /* It was an archive, and is none any more. */
    g_auto(GStrv) stale = g_steal_pointer(&item->file->members);
    close_later(filing, item);
    return let_go_of(filing, item, stale, error);
}
