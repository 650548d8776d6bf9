/* SPDX-License-Identifier: GPL-3.0-or-later */
/* thesaurus_file.c - the thesaurus as a file: where it lies, and reading it. */
#include "query/thesaurus_file.h"

#include "shim/path.h"

#include <errno.h>
#include <stdio.h>

static void set_error(GError **error, int code, const char *path,
                      const char *why)
{
    g_autofree char *printed = path_print(path);
    g_set_error(error, G_FILE_ERROR, code,
                "the thesaurus cannot be read: %s: %s", printed, why);
}

/* NULL: *error is set. */
static GString *read_file(const char *path, GError **error)
{
    FILE *file = fopen(path, "re");
    if (!file) {
        set_error(error, g_file_error_from_errno(errno), path,
                  g_strerror(errno));
        return NULL;
    }
    GString *text = g_string_sized_new(THESAURUS_FILE_MAX + 1);
    text->len = fread(text->str, 1, THESAURUS_FILE_MAX + 1, file);
    const int code = ferror(file) ? errno : 0;
    fclose(file);
    if (code == 0 && text->len <= THESAURUS_FILE_MAX)
        return text;
    g_string_free(text, TRUE);
    if (code != 0)
        set_error(error, g_file_error_from_errno(code), path, g_strerror(code));
    else
        set_error(error, G_FILE_ERROR_INVAL, path,
                  "it is longer than a megabyte");
    return NULL;
}

/* Where it lies when nobody says; the caller's, NULL-terminated. */
static char **usual_places(void)
{
    g_autoptr(GStrvBuilder) places = g_strv_builder_new();
    g_autofree char *own =
        g_build_filename(g_get_user_config_dir(), "vigie", "thesaurus", NULL);
    g_autofree char *program = g_file_read_link("/proc/self/exe", NULL);
    g_strv_builder_add(places, own);
    if (program) {
        g_autofree char *bin = g_path_get_dirname(program);
        g_autofree char *prefix = g_path_get_dirname(bin);
        g_autofree char *installed =
            g_build_filename(prefix, "share", "vigie", "thesaurus", NULL);
        g_autofree char *source =
            g_build_filename(prefix, "corpus", "thesaurus", NULL);
        g_strv_builder_add(places, installed);
        g_strv_builder_add(places, source);
    }
    return g_strv_builder_end(places);
}

static bool is_missing(const GError *error)
{
    return g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
           g_error_matches(error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR);
}

/* False: *error is set; *text stays NULL where there is no such file. */
static bool find_file(char **path, GString **text, GError **error)
{
    g_auto(GStrv) places = usual_places();
    for (char **place = places; *place && !*text; place++) {
        g_autoptr(GError) failure = NULL;
        *text = read_file(*place, &failure);
        if (*text) {
            *path = g_strdup(*place);
        } else if (!is_missing(failure)) {
            g_propagate_error(error, g_steal_pointer(&failure));
            return false;
        }
    }
    return true;
}

/* Says of which file the complaints from the n-th on are. */
static void name_file(GPtrArray *complaints, guint n, const char *path)
{
    g_autofree char *printed = path_print(path);
    for (; n < complaints->len; n++) {
        g_autofree char *complaint = complaints->pdata[n];
        complaints->pdata[n] =
            g_strdup_printf("thesaurus %s: %s", printed, complaint);
    }
}

bool thesaurus_load(struct thesaurus *thesaurus, const char *named,
                    GPtrArray *complaints, GError **error)
{
    const char *told = named ? named : g_getenv("VIGIE_THESAURUS");
    g_autofree char *path = NULL;
    GString *text = NULL;
    if (told && *told) {
        path = g_strdup(told);
        text = read_file(path, error);
        if (!text)
            return false;
    } else if (!find_file(&path, &text, error)) {
        return false;
    }
    if (!text)
        return true;
    const guint n_before = complaints->len;
    thesaurus_read(thesaurus, text->str, text->len, complaints);
    name_file(complaints, n_before, path);
    g_string_free(text, TRUE);
    return true;
}
