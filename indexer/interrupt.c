/* SPDX-License-Identifier: GPL-3.0-or-later */
/* interrupt.c - SIGINT, SIGTERM and SIGHUP as something to be read. */
#include "indexer/interrupt.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/signalfd.h>

static const int signals[] = {SIGINT, SIGTERM, SIGHUP};

/* nohup(1) asks that the end of the terminal be nothing to us. */
static bool is_waived(int signal)
{
    struct sigaction action;
    return signal == SIGHUP && sigaction(signal, NULL, &action) == 0 &&
           action.sa_handler == SIG_IGN;
}

static void fill(sigset_t *set)
{
    sigemptyset(set);
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        if (!is_waived(signals[i]))
            sigaddset(set, signals[i]);
    }
}

int interrupt_open(GError **error)
{
    sigset_t set;
    fill(&set);
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
    for (gsize i = 0; i < G_N_ELEMENTS(signals); i++) {
        if (sigismember(&pending, signals[i]))
            return signals[i];
    }
    return 0;
}
