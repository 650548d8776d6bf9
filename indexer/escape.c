/* SPDX-License-Identifier: GPL-3.0-or-later */
/* escape.c - attempts to get out of the sandbox from within. */
#include "indexer/escape.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <linux/io_uring.h>
#include <linux/sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

struct target {
    int victim, socket;
};

/* Each attempt returns -1 with errno where it was refused. */

static long read_file(const struct target *target)
{
    (void) target;
    return open("/etc/passwd", O_RDONLY | O_CLOEXEC);
}

static long write_file(const struct target *target)
{
    (void) target;
    return open("/dev/null", O_WRONLY | O_CLOEXEC);
}

static long list_folder(const struct target *target)
{
    (void) target;
    return open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

static long open_socket(const struct target *target)
{
    (void) target;
    return socket(AF_INET, SOCK_DGRAM, 0);
}

/* The child has nothing to do. */
static long is_parent(long pid)
{
    if (pid == 0)
        _exit(0);
    return pid;
}

static long fork_process(const struct target *target)
{
    (void) target;
    return is_parent(syscall(SYS_clone, SIGCHLD, NULL, NULL, NULL, NULL));
}

static long clone_process(const struct target *target)
{
    struct clone_args arguments = {.exit_signal = SIGCHLD};

    (void) target;
    return is_parent(syscall(SYS_clone3, &arguments, sizeof arguments));
}

static gpointer idle(gpointer data)
{
    return data;
}

static long start_thread(const struct target *target)
{
    GThread *thread = g_thread_try_new("escape", idle, NULL, NULL);

    (void) target;
    if (!thread)
        return -1;
    g_thread_join(thread);
    return 0;
}

static long run_program(const struct target *target)
{
    char *arguments[] = {"true", NULL};

    (void) target;
    return execve("/bin/true", arguments, arguments + 1);
}

static long be_traced(const struct target *target)
{
    (void) target;
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL);
}

/* Signal 0 arrives nowhere, and is refused like any other. */
static long signal_process(const struct target *target)
{
    return kill(target->victim, 0);
}

static long signal_thread(const struct target *target)
{
    return syscall(SYS_tgkill, target->victim, target->victim, 0);
}

static long own_socket(const struct target *target)
{
    return fcntl(target->socket, F_SETOWN, target->victim);
}

static long set_limit(const struct target *target)
{
    const struct rlimit none = {0};

    (void) target;
    return setrlimit(RLIMIT_CORE, &none);
}

static long map(int protection)
{
    void *p = mmap(NULL, 4096, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    return p == MAP_FAILED ? -1 : 0;
}

static long map_program(const struct target *target)
{
    (void) target;
    return map(PROT_READ | PROT_WRITE | PROT_EXEC);
}

static long protect_program(const struct target *target)
{
    void *p = mmap(NULL, 4096, PROT_READ | PROT_WRITE,
                   MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    (void) target;
    return p == MAP_FAILED ? -1 : mprotect(p, 4096, PROT_READ | PROT_EXEC);
}

static long take_memory(const struct target *target)
{
    void *volatile p = malloc((gsize) 3 << 30);

    (void) target;
    return p ? 0 : -1;
}

static long set_up_ring(const struct target *target)
{
    struct io_uring_params parameters = {0};

    (void) target;
    return syscall(SYS_io_uring_setup, 1, &parameters);
}

static long control_device(const struct target *target)
{
    return ioctl(target->socket, FIOCLEX);
}

bool escape_attempt(const char *name, int victim, int socket, GError **error)
{
    static const struct {
        const char *name;
        long (*run)(const struct target *target);
    } attempts[] = {
        {"read", read_file},           {"write", write_file},
        {"list", list_folder},         {"socket", open_socket},
        {"fork", fork_process},        {"clone", clone_process},
        {"thread", start_thread},      {"exec", run_program},
        {"ptrace", be_traced},         {"kill", signal_process},
        {"tgkill", signal_thread},     {"own", own_socket},
        {"limit", set_limit},          {"mmap", map_program},
        {"mprotect", protect_program}, {"malloc", take_memory},
        {"io_uring", set_up_ring},     {"terminal", control_device},
    };
    const struct target target = {.victim = victim, .socket = socket};

    for (gsize i = 0; i < G_N_ELEMENTS(attempts); i++) {
        if (strcmp(name, attempts[i].name) != 0)
            continue;
        if (attempts[i].run(&target) == -1)
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                        "refused: %s", strerrorname_np(errno));
        else
            g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED, "escaped");
        return false;
    }
    return true;
}
