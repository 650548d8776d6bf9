/* SPDX-License-Identifier: GPL-3.0-or-later */
/* filing_start.c - what a file needs, and what its pages are to come from. */
#include "indexer/filing_internal.h"

#include "indexer/plan.h"

#include <gio/gio.h>
#include <unistd.h>

void item_resolve(struct item *item, enum report_status status,
                  const char *reason)
{
    char *old = item->reason;
    item->wait = WAIT_NOTHING;
    item->status = status;
    item->reason = g_strdup(reason);
    g_free(old);
}

/* Members that the index knows stay known until it is clear that they left. */
static struct ledger_entry *new_ledger_entry(const struct walk_entry *entry,
                                             const struct ledger_entry *known)
{
    struct ledger_entry *file = g_new0(struct ledger_entry, 1);
    file->path = g_strdup(entry->path);
    file->size = entry->size;
    file->mtime_ns = entry->mtime_ns;
    file->device = entry->device;
    file->members = known ? g_strdupv(known->members) : NULL;
    return file;
}

bool item_note(struct filing *filing, struct item *item,
               enum ledger_state state, const char *reason, GError **error)
{
    char *old = item->file->reason;
    item->file->state = state;
    item->file->reason = g_strdup(reason);
    g_free(old);
    return ingest_note(filing->parts.ingest, item->file, error);
}

bool item_fail(struct filing *filing, struct item *item, const char *reason,
               GError **error)
{
    item_resolve(item, REPORT_FAILED, reason);
    return item_note(filing, item, LEDGER_FAILED, reason, error);
}

bool item_fail_for_now(struct filing *filing, struct item *item,
                       const char *reason, GError **error)
{
    g_autoptr(ledger_entry_t) known = NULL;
    item_resolve(item, REPORT_FAILED, reason);
    if (!ingest_find(filing->parts.ingest, item->entry->path, &known, error))
        return false;
    if (known &&
        (known->state == LEDGER_INDEXED || known->state == LEDGER_ARCHIVE ||
         known->state == LEDGER_TABLE))
        return true;
    g_clear_pointer(&item->file->id, g_free);
    item->file->again = true;
    return item_note(filing, item, LEDGER_FAILED, reason, error);
}

/* What has become of a file that held a document may be no document at all. */
static bool skip_file(struct filing *filing, struct item *item,
                      const struct ledger_entry *known, const char *reason,
                      GError **error)
{
    item_resolve(item, REPORT_SKIPPED, reason);
    item->file->state = LEDGER_SKIPPED;
    if (known && known->state == LEDGER_SKIPPED &&
        g_strcmp0(known->reason, reason) == 0)
        return true;
    return item_note(filing, item, LEDGER_SKIPPED, reason, error);
}

/* What no file is to blame for ends the run. */
static bool is_of_the_run(const GError *failure)
{
    return g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
           g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_TOO_MANY_OPEN_FILES);
}

static bool fail_to_read(struct filing *filing, struct item *item,
                         GError *failure, GError **error)
{
    if (is_of_the_run(failure)) {
        g_propagate_error(error, g_error_copy(failure));
        return false;
    }
    if (!g_error_matches(failure, G_IO_ERROR, G_IO_ERROR_INVALID_DATA))
        return item_fail_for_now(filing, item, failure->message, error);
    return item_fail(filing, item, failure->message, error);
}

/* Finds whether the document that the index has is worth another try: once a
 * run, where it was asked for. */
static bool plan_again(struct filing *filing, struct item *item, GError **error)
{
    const char *id = item->file->id;
    return !filing->parts.retry_failed ||
           filing->parts.ocr->mode == OCR_NEVER ||
           g_hash_table_contains(filing->again, id) ||
           ingest_may_read_more(filing->parts.ingest, id, &item->is_again,
                                error);
}

/* Hands the file to the pool, or finds that it need not be. */
static bool read_document(struct filing *filing, struct item *item, int fd,
                          enum file_kind kind, GError **error)
{
    const char *id = item->file->id;
    bool has;
    item->is_again = false;
    if (!ingest_has_document(filing->parts.ingest, id, &has, error) ||
        (has && !plan_again(filing, item, error))) {
        close(fd);
        return false;
    }
    if (item->is_again)
        g_hash_table_add(filing->again, g_strdup(id));
    if ((has && !item->is_again) || g_hash_table_contains(filing->ids, id) ||
        g_hash_table_contains(filing->failures, id)) {
        close(fd);
        item->wait = WAIT_SAME;
        return true;
    }
    if (filing->parts.cache && !item->is_again &&
        ocr_cache_has(filing->parts.cache, id)) {
        close(fd);
        g_hash_table_add(filing->ids, g_strdup(id));
        item->wait = WAIT_CACHE;
        return true;
    }
    if (kind == FILE_ARCHIVE)
        return archive_start(filing, item, fd, error);
    g_hash_table_add(filing->ids, g_strdup(id));
    item->wait = WAIT_POOL;
    pool_add(filing->parts.pool, fd, kind);
    return true;
}

