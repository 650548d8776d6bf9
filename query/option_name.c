/* SPDX-License-Identifier: GPL-3.0-or-later */
/* option_name.c - the names of options, for those who mistype one. */
#include "query/option_name.h"

#include "query/nearest.h"

#include <string.h>

/* Letters in error. */
enum { ERRORS_MAX = 2 };

static void clear_name(gpointer option)
{
    g_free(((struct option_name *) option)->name);
}

/* "  -d, --index=DIR   Folder of ..."; false: the line is no option's. */
static bool read_line(const char *line, struct option_name *option)
{
    *option = (struct option_name){0};
    if (!g_str_has_prefix(line, "  -"))
        return false;
    line += 2;
    if (line[1] && line[1] != '-' && g_str_has_prefix(line + 2, ", ")) {
        option->short_name = line[1];
        line += 4;
    }
    if (!g_str_has_prefix(line, "--"))
        return false;
    line += 2;
    const gsize len = strspn(line, "abcdefghijklmnopqrstuvwxyz-");
    option->has_value = line[len] == '=';
    option->name = g_strndup(line, len);
    return true;
}

GArray *option_names_read(const char *help)
{
    GArray *names = g_array_new(FALSE, FALSE, sizeof(struct option_name));
    g_auto(GStrv) lines = g_strsplit(help, "\n", -1);

    g_array_set_clear_func(names, clear_name);
    for (char **line = lines; *line; line++) {
        struct option_name option;
        if (read_line(*line, &option))
            g_array_append_val(names, option);
    }
    return names;
}

const struct option_name *option_names_find(const GArray *names,
                                            const char *name)
{
    for (guint i = 0; i < names->len; i++) {
        const struct option_name *option =
            &g_array_index(names, struct option_name, i);
        if (strcmp(option->name, name) == 0)
            return option;
    }
    return NULL;
}

/* The only one that begins so. */
static const struct option_name *find_beginning(const GArray *names,
                                                const char *name)
{
    const struct option_name *found = NULL;

    for (guint i = 0; *name && i < names->len; i++) {
        const struct option_name *option =
            &g_array_index(names, struct option_name, i);
        if (!g_str_has_prefix(option->name, name))
            continue;
        if (found)
            return NULL;
        found = option;
    }
    return found;
}

const struct option_name *option_names_nearest(const GArray *names,
                                               const char *name)
{
    const struct option_name *best = find_beginning(names, name);
    guint least = ERRORS_MAX + 1;

    if (best || strlen(name) > FRENCH_WORD_MAX ||
        !g_utf8_validate(name, -1, NULL))
        return best;
    for (guint i = 0; i < names->len; i++) {
        const struct option_name *option =
            &g_array_index(names, struct option_name, i);
        const guint distance = nearest_distance(option->name, name, ERRORS_MAX);
        if (distance < least) {
            least = distance;
            best = option;
        }
    }
    return best;
}

bool option_name_is_given(const struct option_name *option, char **arguments)
{
    const gsize len = strlen(option->name);

    for (; *arguments && strcmp(*arguments, "--") != 0; arguments++) {
        const char *argument = *arguments;
        if (argument[0] != '-')
            continue;
        if (argument[1] != '-' && option->short_name &&
            argument[1] == option->short_name)
            return true;
        if (argument[1] == '-' &&
            strncmp(argument + 2, option->name, len) == 0 &&
            (argument[2 + len] == '\0' || argument[2 + len] == '='))
            return true;
    }
    return false;
}
