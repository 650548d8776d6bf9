/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * viewer.h - the program that shows a document, opened at a page.
 *
 * A command line is parted into arguments first, as a shell would, and only
 * then gets the document's name: no name of a file can become an argument of
 * its own, and no shell ever sees it.
 */
#ifndef QUERY_VIEWER_H
#define QUERY_VIEWER_H

#include <glib.h>
#include <stdbool.h>

G_BEGIN_DECLS

/* What is to be shown. */
struct viewer_place {
    const char *path; /* bytes */
    const char *link; /* URI, with the page */
    guint page;       /* from 1 */
};

/* The arguments of a command line in which %f is the path, %p the page, %u the
 * link and %% a percent sign.  A path that begins with a hyphen gets ./ before
 * it.  Errors: G_SHELL_ERROR, and G_OPTION_ERROR for a command without %f and
 * %u or with another letter. */
char **viewer_arguments(const char *command, const struct viewer_place *place,
                        GError **error);

/* The first command in a list of known viewers whose program is installed: for
 * PDFs those that open at a page, else what opens anything.  NULL: none is. */
const char *viewer_find(bool is_pdf);

G_END_DECLS

#endif
