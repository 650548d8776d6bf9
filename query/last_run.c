/* SPDX-License-Identifier: GPL-3.0-or-later */
/* last_run.c - what earlier runs have told of. */
#include "query/last_run.h"

#include "shim/path.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

/* Hex digits of a SHA-256. */
enum { KEY_LEN = 64 };

struct last_run {
    const struct options *options;
    char *path;       /* of the file */
    char *what;       /* whose it is */
    GArray *newest;   /* struct newest, of each index */
    GHashTable *then; /* key to gint64 *, of earlier runs */
    GHashTable *now;  /* and of this one */
    guint n_first;
};

static gpointer boxed(gint64 stamp)
{
    return g_memdup2(&stamp, sizeof stamp);
}

static GHashTable *stamps_new(void)
{
    return g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
}

/* Each of the texts and where it ends. */
static char *digest_of(const char *const *texts, gsize n)
{
    g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
    for (gsize i = 0; i < n; i++)
        g_checksum_update(sum, (const guchar *) texts[i],
                          (gssize) strlen(texts[i]) + 1);
    return g_strdup(g_checksum_get_string(sum));
}

/* Of a question and an index. */
static char *key_of(const struct last_run *run, const char *query,
                    const struct newest *newest)
{
    g_autofree char *tag = g_strdup_printf("%u", newest->tag);
    const char *const texts[] = {run->options->is_related ? "related" : "",
                                 query, tag};
    return digest_of(texts, G_N_ELEMENTS(texts));
}

/* ---- The file -------------------------------------------------------------
 */

static bool read_line(GHashTable *stamps, char *line)
{
    char *key = strchr(line, ' ');
    gint64 stamp;
    if (*line == '#' || *line == '\0')
        return true;
    if (!key || strlen(key + 1) != KEY_LEN)
        return false;
    *key++ = '\0';
    if (!g_ascii_string_to_signed(line, 10, 0, G_MAXINT64, &stamp, NULL))
        return false;
    g_hash_table_replace(stamps, g_strdup(key), boxed(stamp));
    return true;
}

static bool read_file(struct last_run *run, GError **error)
{
    g_autoptr(GError) failure = NULL;
    g_autofree char *text = NULL;
    if (!g_file_get_contents(run->path, &text, NULL, &failure)) {
        if (g_error_matches(failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
            return true;
        g_propagate_error(error, g_steal_pointer(&failure));
        return false;
    }
    bool is_whole = true;
    for (char *line = text; is_whole && line;) {
        char *end = strchr(line, '\n');
        if (end)
            *end++ = '\0';
        is_whole = read_line(run->then, line);
        line = end;
    }
    if (!is_whole)
        g_set_error(error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                    "what the last run told is not known: %s is damaged; "
                    "remove it, and everything is new again",
                    run->path);
    return is_whole;
}

struct last_run *last_run_open(const struct options *options,
                               const struct holdings *holdings, GError **error)
{
    g_autoptr(last_run_t) run = g_new0(struct last_run, 1);
    const bool is_file = options->batch && strcmp(options->batch, "-") != 0;
    run->options = options;
    run->newest = g_array_copy(holdings->newest);
    run->then = stamps_new();
    run->now = stamps_new();
    run->what = is_file ? g_canonicalize_filename(options->batch, NULL)
                        : g_strdup(options->batch ? "-" : options->query);
    const char *const texts[] = {options->batch ? "batch" : "query", run->what};
    g_autofree char *name = digest_of(texts, G_N_ELEMENTS(texts));
    run->path = g_build_filename(g_get_user_state_dir(), "vigie", "last-run",
                                 name, NULL);
    return read_file(run, error) ? g_steal_pointer(&run) : NULL;
}

void last_run_free(struct last_run *run)
{
    if (!run)
        return;
    g_free(run->path);
    g_free(run->what);
    g_array_unref(run->newest);
    g_hash_table_unref(run->then);
    g_hash_table_unref(run->now);
    g_free(run);
}

/* ---- Questions ------------------------------------------------------------
 */

static const struct newest *newest_of(const struct last_run *run, guint i)
{
    return &g_array_index(run->newest, struct newest, i);
}

/* What the index had when the question was last answered; -1: never. */
static gint64 seen_in(const struct last_run *run, const char *query, guint i)
{
    g_autofree char *key = key_of(run, query, newest_of(run, i));
    const gint64 *seen = g_hash_table_lookup(run->then, key);
    return seen && *seen <= newest_of(run, i)->stamp ? *seen : -1;
}

struct since last_run_since(const struct last_run *run, const char *query)
{
    struct since since = {G_MAXINT64,
                          g_array_new(FALSE, FALSE, sizeof(struct newest))};
    for (guint i = 0; i < run->newest->len; i++) {
        const struct newest one = {newest_of(run, i)->tag,
                                   seen_in(run, query, i) + 1};
        since.first = MIN(since.first, one.stamp);
        g_array_append_val(since.each, one);
    }
    if (run->newest->len == 0)
        since.first = 0;
    return since;
}

void last_run_answered(struct last_run *run, const char *query)
{
    bool is_first = false;
    for (guint i = 0; i < run->newest->len; i++) {
        const struct newest *newest = newest_of(run, i);
        is_first = is_first || seen_in(run, query, i) < 0;
        g_hash_table_replace(run->now, key_of(run, query, newest),
                             boxed(newest->stamp));
    }
    run->n_first += is_first;
}

guint last_run_n_first(const struct last_run *run)
{
    return run->n_first;
}

/* ---- Writing --------------------------------------------------------------
 */

static int by_name(gconstpointer a, gconstpointer b)
{
    return strcmp(a, b);
}

static GString *file_text(const struct last_run *run)
{
    GString *text = g_string_new("# vigie-query --new-since=last-run: ");
    g_autofree char *what = path_print(run->what);
    g_autoptr(GList) keys =
        g_list_sort(g_hash_table_get_keys(run->then), by_name);
    g_string_append_printf(text, "%s\n", what);
    for (GList *key = keys; key; key = key->next) {
        const gint64 *stamp = g_hash_table_lookup(run->then, key->data);
        g_string_append_printf(text, "%" G_GINT64_FORMAT " %s\n", *stamp,
                               (const char *) key->data);
    }
    return text;
}

/* What earlier runs asked, and this one did not, stays. */
static void join_stamps(struct last_run *run)
{
    GHashTableIter iter;
    gpointer key, stamp;
    g_hash_table_iter_init(&iter, run->now);
    while (g_hash_table_iter_next(&iter, &key, &stamp)) {
        g_hash_table_iter_steal(&iter);
        g_hash_table_replace(run->then, key, stamp);
    }
}

bool last_run_write(struct last_run *run, GError **error)
{
    g_autofree char *folder = g_path_get_dirname(run->path);
    g_autoptr(GError) failure = NULL;
    if (g_hash_table_size(run->now) == 0)
        return true;
    join_stamps(run);
    if (g_mkdir_with_parents(folder, 0700) == 0) {
        g_autoptr(GString) text = file_text(run);
        if (g_file_set_contents_full(run->path, text->str, (gssize) text->len,
                                     G_FILE_SET_CONTENTS_CONSISTENT |
                                         G_FILE_SET_CONTENTS_DURABLE,
                                     0600, &failure))
            return true;
    }
    g_set_error(error, G_IO_ERROR, G_IO_ERROR_FAILED,
                "what was told cannot be remembered, and will be told again: "
                "%s: %s",
                folder, failure ? failure->message : g_strerror(errno));
    return false;
}
