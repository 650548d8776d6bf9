/* SPDX-License-Identifier: GPL-3.0-or-later */
/* page_image.c - a hit's page as a picture. */
#include "query/page_image.h"

#include "query/original.h"
#include "shim/beside.h"
#include "shim/path.h"

#include <errno.h>
#include <gio/gio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "vigie-extract"
/* Bytes of what the worker says on stderr; the rest is not read. */
#define SAID_MAX 4096
#define CHUNK (64 << 10)

static bool fail(GError **error, const char *reason)
{
    g_set_error_literal(error, G_IO_ERROR, G_IO_ERROR_FAILED, reason);
    return false;
}

/* ---- What it is told ------------------------------------------------------*/

static bool add_piece(GPtrArray *arguments, struct record *record,
                      const struct record_span *piece, GError **error)
{
    gsize len;
    const char *text = record_page_text(record, piece->page, &len, error);

    if (!text)
        return false;
    g_ptr_array_add(arguments,
                    g_strdup_printf("--mark=%u:%.*s", piece->start,
                                    (int) piece->len, text + piece->start));
    return true;
}

/* Those on the hit's page. */
static bool add_marks(GPtrArray *arguments, struct record *record,
                      const struct hit *hit, GError **error)
{
    g_autoptr(GArray) pieces =
        g_array_new(FALSE, FALSE, sizeof(struct record_span));

    for (guint i = 0; i < hit->marks->len; i++) {
        const struct range *mark = &g_array_index(hit->marks, struct range, i);
        record_locate(record, mark->start, mark->end - mark->start, pieces);
    }
    for (guint i = 0; i < pieces->len; i++) {
        const struct record_span *piece =
            &g_array_index(pieces, struct record_span, i);
        if (piece->page + 1 == hit->page &&
            !add_piece(arguments, record, piece, error))
            return false;
    }
    return true;
}

/* ---- What it says ---------------------------------------------------------*/

struct worker {
    GPid pid;
    int out, err;
    GByteArray *png;
    GString *said;
};

/* Takes what is there.  False: no more comes. */
static bool take_picture(struct worker *worker)
{
    g_autofree guint8 *chunk = g_malloc(CHUNK);
    const gssize n = read(worker->out, chunk, CHUNK);

    if (n > 0)
        g_byte_array_append(worker->png, chunk, n);
    return n > 0 || (n < 0 && errno == EINTR);
}

static bool take_said(struct worker *worker)
{
    char chunk[256];
    const gssize n = read(worker->err, chunk, sizeof chunk);

    if (n > 0)
        g_string_append_len(worker->said, chunk,
                            MIN((gsize) n, SAID_MAX - worker->said->len));
    return n > 0 || (n < 0 && errno == EINTR);
}

/* Until both are closed.  NULL: so they were; else why it must end. */
static const char *listen_to(struct worker *worker)
{
    const gint64 end = g_get_monotonic_time() / 1000 + PAGE_IMAGE_DEADLINE_MS;
    struct pollfd ends[] = {{worker->out, POLLIN, 0}, {worker->err, POLLIN, 0}};

    while (ends[0].fd != -1 || ends[1].fd != -1) {
        const gint64 left = end - g_get_monotonic_time() / 1000;
        if (left <= 0)
            return "cannot be drawn: it takes too long";
        if (poll(ends, G_N_ELEMENTS(ends), left) < 0 && errno != EINTR)
            return "cannot be drawn: poll() fails";
        if (ends[0].revents && !take_picture(worker))
            ends[0].fd = -1;
        if (ends[1].revents && !take_said(worker))
            ends[1].fd = -1;
        if (worker->png->len > PAGE_IMAGE_LEN_MAX)
            return "cannot be drawn: its picture is too large";
    }
    return NULL;
}

/* It reads the document as its standard input; of our environment it gets
 * where the models of OCR lie. */
