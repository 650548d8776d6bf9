/* SPDX-License-Identifier: GPL-3.0-or-later */
/* archive.c - an archive's members and their bytes. */
#include "indexer/archive.h"

#include "indexer/blame.h"
#include "indexer/limits.h"
#include "indexer/zip.h"

#include <string.h>

static bool send_bytes(const struct archive_sink *sink, const char *p,
                       gsize len, GError **error)
{
    while (len > 0) {
        gsize n = MIN(len, LIMIT_BYTES_LEN);
        if (!sink->bytes(sink->context, p, n, error))
            return false;
        p += n;
        len -= n;
    }
    return true;
}

static bool lose(const struct archive_sink *sink, const GError *failure,
                 GError **error)
{
    return sink->lost(sink->context, failure->message, error);
}

static bool unpack_member(struct zip *zip, const struct archive_sink *sink,
                          GError **error)
{
    g_autoptr(GError) failure = NULL;
    const void *p;
    gsize len;

    do {
        if (!zip_read(zip, &p, &len, &failure))
            return lose(sink, failure, error);
        if (!send_bytes(sink, p, len, error))
            return false;
    } while (len > 0);
    return true;
}

/* A name that no path can hold is cut, its member lost. */
static bool add_member(struct zip *zip, const struct zip_member *member,
                       const struct archive_sink *sink, GError **error)
{
    g_autofree char *name = g_strndup(member->name, LIMIT_MEMBER_NAME_LEN);
    bool is_cut = strlen(member->name) > LIMIT_MEMBER_NAME_LEN;

    if (!sink->member(sink->context, name, member->is_regular, error))
        return false;
    if (is_cut)
        return sink->lost(sink->context, "its name is too long", error);
    return !member->is_regular || unpack_member(zip, sink, error);
}

static bool count_name(const struct zip_member *member, gsize *names_len,
                       GError **error)
{
    *names_len += MIN(strlen(member->name), LIMIT_MEMBER_NAME_LEN);
    if (*names_len <= LIMIT_MEMBER_NAMES_LEN)
        return true;
    blame(error, "more than %d MiB of names", LIMIT_MEMBER_NAMES_LEN >> 20);
    return false;
}

bool archive_unpack(int fd, const struct archive_sink *sink, GError **error)
{
    g_autoptr(zip_t) zip = zip_open(fd, error);
    struct zip_member member;
    gsize names_len = 0;

    if (!zip)
        return false;
    for (;;) {
        if (!zip_next(zip, &member, error))
            return false;
        if (!member.name)
            return true;
        if (!count_name(&member, &names_len, error) ||
            !add_member(zip, &member, sink, error))
            return false;
    }
}
