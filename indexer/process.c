/* SPDX-License-Identifier: GPL-3.0-or-later */
/* process.c - one worker's process and its socket, as the pool sees them. */
#include "indexer/process.h"

#include "indexer/worker.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <spawn.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define CHUNK (64 << 10)

/* 0, or what errno would say. */
static int spawn(const char *path, char **arguments, int passwords_fd,
                 int socket, int *pid)
{
    const char *models = g_getenv("TESSDATA_PREFIX");
    g_autofree char *prefix =
        models ? g_strconcat("TESSDATA_PREFIX=", models, NULL) : NULL;
    char *environment[] = {"OMP_THREAD_LIMIT=1", prefix, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none;
    sigset_t all;

    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    /* A group of its own: an interrupt typed at the terminal is for the
     * parent, which ends its workers in order. */
    posix_spawnattr_setpgroup(&attributes, 0);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK |
                                              POSIX_SPAWN_SETSIGDEF |
                                              POSIX_SPAWN_SETPGROUP);
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, socket, WORKER_SOCKET);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null",
                                     O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null",
                                     O_WRONLY, 0);
    if (passwords_fd)
        posix_spawn_file_actions_adddup2(&actions, passwords_fd,
                                         WORKER_PASSWORDS);
    posix_spawn_file_actions_addclosefrom_np(
        &actions, passwords_fd ? WORKER_PASSWORDS + 1 : WORKER_PASSWORDS);
    int status =
        posix_spawn(pid, path, &actions, &attributes, arguments, environment);
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return status;
}

struct process *process_start(const char *path, const struct ocr_options *ocr,
                              bool test_hooks, int passwords_fd, GError **error)
{
    g_autofree char *mode =
        g_strconcat("--ocr=", ocr_mode_name(ocr->mode), NULL);
    g_autofree char *language =
        g_strconcat("--ocr-language=", ocr->language, NULL);
    char *arguments[] = {(char *) path,
                         "--worker",
                         mode,
                         language,
                         test_hooks ? "--test-hooks" : NULL,
                         NULL};
    int ends[2];
    int pid;

    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) {
        int saved = errno;
        g_set_error(error, G_IO_ERROR, g_io_error_from_errno(saved),
                    "cannot open a socket: %s", g_strerror(saved));
        return NULL;
    }
    int status = spawn(path, arguments, passwords_fd, ends[1], &pid);
    close(ends[1]);
    if (status != 0) {
        close(ends[0]);
        g_set_error(error, G_IO_ERROR, g_io_error_from_errno(status),
                    "cannot run %s: %s", path, g_strerror(status));
        return NULL;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);

    struct process *process = g_new0(struct process, 1);
    process->pid = pid;
    process->fd = ends[0];
    process->in = g_byte_array_new();
    return process;
}

bool process_send_job(struct process *process, int fd, const struct task *task)
{
    const struct wire_message message = {.type = WIRE_JOB, .task = *task};
    g_autoptr(GBytes) frame = wire_encode(&message);
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int))];
    } control = {0};
    gsize len;
    struct iovec part = {.iov_base = (void *) g_bytes_get_data(frame, &len)};
    struct msghdr header = {.msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = &control,
                            .msg_controllen = sizeof control};

    part.iov_len = len;
    control.header.cmsg_level = SOL_SOCKET;
    control.header.cmsg_type = SCM_RIGHTS;
    control.header.cmsg_len = CMSG_LEN(sizeof fd);
    memcpy(CMSG_DATA(&control.header), &fd, sizeof fd);
    /* It has read all that came before: there is room for a frame. */
    return sendmsg(process->fd, &header, MSG_NOSIGNAL) == (gssize) len;
}

bool process_receive(struct process *process)
{
    guint old_len = process->in->len;

    g_byte_array_set_size(process->in, old_len + CHUNK);
    gssize n = recv(process->fd, process->in->data + old_len, CHUNK, 0);
    g_byte_array_set_size(process->in, old_len + MAX(n, 0));
    return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

enum wire_status process_take(struct process *process,
                              struct wire_message *message)
{
    gsize used;
    enum wire_status status =
        wire_parse(process->in->data, process->in->len, message, &used);

    if (status == WIRE_WHOLE)
        g_byte_array_remove_range(process->in, 0, used);
    return status;
}

char *process_end(struct process *process)
{
    int status = 0;
    int reaped;

    /* One that is dead or dying keeps the status it has. */
    kill(process->pid, SIGKILL);
    do
        reaped = waitpid(process->pid, &status, 0);
    while (reaped == -1 && errno == EINTR);
    close(process->fd);
    g_byte_array_unref(process->in);
    g_free(process);
    if (reaped == -1) /* SIGCHLD is ignored: nobody knows */
        return NULL;
    if (WIFEXITED(status))
        return g_strdup_printf("exited (status %d)", WEXITSTATUS(status));
    if (WTERMSIG(status) == SIGSYS)
        return g_strdup("stopped by the sandbox");
    if (WTERMSIG(status) != SIGKILL)
        return g_strdup_printf("crashed (signal %d)", WTERMSIG(status));
    return NULL;
}
