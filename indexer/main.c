/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c - vigie-index: files to index. */
#include "indexer/options.h"
#include "indexer/run.h"
#include "shim/descriptors.h"

#include <locale.h>
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

static int index_paths(const struct options *options)
{
    struct run_outcome outcome;
    g_autoptr(GError) error = NULL;

    if (!run_index(options, &outcome, &error))
        return fail(error->message, "");
    if (outcome.interrupted) {
        fputs("vigie-index: interrupted: what was whole is in the index; "
              "run again to go on\n",
              stderr);
        return EXIT_SIGNAL + outcome.interrupted;
    }
    return outcome.n_failed ? EXIT_SOME_FAILED : EXIT_INDEXED;
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
    if (!options_parse(&options, argv, &error))
        status = fail(error->message, " (vigie-index --help tells more)");
    else if (options.show_version)
        status = puts("vigie-index " VIGIE_VERSION) < 0 ? EXIT_COULD_NOT
                                                        : EXIT_INDEXED;
    else
        status = index_paths(&options);
    options_clear(&options);
    return status;
}
