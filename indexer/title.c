/* SPDX-License-Identifier: GPL-3.0-or-later */
/* title.c - a document's title, if it is one. */
#include "indexer/title.h"

#include <string.h>

/* Words of a title, and letters of each, that tell something. */
enum { TITLE_WORDS_MIN = 2, TITLE_LETTERS_MIN = 3 };
/* Bytes: a longer one is a text. */
enum { TITLE_LEN_MAX = 300 };

static const char *const programs[] = {
    "Microsoft Word - ",
    "Microsoft PowerPoint - ",
    "Microsoft Excel - ",
};

/* Folded: they say nothing, alone or together. */
static const char *const empty_words[] = {
    "untitled",    "unknown",    "sans",         "titre",        "nom",
    "noname",      "document",   "doc",          "docx",         "odt",
    "pdf",         "rtf",        "txt",          "indd",         "xls",
    "xlsx",        "ods",        "ppt",          "pptx",         "odp",
    "tif",         "tiff",       "jpg",          "jpeg",         "png",
    "scan",        "scans",      "numerisation", "scanne",       "image",
    "microsoft",   "word",       "excel",        "powerpoint",   "writer",
    "libreoffice", "openoffice", "acrobat",      "presentation", "page",
    "default",     "copie",      "nouveau",      "new",          NULL,
};

static const char *skip_program(const char *title)
{
    for (gsize i = 0; i < G_N_ELEMENTS(programs); i++) {
        if (g_str_has_prefix(title, programs[i]))
            return title + strlen(programs[i]);
    }
    return title;
}

/* "convention.docx" is as long as what stands before the dot. */
static gsize len_without_extension(const char *title)
{
    static const char *const extensions[] = {
        ".pdf",  ".doc", ".docx", ".odt",  ".rtf", ".txt",  ".xls",
        ".xlsx", ".ods", ".ppt",  ".pptx", ".odp", ".indd",
    };
    g_autofree char *small = g_ascii_strdown(title, -1);
    for (gsize i = 0; i < G_N_ELEMENTS(extensions); i++) {
        if (g_str_has_suffix(small, extensions[i]))
            return strlen(title) - strlen(extensions[i]);
    }
    return strlen(title);
}

static bool is_telling(const struct french_word *word)
{
    if (!word->has_family ||
        g_utf8_strlen(word->folded, -1) < TITLE_LETTERS_MIN ||
        g_strv_contains(empty_words, word->folded))
        return false;
    for (const char *p = word->folded; *p; p++) {
        if (g_ascii_isdigit(*p))
            return false;
    }
    return true;
}

char *title_read(struct french *french, const char *title)
{
    if (!title || strlen(title) > TITLE_LEN_MAX || strchr(title, '\\') ||
        strstr(title, "://") || *title == '/')
        return NULL;
    title = skip_program(title);
    g_autofree char *name = g_strndup(title, len_without_extension(title));
    /* What is left has no blank: the name of a file. */
    if (strlen(name) < strlen(title) && !strchr(name, ' '))
        return NULL;
    g_autoptr(GArray) tokens =
        g_array_new(FALSE, FALSE, sizeof(struct french_token));
    french_tokens(french, name, strlen(name), tokens);
    guint n = 0;
    for (guint i = 0; i < tokens->len; i++) {
        const struct french_token *token =
            &g_array_index(tokens, struct french_token, i);
        n += token->kind == FRENCH_WORD && is_telling(token->word);
    }
    return n >= TITLE_WORDS_MIN ? g_steal_pointer(&name) : NULL;
}
