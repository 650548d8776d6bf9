/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c - vigie-index: files to index. */
#include "indexer/check.h"
#include "indexer/options.h"
#include "indexer/run.h"
#include "indexer/upkeep.h"
#include "shim/descriptors.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>

enum {
    EXIT_INDEXED = 0,
    EXIT_SOME_FAILED = 1,
    EXIT_COULD_NOT = 2,
    EXIT_SIGNAL = 128, /* and the signal's number, as shells say it */
};

static int fail(const char *message, const char *advice)
{
    fprintf(stderr, "vigie-index: %s%s\n", message, advice);
    return EXIT_COULD_NOT;
}

static int say_interrupted(int signal, const char *what)
{
    fprintf(stderr, "vigie-index: interrupted: %s\n", what);
    return EXIT_SIGNAL + signal;
}

static int index_paths(const struct options *options)
{
    struct run_outcome outcome;
    g_autoptr(GError) error = NULL;

    if (!run_index(options, &outcome, &error))
        return fail(error->message, "");
    if (outcome.interrupted)
        return say_interrupted(
            outcome.interrupted,
            "what was whole is in the index; run again to go on");
    return outcome.n_failed ? EXIT_SOME_FAILED : EXIT_INDEXED;
}

static int reanalyse(const struct options *options)
{
    int interrupted = 0;
    g_autoptr(GError) error = NULL;

    if (!upkeep_reanalyse(options->index, &interrupted, &error))
        return fail(error->message, "");
    return interrupted ? say_interrupted(interrupted, "the index is as it was")
                       : EXIT_INDEXED;
}

static int check(const struct options *options)
{
    bool is_sound = false;
    g_autoptr(GError) error = NULL;

    if (!check_index(options->index, stdout, &is_sound, &error))
        return fail(error->message, "");
    return is_sound ? EXIT_INDEXED : EXIT_SOME_FAILED;
}

static int act(const struct options *options)
{
    bool is_done = true;
    g_autoptr(GError) error = NULL;

    switch (options->action) {
    case ACTION_INDEX:
        return index_paths(options);
    case ACTION_REANALYSE:
        return reanalyse(options);
    case ACTION_CHECK:
        return check(options);
    case ACTION_FORGET:
        is_done = upkeep_forget(options->index, options->paths, &error);
        break;
    case ACTION_LIST:
        is_done = listing_print(options->index, options->list, options->format,
                                stdout, &error);
        break;
    case ACTION_VERSION:
        is_done = puts("vigie-index " VIGIE_VERSION) >= 0;
        break;
    }
    return is_done ? EXIT_INDEXED
                   : fail(error ? error->message : "cannot print", "");
}

int main(int argc G_GNUC_UNUSED, char **argv)
{
    struct options options;
    g_autoptr(GError) error = NULL;
    int status;

    descriptors_hold();
    /* The user's characters, but not the user's language: messages are
     * English, those of the libraries too. */
    setlocale(LC_CTYPE, "");
    /* A file that grows too large is an error like a full disk, not a blow. */
    signal(SIGXFSZ, SIG_IGN);
    if (!options_parse(&options, argv, &error))
        status = fail(error->message, " (vigie-index --help tells more)");
    else
        status = act(&options);
    options_clear(&options);
    return status;
}
