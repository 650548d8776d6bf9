/* SPDX-License-Identifier: GPL-3.0-or-later */
/* sandbox.c - what a process gives up before it reads a document. */
#include "indexer/sandbox.h"

#include "indexer/landlock.h"
#include "indexer/limits.h"
#include "indexer/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/futex.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static bool fail(GError **error, const char *what)
{
    int saved = errno;
    g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved),
                "cannot set %s: %s", what, g_strerror(saved));
    return false;
}

static bool bound_resources(guint cpu_s, GError **error)
{
    const struct {
        int resource;
        rlim_t max;
        const char *name;
    } limits[] = {
#ifndef __SANITIZE_ADDRESS__ /* whose shadow takes terabytes of addresses */
        {RLIMIT_AS, LIMIT_ADDRESS_SPACE, "the limit of memory"},
#endif
        {RLIMIT_CPU, cpu_s, "the limit of processor time"},
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
        /* At the upper one the kernel kills without saying why. */
        if (limits[i].resource == RLIMIT_CPU && max < now.rlim_max)
            then.rlim_max++;
        if (setrlimit(limits[i].resource, &then) != 0)
            return fail(error, limits[i].name);
    }
    return true;
}

bool sandbox_limit(guint cpu_s, GError **error)
{
    umask(077);
    /* A file grown too large is an error to report, not a death. */
    signal(SIGXFSZ, SIG_IGN);
    if (!bound_resources(cpu_s, error))
        return false;
#ifndef __SANITIZE_ADDRESS__ /* whose search for leaks looks in */
    if (prctl(PR_SET_DUMPABLE, 0) != 0)
        return fail(error, "the process undumpable");
#endif
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail(error, "no_new_privs");
    return true;
}

/* ---- System calls ---------------------------------------------------------*/

/* What a rule asks of argument n; registers may hold anything above an int. */
#define HAS(n, mask, value) SCMP_CMP(n, SCMP_CMP_MASKED_EQ, mask, value)
#define IS(n, value) HAS(n, G_MAXUINT32, value)
#define IS_NULL(n) HAS(n, G_MAXUINT64, 0)

/* What opening a file takes for more than to read it. */
#define BEYOND_READING (O_ACCMODE | O_CREAT | O_TRUNC | O_APPEND)
/* Waiting and waking are four of the thirteen things futex() does. */
#define FUTEX(operation) HAS(1, (guint32) FUTEX_CMD_MASK, operation)

struct rule {
    int call;
    int refusal; /* errno; 0: it is allowed */
    struct scmp_arg_cmp tests[2];
};
#define ALLOW(name) .call = SCMP_SYS(name)
#define REFUSE(name, error) .call = SCMP_SYS(name), .refusal = error
#define WHERE(...) .tests = {__VA_ARGS__}

