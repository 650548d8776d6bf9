/* SPDX-License-Identifier: GPL-3.0-or-later */
/* fuzz_archive.c - any bytes are an archive or none; what comes out of it is
 * within limits.h, in order. */
#include "indexer/archive.h"
#include "indexer/limits.h"
#include "indexer/zip.h"

#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
const char *__asan_default_options(void);

/* LZMA may ask for a dictionary of 4 GiB, which a worker does not get
 * either. */
const char *__asan_default_options(void)
{
    return "allocator_may_return_null=1:max_allocation_size_mb=1024";
}

struct seen {
    guint n_members;
    guint64 len;
    bool is_open; /* bytes may come */
};

static bool see_member(void *context, const char *name, bool is_regular,
                       GError **error G_GNUC_UNUSED)
{
    struct seen *seen = context;

    g_assert_true(*name && strlen(name) <= LIMIT_MEMBER_NAME_LEN);
    g_assert_true(++seen->n_members <= LIMIT_MEMBERS);
    seen->is_open = is_regular;
    return true;
}

static bool see_bytes(void *context, const void *p, gsize len,
                      GError **error G_GNUC_UNUSED)
{
    struct seen *seen = context;

    g_assert_true(seen->is_open && p && len > 0 && len <= LIMIT_BYTES_LEN);
    seen->len += len;
    g_assert_true(seen->len <= LIMIT_UNPACKED_LEN);
    return true;
}

static bool see_lost(void *context, const char *reason,
                     GError **error G_GNUC_UNUSED)
{
    struct seen *seen = context;

    g_assert_true(seen->n_members > 0 && *reason);
    seen->is_open = false;
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static bool is_prepared; /* once a process */
    struct seen seen = {0};
    const struct archive_sink sink = {see_member, see_bytes, see_lost, &seen};
    g_autoptr(GError) error = NULL;
    int fd = memfd_create("archive", MFD_CLOEXEC);

    if (!is_prepared)
        zip_prepare();
    is_prepared = true;
    g_assert_true(write(fd, data, size) == (gssize) size);
    bool is_whole = archive_unpack(fd, &sink, &error);
    g_assert_true(is_whole == (error == NULL));
    close(fd);
    return 0;
}
