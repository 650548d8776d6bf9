/* SPDX-License-Identifier: GPL-3.0-or-later */
/* batch.c - lines of a file to questions. */
#include "query/batch.h"

#include "shim/path.h"

#include <errno.h>
#include <string.h>

G_DEFINE_QUARK(vigie - batch - error - quark, batch_error)

static void set_file_error(const char *path, GError **error)
{
    const int code = errno;
    g_autofree char *printed = path_print(path);
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "the batch cannot be read: %s: %s", printed, g_strerror(code));
}

struct batch *batch_open(const char *path, GError **error)
{
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
    if (!file) {
        set_file_error(path, error);
        return NULL;
    }
    struct batch *batch = g_new0(struct batch, 1);
    batch->path = g_strdup(path);
    batch->file = file;
    batch->line = g_string_new(NULL);
    return batch;
}

void batch_free(struct batch *batch)
{
    if (!batch)
        return;
    if (batch->file != stdin)
        fclose(batch->file);
    g_free(batch->path);
    g_string_free(batch->line, TRUE);
    g_free(batch);
}

struct line {
    bool is_there;
    bool has_nul;
    bool is_too_long;
};

static struct line read_line(struct batch *batch)
{
    struct line line = {0};
    int c;
    g_string_truncate(batch->line, 0);
    while ((c = getc_unlocked(batch->file)) != EOF) {
        line.is_there = true;
        if (c == '\n')
            break;
        if (c == '\0')
            line.has_nul = true;
        else if (batch->line->len < BATCH_LINE_MAX)
            g_string_append_c(batch->line, (char) c);
        else
            line.is_too_long = true;
    }
    batch->line_number += line.is_there;
    if (g_str_has_suffix(batch->line->str, "\r"))
        g_string_truncate(batch->line, batch->line->len - 1);
    if (batch->line_number == 1 &&
        g_str_has_prefix(batch->line->str, "\xEF\xBB\xBF"))
        g_string_erase(batch->line, 0, 3);
    return line;
}

static enum batch_next bad_line(struct batch *batch, const char *why,
                                GError **error)
{
    batch->query = "";
    g_set_error(error, BATCH_ERROR, BATCH_ERROR_LINE, "%s", why);
    return BATCH_BAD_LINE;
}

static enum batch_next split_line(struct batch *batch, const struct line *line,
                                  GError **error)
{
    char *tab = strchr(batch->line->str, '\t');
    batch->id = batch->query = batch->line->str;
    if (tab) {
        *tab = '\0';
        batch->query = tab + 1;
    }
    if (line->is_too_long) {
        batch->id = "";
        return bad_line(batch, "the line is longer than a megabyte", error);
    }
    if (line->has_nul)
        return bad_line(batch, "the line holds a NUL byte", error);
    if (strchr(batch->query, '\t'))
        return bad_line(batch,
                        "more than two columns: an id, a tab and a query are "
                        "expected",
                        error);
    return BATCH_QUESTION;
}

enum batch_next batch_next(struct batch *batch, GError **error)
{
    struct line line;
    do {
        line = read_line(batch);
        if (ferror(batch->file)) {
            set_file_error(batch->path, error);
            return BATCH_FAILED;
        }
        if (!line.is_there)
            return BATCH_END;
    } while (batch->line->len == 0 && !line.has_nul);
    return split_line(batch, &line, error);
}
