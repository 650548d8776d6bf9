/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interrupt.c - SIGINT and SIGTERM as something to be read. */
#include "indexer/interrupt.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>
#include <sys/signalfd.h>

static void both(sigset_t *set)
{
    sigemptyset(set);
    sigaddset(set, SIGINT);
    sigaddset(set, SIGTERM);
}

int interrupt_open(GError **error)
{
    sigset_t set;
    both(&set);
    pthread_sigmask(SIG_BLOCK, &set, NULL);
    int fd = signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    if (fd < 0)
        g_set_error(error, G_IO_ERROR, g_io_error_from_errno(errno),
                    "cannot watch for signals: %s", g_strerror(errno));
    return fd;
}

int interrupt_signal(void)
{
    sigset_t pending;
    sigpending(&pending);
    return sigismember(&pending, SIGINT)    ? SIGINT
           : sigismember(&pending, SIGTERM) ? SIGTERM
                                            : 0;
}
