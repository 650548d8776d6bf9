/* SPDX-License-Identifier: GPL-3.0-or-later */
/* gunzip.c - a gzip file inflated into memory, within limits.h. */
#include "indexer/gunzip.h"

#include "indexer/blame.h"
#include "indexer/limits.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#define CHUNK (64 << 10)

/* One file on its way from fd to out. */
struct inflation {
    int fd, out;
    z_stream z;
    guint64 read_len, written_len;
    guint8 from[CHUNK], to[CHUNK];
};

static bool fail_errno(GError **error, const char *what)
{
    int saved = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved), "%s: %s", what,
                g_strerror(saved));
    return false;
}

/* No more input is no error here: avail_in stays 0. */
static bool refill(struct inflation *inflation, GError **error)
{
    gssize n;

    do
        n = pread(inflation->fd, inflation->from, CHUNK, inflation->read_len);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail_errno(error, "cannot be read");
    inflation->read_len += n;
    inflation->z.next_in = inflation->from;
    inflation->z.avail_in = n;
    return true;
}

static bool drain(struct inflation *inflation, GError **error)
{
    gsize len = CHUNK - inflation->z.avail_out;

    inflation->written_len += len;
    if (inflation->written_len > LIMIT_INFLATED_LEN ||
        (inflation->written_len > LIMIT_RATIO_FROM_LEN &&
         inflation->written_len > inflation->read_len * LIMIT_INFLATED_RATIO))
        return blame(error, "inflates to more than is allowed");
    for (gsize done = 0; done < len;) {
        gssize n = write(inflation->out, inflation->to + done, len - done);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail_errno(error, "cannot be inflated");
        done += n;
    }
    inflation->z.next_out = inflation->to;
    inflation->z.avail_out = CHUNK;
    return true;
}

/* Bytes after the last member that begin no other are padding, as gunzip(1)
 * has it. */
static bool is_at_member(const struct inflation *inflation)
{
    return inflation->z.avail_in > 0 && inflation->z.next_in[0] == 0x1f;
}

static bool run(struct inflation *inflation, GError **error)
{
    z_stream *z = &inflation->z;

    z->next_out = inflation->to;
    z->avail_out = CHUNK;
    for (;;) {
        if (z->avail_in == 0 && !refill(inflation, error))
            return false;
        if (z->avail_in == 0)
            return blame(error, "gzip data cut short");
        int status = inflate(z, Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END)
            return blame(error, "damaged gzip data");
        if ((z->avail_out == 0 || status == Z_STREAM_END) &&
            !drain(inflation, error))
            return false;
        if (status != Z_STREAM_END)
            continue;
        if (z->avail_in == 0 && !refill(inflation, error))
            return false;
        if (!is_at_member(inflation))
            return true;
        inflateReset(z);
    }
}

int gunzip_to_memfd(int fd, GError **error)
{
    g_autofree struct inflation *inflation = g_new0(struct inflation, 1);
    bool done = false;

    inflation->fd = fd;
    inflation->out = memfd_create("inflated", MFD_CLOEXEC);
    if (inflation->out == -1) {
        fail_errno(error, "cannot be inflated");
        return -1;
    }
    /* 16: with a gzip header and no other. */
    if (inflateInit2(&inflation->z, 16 + MAX_WBITS) != Z_OK) {
        blame(error, "cannot be inflated");
    } else {
        done = run(inflation, error);
        inflateEnd(&inflation->z);
    }
    if (done)
        return inflation->out;
    close(inflation->out);
    return -1;
}