/* Whether these very bytes failed before, and need not fail again. */
static bool is_failure_known(const struct filing *filing,
                             const struct ledger_entry *known, const char *id)
{
    return known && known->state == LEDGER_FAILED && !known->again &&
           !filing->parts.retry_failed && g_strcmp0(known->id, id) == 0;
}

/* Of a member there is no time to tell: the archive's own says whether it may
 * have changed. */
static void take_facts(struct item *item, const struct sniff *sniff)
{
    item->st = sniff->st;
    item->file->size = sniff->st.st_size;
    item->file->mtime_ns = LEDGER_UNSETTLED;
    if (item->spool)
        return;
    item->file->device = sniff->st.st_dev;
    item->file->mtime_ns = ledger_settled_ns(ledger_mtime_ns(&sniff->st),
                                             g_get_real_time() * 1000);
}

static bool open_file(struct filing *filing, const struct item *item,
                      struct sniff *sniff, GError **error)
{
    if (!item->spool)
        return sniff_open(filing->parts.sniffer, item->entry->path, sniff,
                          error);
    int fd = spool_open_member(item->spool, item->member, error);
    return fd >= 0 && sniff_take(filing->parts.sniffer, fd, sniff, error);
}

static bool read_file(struct filing *filing, struct item *item,
                      const struct ledger_entry *known, GError **error)
{
    struct sniff sniff;
    g_autoptr(GError) failure = NULL;

    if (!open_file(filing, item, &sniff, &failure))
        return fail_to_read(filing, item, failure, error);
    if (sniff.skip) {
        g_autofree char *reason = sniff.skip;
        return skip_file(filing, item, known, reason, error);
    }
    take_facts(item, &sniff);
    item->file->id = sniff_sha256(sniff.fd, &failure);
    if (!item->file->id) {
        close(sniff.fd);
        return fail_to_read(filing, item, failure, error);
    }
    if (is_failure_known(filing, known, item->file->id)) {
        close(sniff.fd);
        return archive_leave_members(filing, item, known, error) &&
               item_fail(filing, item, known->reason, error);
    }
    return read_document(filing, item, sniff.fd, sniff.kind, error);
}

bool item_leave(struct filing *filing, struct item *item,
                struct ledger_entry *known, enum report_status status,
                GError **error)
{
    item_resolve(item, status, known->reason);
    bool is_noted = known->device == item->entry->device;
    known->device = item->entry->device;
    ledger_entry_free(item->file);
    item->file = known;
    return is_noted || ingest_note(filing->parts.ingest, known, error);
}

/* What the archive says of a member comes before what its bytes are. */
static bool start_member(struct filing *filing, struct item *item,
                         const struct ledger_entry *known, GError **error)
{
    const struct spool_member *member = spool_member(item->spool, item->member);
    if (!member->is_regular)
        return skip_file(filing, item, known, "a link or a device", error);
    if (member->failure)
        return item_fail(filing, item, member->failure, error);
    return read_file(filing, item, known, error);
}

/* An archive that is as it was may hold what is worth another try. */
static bool plan_archive(struct filing *filing,
                         const struct ledger_entry *known, enum plan *plan,
                         GError **error)
{
    bool wants = false;
    if (*plan == PLAN_UNCHANGED && known->state == LEDGER_ARCHIVE &&
        !archive_wants_reading(filing, known, &wants, error))
        return false;
    if (wants)
        *plan = PLAN_READ;
    return true;
}

static bool leave(struct filing *filing, struct item *item,
                  struct ledger_entry *known, GError **error)
{
    static const enum report_status statuses[] = {
        [LEDGER_INDEXED] = REPORT_UNCHANGED,
        [LEDGER_FAILED] = REPORT_FAILED,
        [LEDGER_SKIPPED] = REPORT_SKIPPED,
        [LEDGER_ARCHIVE] = REPORT_ARCHIVE,
    };
    bool is_told = archive_leave_members(filing, item, known, error);
    return item_leave(filing, item, known, statuses[known->state], error) &&
           is_told;
}

bool item_start(struct filing *filing, struct item *item, GError **error)
{
    g_autoptr(ledger_entry_t) known = NULL;
    if (!ingest_find(filing->parts.ingest, item->entry->path, &known, error))
        return false;

    ledger_entry_free(item->file);
    item->file = new_ledger_entry(item->entry, known);
    if (item->spool)
        return start_member(filing, item, known, error);
    enum plan plan =
        item->own ? PLAN_UNCHANGED
                  : plan_file(item->entry, known, filing->parts.retry_failed);
    if (!item->own && !plan_archive(filing, known, &plan, error))
        return false;
    switch (plan) {
    case PLAN_SKIP:
        return skip_file(filing, item, known, item->entry->skip, error);
    case PLAN_TROUBLE:
        item_resolve(item, REPORT_FAILED, item->entry->trouble);
        return true;
    case PLAN_UNCHANGED:
    case PLAN_FAILED:
        return leave(filing, item, g_steal_pointer(&known), error);
    case PLAN_READ:
        break;
    }
    return read_file(filing, item, known, error);
}
