/* SPDX-License-Identifier: GPL-3.0-or-later */
/* viewer.c - the program that shows a document, opened at a page. */
#include "query/viewer.h"

/* As their manuals have it; Debian's xpdf takes the page as mupdf does. */
static const struct {
    const char *program, *command;
} known[] = {
    {"evince", "evince --page-index=%p %f"},
    {"atril", "atril --page-index=%p %f"},
    {"xreader", "xreader --page-index=%p %f"},
    {"okular", "okular --page %p %f"},
    {"zathura", "zathura --page=%p %f"},
    {"qpdfview", "qpdfview %f#%p"},
    {"mupdf", "mupdf %f %p"},
    {"xpdf", "xpdf %f %p"},
};

static const char *const any_program = "xdg-open";
static const char *const any_command = "xdg-open %u";

const char *viewer_find(bool is_pdf)
{
    for (gsize i = 0; is_pdf && i < G_N_ELEMENTS(known); i++) {
        g_autofree char *found = g_find_program_in_path(known[i].program);
        if (found)
            return known[i].command;
    }
    g_autofree char *found = g_find_program_in_path(any_program);
    return found ? any_command : NULL;
}

/* What one letter stands for; false: nothing. */
static bool append_value(GString *out, char letter,
                         const struct viewer_place *place)
{
    switch (letter) {
    case 'f':
        if (place->path[0] == '-' && out->len == 0)
            g_string_append(out, "./");
        g_string_append(out, place->path);
        return true;
    case 'p':
        g_string_append_printf(out, "%u", place->page);
        return true;
    case 'u':
        g_string_append(out, place->link);
        return true;
    case '%':
        g_string_append_c(out, '%');
        return true;
    default:
        return false;
    }
}

static char *fill_in(const char *argument, const struct viewer_place *place,
                     bool *has_document, GError **error)
{
    g_autoptr(GString) out = g_string_new(NULL);

    for (const char *p = argument; *p; p++) {
        if (*p != '%') {
            g_string_append_c(out, *p);
            continue;
        }
        p++;
        if (!append_value(out, *p, place)) {
            g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                        "a viewer's command takes %%f, the file, %%p, the "
                        "page, and %%u, the link: %s",
                        argument);
            return NULL;
        }
        *has_document |= *p == 'f' || *p == 'u';
    }
    return g_string_free(g_steal_pointer(&out), FALSE);
}

char **viewer_arguments(const char *command, const struct viewer_place *place,
                        GError **error)
{
    g_auto(GStrv) arguments = NULL;
    bool has_document = false;

    if (!g_shell_parse_argv(command, NULL, &arguments, error))
        return NULL;
    for (char **argument = arguments; *argument; argument++) {
        char *filled = fill_in(*argument, place, &has_document, error);
        if (!filled)
            return NULL;
        g_free(*argument);
        *argument = filled;
    }
    if (has_document)
        return g_steal_pointer(&arguments);
    g_set_error(error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                "a viewer's command needs %%f or %%u, for the document: %s",
                command);
    return NULL;
}
