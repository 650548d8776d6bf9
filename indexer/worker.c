/* SPDX-License-Identifier: GPL-3.0-or-later */
/* worker.c - vigie-extract as the pool's worker. */
#include "indexer/worker.h"

#include "indexer/escape.h"
#include "indexer/extract.h"
#include "indexer/limits.h"
#include "indexer/passwords.h"
#include "indexer/plain.h"
#include "indexer/sandbox.h"
#include "indexer/wire.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

struct worker {
    int socket;
    struct extractor *extractor;
    guint n_documents;
    int parent;
    bool test_hooks;
    char hook[16]; /* of this document, see worker.h */
};

static bool fail_errno(GError **error, const char *what)
{
    int saved = errno;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(saved), "%s: %s",
                what, g_strerror(saved));
    return false;
}

static bool send_all(int socket, const guint8 *p, gsize len, GError **error)
{
    while (len > 0) {
        gssize n = send(socket, p, len, MSG_NOSIGNAL);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return fail_errno(error, "cannot answer");
        p += n;
        len -= n;
    }
    return true;
}

static bool send_message(int socket, const struct wire_message *message,
                         GError **error)
{
    g_autoptr(GBytes) frame = wire_encode(message);
    gsize len;
    const guint8 *p = g_bytes_get_data(frame, &len);

    return send_all(socket, p, len, error);
}

static bool send_page(void *context, const struct record_page *page,
                      GError **error)
{
    struct worker *worker = context;
    struct wire_message message = {.type = WIRE_PAGE, .page = *page};

    return send_message(worker->socket, &message, error);
}

static bool send_member(void *context, const char *name, bool is_regular,
                        GError **error)
{
    const struct worker *worker = context;
    const struct wire_message message = {
        .type = WIRE_MEMBER, .name = (char *) name, .is_regular = is_regular};

    return send_message(worker->socket, &message, error);
}

static bool send_bytes(void *context, const void *p, gsize len, GError **error)
{
    const struct worker *worker = context;
    g_autoptr(GBytes) bytes = g_bytes_new_static(p, len);
    const struct wire_message message = {.type = WIRE_BYTES, .bytes = bytes};

    return send_message(worker->socket, &message, error);
}

static bool send_lost(void *context, const char *reason, GError **error)
{
    const struct worker *worker = context;
    g_autofree char *clean = plain_clean_line(reason, LIMIT_REASON_LEN);
    const struct wire_message message = {.type = WIRE_LOST, .reason = clean};

    return send_message(worker->socket, &message, error);
}

/* False without *error: the pool has closed the socket. */
static bool receive_job(int socket, struct task *task, int *fd, GError **error)
{
    guint8 frame[WIRE_JOB_LEN];
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int))];
    } control;
    struct iovec part = {.iov_base = frame, .iov_len = sizeof frame};
    struct msghdr header = {.msg_iov = &part,
                            .msg_iovlen = 1,
                            .msg_control = &control,
                            .msg_controllen = sizeof control};
    struct wire_message message;
    gssize n;
    gsize used;

    do
        n = recvmsg(socket, &header, MSG_CMSG_CLOEXEC | MSG_WAITALL);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return fail_errno(error, "cannot be told what to do");
    if (n == 0)
        return false;
    struct cmsghdr *rights = CMSG_FIRSTHDR(&header);
    if (wire_parse(frame, n, &message, &used) != WIRE_WHOLE ||
        message.type != WIRE_JOB || !rights ||
        rights->cmsg_type != SCM_RIGHTS ||
        rights->cmsg_len != CMSG_LEN(sizeof *fd)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "what came is not a job");
        return false;
    }
    memcpy(fd, CMSG_DATA(rights), sizeof *fd);
    *task = message.task;
    return true;
}

/* From here on nothing may reach the user's terminal. */
static bool silence_stderr(GError **error)
{
    int null = open("/dev/null", O_WRONLY | O_CLOEXEC);
    bool done = null != -1 && dup2(null, STDERR_FILENO) != -1;

    if (null != -1)
        close(null);
    return done || fail_errno(error, "cannot close stderr");
}

static void lie(struct worker *worker)
{
    static const guint8 nonsense[] = "\xff\xff\xff\xff\xff\xff\xff\xff";
    send_all(worker->socket, nonsense, sizeof nonsense, NULL);
}

static void repeat_ready(struct worker *worker)
{
    struct wire_message message = {.type = WIRE_READY, .version = WIRE_VERSION};
    send_message(worker->socket, &message, NULL);
}

/* Until the pool has had enough. */
static void send_pages(struct worker *worker, gsize len)
{
    g_autofree char *text = g_strnfill(len, 'a');
    struct record_page page = {.text = text, .text_len = len};
    while (send_page(worker, &page, NULL))
        ;
}

static void send_members(struct worker *worker)
{
    while (send_member(worker, "again", true, NULL))
        ;
}

static void send_all_bytes(struct worker *worker)
{
    static const char zeros[LIMIT_BYTES_LEN];
    while (send_bytes(worker, zeros, sizeof zeros, NULL))
        ;
}

static void grow(void)
{
    while (g_malloc(64 << 20))
        ;
}

static void hang(void)
{
    for (;;)
        ; /* the calls that sleep are not allowed */
}

static void crash(void)
{
    signal(SIGSEGV, SIG_DFL); /* a sanitizer would report its own */
    raise(SIGSEGV);
}

