/* SPDX-License-Identifier: GPL-3.0-or-later */
/* main.c - vigie-query: questions to passages. */
#include "query/run.h"
#include "shim/descriptors.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>

int main(int argc G_GNUC_UNUSED, char **argv)
{
    struct options options;
    g_autoptr(GError) error = NULL;
    enum run_status status;

    /* The user's characters, but messages are English, GLib's too. */
    setlocale(LC_CTYPE, "");
    /* The index would be opened as the standard output, if that was closed. */
    if (fcntl(STDOUT_FILENO, F_GETFD) < 0) {
        run_complain("standard output is closed");
        return RUN_ERROR;
    }
    descriptors_hold();
    if (!options_parse(&options, argv, &error)) {
        g_autofree char *message = g_strconcat(
            error->message, " (vigie-query --help tells more)", NULL);
        run_complain(message);
        status = RUN_ERROR;
    } else if (options.says) {
        status = puts(options.says) < 0 || fflush(stdout) != 0 ? RUN_ERROR
                                                               : RUN_FOUND;
    } else {
        status = run_options(&options);
    }
    options_clear(&options);
    return status;
}
