/* SPDX-License-Identifier: GPL-3.0-or-later */
/* journal.c - how far a batch is answered. */
#include "query/journal.h"

#include "shim/path.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define GROUP "batch"

/* ---- Reading --------------------------------------------------------------
 */

static bool refuse(const char *path, const char *why, GError **error)
{
    g_autofree char *printed = path_print(path);
    g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
                "this run cannot be resumed: %s %s; without --resume it begins "
                "anew",
                printed, why);
    return false;
}

/* Those that each side says: another one is another answer. */
static bool check_settings(const char *path, GKeyFile *then, GKeyFile *now,
                           GError **error)
{
    g_auto(GStrv) keys = g_key_file_get_keys(now, JOURNAL_SETTINGS, NULL, NULL);
    for (char **key = keys; key && *key; key++) {
        g_autofree char *before =
            g_key_file_get_string(then, JOURNAL_SETTINGS, *key, NULL);
        g_autofree char *after =
            g_key_file_get_string(now, JOURNAL_SETTINGS, *key, NULL);
        if (g_strcmp0(before, after) == 0)
            continue;
        const bool is_index = strcmp(*key, "index") == 0;
        g_autofree char *why = g_strconcat(
            "is of another ", is_index ? "state of the index" : *key, NULL);
        return refuse(path, why, error);
    }
    return true;
}

static bool take_entry(GKeyFile *file, struct journal *journal)
{
    struct batch_position *position = &journal->position;
    g_autoptr(GError) error = NULL;
    g_autofree char *sum = g_key_file_get_string(file, GROUP, "sha256", NULL);
    if (!sum || g_strlcpy(position->sha256, sum, sizeof position->sha256) !=
                    sizeof position->sha256 - 1)
        return false;
    const guint64 line = g_key_file_get_uint64(file, GROUP, "line", &error);
    if (!error)
        position->len = g_key_file_get_uint64(file, GROUP, "read", &error);
    if (!error)
        journal->len = g_key_file_get_uint64(file, GROUP, "written", &error);
    if (!error)
        journal->has_found =
            g_key_file_get_boolean(file, GROUP, "found", &error);
    if (!error)
        journal->has_failed =
            g_key_file_get_boolean(file, GROUP, "failed", &error);
    position->line = (guint) line;
    return !error && line <= G_MAXUINT;
}

bool journal_read(const char *path, GKeyFile *settings, struct journal *journal,
                  bool *is_there, GError **error)
{
    g_autoptr(GKeyFile) file = g_key_file_new();
    g_autoptr(GError) failure = NULL;
    *journal = (struct journal){0};
    *is_there =
        g_key_file_load_from_file(file, path, G_KEY_FILE_NONE, &failure);
    if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return true;
    if (failure || !take_entry(file, journal))
        return refuse(path, "is damaged", error);
    return check_settings(path, file, settings, error);
}

/* ---- Writing --------------------------------------------------------------
 */

static bool fail(const char *path, GError **error)
{
    const int code = errno;
    g_autofree char *printed = path_print(path);
    g_set_error(error, G_FILE_ERROR, g_file_error_from_errno(code),
                "how far it is cannot be written: %s: %s", printed,
                g_strerror(code));
    return false;
}

static bool write_file(const char *path, const char *text, gsize len)
{
    const int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (fd < 0)
        return false;
    bool is_whole = write(fd, text, len) == (ssize_t) len && fsync(fd) == 0;
    return close(fd) == 0 && is_whole;
}

bool journal_write(const char *path, GKeyFile *settings,
                   const struct journal *journal, GError **error)
{
    gsize len;
    g_key_file_set_uint64(settings, GROUP, "line", journal->position.line);
    g_key_file_set_uint64(settings, GROUP, "read", journal->position.len);
    g_key_file_set_string(settings, GROUP, "sha256", journal->position.sha256);
    g_key_file_set_uint64(settings, GROUP, "written", journal->len);
    g_key_file_set_boolean(settings, GROUP, "found", journal->has_found);
    g_key_file_set_boolean(settings, GROUP, "failed", journal->has_failed);
    g_autofree char *text = g_key_file_to_data(settings, &len, NULL);
    g_autofree char *beside = g_strconcat(path, ".new", NULL);
    return (write_file(beside, text, len) && rename(beside, path) == 0) ||
           fail(path, error);
}