/* See worker.h.  False: the document fails. */
static bool misbehave(struct worker *worker, int fd, const struct task *task,
                      GError **error)
{
    char head[32] = "";

    worker->hook[0] = '\0';
    if (pread(fd, head, sizeof head - 1, 0) < 0 ||
        !g_str_has_prefix(head, "vigie-test:"))
        return true;
    head[strcspn(head, "\n")] = '\0';
    const char *hook = head + strlen("vigie-test:");
    g_strlcpy(worker->hook, hook, sizeof worker->hook);
    if (strcmp(hook, "crash") == 0)
        crash();
    if (strcmp(hook, "stale") == 0 && worker->n_documents > 1)
        crash();
    if (strcmp(hook, "form") == 0 && !task->without_annotations)
        crash();
    if (strcmp(hook, "abort") == 0)
        abort();
    if (strcmp(hook, "warn") == 0)
        g_warning("%s", hook);
    if (strcmp(hook, "exit") == 0)
        _exit(3);
    if (strcmp(hook, "hang") == 0)
        hang();
    if (strcmp(hook, "lie") == 0)
        lie(worker);
    if (strcmp(hook, "order") == 0)
        repeat_ready(worker);
    if (strcmp(hook, "flood") == 0)
        send_pages(worker, 1 << 20);
    if (strcmp(hook, "drip") == 0)
        send_pages(worker, 0);
    if (strcmp(hook, "members") == 0)
        send_members(worker);
    if (strcmp(hook, "member-crash") == 0) {
        send_member(worker, "first", true, NULL);
        send_bytes(worker, "bonjour", 7, NULL);
        send_member(worker, "second", true, NULL);
        crash();
    }
    if (strcmp(hook, "member-bytes") == 0)
        send_member(worker, "endless", true, NULL);
    if (g_str_has_suffix(hook, "bytes"))
        send_all_bytes(worker);
    if (strcmp(hook, "grow") == 0)
        grow();
    if (strcmp(hook, "close") == 0) {
        close(worker->socket);
        hang();
    }
    return !g_str_has_prefix(hook, "escape-") ||
           escape_attempt(hook + strlen("escape-"), worker->parent,
                          worker->socket, error);
}

/* The pool may wait for the next page: it is given to OCR. */
static bool send_ocr(void *context, guint number, GError **error)
{
    struct worker *worker = context;
    const struct wire_message message = {.type = WIRE_OCR,
                                         .page_number = number};

    if (!send_message(worker->socket, &message, error))
        return false;
    if (strcmp(worker->hook, "ocr") == 0 ||
        (strcmp(worker->hook, "ocr-1") == 0 && number == 0))
        crash();
    if (strcmp(worker->hook, "ocr-hang") == 0 && number == 0)
        hang();
    return true;
}

/* False: the answer could not be sent. */
static bool answer(struct worker *worker, int fd, const struct task *task,
                   GError **error)
{
    const struct archive_sink archive = {.member = send_member,
                                         .bytes = send_bytes,
                                         .lost = send_lost,
                                         .context = worker};
    const struct extract_sink sink = {.page = send_page,
                                      .ocr = send_ocr,
                                      .context = worker,
                                      .archive = &archive};
    struct wire_message message = {.type = WIRE_DONE};
    struct extract_facts facts = {0};
    g_autoptr(GError) cause = NULL;

    worker->n_documents++;
    bool read =
        (!worker->test_hooks || misbehave(worker, fd, task, &cause)) &&
        extractor_read(worker->extractor, fd, task, &sink, &facts, &cause);
    message.title = g_steal_pointer(&facts.title);
    message.complaint = g_steal_pointer(&facts.complaint);
    bool sent = read || cause->domain == G_IO_ERROR;
    if (!sent) {
        g_propagate_error(error, g_steal_pointer(&cause));
    } else {
        if (!read) {
            message.type = WIRE_FAILED;
            message.reason = plain_clean_line(cause->message, LIMIT_REASON_LEN);
        }
        sent = send_message(worker->socket, &message, error);
    }
    wire_message_clear(&message);
    return sent;
}

static bool work(struct worker *worker, enum lack lack, GError **error)
{
    const struct wire_message ready = {
        .type = WIRE_READY, .version = WIRE_VERSION, .lack = lack};
    GError *cause = NULL;
    struct task task;
    int fd;

    if (!send_message(worker->socket, &ready, error))
        return false;
    while (receive_job(worker->socket, &task, &fd, &cause)) {
        bool answered = answer(worker, fd, &task, error);
        close(fd);
        if (!answered)
            return false;
    }
    if (cause)
        g_propagate_error(error, cause);
    return !cause;
}

/* Before anything may be opened in its place.  NULL: there are none. */
static bool take_passwords(char ***passwords, GError **error)
{
    *passwords = NULL;
    if (fcntl(WORKER_PASSWORDS, F_GETFD) < 0)
        return true;
    *passwords = passwords_read(WORKER_PASSWORDS, error);
    close(WORKER_PASSWORDS);
    return *passwords != NULL;
}

bool worker_run(int socket, const struct worker_options *options,
                GError **error)
{
    struct worker worker = {.socket = socket,
                            .parent = getppid(),
                            .test_hooks = options->test_hooks};
    enum lack lack = LACK_NOTHING;

    /* Should the pool die, no worker outlives it. */
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    g_auto(GStrv) passwords = NULL;
    if (!take_passwords(&passwords, error))
        return false;
    worker.extractor = extractor_new(options->ocr, error);
    if (!worker.extractor)
        return false;
    extractor_set_passwords(worker.extractor, g_steal_pointer(&passwords));
    bool done = silence_stderr(error) &&
                sandbox_limit(LIMIT_WORKER_CPU_S, error) &&
                (options->unconfined || sandbox_confine(&lack, error)) &&
                work(&worker, lack, error);
    g_clear_pointer(&worker.extractor, extractor_free);
    return done;
}
