/* SPDX-License-Identifier: GPL-3.0-or-later */
/* extract_main.c - vigie-extract: one document's text, or one of its pages as
 * a picture, by hand; or the pool's worker. */
#include "indexer/extract.h"
#include "indexer/limits.h"
#include "indexer/page_image.h"
#include "indexer/plain.h"
#include "indexer/sandbox.h"
#include "indexer/worker.h"
#include "shim/descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Status, as every program of vigie has it. */
enum { DONE = 0, FAILED = 1, UNUSABLE = 2 };

struct options {
    gboolean version, worker;
    gboolean unconfined, test_hooks;
    char *ocr_mode, *ocr_language;
    struct ocr_options ocr;
    int page_image; /* from 1, or NO_PAGE */
    char **marks;
    char **files;
};

/* A number that nobody types: the text is asked for. */
#define NO_PAGE G_MININT
/* What stands for the standard input. */
#define STDIN_NAME "-"

/* Where the pages go, and which of them OCR should have read. */
struct output {
    FILE *out;
    guint n_without_language;
};

static bool print_page(void *context, const struct record_page *page,
                       GError **error)
{
    struct output *output = context;
    FILE *out = output->out;

    output->n_without_language +=
        page->reading == RECORD_UNREAD && page->cause == RECORD_NO_LANGUAGE;
    if (fwrite(page->text, 1, page->text_len, out) == page->text_len &&
        (page->text_len == 0 || page->text[page->text_len - 1] == '\n' ||
         putc('\n', out) != EOF) &&
        putc('\f', out) != EOF)
        return true;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
                "cannot print: %s", g_strerror(errno));
    return false;
}

/* A FIFO would wait for a writer, and poppler needs to seek. */
static int open_regular(const char *path, GError **error)
{
    int fd = strcmp(path, STDIN_NAME) == 0
                 ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)
                 : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat st;

    if (fd == -1 || fstat(fd, &st) != 0) {
        g_set_error_literal(error, G_IO_ERROR, g_io_error_from_errno(errno),
                            g_strerror(errno));
    } else if (!S_ISREG(st.st_mode)) {
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                    "not a regular file");
    } else {
        return fd;
    }
    if (fd != -1)
        close(fd);
    return -1;
}

/* The warm-up comes first: the sandbox allows less. */
static struct extractor *prepare(const struct options *options, GError **error)
{
    const guint cpu_s =
        options->page_image == NO_PAGE ? LIMIT_WORKER_CPU_S : LIMIT_VIEW_CPU_S;
    g_autoptr(extractor_t) extractor = extractor_new(&options->ocr, error);
    enum lack lack = LACK_NOTHING;

    if (!extractor || !sandbox_limit(cpu_s, error) ||
        (!options->unconfined && !sandbox_confine(&lack, error)))
        return NULL;
    if (lack)
        fprintf(stderr, "vigie-extract: warning: %s\n", lack_loss(lack));
    return g_steal_pointer(&extractor);
}

static void tell_unread(const struct output *output, const char *name,
                        const struct ocr_options *ocr)
{
    g_autofree char *package = ocr_options_package(ocr);

    if (output->n_without_language > 0)
        fprintf(stderr,
                "vigie-extract: %s: %u pages are not read: OCR lacks the "
                "language '%s' (Debian: %s)\n",
                name, output->n_without_language, ocr->language, package);
}

static bool print_text(struct extractor *extractor, int fd,
                       const struct options *options, const char *name,
                       GError **error)
{
    struct output output = {.out = stdout};
    const struct extract_sink sink = {.page = print_page, .context = &output};
    const struct task task = {.kind = extract_sniff(fd)};
    struct extract_facts facts;
    bool done = extractor_read(extractor, fd, &task, &sink, &facts, error);

    tell_unread(&output, name, &options->ocr);
    extract_facts_clear(&facts);
    return done;
}

static bool print_picture(struct extractor *extractor, int fd,
                          const struct options *options, const GArray *marks,
                          const char *name, GError **error)
{
    g_autoptr(GByteArray) png = g_byte_array_new();
    struct page_image image = {
        .number = options->page_image - 1, .marks = marks, .png = png};

    if (!extractor_draw(extractor, fd, &image, error))
        return false;
    if (image.n_lost > 0)
        fprintf(stderr,
                "vigie-extract: %s: %u of %u marks are not found on page %d\n",
                name, image.n_lost, marks->len, options->page_image);
    if (fwrite(png->data, 1, png->len, stdout) == png->len)
        return true;
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(errno),
                "cannot print: %s", g_strerror(errno));
    return false;
}

/* marks: of a picture. */
static int print_document(const char *path, const struct options *options,
                          const GArray *marks)
{
    g_autoptr(GError) error = NULL;
    g_autofree char *name = plain_clean(path, strlen(path));
    int fd = open_regular(path, &error);
    g_autoptr(extractor_t) extractor =
        fd == -1 ? NULL : prepare(options, &error);

    g_strdelimit(name, "\n\t", ' ');
    bool done =
        extractor &&
        (options->page_image == NO_PAGE
             ? print_text(extractor, fd, options, name, &error)
             : print_picture(extractor, fd, options, marks, name, &error));
    if (fd != -1)
        close(fd);
    if (done && fflush(stdout) != 0) {
        g_set_error(&error, G_FILE_ERROR, g_file_error_from_errno(errno),
                    "cannot print: %s", g_strerror(errno));
        done = false;
    }
    if (done)
        return DONE;
    fprintf(stderr, "vigie-extract: %s: %s\n", name, error->message);
    return extractor && error->domain == G_IO_ERROR ? FAILED : UNUSABLE;
}