/* All that the process may still call, on x86-64 and on arm64. */
static const struct rule rules[] = {
    /* The document: poppler reads at offsets, the others in order. */
    {ALLOW(pread64)},
    {ALLOW(read)},
    {ALLOW(lseek)},
    {ALLOW(close)},
    /* Its size.  Of a path, newfstatat() tells size and times of any file,
     * which Landlock does not hide either. */
    {ALLOW(fstat)},
    {ALLOW(newfstatat)},
    /* Poppler closes the descriptor it is given, so it gets a copy; fdopen()
     * asks how it is open.  Not F_SETOWN: it makes the kernel send signals. */
    {ALLOW(fcntl), WHERE(IS(1, F_DUPFD_CLOEXEC))},
    {ALLOW(fcntl), WHERE(IS(1, F_GETFL))},
    /* FreeType closes the fonts it opens for a child that never comes. */
    {ALLOW(fcntl), WHERE(IS(1, F_SETFD))},
    /* What gzip holds is inflated into memory and read from there.  By hand
     * write() also prints the text. */
    {ALLOW(memfd_create), WHERE(IS(1, MFD_CLOEXEC))},
    {ALLOW(write)},

    /* Poppler's tables for Chinese, Japanese and Korean, as documents need
     * them; fonts, where OCR needs a page that does not bring its own. */
    {ALLOW(openat), WHERE(HAS(2, BEYOND_READING, O_RDONLY))},

    /* The pool: documents come and pages go through the one socket. */
    {ALLOW(recvmsg), WHERE(IS(0, WORKER_SOCKET))},
    {ALLOW(sendto), WHERE(IS(0, WORKER_SOCKET), IS_NULL(4))},

    /* malloc() and free().  What can be run is what was loaded before. */
    {ALLOW(brk)},
    {ALLOW(mmap), WHERE(HAS(2, PROT_EXEC, 0))},
    {REFUSE(mmap, EPERM), WHERE(HAS(2, PROT_EXEC, PROT_EXEC))},
    {ALLOW(mprotect), WHERE(HAS(2, PROT_EXEC, 0))},
    {REFUSE(mprotect, EPERM), WHERE(HAS(2, PROT_EXEC, PROT_EXEC))},
    {ALLOW(mremap)},
    {ALLOW(munmap)},
    {ALLOW(madvise)},

    /* Locks of GLib and C++. */
    {ALLOW(futex), WHERE(FUTEX(FUTEX_WAIT))},
    {ALLOW(futex), WHERE(FUTEX(FUTEX_WAKE))},
    {ALLOW(futex), WHERE(FUTEX(FUTEX_WAIT_BITSET))},
    {ALLOW(futex), WHERE(FUTEX(FUTEX_WAKE_BITSET))},

    /* The time, where the kernel gives no clock to read without a call. */
    {ALLOW(clock_gettime)},
    {ALLOW(gettimeofday)},
    /* Seeds of hash tables and of malloc()'s checks. */
    {ALLOW(getrandom)},
    /* qsort() asks how much memory there is, sysconf() for limits; none is
     * to be set. */
    {ALLOW(sysinfo)},
    {ALLOW(prlimit64), WHERE(IS(0, 0), IS_NULL(2))},

    /* exit(), and abort() with its message; add_rules() has tgkill(). */
    {ALLOW(exit_group)},
    {ALLOW(exit)},
    {ALLOW(getpid)},
    {ALLOW(gettid)},
    {ALLOW(rt_sigaction)},
    {ALLOW(rt_sigprocmask)},
    {ALLOW(writev), WHERE(IS(0, STDERR_FILENO))},
    /* The kernel's own: what SIGSTOP interrupted goes on, a handler ends. */
    {ALLOW(restart_syscall)},
    {ALLOW(rt_sigreturn)},

    /* What libraries try and do without.  stdio: is this a terminal?  (By
     * ioctl() one also types commands into it.) */
    {REFUSE(ioctl, ENOTTY)},
    /* g_warning(): is stderr the journal, where is the time zone? */
    {REFUSE(getpeername, ENOTSOCK)},
    {REFUSE(readlink, EACCES)},
    {REFUSE(readlinkat, EACCES)},
    /* Is there such a file?  Opening it tells. */
    {REFUSE(access, EACCES)},
    {REFUSE(faccessat, EACCES)},
    {REFUSE(faccessat2, EACCES)},
    /* Newer versions of glibc name their memory. */
    {REFUSE(prctl, EINVAL)},
    /* glibc tries clone() then, which no rule allows: no thread is needed. */
    {REFUSE(clone3, ENOSYS)},
};

static int add_rules(scmp_filter_ctx filter)
{
    int status = 0;

    for (gsize i = 0; i < G_N_ELEMENTS(rules) && status == 0; i++) {
        const struct rule *rule = &rules[i];
        guint32 action =
            rule->refusal ? SCMP_ACT_ERRNO(rule->refusal) : SCMP_ACT_ALLOW;
        guint n_tests = 0;
        while (n_tests < G_N_ELEMENTS(rule->tests) && rule->tests[n_tests].op)
            n_tests++;
        status = seccomp_rule_add_array(filter, action, rule->call, n_tests,
                                        rule->tests);
    }
    /* abort() signals its own process, and nothing may signal another. */
    if (status == 0)
        status = seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1,
                                  IS(0, getpid()));
    return status;
}

static bool filter_calls(bool *is_missing, GError **error)
{
    /* 3: the kernel can filter, and end the whole process.  Linux 4.14. */
    *is_missing = seccomp_api_get() < 3;
    if (*is_missing)
        return true;

    scmp_filter_ctx filter = seccomp_init(SCMP_ACT_KILL_PROCESS);
    int status = filter ? 0 : -ENOMEM;
    /* The calls of other architectures, x32 among them, have other numbers. */
    if (status == 0)
        status = seccomp_attr_set(filter, SCMP_FLTATR_ACT_BADARCH,
                                  SCMP_ACT_KILL_PROCESS);
    if (status == 0) /* else every error is ECANCELED */
        status = seccomp_attr_set(filter, SCMP_FLTATR_API_SYSRAWRC, 1);
    if (status == 0)
        status = add_rules(filter);
    if (status == 0)
        status = seccomp_load(filter);
    if (filter)
        seccomp_release(filter);
    errno = -status;
    return status == 0 || fail(error, "the filter of system calls");
}

/* ---- All of it ------------------------------------------------------------*/

bool sandbox_confine(enum lack *lack, GError **error)
{
    static const char *const folders[] = {"/usr/share/poppler",
                                          "/usr/share/fonts",
                                          "/usr/local/share/fonts", NULL};
    bool no_landlock = false;
    bool no_seccomp = false;

#ifdef __SANITIZE_ADDRESS__
    (void) folders, (void) filter_calls, (void) error;
#else
    if (!landlock_enter(folders, &no_landlock, error) ||
        !filter_calls(&no_seccomp, error))
        return false;
#endif
    *lack = (no_landlock ? LACK_LANDLOCK : 0) | (no_seccomp ? LACK_SECCOMP : 0);
    return true;
}
