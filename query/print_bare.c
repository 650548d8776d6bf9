/* SPDX-License-Identifier: GPL-3.0-or-later */
/* print_bare.c - answers that are a number, the names of files, or nothing:
 * for programs and for shells. */
#include "query/print.h"

#include "shim/path.h"

/* A line of a batch begins with its id. */
static void append_id(GString *out, const char *id,
                      const struct print_style *style)
{
    g_autofree char *printed = path_print(id ? id : "");
    if (style->is_batch)
        g_string_append_printf(out, "%s\t", printed);
}

static void print_number(GString *out, const struct answer *answer,
                         const struct print_style *style)
{
    append_id(out, answer->id, style);
    g_string_append_printf(out, "%u\n", answer->n_passages);
}

/* No number: what adds them up stumbles over it. */
static void print_no_number(GString *out, const struct question *question,
                            const GError *error G_GNUC_UNUSED)
{
    static const struct print_style in_batch = {.is_batch = true};
    append_id(out, question->id, &in_batch);
    g_string_append(out, "failed\n");
}

/* As they are where NUL ends them; else as path.h has them. */
static void print_paths(GString *out, const struct answer *answer,
                        const struct print_style *style)
{
    for (guint i = 0; i < answer->paths->len; i++) {
        const char *path = g_ptr_array_index(answer->paths, i);
        g_autofree char *printed = style->ends_null ? NULL : path_print(path);
        g_string_append(out, printed ? printed : path);
        g_string_append_c(out, style->ends_null ? '\0' : '\n');
    }
}

static void print_no_answer(GString *out G_GNUC_UNUSED,
                            const struct answer *answer G_GNUC_UNUSED,
                            const struct print_style *style G_GNUC_UNUSED)
{
}

static void print_no_failure(GString *out G_GNUC_UNUSED,
                             const struct question *question G_GNUC_UNUSED,
                             const GError *error G_GNUC_UNUSED)
{
}

const struct printer print_count = {"count", print_nothing, print_number,
                                    print_no_number, print_nothing};
const struct printer print_files = {"files", print_nothing, print_paths,
                                    print_no_failure, print_nothing};
const struct printer print_quiet = {"quiet", print_nothing, print_no_answer,
                                    print_no_failure, print_nothing};

bool print_is_bare(const struct printer *printer)
{
    return printer == &print_count || printer == &print_files ||
           printer == &print_quiet;
}
