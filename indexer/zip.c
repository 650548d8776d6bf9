/* SPDX-License-Identifier: GPL-3.0-or-later */
/* zip.c - the members of a ZIP, one after the other, within limits.h. */
#include "indexer/zip.h"

#include "indexer/blame.h"
#include "indexer/limits.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <gio/gio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define BLOCK_LEN (64 << 10)

struct zip {
    struct archive *archive;
    guint n_entries; /* members and folders */
    guint64 file_len, inflated_len;
    bool is_encrypted; /* the member */
    bool is_over;
};

static bool fail_archive(struct zip *zip, const char *what, GError **error)
{
    const char *why = archive_error_string(zip->archive);

    return blame(error, "%s: %s", what, why ? why : "libarchive says no more");
}

void zip_prepare(void)
{
    setlocale(LC_CTYPE, "C.UTF-8");
    /* libarchive makes local times of the members' dates. */
    tzset();
}

struct zip *zip_open(int fd, GError **error)
{
    g_autoptr(zip_t) zip = g_new0(struct zip, 1);
    struct stat st;

    zip->archive = archive_read_new();
    if (!zip->archive || fstat(fd, &st) != 0 || lseek(fd, 0, SEEK_SET) != 0) {
        blame(error, "cannot be read");
        return NULL;
    }
    zip->file_len = st.st_size;
    archive_read_support_format_zip_seekable(zip->archive);
    if (archive_read_open_fd(zip->archive, fd, BLOCK_LEN) != ARCHIVE_OK) {
        blame(error, "it has no list of members: cut short, or empty");
        return NULL;
    }
    return g_steal_pointer(&zip);
}

void zip_free(struct zip *zip)
{
    if (zip->archive)
        archive_read_free(zip->archive);
    g_free(zip);
}

static bool is_folder(struct archive_entry *entry, const char *name)
{
    return archive_entry_filetype(entry) == AE_IFDIR ||
           g_str_has_suffix(name, "/");
}

/* libarchive 3.6 takes a name that it cannot convert for a lack of memory, and
 * exits, where errno still says so of what came before. */
static int next_header(struct zip *zip, struct archive_entry **entry)
{
    errno = 0;
    return archive_read_next_header(zip->archive, entry);
}

bool zip_next(struct zip *zip, struct zip_member *member, GError **error)
{
    struct archive_entry *entry;
    int status;

    *member = (struct zip_member){0};
    if (zip->is_over)
        return blame(error, "inflates to more than is allowed");
    /* A warning is of the name or of the dates. */
    while ((status = next_header(zip, &entry)) == ARCHIVE_OK ||
           status == ARCHIVE_WARN) {
        const char *name = archive_entry_pathname(entry);
        if (zip->n_entries++ == LIMIT_MEMBERS)
            return blame(error, "more than %d members", LIMIT_MEMBERS);
        if (!name || !*name)
            name = "?";
        if (is_folder(entry, name))
            continue;
        zip->is_encrypted = archive_entry_is_encrypted(entry);
        member->name = name;
        member->is_regular = archive_entry_filetype(entry) == AE_IFREG;
        return true;
    }
    return status == ARCHIVE_EOF || fail_archive(zip, "damaged ZIP", error);
}

/* The ratio is that of all that was read to the whole file: members that share
 * their packed bytes gain nothing. */
static bool count(struct zip *zip, gsize len, GError **error)
{
    zip->inflated_len += len;
    zip->is_over = zip->inflated_len > LIMIT_UNPACKED_LEN ||
                   (zip->inflated_len > LIMIT_RATIO_FROM_LEN &&
                    zip->inflated_len / LIMIT_INFLATED_RATIO > zip->file_len);
    return !zip->is_over || blame(error, "inflates to more than is allowed");
}

bool zip_read(struct zip *zip, const void **p, gsize *len, GError **error)
{
    la_int64_t offset;
    int status;

    *p = NULL;
    *len = 0;
    if (zip->is_over)
        return blame(error, "inflates to more than is allowed");
    if (zip->is_encrypted)
        return blame(error, "needs a password");
    do
        status = archive_read_data_block(zip->archive, p, len, &offset);
    while (status == ARCHIVE_OK && *len == 0);
    if (status == ARCHIVE_OK)
        return count(zip, *len, error);
    *len = 0;
    return status == ARCHIVE_EOF ||
           fail_archive(zip, "cannot be unpacked", error);
}

GBytes *zip_read_all(struct zip *zip, gsize max_len, GError **error)
{
    g_autoptr(GByteArray) all = g_byte_array_new();
    const void *p;
    gsize len;

    do {
        if (!zip_read(zip, &p, &len, error))
            return NULL;
        if (len > max_len - all->len) {
            blame(error, "a part of it has more than %" G_GSIZE_FORMAT " bytes",
                  max_len);
            return NULL;
        }
        g_byte_array_append(all, p, len);
    } while (len > 0);
    return g_byte_array_free_to_bytes(g_steal_pointer(&all));
}

bool zip_is_over(const struct zip *zip)
{
    return zip->is_over;
}
