/* SPDX-License-Identifier: GPL-3.0-or-later */
/* source.c - reads the source of a sample document, see source.h. */
#include "corpus/typeset/source.h"

#include <stdbool.h>
#include <string.h>

static const char *const known_keys[] = {
    "title", "created", "font",    "size",    "spacing",   "header", "footer",
    "stamp", "labels",  "hyphens", "accents", "ligatures", "scan",   NULL,
};

/* How a line begins, and which block that opens. */
static const struct opening {
    const char *sign;
    enum block_kind kind;
} openings[] = {
    {"### ", BLOCK_HEADING_3}, {"## ", BLOCK_HEADING_2},
    {"# ", BLOCK_HEADING_1},   {"- ", BLOCK_ITEM},
    {"%table", BLOCK_TABLE},   {"|", BLOCK_TABLE},
    {"%center", BLOCK_CENTER}, {"%right", BLOCK_RIGHT},
    {"%left", BLOCK_LEFT},     {"%small", BLOCK_SMALL},
    {"%rule", BLOCK_RULE},     {"%space", BLOCK_SPACE},
    {"%page", BLOCK_PAGE},     {"%columns", BLOCK_COLUMNS},
    {"%column", BLOCK_COLUMN}, {"", BLOCK_PARAGRAPH},
};

static void block_free(gpointer data)
{
    struct block *b = data;
    g_free(b->argument);
    g_ptr_array_unref(b->lines);
    g_free(b);
}

static struct block *block_open(const struct opening *o, const char *line,
                                guint number)
{
    struct block *b = g_new0(struct block, 1);

    b->kind = o->kind;
    b->line = number;
    b->lines = g_ptr_array_new_with_free_func(g_free);
    if (o->sign[0] == '%') {
        b->argument = g_strstrip(g_strdup(line + strlen(o->sign)));
    } else {
        b->argument = g_strdup("");
        if (o->sign[0] != '|')
            line += strlen(o->sign);
        g_ptr_array_add(b->lines, g_strdup(line));
    }
    return b;
}

static const struct opening *opening_of(const char *line)
{
    const struct opening *o = openings;
    while (!g_str_has_prefix(line, o->sign))
        o++;
    return o;
}

/* Whether this line goes on with the block above it. */
static bool is_more(const struct block *b, const struct opening *o)
{
    if (b == NULL)
        return false;
    switch (b->kind) {
    case BLOCK_PARAGRAPH:
    case BLOCK_ITEM:
    case BLOCK_CENTER:
    case BLOCK_RIGHT:
    case BLOCK_LEFT:
    case BLOCK_SMALL:
        return o->kind == BLOCK_PARAGRAPH;
    case BLOCK_TABLE:
        return g_str_equal(o->sign, "|");
    default:
        return false;
    }
}

static bool fail(GError **error, guint line, const char *what,
                 const char *which)
{
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "line %u: %s \"%s\"",
                line, what, which);
    return false;
}

static bool read_key(source *s, const char *line, guint number, GError **error)
{
    g_auto(GStrv) parts = g_strsplit(line, ":", 2);

    if (g_strv_length(parts) != 2 || !g_strv_contains(known_keys, parts[0]))
        return fail(error, number, "not a known key:", line);
    g_hash_table_replace(s->keys, g_strdup(parts[0]),
                         g_strdup(g_strstrip(parts[1])));
    return true;
}

static bool read_blocks(source *s, char **lines, guint first, GError **error)
{
    struct block *last = NULL;

    for (guint i = first; lines[i] != NULL; i++) {
        const char *line = g_strchomp(lines[i]);
        if (*line == '\0') {
            last = NULL;
            continue;
        }
        const struct opening *o = opening_of(line);
        if (*line == '%' && *o->sign == '\0')
            return fail(error, i + 1, "unknown command", line);
        if (is_more(last, o)) {
            g_ptr_array_add(last->lines, g_strdup(line));
            continue;
        }
        last = block_open(o, line, i + 1);
        g_ptr_array_add(s->blocks, last);
    }
    return true;
}

source *source_read(const char *path, GError **error)
{
    g_autofree char *text = NULL;
    gsize len;
    g_autoptr(source) s = g_new0(source, 1);

    s->keys = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
    s->blocks = g_ptr_array_new_with_free_func(block_free);
    if (!g_file_get_contents(path, &text, &len, error))
        return NULL;
    if (!g_utf8_validate(text, (gssize) len, NULL)) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s is not UTF-8",
                    path);
        return NULL;
    }
    g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
    guint i = 0;
    for (; lines[i] != NULL && *lines[i] != '\0'; i++) {
        if (!read_key(s, lines[i], i + 1, error)) {
            g_prefix_error(error, "%s: ", path);
            return NULL;
        }
    }
    if (source_key(s, "created", NULL) == NULL) {
        g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                    "%s: no date of creation (key \"created\")", path);
        return NULL;
    }
    if (!read_blocks(s, lines, i, error)) {
        g_prefix_error(error, "%s: ", path);
        return NULL;
    }
    return g_steal_pointer(&s);
}

void source_free(source *s)
{
    if (s == NULL)
        return;
    g_hash_table_unref(s->keys);
    g_ptr_array_unref(s->blocks);
    g_free(s);
}

const char *source_key(const source *s, const char *key, const char *fallback)
{
    const char *value = g_hash_table_lookup(s->keys, key);
    return value != NULL ? value : fallback;
}

double source_number(const source *s, const char *key, double fallback)
{
    const char *value = source_key(s, key, NULL);
    return value != NULL ? g_ascii_strtod(value, NULL) : fallback;
}
