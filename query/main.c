/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c - vigie-query: questions to passages. */
#include "query/batch.h"
#include "query/options.h"
#include "query/thesaurus_file.h"
#include "shim/descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* As grep. */
enum {
    EXIT_FOUND = 0,
    EXIT_NOTHING = 1,
    EXIT_ERROR = 2,
};

/* One run: what it was asked, with what, and how it went. */
struct run {
    const struct options *options;
    struct holdings *holdings;
    bool has_found, has_failed;
};

static void append_message(GString *out, const char *message)
{
    print_clean(out, message, strlen(message));
    g_string_append_c(out, '\n');
}

/* line: of a batch; 0 for none. */
static void complain(guint line, const char *message)
{
    g_autoptr(GString) text = g_string_new("vigie-query: ");
    if (line > 0)
        g_string_append_printf(text, "line %u: ", line);
    append_message(text, message);
    fputs(text->str, stderr);
}

static bool write_out(struct run *run, const GString *text)
{
    if (fwrite(text->str, 1, text->len, stdout) == text->len)
        return true;
    complain(0, g_strerror(errno));
    run->has_failed = true;
    return false;
}

static void explain(const struct answer *answer)
{
    g_autoptr(GString) text = g_string_new("parsed: ");
    append_message(text, answer->parsed);
    g_auto(GStrv) lines = g_strsplit(answer->explanation, "\n", -1);
    for (char **line = lines; *line; line++)
        if (**line)
            append_message(text, *line);
    fputs(text->str, stderr);
}

/* Prints the answer into out. */
static bool answer(struct run *run, const char *id, const char *query,
                   GString *out, GError **error)
{
    const struct options *options = run->options;
    const struct question question = {
        .id = id,
        .text = query,
        .max_hits = options->max_hits,
        .max_per_document = options->max_per_document,
        .sort = options->sort,
        .facets = options->facets,
        .is_related = options->is_related,
        .all_copies = options->all_copies,
        .explain = options->explain,
    };
    g_autoptr(answer_t) given = answer_new(run->holdings, &question, error);
    if (!given)
        return false;
    if (options->explain)
        explain(given);
    run->has_found = run->has_found || given->n_passages > 0;
    options->printer->answer(out, given, &options->style);
    return true;
}

static void run_query(struct run *run)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    run->options->printer->begin(out);
    if (answer(run, NULL, run->options->query, out, &error)) {
        write_out(run, out);
        return;
    }
    complain(0, error->message);
    run->has_failed = true;
}

/* One line's question, answered or told why not; takes bad_line over.  False:
 * nothing can be written any more. */
static bool run_line(struct run *run, const struct batch *batch,
                     GError *bad_line)
{
    g_autoptr(GString) out = g_string_new(NULL);
    g_autoptr(GError) error = bad_line;
    if (!error && answer(run, batch->id, batch->query, out, &error))
        return write_out(run, out);
    const struct question question = {.id = batch->id, .text = batch->query};
    complain(batch->line_number, error->message);
    run->has_failed = true;
    g_string_truncate(out, 0);
    run->options->printer->failure(out, &question, error);
    return write_out(run, out);
}

static void run_batch(struct run *run)
{
    g_autoptr(GString) head = g_string_new(NULL);
    g_autoptr(GError) error = NULL;
    g_autoptr(batch_t) batch = batch_open(run->options->batch, &error);
    if (!batch) {
        complain(0, error->message);
        run->has_failed = true;
        return;
    }
    run->options->printer->begin(head);
    if (!write_out(run, head))
        return;
    while (true) {
        GError *bad_line = NULL;
        const enum batch_next next = batch_next(batch, &bad_line);
        if (next == BATCH_END)
            return;
        if (next == BATCH_FAILED) {
            complain(batch->line_number, bad_line->message);
            run->has_failed = true;
            g_error_free(bad_line);
            return;
        }
        if (!run_line(run, batch, bad_line))
            return;
    }
}

/* What cannot be read of a thesaurus costs nothing but itself. */
static bool load_thesaurus(const struct options *options,
                           struct holdings *holdings, GError **error)
{
    g_autoptr(GPtrArray) complaints = g_ptr_array_new_with_free_func(g_free);
    if (!thesaurus_load(holdings->thesaurus, options->thesaurus, complaints,
                        error))
        return false;
    for (guint i = 0; i < complaints->len; i++)
        complain(0, g_ptr_array_index(complaints, i));
    return true;
}

static int run_options(const struct options *options)
{
    g_autoptr(GError) error = NULL;
    g_autoptr(holdings_t) holdings = holdings_open(options->index, &error);
    if (!holdings || !load_thesaurus(options, holdings, &error)) {
        complain(0, error->message);
        return EXIT_ERROR;
    }
    struct run run = {.options = options, .holdings = holdings};
    if (options->batch)
        run_batch(&run);
    else
        run_query(&run);
    if (fflush(stdout) != 0 && !run.has_failed) {
        complain(0, g_strerror(errno));
        run.has_failed = true;
    }
    if (run.has_failed)
        return EXIT_ERROR;
    return run.has_found ? EXIT_FOUND : EXIT_NOTHING;
}

int main(int argc G_GNUC_UNUSED, char **argv)
{
    struct options options;
    g_autoptr(GError) error = NULL;
    int status;

    /* The user's characters, but messages are English, GLib's too. */
    setlocale(LC_CTYPE, "");
    /* The index would be opened as the standard output, if that was closed. */
    if (fcntl(STDOUT_FILENO, F_GETFD) < 0) {
        complain(0, "standard output is closed");
        return EXIT_ERROR;
    }
    descriptors_hold();
    if (!options_parse(&options, argv, &error)) {
        g_autofree char *message = g_strconcat(
            error->message, " (vigie-query --help tells more)", NULL);
        complain(0, message);
        status = EXIT_ERROR;
    } else if (options.show_version) {
        status = puts("vigie-query " VIGIE_VERSION) < 0 || fflush(stdout) != 0
                     ? EXIT_ERROR
                     : EXIT_FOUND;
    } else {
        status = run_options(&options);
    }
    options_clear(&options);
    return status;
}