static bool start(struct worker *worker, char **arguments, int fd,
                  GError **error)
{
    const char *models = g_getenv("TESSDATA_PREFIX");
    g_autofree char *prefix =
        models ? g_strconcat("TESSDATA_PREFIX=", models, NULL) : NULL;
    const char *const environment[] = {"OMP_THREAD_LIMIT=1", prefix, NULL};

    return g_spawn_async_with_pipes_and_fds(
        NULL, (const char *const *) arguments, environment,
        G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, fd, -1, -1, NULL, NULL, 0,
        &worker->pid, NULL, &worker->out, &worker->err, error);
}

static int wait_for(struct worker *worker)
{
    int status = 0;

    while (waitpid(worker->pid, &status, 0) == -1 && errno == EINTR)
        ;
    close(worker->out);
    close(worker->err);
    return status;
}

/* What it said, a line each, without its name and the document's. */
static void take_remarks(const GString *said, GPtrArray *remarks)
{
    g_auto(GStrv) lines = g_strsplit(said->str, "\n", -1);

    for (char **line = lines; *line; line++) {
        const char *text = *line;
        if (g_str_has_prefix(text, PROGRAM ": "))
            text += strlen(PROGRAM ": ");
        if (g_str_has_prefix(text, "-: "))
            text += strlen("-: ");
        if (*text)
            g_ptr_array_add(remarks, g_strdup(text));
    }
}

static bool is_png(const GByteArray *png)
{
    static const guint8 magic[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    return png->len > sizeof magic &&
           memcmp(png->data, magic, sizeof magic) == 0;
}

/* remarks: the last one is the reason, if it is said to have failed. */
static bool judge(const struct worker *worker, int status, GPtrArray *remarks,
                  GError **error)
{
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU)
        return fail(error, "cannot be drawn: it takes too long");
    if (WIFSIGNALED(status)) {
        g_autofree char *reason = g_strdup_printf("cannot be drawn: " PROGRAM
                                                  " was ended by signal %d",
                                                  WTERMSIG(status));
        return fail(error, reason);
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return is_png(worker->png) ||
               fail(error, "cannot be drawn: what came is no picture");
    if (remarks->len == 0)
        return fail(error, "cannot be drawn: " PROGRAM " does not say why");
    g_autofree char *reason =
        g_ptr_array_steal_index(remarks, remarks->len - 1);
    return fail(error, reason);
}

static bool draw(char **arguments, int fd, GByteArray *png, GPtrArray *remarks,
                 GError **error)
{
    g_autoptr(GString) said = g_string_new(NULL);
    struct worker worker = {.png = png, .said = said};

    if (!start(&worker, arguments, fd, error))
        return false;
    const char *reason = listen_to(&worker);
    if (reason)
        kill(worker.pid, SIGKILL);
    const int status = wait_for(&worker);
    take_remarks(said, remarks);
    return reason ? fail(error, reason)
                  : judge(&worker, status, remarks, error);
}

bool page_image_draw(struct holdings *holdings, const struct hit *hit,
                     GByteArray *png, GPtrArray *remarks, GError **error)
{
    g_autoptr(GPtrArray) arguments = g_ptr_array_new_with_free_func(g_free);
    struct record *record = holdings_record(holdings, hit->document_id, error);
    const char *path;

    if (!record)
        return false;
    g_ptr_array_add(arguments, beside_path(PROGRAM));
    g_ptr_array_add(arguments, g_strdup_printf("--page-image=%u", hit->page));
    if (!add_marks(arguments, record, hit, error))
        return false;
    g_ptr_array_add(arguments, g_strdup("-"));
    g_ptr_array_add(arguments, NULL);
    const int fd = original_open(hit, &path, error);
    if (fd == -1)
        return false;
    const bool done = draw((char **) arguments->pdata, fd, png, remarks, error);
    close(fd);
    if (!done) {
        g_autofree char *printed = path_print(path);
        g_prefix_error(error, "%s: ", printed);
    }
    return done;
}