static GOptionContext *describe(struct options *options)
{
    const GOptionEntry entries[] = {
        {"version", 0, 0, G_OPTION_ARG_NONE, &options->version,
         "Print the version", NULL},
        OCR_OPTION_ENTRIES(&options->ocr_mode, &options->ocr_language),
        {"page-image", 0, 0, G_OPTION_ARG_INT, &options->page_image,
         "Print a picture of that page instead (PNG)", "PAGE"},
        {"mark", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->marks,
         "In it, mark TEXT, which begins at byte START of the page's\n"
         "                            text; may be repeated",
         "START:TEXT"},
        {"worker", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &options->worker,
         NULL, NULL},
        {"unconfined", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE,
         &options->unconfined, NULL, NULL},
        {"test-hooks", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE,
         &options->test_hooks, NULL, NULL},
        {G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options->files,
         NULL, "FILE"},
        {0},
    };
    GOptionContext *context = g_option_context_new(NULL);

    g_option_context_add_main_entries(context, entries, NULL);
    g_option_context_set_summary(
        context,
        "Print the text of a document: PDF, ODT, DOCX, HTML, TIFF, JPEG, "
        "PNG or plain\ntext, also in gzip; a form feed ends each page.  FILE - "
        "is the standard input,\nwhich must be a file.");
    g_option_context_set_description(
        context, "Exit status: 0 done, 1 the document cannot be read, 2 "
                 "anything else.\n");
    return context;
}

/* tesseract would start threads, which are no faster and which a sandbox does
 * not allow.  libgomp looks only once, when the program is loaded. */
static void hold_to_one_thread(char **argv)
{
    if (g_strcmp0(g_getenv("OMP_THREAD_LIMIT"), "1") == 0)
        return;
    g_setenv("OMP_THREAD_LIMIT", "1", TRUE);
    execv("/proc/self/exe", argv);
}

static int usage(const char *reason)
{
    fprintf(stderr, "vigie-extract: %s (--help tells more)\n", reason);
    return UNUSABLE;
}

static int work(const struct options *options)
{
    const struct worker_options worker = {.ocr = &options->ocr,
                                          .unconfined = options->unconfined,
                                          .test_hooks = options->test_hooks};
    g_autoptr(GError) error = NULL;

    if (worker_run(WORKER_SOCKET, &worker, &error))
        return DONE;
    fprintf(stderr, "vigie-extract: %s\n", error->message);
    return UNUSABLE;
}

/* struct placed_mark, whose texts are the options'; NULL: one is none. */
static GArray *parse_marks(char **marks)
{
    g_autoptr(GArray) parsed =
        g_array_new(FALSE, FALSE, sizeof(struct placed_mark));

    for (char **mark = marks; mark && *mark; mark++) {
        char *end;
        const guint64 start = g_ascii_strtoull(*mark, &end, 10);
        const struct placed_mark next = {start, end + 1};
        if (!g_ascii_isdigit(**mark) || *end != ':' || !end[1])
            return NULL;
        g_array_append_val(parsed, next);
    }
    return g_steal_pointer(&parsed);
}

static int run(const struct options *options)
{
    if (options->version) {
        puts("vigie-extract " VIGIE_VERSION);
        return DONE;
    }
    if (options->worker)
        return work(options);
    if (!options->files || options->files[1])
        return usage("one FILE is needed");
    if (options->page_image < 1 && options->page_image != NO_PAGE)
        return usage("--page-image takes a number from 1");
    const bool is_picture = options->page_image != NO_PAGE;
    if (options->marks && !is_picture)
        return usage("--mark is for --page-image");
    /* Asked before the sandbox, which allows no such question. */
    if (is_picture && isatty(STDOUT_FILENO))
        return usage("a picture is nothing for a terminal: > FILE.png");
    g_autoptr(GArray) marks = parse_marks(options->marks);
    if (!marks)
        return usage("--mark takes START:TEXT");
    return print_document(options->files[0], options, marks);
}

int main(int argc, char **argv)
{
    struct options options = {.page_image = NO_PAGE};
    g_autoptr(GOptionContext) context = describe(&options);
    g_autoptr(GError) error = NULL;

    hold_to_one_thread(argv);
    descriptors_hold();
    int status = g_option_context_parse(context, &argc, &argv, &error) &&
                         ocr_options_init(&options.ocr, options.ocr_mode,
                                          options.ocr_language, &error)
                     ? run(&options)
                     : usage(error->message);
    ocr_options_clear(&options.ocr);
    g_free(options.ocr_mode);
    g_strfreev(options.marks);
    g_strfreev(options.files);
    return status;
}
