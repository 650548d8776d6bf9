/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sandbox.c - what a process gives up before it reads a document. */
#include "indexer/sandbox.h"

#include "indexer/limits.h"

#include <errno.h>
#include <gio/gio.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

static bool fail(GError **error, const char *what)
{
    int saved = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved),
                "cannot set %s: %s", what, g_strerror(saved));
    return false;
}

static bool enter_limits(GError **error)
{
    static const struct {
        int resource;
        rlim_t max;
        const char *name;
    } limits[] = {
#ifndef __SANITIZE_ADDRESS__ /* whose shadow takes terabytes of addresses */
        {RLIMIT_AS, LIMIT_ADDRESS_SPACE, "the limit of memory"},
#endif
        {RLIMIT_CPU, LIMIT_WORKER_CPU_S, "the limit of processor time"},
        {RLIMIT_CORE, 0, "the limit of core dumps"},
        {RLIMIT_FSIZE, LIMIT_INFLATED_LEN, "the limit of file sizes"},
        {RLIMIT_NOFILE, LIMIT_DESCRIPTORS, "the limit of descriptors"},
    };

    for (gsize i = 0; i < G_N_ELEMENTS(limits); i++) {
        struct rlimit now;
        if (getrlimit(limits[i].resource, &now) != 0)
            return fail(error, limits[i].name);
        /* Whoever started us may have been stricter. */
        rlim_t max = MIN(limits[i].max, now.rlim_max);
        struct rlimit then = {.rlim_cur = max, .rlim_max = max};
        if (setrlimit(limits[i].resource, &then) != 0)
            return fail(error, limits[i].name);
    }
    return true;
}

bool sandbox_enter(GError **error)
{
    umask(077);
    /* A file grown too large is an error to report, not a death. */
    signal(SIGXFSZ, SIG_IGN);
    if (!enter_limits(error))
        return false;
#ifndef __SANITIZE_ADDRESS__ /* whose search for leaks looks in */
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        return fail(error, "the process undumpable");
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail(error, "no_new_privs");
    return true;
}
